"""What is wrong where a word stands that cannot stand there."""

from counterpoint_server.formats.argdown import tokens as t

UNEXPECTED = {
    t.RELATION: "A relation is indented deeper than the statement or argument it belongs to, "
    "and stands directly under it",
    t.INDENT: "A relation stands directly under the statement or argument it belongs to, "
    "without a blank line in between",
    t.STATEMENT_TEXT: "A blank line is missing before this statement",
    t.STATEMENT: "A blank line is missing before this statement",
    t.ARGUMENT_TEXT: "A blank line is missing before this argument",
    t.ARGUMENT: "A blank line is missing before this argument",
    t.NUMBER: "A blank line is missing before this premise–conclusion structure",
    t.HEADING: "A blank line is missing before this heading",
    t.DATA: "There is other data here already; a brace in a text is written \\{",
    t.INFERENCE: "An inference stands between numbered statements",
    t.END: "The text of a statement is missing",
    t.BLANK: "The text of a statement is missing",
}
