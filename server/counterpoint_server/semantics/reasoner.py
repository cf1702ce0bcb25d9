"""What every semantics can be asked about one framework."""

from collections.abc import Iterator
from typing import Protocol

Members = list[int]
"""The arguments of a set, in any order."""


class Reasoner(Protocol):
    def one(self) -> Members | None:
        """An extension; None if there is none (only stable ones may be missing)."""

    def every(self) -> Iterator[Members]:
        """All extensions, each once."""

    def holding(self, argument: int) -> Members | None:
        """An extension with the argument in it: the witness that it is credulously accepted."""

    def lacking(self, argument: int) -> Members | None:
        """An extension without it: the witness that it is not sceptically accepted."""
