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

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+")


def one_line(text: str) -> str:
    """Without what would break a line, turn the direction of writing, or be no XML."""
    cut = text[:TEXT_READ]
    safe = "".join(
        c if c not in "\ufffe\uffff" and not "\ud800" <= c <= "\udfff" else " " for c in cut
    )
    return " ".join(_CONTROLS.sub(" ", safe).split())


def wrap(text: str, wide: float, size: float, most: int, *, is_bold: bool = False) -> list[str]:
    """At most so many lines; where there would be more, the last one ends in an ellipsis."""
    lines: list[str] = []
    line = ""
    for piece, spaced in _pieces(one_line(text), wide, size, is_bold):
        joined = f"{line} {piece}" if spaced and line else line + piece
        if not line or width(joined, size, is_bold=is_bold) <= wide:
            line = joined
            continue
        lines.append(line)
        line = piece
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


def _pieces(text: str, wide: float, size: float, is_bold: bool) -> Iterator[tuple[str, bool]]:
    """What is not broken, each with whether a space stands before it."""
    for word in text.split():
        spaced = True
        for part in _BREAKABLE.findall(word) or [word]:
            for piece in _unwide(part):
                if width(piece, size, is_bold=is_bold) <= wide:
                    yield piece, spaced
                else:
                    yield from _chopped(piece, wide, size, is_bold, spaced)
                spaced = False


def _unwide(word: str) -> Iterator[str]:
    """A word, cut where Chinese may be."""
    if not any(map(is_wide, word)):
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


def _chopped(
    word: str, wide: float, size: float, is_bold: bool, spaced: bool
) -> Iterator[tuple[str, bool]]:
    """A word that fits no line, in parts that do."""
    piece = ""
    for char in word:
        if piece and width(piece + char, size, is_bold=is_bold) > wide:
            yield piece, spaced
            piece, spaced = "", False
        piece += char
    if piece:
        yield piece, spaced
