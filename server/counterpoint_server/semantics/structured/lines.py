"""What speaks for and against each part of a map's theory, under one labelling."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from counterpoint_server.model.element import ElementBase
from counterpoint_server.model.evaluation import Effect, Status
from counterpoint_server.model.types import Argument, Case, Rebuttal
from counterpoint_server.semantics.grounded import IN, OUT, Labels
from counterpoint_server.semantics.statuses import Place
from counterpoint_server.semantics.structured.maps import MapTheory
from counterpoint_server.semantics.structured.solving import Projection
from counterpoint_server.semantics.structured.theory import Atom

Id = int


class Against(NamedTuple):
    """An attack, and what it does to its target."""

    attack: int
    by: Id
    """The rebuttal, or the critical question."""
    effect: Effect


class Lines:
    def __init__(
        self,
        elements: Iterable[ElementBase],
        of: MapTheory,
        projection: Projection,
        labels: Labels,
    ) -> None:
        self.elements = {element.id: element for element in elements}
        self.of = of
        self._projection = projection
        self._labels = labels
        theory = of.theory
        self._rules_for = theory.rules_for()
        self._premises = {premise.atom for premise in theory.premises} | {*theory.axioms}
        self._owner_of_rule = {rule: id for id, rule in of.rules.items()}
        self._owner = {k: id for id, attacks in of.attacks.items() for k in attacks}
        self._on_atom: dict[Atom, list[int]] = defaultdict(list)
        self._on_rule: dict[int, list[int]] = defaultdict(list)
        self._on_attack: dict[int, list[int]] = defaultdict(list)
        for k, attack in enumerate(theory.attacks):
            for atom in attack.atoms:
                self._on_atom[atom].append(k)
            for rule in attack.rules:
                self._on_rule[rule].append(k)
            for other in attack.attacks:
                self._on_attack[other].append(k)

    # What holds

    def status(self, id: Id) -> Status:
        if id in self.of.atoms:
            return self._status(self._projection.atoms[self.of.atoms[id]])
        if id in self.of.attacks:
            return self.status_of_attack(self.of.attacks[id][0])
        return "unknown"

    def status_of_attack(self, attack: int) -> Status:
        return self._status(self._projection.attacks[attack])

    def _status(self, place: Place) -> Status:
        if place.presence not in self._projection.founded:
            return "unsupported"
        label = int(self._labels[place.presence])
        return {IN: "accepted", OUT: "rejected"}.get(label, "undecided")  # type: ignore[return-value]

    # What speaks for it

    def is_premise(self, id: Id) -> bool:
        return self.of.atoms.get(id) in self._premises

    def is_axiom(self, id: Id) -> bool:
        return self.of.atoms.get(id) in self.of.theory.axioms

    def arguments(self, id: Id) -> list[Id]:
        """The arguments and cases that conclude a claim, or back an argument."""
        if isinstance(self.elements[id], Argument):
            return [
                each.id
                for each in self.elements.values()
                if isinstance(each, Argument) and each.conclusion == id
            ]
        rules = self._rules_for[self.of.atoms[id]] if id in self.of.atoms else []
        found = (self._owner_of_rule.get(rule) for rule in rules)
        return [each for each in found if each is not None and each != id]

    def needs(self, id: Id) -> list[Id]:
        """What a step needs: its premises, and what backs it where it must be backed."""
        element = self.elements[id]
        if isinstance(element, Case):
            return [*element.steps]
        if not isinstance(element, Argument) or id not in self.of.rules:
            return []
        backing = self.arguments(id) if element.standing == "issue" else []
        return [*element.premises, *backing]

    # What speaks against it

    def against(self, id: Id) -> list[Against]:
        """The attacks that can hit an element."""
        found: list[Against] = []
        rule = self.of.rules.get(id)
        if rule is not None:
            found += self._attacks(self._on_rule[rule], "undercuts")
        for attack in self.of.attacks.get(id, [])[:1]:
            found += self._attacks(self._on_attack[attack], "undercuts")
        if id in self.of.atoms and not self.is_axiom(id):
            atom = self.of.atoms[id]
            is_step = isinstance(self.elements[id], Argument | Case)
            effect: Effect = "undermines" if self.is_premise(id) else "rebuts"
            found += self._attacks(self._on_atom[atom], "undercuts" if is_step else effect)
        return found

    def through_conclusion(self, id: Id) -> list[Against]:
        """The attacks that hit an argument in what it concludes."""
        element = self.elements[id]
        if not isinstance(element, Argument) or id not in self.of.rules:
            return []
        rule = self.of.theory.rules[self.of.rules[id]]
        if rule.is_strict or rule.heads[0] != self.of.atoms.get(element.conclusion):
            return []
        return self._attacks(self._on_atom[rule.heads[0]], "rebuts")

    def _attacks(self, attacks: Iterable[int], effect: Effect) -> list[Against]:
        return [Against(k, self._owner[k], effect) for k in attacks]

    def on(self, attack: int) -> list[Against]:
        """The attacks on an attack."""
        return self._attacks(self._on_attack[attack], "undercuts")

    def attackers(self, against: Against) -> list[Id]:
        """Who attacks, by this attack: of a symmetric conflict it may be the one drawn second."""
        sources = self.of.theory.attacks[against.attack].sources
        rebuttal = self.elements[against.by]
        named = (
            [*rebuttal.attackers, rebuttal.target]
            if isinstance(rebuttal, Rebuttal)
            else getattr(rebuttal, "answers", [])
        )
        return [each for each in named if self.of.atoms.get(each) in sources]
