"""What the words of Argdown look like."""

import re

FRONTMATTER = re.compile(r"===+.*?===+", re.DOTALL)
COMMENT = re.compile(r"<!--|/\*|//")
LINE_END = re.compile(r"\r\n|\n|\r|\Z")
BREAK = re.compile(r"[ \t]*(?:\r\n|\n|\r)")
BLANK = re.compile(r"(?:[ \t]*(?:\r\n|\n)){2,}")
BREAKS_AFTER_BLANK = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r))*")
BREAK_AFTER_COMMENT = re.compile(r"[ \t]*(?:\r\n|\n|\r)(?![ \t]*(?:\r\n|\n|\r))")
SPACES = re.compile(r"[ \t]+")
RELATION = re.compile(r"([ \t]*)(\+>|->|<?\+|<?-(?!-)|><|_>|<_|_(?=\s))")
INFERENCE = re.compile(r"[ \t]*--")
INFERENCE_END = re.compile(r"-{2,}")
HEADING = re.compile(r"#+ ")
NUMBER = re.compile(r"[ \t]*\((\d+)\)")
BULLET = re.compile(r"([ \t]*)(\*|\d+\.)(?=\s)")
ESCAPED = re.compile(r"\\[^\n\r] *")
SPECIAL = re.compile(r"(?:\.[^\s]+?\.|:[^\s]+?:)[ \t]?")
EMPHASIS = re.compile(r"(\*\*|__|\*|_)(?!\s)")
AFTER_EMPHASIS = re.compile(r"[ \t]|(?=[\n\r)}_.,!?;:\-*]|\Z)")
WORD = r"[a-zA-z0-9\-\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef]"
TAG = re.compile(rf"#(?:\(([^)\n]+)\)|({WORD}+))[ \t]?")
FREE = re.compile(r"[^\\@#*_\[\],.:;</>\-\r\n(){}]+")
CONTROL = re.compile(r"[@#*_\[\],.:;</>\-(){}][ \t]?")
AFTER_DATA = re.compile(r"[ \t]*(?:[\r\n]|\Z|//|/\*|<!--)")
TITLE_MAX = 1_000
LINK_MAX = 4_000
TAG_MAX = 1_000
BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")
ALONE = re.compile(r"[ \t]*(?:[\r\n{#]|\Z|//|/\*|<!--)")
