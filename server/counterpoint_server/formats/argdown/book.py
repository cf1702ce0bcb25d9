"""A map as Argdown can say it: premise–conclusion structures, and relations between two ends."""

import re
from typing import Any, NamedTuple

from counterpoint_server.formats.argdown.building import NAME
from counterpoint_server.formats.argdown.reading import is_strict
from counterpoint_server.formats.argdown.things import key_of
from counterpoint_server.formats.argdown.tree import ATTACK, CONTRADICTION, SUPPORT, UNDERCUT
from counterpoint_server.formats.frame import AnyDocument, extra_of
from counterpoint_server.model.element import ElementBase
from counterpoint_server.model.types import Argument, Case, Claim, Element, Group, Rebuttal

_STRUCTURE = re.compile(r"<Untitled \d+>")
"""What an imported structure without a title is called."""

End = int
"""The number of an element; of a step of a structure, where one is undercut."""


class Edge(NamedTuple):
    kind: str
    source: End
    target: End


class Book:
    """What is to be written of a document, before it is laid out."""

    def __init__(self, document: AnyDocument) -> None:
        self.map = document.map
        self.elements: dict[int, Element] = {each.id: each for each in document.elements}
        self.groups = [each for each in document.elements if isinstance(each, Group)]
        self.frontmatter = _object(extra_of(self.map, NAME).get("frontmatter"))
        self.structures: dict[int, list[Argument]] = {}
        """The steps of each case, and of each argument that is one by itself."""
        self.holders: dict[int, int] = {}
        """By step: the case or argument in whose structure it stands."""
        self.edges: dict[Edge, int] = {}
        """Each with the element that it stands for."""
        arguments = [each for each in document.elements if isinstance(each, Argument)]
        rebuttals = [each for each in document.elements if isinstance(each, Rebuttal)]
        self.strict = is_strict(self.frontmatter) or (
            "model" not in self.frontmatter and self._would_be_strict(arguments, rebuttals)
        )
        self._structures(arguments, rebuttals)
        for argument in arguments:
            if argument.id not in self.holders:
                self._supports(argument)
        for rebuttal in rebuttals:
            self._attacks(rebuttal)
        self.targets = {edge.target for edge in self.edges}
        self.ids = self._ids()

    def _would_be_strict(self, arguments: list[Argument], rebuttals: list[Rebuttal]) -> bool:
        supports = [each for each in arguments if self._is_bare(each) and self._of_claims(each)]
        attacks = [
            each
            for each in rebuttals
            if isinstance(self.elements.get(each.target), Claim)
            and isinstance(self.elements.get(each.attackers[0]), Claim)
            and each.relation != "contradictory"
        ]
        said = any(each.relation == "contrary" for each in attacks)
        return said and all(
            [
                *(each.strength == "strict" for each in supports),
                *(each.relation == "contrary" for each in attacks),
            ]
        )

    def _of_claims(self, argument: Argument) -> bool:
        ends = [*argument.premises, argument.conclusion]
        return all(isinstance(self.elements.get(end), Claim) for end in ends)

    def _is_bare(self, argument: Argument) -> bool:
        """Whether a line with `+` says all of it."""
        usual = Argument(id=0, revision=0, premises=[0], conclusion=0)
        names = ("title", "scheme", "premise_roles", "rules", "standing", "tags", "weight", "data")
        extra = extra_of(argument, NAME)
        return (
            len(argument.premises) == 1
            and argument.premises[0] in self.elements
            and all(getattr(argument, name) == getattr(usual, name) for name in names)
            and not extra
            and not any(_STRUCTURE.fullmatch(name.id) for name in argument.external)
        )

    def _structures(self, arguments: list[Argument], rebuttals: list[Rebuttal]) -> None:
        for case in self.elements.values():
            if not isinstance(case, Case):
                continue
            for id in case.steps:
                step = self.elements.get(id)
                if isinstance(step, Argument) and self._of_claims(step) and id not in self.holders:
                    self.structures.setdefault(case.id, []).append(step)
                    self.holders[id] = case.id
        named = {each.conclusion for each in arguments} | {
            end for each in rebuttals for end in (each.target, *each.attackers)
        }
        lines: set[tuple[int, int]] = set()
        for argument in arguments:
            if argument.id in self.holders or not self._of_claims(argument):
                continue
            ends = argument.premises[0], argument.conclusion
            strong = "strict" if self.strict else "auto"
            is_line = self._is_bare(argument) and argument.strength == strong
            if not is_line or argument.id in named or ends in lines:
                self.structures[argument.id] = [argument]
                self.holders[argument.id] = argument.id
            else:
                lines.add(ends)

    def source(self, id: int) -> int | None:
        """From what a relation goes out: an argument's goes out from its conclusion."""
        holder = self.holders.get(id, id)
        if holder in self.structures:
            return self.structures[holder][-1].conclusion
        return id if isinstance(self.elements.get(id), Claim | Case) else None

    def _supports(self, argument: Argument) -> None:
        target = self.holders.get(argument.conclusion, argument.conclusion)
        conclusion = self.elements.get(target)
        if isinstance(conclusion, Claim | Case) or target in self.structures:
            for premise in argument.premises:
                self._edge(SUPPORT, self.source(premise), target, argument)

    def _attacks(self, rebuttal: Rebuttal) -> None:
        target = self.elements.get(rebuttal.target)
        undercuts = extra_of(rebuttal, NAME).get("undercut", isinstance(target, Argument)) is True
        kind, end = UNDERCUT if undercuts else ATTACK, rebuttal.target
        if isinstance(target, Argument):
            if target.id not in self.holders:
                return
            end = target.id if undercuts else self.holders[target.id]
        elif not isinstance(target, Claim | Case):
            return
        elif undercuts and end in self.structures:
            end = self.structures[end][-1].id
        for attacker in rebuttal.attackers:
            source = self.source(attacker)
            claims = isinstance(target, Claim) and isinstance(self.elements.get(source or 0), Claim)
            if rebuttal.relation == "contradictory" and claims:
                kind = CONTRADICTION
            self._edge(kind, source, end, rebuttal)

    def _edge(self, kind: str, source: int | None, target: int, element: ElementBase) -> None:
        if source is None or source not in self.elements:
            return
        edge = Edge(kind, source, target)
        if self.is_symmetric(edge) and Edge(kind, target, source) in self.edges:
            return
        self.edges.setdefault(edge, element.id)

    def is_symmetric(self, edge: Edge) -> bool:
        ends = self.elements.get(edge.source), self.elements.get(edge.target)
        return edge.kind == CONTRADICTION or (
            self.strict and edge.kind == ATTACK and all(isinstance(end, Claim) for end in ends)
        )

    def is_covered(self, edge: Edge) -> bool:
        """Whether Argdown has this attack on an argument in one on a premise of it."""
        if edge.kind != ATTACK or edge.target not in self.structures:
            return False
        if not isinstance(self.elements[edge.source], Claim):
            return False
        return any(
            each in self.edges
            for step in self.structures[edge.target]
            for premise in step.premises
            for each in (
                Edge(ATTACK, edge.source, premise),
                Edge(CONTRADICTION, edge.source, premise),
                Edge(CONTRADICTION, premise, edge.source),
            )
        )

    def is_node(self, id: int) -> bool:
        return isinstance(self.elements.get(id), Claim | Case) or id in self.structures

    def _ids(self) -> dict[str, int]:
        """By the names that a skeleton has for them."""
        found: dict[str, int] = {}
        nodes = [
            each for each in self.elements.values() if isinstance(each, Claim | Case | Argument)
        ]
        for element in nodes:
            for name in element.external:
                if name.system == NAME:
                    found.setdefault(name.id, element.id)
        for element in nodes:
            if element.title:
                is_argument = not isinstance(element, Claim)
                found.setdefault(key_of(element.title, is_argument=is_argument), element.id)
        return found


def _object(value: Any) -> dict[str, Any]:
    return dict(value) if isinstance(value, dict) else {}
