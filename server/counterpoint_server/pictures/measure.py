"""How wide a text is, without a font: by the advance widths that Arial and its kin share."""

import unicodedata
from functools import cache
from importlib.resources import files
from typing import Final

import msgspec

_TABLES: Final = msgspec.json.decode(
    files(__package__).joinpath("widths.json").read_bytes(), type=dict[str, dict[str, int]]
)
_GUESSED, _WIDE = 600, 1000
"""Of what the table does not have, in thousandths of the font's size."""
_NOTHING = frozenset({"Mn", "Me", "Cf", "Cc"})


class _Widths(dict[str, int]):
    """The table, which learns the width of every other character when it is first met."""

    def __missing__(self, char: str) -> int:
        if unicodedata.category(char) in _NOTHING:
            found = 0
        elif unicodedata.east_asian_width(char) in "WF":
            found = _WIDE
        else:
            found = _GUESSED
        if len(self) < 20_000:
            self[char] = found
        return found


@cache
def _widths(*, is_bold: bool) -> _Widths:
    table = _Widths(_TABLES["bold" if is_bold else "regular"])
    for char, wide in [*table.items()]:
        if unicodedata.category(char) in _NOTHING or unicodedata.combining(char):
            table[char] = 0
        else:
            table[char] = wide
    return table


def width(text: str, size: float, *, is_bold: bool = False) -> float:
    """In pixels, at this size of the font."""
    return sum(map(_widths(is_bold=is_bold).__getitem__, text)) * size / 1000


def is_wide(char: str) -> bool:
    """Whether lines may be broken on both sides of it, as in Chinese."""
    return char >= "\u1100" and unicodedata.east_asian_width(char) in "WF"


def is_right_to_left(text: str) -> bool:
    """By the first letter that has a direction."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False
