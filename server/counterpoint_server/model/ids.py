"""Numbers of maps and elements, and how they are written."""

import re
import secrets
import time
from string import ascii_lowercase, digits
from typing import Annotated

from msgspec import Meta

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32 (https://www.crockford.com/base32.html), lower case."""

MAP_ID_PATTERN = r"^[0-7][0-9a-hjkmnp-tv-z]{12}\Z"
REF_PATTERN = r"^\$[A-Za-z0-9_.:-]{1,64}\Z"
r"""Patterns end in `\Z`: to Python, `$` is also before a last newline. The contract has `$`."""

EPOCH_MS = 1_735_689_600_000
"""2025-01-01T00:00:00Z, where the clock in map ids begins."""

RANDOM_BITS = 22
ELEMENT_ID_MAX = 2**31 - 1
REVISION_MAX = 2**31 - 1
"""What the database can hold; a number beyond it is as unknown as this one."""

MapId = Annotated[str, Meta(pattern=MAP_ID_PATTERN, description="A map: 13 Crockford characters.")]
OperationId = Annotated[
    str, Meta(pattern=MAP_ID_PATTERN, description="A long operation: 13 Crockford characters.")
]
ElementId = Annotated[int, Meta(ge=1, le=ELEMENT_ID_MAX)]
Revision = Annotated[int, Meta(ge=1, le=REVISION_MAX)]
Ref = Annotated[
    str, Meta(pattern=REF_PATTERN, description="An element made in the same edit, by its `ref`.")
]

_MAP_ID = re.compile(MAP_ID_PATTERN)
_TO_PYTHON = str.maketrans(ALPHABET, (digits + ascii_lowercase)[:32])
"""From our digits to those that `int` reads."""


def new_map_number() -> int:
    """41 bits of milliseconds and 22 random ones: sorts by time, clashes once in four million."""
    milliseconds = time.time_ns() // 1_000_000 - EPOCH_MS
    return milliseconds << RANDOM_BITS | secrets.randbits(RANDOM_BITS)


def write_map_id(number: int) -> str:
    return "".join(ALPHABET[number >> shift & 31] for shift in range(60, -1, -5))


def read_map_id(text: str) -> int | None:
    """The number behind a map id; None for any spelling but the one we write."""
    return int(text.translate(_TO_PYTHON), 32) if _MAP_ID.fullmatch(text) else None
