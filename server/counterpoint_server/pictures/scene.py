"""What a picture shows: cards and the steps between them, with the words that stand on each."""

from typing import Literal, NamedTuple

StepKind = Literal["support", "rebut", "undercut", "back", "neutral"]
"""How a step bears on its target; `neutral`: neither for nor against it (a restatement)."""

CardKind = Literal["claim", "case", "question", "other"]


class Card(NamedTuple):
    """A statement in a box."""

    id: int
    kind: CardKind
    text: str
    said: str = ""
    """Who says it, and through whom."""
    mark: str = ""
    """How the source gives it, where that is worth a word."""
    title: str = ""


class Step(NamedTuple):
    """A chip between its sources and its one target: an argument, an attack, and their kind."""

    id: int
    kind: StepKind
    label: str
    sources: tuple[int, ...]
    target: int
    is_reconstructed: bool = False
    """Drawn by who made the map; nobody in the source states it."""
    both_ways: bool = False


class Scene(NamedTuple):
    """Cards and steps in the document's order; every end that a step names is there."""

    cards: dict[int, Card]
    steps: dict[int, Step]
    roots: tuple[int, ...]
    """Cards that come first, in this order, whatever they bear on."""
    hidden: dict[int, int]
    """By card or step, how many that lead to it are not shown."""
