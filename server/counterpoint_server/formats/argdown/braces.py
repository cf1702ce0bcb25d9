"""Where the data of an Argdown file ends: the brace that closes each brace, found in one pass."""

import re

_MARK = re.compile(r"""\\[{}"'\\]|[{}"']|\n[ \t\r]*\n""")


def closing_braces(text: str) -> dict[int, int]:
    """By the offset of each `{` that is closed: the offset after its `}`.

    Braces in quoted words don't count, and data has no blank lines.
    """
    found: dict[int, int] = {}
    open_: list[int] = []
    at = 0
    while mark := _MARK.search(text, at):
        at = mark.end()
        match mark[0]:
            case "{":
                open_.append(mark.start())
            case "}":
                if open_:
                    found[open_.pop()] = at
            case '"' | "'" as quote:
                if open_ and _opens(text, mark.start(), open_[-1]):
                    at = _after_quote(text, at, quote)
            case _ if mark[0][0] == "\n":
                open_.clear()
                at = mark.end() - 1
    return found


def _opens(text: str, at: int, since: int) -> bool:
    """Whether a quote begins a value, and is no apostrophe."""
    before = text[max(since, at - 20) : at].rstrip()
    return before[-1:] in ("{", "[", ",", ":", "?")


_ENDS = {
    '"': re.compile(r'(?:[^"\\\n]|\\[^\n]|\n(?![ \t\r]*\n))*"'),
    "'": re.compile(r"(?:[^'\n]|''|\n(?![ \t\r]*\n))*'"),
}


def _after_quote(text: str, at: int, quote: str) -> int:
    ends = _ENDS[quote].match(text, at)
    return ends.end() if ends else at
