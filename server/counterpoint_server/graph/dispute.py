"""A map as a dispute: who said what, what supports and what attacks what."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from counterpoint_server.graph.saying import Saying, sayings
from counterpoint_server.model.problems import ElementNotFound, TypeMismatch
from counterpoint_server.model.types import (
    Argument,
    Case,
    Claim,
    Element,
    Participant,
    Rebuttal,
)


class Attack(NamedTuple):
    """One direction of a rebuttal: a symmetric one attacks both ways."""

    rebuttal: int
    attackers: tuple[int, ...]
    target: int


class Dispute:
    """An index of a map's elements for questions about its participants."""

    def __init__(self, elements: Iterable[Element]) -> None:
        self.elements = {element.id: element for element in elements}
        self.claims = {id for id, element in self.elements.items() if isinstance(element, Claim)}
        self.sayings: dict[int, list[Saying]] = {}
        for saying in sayings(self.elements.values()):
            self.sayings.setdefault(saying.participant, []).append(saying)
        self.attacks: list[Attack] = []
        self.supports: dict[int, list[int]] = {}
        """By element, what it is a reason for: an argument is one for its conclusion and case."""
        self.reasons: dict[int, list[int]] = {}
        """By element, its reasons: an argument's are its premises."""
        for _, element in sorted(self.elements.items()):
            self._learn(element)

    def _learn(self, element: Element) -> None:
        if isinstance(element, Argument):
            for premise in dict.fromkeys(element.premises):
                self._support(premise, element.id)
            self._support(element.id, element.conclusion)
        elif isinstance(element, Case):
            for step in dict.fromkeys(element.steps):
                self._support(step, element.id)
        elif isinstance(element, Rebuttal):
            attackers = tuple(element.attackers)
            self.attacks.append(Attack(element.id, attackers, element.target))
            if element.relation != "attack":
                turned = (Attack(element.id, (element.target,), each) for each in attackers)
                self.attacks.extend(turned)

    def _support(self, reason: int, whatfor: int) -> None:
        self.supports.setdefault(reason, []).append(whatfor)
        self.reasons.setdefault(whatfor, []).append(reason)

    def participant(self, id: int) -> Participant:
        element = self.elements.get(id)
        if element is None:
            raise ElementNotFound(f"The map has no element {id}.")
        if not isinstance(element, Participant):
            raise TypeMismatch(f"Element {id} is no participant.")
        return element

    def said(self, participant: int) -> list[int]:
        """What the participant says, claims first, each once."""
        said = sorted({saying.element for saying in self.sayings.get(participant, [])})
        claims = [id for id in said if id in self.claims]
        return claims + [id for id in said if id not in self.claims]

    def is_argument(self, id: int) -> bool:
        return isinstance(self.elements[id], Argument)

    def concluded(self, said: Collection[int]) -> dict[int, list[int]]:
        """What these conclude, and by which of them."""
        by: dict[int, list[int]] = {}
        for id in said:
            element = self.elements[id]
            if isinstance(element, Argument):
                by.setdefault(element.conclusion, []).append(id)
        return by


class Reach(NamedTuple):
    """What is reached from some elements: each with the one before it, and how far it is."""

    before: dict[int, int]
    """A source is before itself."""
    distance: dict[int, int]

    def way(self, id: int) -> list[int]:
        """From what was reached back to its source, both included."""
        found = [id]
        while self.before[id] != id:
            id = self.before[id]
            found.append(id)
        return found


def reach(
    sources: Iterable[int], next: Mapping[int, list[int]], known: Reach | None = None
) -> Reach:
    """All that the sources lead to, nearest first, besides what is known already."""
    before, distance = ({}, {}) if known is None else ({**known.before}, {**known.distance})
    queue = [source for source in sources if source not in before]
    for source in queue:
        before[source], distance[source] = source, 0
    for each in queue:  # grows as it is read
        for further in next.get(each, ()):
            if further not in before:
                before[further], distance[further] = each, distance[each] + 1
                queue.append(further)
    return Reach(before, distance)
