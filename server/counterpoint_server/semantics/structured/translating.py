"""A theory as a circuit, by its premises, rules and attacks instead of its arguments.

An attack fails against what is preferred to its source: by the last link and the elitist
comparison, that is a matter of the last rules by which the source is derived, so against such a
target the source is derived anew, without them (`_Restricted`).
"""

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from counterpoint_server.semantics.structured.gates import Atom, Gates, Step
from counterpoint_server.semantics.structured.theory import Theory


class Circuit(NamedTuple):
    """The steps of a theory's premises, rules and attacks; its atoms keep their numbers."""

    gates: Gates
    premises: list[Step]
    rules: list[Step]
    attacks: list[Step]
    applied: list[Atom]
    """For each attack an atom that holds if it does."""


def translate(theory: Theory) -> Circuit:
    gates = Gates(theory.size)
    for atom in theory.axioms:
        gates.step(heads=(atom,))
    premises = [gates.step(heads=(premise.atom,)) for premise in theory.premises]
    rules = [gates.step(rule.body, set(rule.heads)) for rule in theory.rules]
    attacks = [gates.step(attack.sources) for attack in theory.attacks]
    applied = [gates.atom([step]) for step in attacks]
    circuit = Circuit(gates, premises, rules, attacks, applied)
    _hit(theory, circuit)
    return circuit


def _hit(theory: Theory, circuit: Circuit) -> None:
    restricted = _Restricted(theory, circuit)
    hits = circuit.gates.hits
    for k, targets in theory.targets():
        attack = theory.attacks[k]
        step = circuit.attacks[k]
        hits.extend((step, circuit.rules[rule]) for rule in targets.undercut)
        hits.extend((step, circuit.attacks[other]) for other in attack.attacks)
        for rule in targets.rebutted:
            hitting = restricted.against_rule(k, rule) if attack.is_fallible else step
            hits.append((hitting, circuit.rules[rule]))
        for premise in targets.premises:
            hitting = restricted.against_premise(k, premise) if attack.is_fallible else step
            hits.append((hitting, circuit.premises[premise]))
    for k, attack in enumerate(theory.attacks):
        for other in attack.attacks:
            hits.extend((circuit.attacks[k], each) for each in restricted.variants(other))


class _Last(NamedTuple):
    """What a derivation may end in, before strict rules."""

    premises: frozenset[int]
    rules: frozenset[int]


class _Restricted:
    """Fallible attacks, by steps of their own for each set of what is too weak for a target."""

    def __init__(self, theory: Theory, circuit: Circuit) -> None:
        self._theory = theory
        self._circuit = circuit
        self._axioms = frozenset(theory.axioms)
        self._premises_for = theory.premises_for()
        self._rules_for = theory.rules_for()
        self._last = cache(self._last_of)
        self._steps: dict[int, dict[_Last, Step]] = defaultdict(dict)
        self._atoms: dict[tuple[Atom, _Last], Atom] = {}

    def variants(self, attack: int) -> list[Step]:
        """The steps made for an attack, beside its own."""
        return list(self._steps[attack].values())

    def against_premise(self, attack: int, premise: int) -> Step:
        target = self._theory.premises[premise]
        if target.yields:
            return self._circuit.attacks[attack]
        last = self._last(self._source(attack))
        order, counts = self._theory.premise_order, self._theory.link == "last"
        weak = {
            each
            for each in last.premises
            if (other := self._theory.premises[each]).yields
            or (counts and order.is_weaker(other.atom, target.atom))
        }
        # By the last link, every argument with a defeasible rule is weaker than a bare premise.
        return self._without(attack, weak, set(last.rules) if counts else set())

    def against_rule(self, attack: int, rule: int) -> Step:
        last = self._last(self._source(attack))
        order, counts = self._theory.rule_order, self._theory.link == "last"
        weak = {each for each in last.premises if self._theory.premises[each].yields}
        weaker = {each for each in last.rules if counts and order.is_weaker(each, rule)}
        return self._without(attack, weak, weaker)

    def _source(self, attack: int) -> Atom:
        (source,) = self._theory.attacks[attack].sources
        return source

    def _last_of(self, atom: Atom) -> _Last:
        premises, rules = set[int](), set[int]()
        seen, waiting = {atom}, [atom]
        while waiting:
            each = waiting.pop()
            premises.update(self._premises_for[each])
            for rule in self._rules_for[each]:
                if not self._theory.rules[rule].is_strict:
                    rules.add(rule)
                    continue
                new = set(self._theory.rules[rule].body) - seen
                seen |= new
                waiting.extend(new)
        return _Last(frozenset(premises), frozenset(rules))

    def _without(self, attack: int, premises: set[int], rules: set[int]) -> Step:
        if not premises and not rules:
            return self._circuit.attacks[attack]
        weak = _Last(frozenset(premises), frozenset(rules))
        made = self._steps[attack]
        if weak not in made:
            source = self._derived_without(self._source(attack), weak)
            made[weak] = self._circuit.gates.step((source,))
        return made[weak]

    def _derived_without(self, atom: Atom, weak: _Last) -> Atom:
        """An atom that holds if this one can be derived without ending in what is too weak."""
        if (atom, weak) in self._atoms:
            return self._atoms[atom, weak]
        made = self._atoms[atom, weak] = self._circuit.gates.atom()
        waiting = [atom]
        while waiting:
            self._support(waiting.pop(), weak, waiting)
        return made

    def _support(self, atom: Atom, weak: _Last, waiting: list[Atom]) -> None:
        gates, circuit = self._circuit.gates, self._circuit
        made = self._atoms[atom, weak]
        if atom in self._axioms:
            gates.step(heads=(made,))
        allowed = [each for each in self._premises_for[atom] if each not in weak.premises]
        gates.supports[made].extend(circuit.premises[premise] for premise in allowed)
        for rule in self._rules_for[atom]:
            if not self._theory.rules[rule].is_strict:
                if rule not in weak.rules:
                    gates.supports[made].append(circuit.rules[rule])
                continue
            body = []
            for each in self._theory.rules[rule].body:
                if (each, weak) not in self._atoms:
                    self._atoms[each, weak] = gates.atom()
                    waiting.append(each)
                body.append(self._atoms[each, weak])
            gates.step(body, (made,))
