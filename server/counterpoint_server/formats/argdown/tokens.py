"""What the words of an Argdown file are, by kind."""

from typing import Final, NamedTuple


class Token(NamedTuple):
    kind: str
    image: str
    """As the file has it; of a title or a tag: without its marks."""
    at: int
    """The offset of its first character."""
    text: str = ""
    """What it adds to the text that it stands in."""
    end: int = 0
    """The offset after its last character."""


TEXT: Final = "text"
LINK: Final = "link"
TAG: Final = "tag"
BREAK: Final = "line break"
EMPHASIS: Final = "emphasis"
EMPHASIS_END: Final = "end of emphasis"
CONTENT: Final = frozenset({TEXT, LINK, TAG, BREAK, EMPHASIS, EMPHASIS_END})
"""What a text is made of."""

FRONTMATTER: Final = "frontmatter"
BLANK: Final = "blank line"
DATA: Final = "data"
COMMENT: Final = "comment"
HEADING: Final = "heading"
NUMBER: Final = "number"
BULLET: Final = "list item"
RELATION: Final = "relation"
INDENT: Final = "indent"
DEDENT: Final = "dedent"

STATEMENT: Final = "statement's title"
STATEMENT_TEXT: Final = "statement's definition"
ARGUMENT: Final = "argument's title"
ARGUMENT_TEXT: Final = "argument's definition"
DEFINITIONS: Final = frozenset({STATEMENT_TEXT, ARGUMENT_TEXT})
ARGUMENTS: Final = frozenset({ARGUMENT, ARGUMENT_TEXT})
TITLES: Final = frozenset({STATEMENT, *DEFINITIONS, ARGUMENT})

INFERENCE: Final = "inference"
INFERENCE_END: Final = "end of an inference"
COMMA: Final = "comma"
END: Final = "end"


def plain(words: list[Token]) -> str:
    """What a text says, without marks."""
    found: list[str] = []
    last = " "
    for word in words:
        text = word.text
        if word.kind == BREAK:
            text = "" if last == " " else " "
        if text:
            found.append(text)
            last = text[-1]
    return "".join(found)
