"""Structured argumentation by its definitions (Modgil, Prakken 2013): every argument is built,
every defeat is looked for between every two of them. Slow, and obviously right.
"""

from dataclasses import dataclass
from itertools import product

from counterpoint_server.semantics.structured.theory import Attack, Premise, Rule, Theory

ARGUMENTS_MAX = 60


class TooManyError(Exception):
    pass


@dataclass(frozen=True)
class Tree:
    """An argument; its top is an axiom (atom), a premise, a rule or an attack."""

    top: int | Premise | Rule | Attack
    parts: tuple["Tree", ...] = ()

    def conclusions(self) -> tuple[int, ...]:
        match self.top:
            case int():
                return (self.top,)
            case Premise():
                return (self.top.atom,)
            case Rule():
                return self.top.heads
            case _:
                return ()

    def everything(self) -> frozenset["Tree"]:
        return frozenset([self]).union(*(part.everything() for part in self.parts))

    def premises(self) -> set[Premise]:
        return {tree.top for tree in self.everything() if isinstance(tree.top, Premise)}

    def is_defeasible(self) -> bool:
        return isinstance(self.top, Rule) and not self.top.is_strict

    def rules(self) -> set[Rule]:
        found = {tree.top for tree in self.everything() if tree.is_defeasible()}
        return {top for top in found if isinstance(top, Rule)}

    def last_rules(self) -> set[Rule]:
        if isinstance(self.top, Rule) and not self.top.is_strict:
            return {self.top}
        return set().union(*(part.last_rules() for part in self.parts))

    def last_premises(self) -> set[Premise]:
        """The premises that only strict rules have been applied to."""
        if isinstance(self.top, Premise):
            return {self.top}
        if isinstance(self.top, Rule) and not self.top.is_strict:
            return set()
        return set().union(*(part.last_premises() for part in self.parts))

    def is_repetitive(self, times: int) -> bool:
        """Whether the top occurs more often than so on a path."""
        return self._most(self.top) > times

    def _most(self, top: object) -> int:
        below = max((part._most(top) for part in self.parts), default=0)
        return below + (self.top == top)


class Oracle:
    def __init__(self, theory: Theory) -> None:
        self.theory = theory
        self.trees = self.build()
        self.attackers = [
            (attacker, target)
            for attacker in self.trees
            if isinstance(attacker.top, Attack)
            for target in self.trees
            if self.defeats(attacker, target)
        ]
        number = {tree: i for i, tree in enumerate(self.trees)}
        pairs = {(number[attacker], number[part]) for attacker, part in self.attackers}
        wholes = [{number[part] for part in whole.everything()} for whole in self.trees]
        self.defeat_pairs = {
            (attacker, whole)
            for attacker, part in pairs
            for whole, parts in enumerate(wholes)
            if part in parts
        }

    def build(self) -> list[Tree]:
        theory = self.theory
        found = {Tree(atom) for atom in theory.axioms} | {Tree(p) for p in theory.premises}
        tops = [(rule, rule.body) for rule in theory.rules]
        tops += [(attack, attack.sources) for attack in theory.attacks]
        while True:
            new = set()
            for top, body in tops:
                ways = [[tree for tree in found if atom in tree.conclusions()] for atom in body]
                for parts in product(*ways):
                    tree = Tree(top, parts)
                    often = 2 if isinstance(top, Rule) and top.is_strict else 1
                    if tree not in found and not tree.is_repetitive(often):
                        new.add(tree)
                    if len(found) + len(new) > ARGUMENTS_MAX:
                        raise TooManyError
            if not new:
                return list(found)
            found |= new

    def defeats(self, attacker: Tree, target: Tree) -> bool:
        """Whether one defeats the other in its top (not in one of its parts)."""
        attack = attacker.top
        assert isinstance(attack, Attack)
        match target.top:
            case Attack():
                return self.theory.attacks.index(target.top) in attack.attacks
            case Rule() if target.top.is_strict:
                return False
            case Rule():
                if self.theory.rules.index(target.top) in attack.rules:
                    return True
                hits = target.top.heads[0] in attack.atoms
            case Premise():
                hits = target.top.atom in attack.atoms
            case _:
                return False
        return hits and not (attack.is_fallible and self.weaker(attacker, target))

    def weaker(self, attacker: Tree, target: Tree) -> bool:
        is_assumption = isinstance(target.top, Premise) and target.top.yields
        if is_assumption:
            return False
        if any(premise.yields for premise in attacker.last_premises()):
            return True
        match self.theory.link:
            case "none":
                return False
            case "last":
                if attacker.last_rules() or target.last_rules():
                    return self.weaker_rules(attacker.last_rules(), target.last_rules())
                return self.weaker_premises(attacker, target)
            case "weakest":
                if not attacker.rules() and not target.rules():
                    return self.weaker_premises(attacker, target)
                by_rules = self.weaker_rules(attacker.rules(), target.rules())
                if not attacker.premises() and not target.premises():
                    return by_rules
                return by_rules and self.weaker_premises(attacker, target)

    def weaker_rules(self, one: set[Rule], other: set[Rule]) -> bool:
        number, order = self.theory.rules.index, self.theory.rule_order
        return self.compare([[order.is_weaker(number(x), number(y)) for y in other] for x in one])

    def weaker_premises(self, one: Tree, other: Tree) -> bool:
        order, them = self.theory.premise_order, other.premises()
        return self.compare(
            [[order.is_weaker(x.atom, y.atom) for y in them] for x in one.premises()]
        )

    def compare(self, table: list[list[bool]]) -> bool:
        """Rows for the members of the set that may be weaker, columns for those of the other."""
        if not table:
            return False
        if not table[0]:
            return True
        if self.theory.comparison == "democratic":
            return all(any(row) for row in table)
        return any(all(row) for row in table)
