"""A map as a graph: what supports what, what attacks what, and how far that reaches."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeAlias

from counterpoint._generated.models import (
    Argument,
    Case,
    Claim,
    Document,
    Element,
    Fragment,
    Group,
    Illocution,
    Locution,
    Map,
    MapVersion,
    Participant,
    Preference,
    Question,
    Rebuttal,
    Rephrase,
    Scheme,
    Source,
    Transition,
)
from counterpoint._open import Unknown

KnownElement: TypeAlias = (
    Claim
    | Argument
    | Case
    | Rebuttal
    | Preference
    | Rephrase
    | Question
    | Locution
    | Illocution
    | Transition
    | Group
    | Participant
    | Source
    | Scheme
    | Fragment
)
Step = Argument | Rebuttal
Node = int | KnownElement
Edge = tuple[int, int, str]
"""From, to, and what the first is in the step: premise, conclusion, attacker, target, …"""


class Graph(Mapping[int, KnownElement]):
    """A document's elements by number, and how they bear on each other.

    >>> graph = Graph(client.maps.document(article))
    >>> [graph[n] for n in graph.attackers(club)]

    It is read-only; what it answers is worked out when it is first asked for. Edges run as reasons
    do: from premises by their argument to its conclusion, from attackers by their rebuttal to its
    target. Elements of types that this version does not know are in `unknown`.
    """

    def __init__(self, document: Document | Iterable[Element], map: Map | None = None) -> None:
        elements = document.elements if isinstance(document, Document) else document
        self.map: Map | MapVersion | None = document.map if isinstance(document, Document) else map
        self.unknown: list[Unknown] = []
        self._elements: dict[int, KnownElement] = {}
        for each in elements:
            if isinstance(each, Unknown):
                self.unknown.append(each)
            else:
                self._elements[each.id] = each

    def __getitem__(self, n: int) -> KnownElement:
        return self._elements[n]

    def __iter__(self) -> Iterator[int]:
        return iter(self._elements)

    def __len__(self) -> int:
        return len(self._elements)

    def __repr__(self) -> str:
        title = "" if self.map is None else f"{self.map.title!r}, "
        return f"Graph({title}{len(self)} elements)"

    def claims(self) -> list[Claim]:
        return [each for each in self._elements.values() if isinstance(each, Claim)]

    def arguments_for(self, node: Node) -> list[Argument]:
        """What concludes it."""
        return [each for each in self._steps[number(node)] if isinstance(each, Argument)]

    def rebuttals_of(self, node: Node) -> list[Rebuttal]:
        """What attacks it, as steps."""
        return [each for each in self._steps[number(node)] if isinstance(each, Rebuttal)]

    def premises(self, node: Node) -> list[int]:
        """Of an argument its own, of anything else those of all arguments for it."""
        element = self._elements[number(node)]
        steps = [element] if isinstance(element, Argument) else self.arguments_for(node)
        return list(dict.fromkeys(n for step in steps for n in step.premises))

    def attackers(self, node: Node) -> list[int]:
        """What attacks it: the attackers of its rebuttals."""
        return list(dict.fromkeys(n for step in self.rebuttals_of(node) for n in step.attackers))

    def defenders(self, node: Node) -> list[int]:
        """What attacks its attackers, or the rebuttals by which they attack it."""
        found: dict[int, None] = {}
        for step in self.rebuttals_of(node):
            for attacked in (step.id, *step.attackers):
                found.update(dict.fromkeys(self.attackers(attacked)))
        return list(found)

    def ancestors(self, node: Node) -> set[int]:
        """All that bears on it, over any number of steps; the steps are among them."""
        return _reach(number(node), self._into)

    def descendants(self, node: Node) -> set[int]:
        """All that it bears on, over any number of steps; the steps are among them."""
        return _reach(number(node), self._out_of)

    def components(self) -> list[set[int]]:
        """The parts between which no reason runs, the largest first."""
        left = dict.fromkeys(self._elements)
        found: list[set[int]] = []
        while left:
            start = next(iter(left))
            part = _reach(start, self._into, self._out_of) | {start}
            for n in part:
                left.pop(n, None)
            found.append(part)
        return sorted(found, key=len, reverse=True)

    def roots(self) -> list[int]:
        """Where to begin reading: the positions on questions, then what no step uses, then all."""
        positions = [
            n for q in self._elements.values() if isinstance(q, Question) for n in q.positions
        ]
        claims = [claim.id for claim in self.claims()]
        ends = [n for n in claims if not self._out_of.get(n)]
        return list(dict.fromkeys(n for n in (*positions, *ends, *claims) if n in self._elements))

    def edges(self) -> Iterator[Edge]:
        for each in self._elements.values():
            yield from edges_of(each)

    def to_networkx(self) -> Any:
        """A `networkx.MultiDiGraph`; see `counterpoint.bridges`."""
        from counterpoint.bridges import to_networkx

        return to_networkx(self)

    def to_rustworkx(self) -> Any:
        """A `rustworkx.PyDiGraph`; see `counterpoint.bridges`."""
        from counterpoint.bridges import to_rustworkx

        return to_rustworkx(self)

    def to_pandas(self) -> Any:
        """A `pandas.DataFrame` with a row for each element; see `counterpoint.bridges`."""
        from counterpoint.bridges import to_pandas

        return to_pandas(self)

    def _repr_html_(self) -> str:
        from counterpoint.outline import to_html

        return to_html(self)

    @cached_property
    def _steps(self) -> defaultdict[int, list[Step]]:
        """Arguments by their conclusion, rebuttals by their target."""
        found: defaultdict[int, list[Step]] = defaultdict(list)
        for each in self._elements.values():
            if isinstance(each, Argument):
                found[each.conclusion].append(each)
            elif isinstance(each, Rebuttal):
                found[each.target].append(each)
        return found

    @cached_property
    def _into(self) -> dict[int, list[int]]:
        found: defaultdict[int, list[int]] = defaultdict(list)
        for start, end, _ in self.edges():
            found[end].append(start)
        return dict(found)

    @cached_property
    def _out_of(self) -> dict[int, list[int]]:
        found: defaultdict[int, list[int]] = defaultdict(list)
        for start, end, _ in self.edges():
            found[start].append(end)
        return dict(found)


def number(node: Node) -> int:
    return node if isinstance(node, int) else node.id


def edges_of(element: KnownElement) -> list[Edge]:
    """How a step ties its ends together; nothing of what is no step."""
    n = element.id
    match element:
        case Argument():
            given = [(each, n, "premise") for each in element.premises]
            return [*given, (n, element.conclusion, "conclusion")]
        case Rebuttal():
            given = [(each, n, "attacker") for each in element.attackers]
            return [*given, (n, element.target, "target")]
        case Preference():
            return [(element.preferred, n, "preferred"), (n, element.dispreferred, "dispreferred")]
        case Case():
            return [(each, n, "step") for each in element.steps]
        case _:
            return []


def _reach(start: int, *ways: Mapping[int, list[int]]) -> set[int]:
    """All that can be come to by one step or more."""
    found: set[int] = set()
    waiting = [start]
    while waiting:
        n = waiting.pop()
        for way in ways:
            for other in way.get(n, ()):
                if other not in found:
                    found.add(other)
                    waiting.append(other)
    return found
