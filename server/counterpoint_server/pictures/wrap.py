"""Breaking text into lines of some width."""

import re
from collections.abc import Iterator

from counterpoint_server.pictures.measure import is_wide, width

ELLIPSIS = "…"
_BREAKABLE = re.compile(r"[^\s\-/–—]*[\-/–—]+|[^\s\-/–—]+")
_NOT_FIRST = frozenset("、。，．！？；：）」』】》〉”’…ー々,.!?;:)]}")
"""What begins no line of Chinese or Japanese."""
TEXT_READ = 2_000
"""Characters that are looked at; no card shows so many."""

_UNSHOWN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]+"
)


def one_line(text: str) -> str:
    """Without what would break a line, turn the direction of writing, or be no XML."""
    return " ".join(_UNSHOWN.sub(" ", text[:TEXT_READ]).split())


def wrap(text: str, wide: float, size: float, most: int, *, is_bold: bool = False) -> list[str]:
    """At most so many lines; where there would be more, the last one ends in an ellipsis."""
    lines: list[str] = []
    line, reached = "", 0.0
    space = width(" ", size, is_bold=is_bold)
    for piece, spaced, own in _pieces(one_line(text), wide, size, is_bold):
        gap = " " if spaced and line else ""
        if not line or reached + (space if gap else 0) + own <= wide:
            line += gap + piece
            reached += (space if gap else 0) + own
            continue
        lines.append(line)
        line, reached = piece, own
        if len(lines) == most:
            lines[-1] = cut(lines[-1] + ELLIPSIS, wide, size, is_bold=is_bold)
            return lines
    if line:
        lines.append(line)
    if len(text) > TEXT_READ and lines:
        lines[-1] = cut(lines[-1] + ELLIPSIS, wide, size, is_bold=is_bold)
    return lines


def cut(text: str, wide: float, size: float, *, is_bold: bool = False) -> str:
    """As much of a line as fits, with an ellipsis where something is left out."""
    if width(text, size, is_bold=is_bold) <= wide:
        return text
    text = text.rstrip(ELLIPSIS)
    while text and width(text + ELLIPSIS, size, is_bold=is_bold) > wide:
        text = text[:-1]
    return text.rstrip() + ELLIPSIS


def _pieces(
    text: str, wide: float, size: float, is_bold: bool
) -> Iterator[tuple[str, bool, float]]:
    """What is not broken, each with whether a space stands before it, and its width."""
    for word in text.split():
        spaced = True
        parts = [word] if word.isalnum() else _BREAKABLE.findall(word) or [word]
        for part in parts:
            for piece in _unwide(part):
                own = width(piece, size, is_bold=is_bold)
                if own <= wide:
                    yield piece, spaced, own
                else:
                    for chopped in _chopped(piece, wide, size, is_bold):
                        yield chopped, spaced, width(chopped, size, is_bold=is_bold)
                        spaced = False
                spaced = False


def _unwide(word: str) -> Iterator[str]:
    """A word, cut where Chinese may be."""
    if word.isascii() or not any(map(is_wide, word)):
        yield word
        return
    piece = ""
    for char in word:
        if piece and (is_wide(char) or is_wide(piece[-1])) and char not in _NOT_FIRST:
            yield piece
            piece = ""
        piece += char
    if piece:
        yield piece


def _chopped(word: str, wide: float, size: float, is_bold: bool) -> Iterator[str]:
    """A word that fits no line, in parts that do."""
    piece = ""
    for char in word:
        if piece and width(piece + char, size, is_bold=is_bold) > wide:
            yield piece
            piece = ""
        piece += char
    if piece:
        yield piece
