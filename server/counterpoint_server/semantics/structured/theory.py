"""What structured argumentation starts from: premises, rules, attacks and preferences.

Atoms are numbers; what they stand for is known to whoever made the theory.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from counterpoint_server.model.theory import Comparison, Link

Atom = int


class Premise(NamedTuple):
    """An ordinary premise: it can be attacked."""

    atom: Atom
    yields: bool = False
    """An assumption: whatever attacks it succeeds, and alone it attacks nothing that attacks it."""


class Rule(NamedTuple):
    body: tuple[Atom, ...]
    heads: tuple[Atom, ...]
    """What follows; whoever attacks the first one attacks the rule."""
    is_strict: bool = False


class Attack(NamedTuple):
    """What attacks jointly, and all that is hit by it."""

    sources: tuple[Atom, ...]
    atoms: tuple[Atom, ...] = ()
    """Hit in each ordinary premise and each defeasible rule for it."""
    rules: tuple[int, ...] = ()
    """Undercut."""
    attacks: tuple[int, ...] = ()
    is_fallible: bool = False
    """One half of a symmetric conflict: fails against what is preferred to its source."""


class Order:
    """A strict preference, from pairs of the weaker and the stronger; transitive.

    What is both weaker and stronger than another, by a circle of pairs, is neither.
    """

    def __init__(self, pairs: Iterable[tuple[int, int]] = ()) -> None:
        self._stronger: dict[int, list[int]] = {}
        for weak, strong in pairs:
            self._stronger.setdefault(weak, []).append(strong)
        self._above = cache(self._reachable)

    def _reachable(self, start: int) -> frozenset[int]:
        found: set[int] = set()
        waiting = [start]
        while waiting:
            for each in self._stronger.get(waiting.pop(), ()):
                if each not in found:
                    found.add(each)
                    waiting.append(each)
        return frozenset(found)

    def is_weaker(self, one: int, other: int) -> bool:
        return other in self._above(one) and one not in self._above(other)

    def circular(self) -> list[int]:
        """Whatever is, by the pairs, weaker than itself."""
        return sorted(each for each in self._stronger if each in self._above(each))

    def __bool__(self) -> bool:
        return bool(self._stronger)


class Theory(NamedTuple):
    size: int
    """How many atoms there are."""
    axioms: tuple[Atom, ...] = ()
    premises: tuple[Premise, ...] = ()
    rules: tuple[Rule, ...] = ()
    attacks: tuple[Attack, ...] = ()
    premise_order: Order = Order()
    """Between the atoms of premises."""
    rule_order: Order = Order()
    link: Link = "none"
    comparison: Comparison = "elitist"

    def premises_for(self) -> list[list[int]]:
        """For each atom its premises."""
        return self._by_atom((i, premise.atom) for i, premise in enumerate(self.premises))

    def rules_for(self) -> list[list[int]]:
        """For each atom the rules with it among their heads."""
        return self._by_atom((i, head) for i, rule in enumerate(self.rules) for head in rule.heads)

    def _by_atom(self, pairs: Iterable[tuple[int, Atom]]) -> list[list[int]]:
        found: list[list[int]] = [[] for _ in range(self.size)]
        for i, atom in pairs:
            found[atom].append(i)
        return found

    def targets(self) -> Iterator[tuple[int, "Targets"]]:
        """What each attack can hit: axioms and strict rules cannot be."""
        premises, rules = self.premises_for(), self.rules_for()
        for k, attack in enumerate(self.attacks):
            hit_rules = [
                rule for atom in attack.atoms for rule in rules[atom] if self._concludes(rule, atom)
            ]
            undercut = [rule for rule in attack.rules if not self.rules[rule].is_strict]
            yield k, Targets([p for a in attack.atoms for p in premises[a]], hit_rules, undercut)

    def _concludes(self, rule: int, atom: Atom) -> bool:
        return not self.rules[rule].is_strict and self.rules[rule].heads[0] == atom


class Targets(NamedTuple):
    premises: list[int]
    rebutted: list[int]
    """Rules by their conclusion."""
    undercut: list[int]
    """Rules themselves."""
