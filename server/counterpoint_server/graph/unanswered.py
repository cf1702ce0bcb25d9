"""What a map leaves open: attacks, issues, questions, critical questions without an answer."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from counterpoint_server.graph.links import CODES, TYPE_NAMES
from counterpoint_server.graph.packed import ISSUE, SYMMETRIC, PackedGraph
from counterpoint_server.model.graph import (
    Attacked,
    OpenCriticalQuestion,
    OpenQuestion,
    Unanswered,
)

ARGUMENT, REBUTTAL = TYPE_NAMES.index("argument"), TYPE_NAMES.index("rebuttal")
QUESTION, SCHEME = TYPE_NAMES.index("question"), TYPE_NAMES.index("scheme")

Catalogue = Mapping[str, Sequence[str]]
"""By the slug of a scheme, the slugs of its critical questions."""


class Attack(NamedTuple):
    """One direction of a rebuttal: a symmetric one attacks both ways."""

    rebuttal: int
    attackers: tuple[int, ...]
    target: int


class Ends:
    """The far ends of links, by holder and role."""

    def __init__(self, graph: PackedGraph) -> None:
        links = graph.links
        self.at, self.far = links.at.data, links.far.data
        self.role = links.role.data

    def of(self, node: int, role: str) -> list[int]:
        code = CODES[role]
        places = range(self.at[node], self.at[node + 1])
        return [self.far[place] for place in places if self.role[place] == code]


def unanswered(graph: PackedGraph, catalogue: Catalogue | None = None) -> Unanswered:
    """What is open in the map. Schemes that the map defines itself come before the catalogue's."""
    ends = Ends(graph)
    return Unanswered(
        revision=graph.revision,
        attacked=list(_attacked(graph, ends)),
        unsupported=_unsupported(graph),
        questions=list(_questions(graph, ends)),
        critical_questions=list(_critical_questions(graph, ends, catalogue or {})),
    )


def attacks_in(graph: PackedGraph, ends: Ends) -> Iterator[Attack]:
    marks = graph.marks.data
    for rebuttal in np.flatnonzero(graph.types == REBUTTAL).tolist():
        attackers = tuple(ends.of(rebuttal, "attacker"))
        for target in ends.of(rebuttal, "target"):
            yield Attack(rebuttal, attackers, target)
            if marks[rebuttal] & SYMMETRIC:
                for attacker in attackers:
                    yield Attack(rebuttal, (target,), attacker)


def _attacked(graph: PackedGraph, ends: Ends) -> Iterator[Attacked]:
    """An attack is answered by another on one of its attackers, or on itself."""
    attacks = list(attacks_in(graph, ends))
    on: dict[int, set[int]] = {}
    for place, attack in enumerate(attacks):
        on.setdefault(attack.target, set()).add(place)
    open_by: dict[int, set[int]] = {}
    for place, attack in enumerate(attacks):
        hit = (on.get(node, ()) for node in (attack.rebuttal, *attack.attackers))
        if not any(_other(places, place) for places in hit):
            open_by.setdefault(attack.target, set()).add(attack.rebuttal)
    for target, rebuttals in sorted(open_by.items()):
        yield Attacked(
            id=int(graph.ids[target]),
            type=graph.type_name(target),
            by=[int(graph.ids[rebuttal]) for rebuttal in sorted(rebuttals)],
        )


def _other(places: Collection[int], than: int) -> bool:
    return len(places) > (than in places)


def _unsupported(graph: PackedGraph) -> list[int]:
    concluded = np.zeros(len(graph), np.bool_)
    concluded[graph.links.far[graph.links.role == CODES["conclusion"]]] = True
    issue = (graph.marks & ISSUE).astype(np.bool_)
    found: list[int] = graph.ids[issue & ~concluded].tolist()
    return found


def _questions(graph: PackedGraph, ends: Ends) -> Iterator[OpenQuestion]:
    for question in np.flatnonzero(graph.types == QUESTION).tolist():
        if not ends.of(question, "answer"):
            positions = sorted({int(graph.ids[end]) for end in ends.of(question, "position")})
            yield OpenQuestion(id=int(graph.ids[question]), positions=positions)


def _critical_questions(
    graph: PackedGraph, ends: Ends, catalogue: Catalogue
) -> Iterator[OpenCriticalQuestion]:
    words, asked = graph.words, _asked(graph, ends)
    own = {words.slugs[scheme]: asks for scheme, asks in sorted(words.asks.items(), reverse=True)}
    for argument in np.flatnonzero(graph.types == ARGUMENT).tolist():
        id = int(graph.ids[argument])
        scheme = words.slugs.get(id)
        for slug in dict.fromkeys(own.get(scheme, catalogue.get(scheme, ())) if scheme else ()):
            question, is_answered = asked.get((id, slug), (None, False))
            if scheme and not is_answered:
                yield OpenCriticalQuestion(
                    argument=id, scheme=scheme, critical_question=slug, question=question
                )


def _asked(graph: PackedGraph, ends: Ends) -> dict[tuple[int, str], tuple[int, bool]]:
    """By argument and critical question: who asks it first, and whether anyone is answered."""
    asked: dict[tuple[int, str], tuple[int, bool]] = {}
    for question in np.flatnonzero(graph.types == QUESTION).tolist():
        id = int(graph.ids[question])
        slug = graph.words.slugs.get(id)
        for about in ends.of(question, "about"):
            if slug:
                key = (int(graph.ids[about]), slug)
                first, is_answered = asked.get(key, (id, False))
                asked[key] = (first, is_answered or bool(ends.of(question, "answer")))
    return asked
