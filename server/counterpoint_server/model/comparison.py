"""What is answered about two maps of one text: where their makers agree."""

from typing import Literal

from msgspec import Struct

from counterpoint_server.model.ids import ElementId, Revision

Likeness = Literal["text_and_quote", "text", "quote", "overlap", "ends"]


class Pair(Struct, kw_only=True, frozen=True):
    """An element of one map and its like in the other."""

    first: ElementId
    second: ElementId
    likeness: Likeness
    """What they share: `overlap`: at least half of all that both quote; `ends`: all they join."""


class Match(Struct, kw_only=True, frozen=True):
    """Elements of one kind, paired."""

    pairs: list[Pair]
    only_first: list[ElementId]
    only_second: list[ElementId]
    f1: float | None
    """Twice the pairs by all the elements: 1 where all are paired, 0 where none is; null where
    there are none. (Hripcsak and Rothschild 2005.)"""


class Comparison(Struct, kw_only=True, frozen=True):
    """Where two maps of one text agree."""

    revision: Revision = 1
    """Of the map that is asked."""
    with_revision: Revision = 1
    """Of the map that it is compared with."""
    claims: Match
    arguments: Match
    """Paired where all premises and the conclusion are."""
    attacks: Match
    """Rebuttals, paired where all attackers and the target are; the relation is not looked at."""
    kappa: float | None
    """Cohen's kappa (1960) over all ordered pairs of paired claims: whether the one supports the
    other, attacks it, both or neither; null where chance alone would agree everywhere."""
    compared: int
    """How many ordered pairs of claims kappa is about."""
