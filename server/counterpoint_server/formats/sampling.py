"""A first look at a file, from which each format tells whether it could be one of its own."""

from functools import cached_property
from typing import NamedTuple

import msgspec

HEAD = 65_536
"""As much of a text is looked at, in bytes."""

CERTAIN, LIKELY, POSSIBLE = 30, 20, 10


class Evidence(NamedTuple):
    """Why a file could be of a format."""

    weight: int
    """`CERTAIN`: it can be nothing else; `LIKELY`; `POSSIBLE`: it could be most other things."""
    why: str
    """As the user reads it: "an object with `nodes` and `edges`, whose nodes have a `nodeID`"."""


class Sample:
    """A file's bytes and name, with what several formats look for in them, found once."""

    def __init__(self, data: bytes, name: str | None = None) -> None:
        self.data = data
        self.name = (name or "").lower()

    @cached_property
    def head(self) -> str:
        """The beginning as text; empty if it is none (a NUL, or not UTF-8)."""
        start = self.data[:HEAD].removeprefix(b"\xef\xbb\xbf")
        if b"\0" in start:
            return ""
        for cut in range(4):  # the end may lie within a character
            try:
                return start[: len(start) - cut].decode("utf-8")
            except UnicodeDecodeError:
                continue
        return ""

    @cached_property
    def json(self) -> dict[str, msgspec.Raw]:
        """The members of the object that the file is, undecoded; empty if it is no JSON object."""
        if not self.head.lstrip().startswith("{"):
            return {}
        try:
            return msgspec.json.decode(
                self.data.removeprefix(b"\xef\xbb\xbf"), type=dict[str, msgspec.Raw]
            )
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return {}

    def has_extension(self, *extensions: str) -> bool:
        return self.name.endswith(extensions)
