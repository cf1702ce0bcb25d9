"""A theory's arguments one by one (Modgil, Prakken 2013), for what no circuit can say: by the
weakest link an argument is compared by all that it is made of.

There may be exponentially many, so there is a bound. No argument has the same rule twice on a path.
"""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from counterpoint_server.semantics.structured.theory import Atom, Order, Theory

ARGUMENTS_MAX = 20_000
TOO_MANY = (
    f"The map has more than {ARGUMENTS_MAX} arguments, which are built one by one where the "
    "weakest link counts; ask with link=none or link=last."
)


class TooManyArgumentsError(Exception):
    """The theory has more arguments than are built one by one."""


class Argument(NamedTuple):
    top: tuple[str, int]
    """`axiom`, `premise`, `rule` or `attack`, and which one of them."""
    parts: tuple[int, ...]
    """The arguments for the body."""
    within: frozenset[int]
    """All arguments that it is made of, without itself."""
    premises: frozenset[int]
    """The ordinary ones."""
    rules: frozenset[int]
    """The defeasible ones."""
    last: frozenset[int]
    """The last defeasible rules."""
    is_assumed: bool
    """Whether an assumption is among the premises that only strict rules were applied to."""


class Construction:
    def __init__(self, theory: Theory) -> None:
        self.theory = theory
        self.arguments: list[Argument] = []
        self.for_atom: list[list[int]] = [[] for _ in range(theory.size)]
        self.by_top: dict[tuple[str, int], list[int]] = {}
        self._seen: set[tuple[tuple[str, int], tuple[int, ...]]] = set()
        self._users: list[list[tuple[str, int]]] = [[] for _ in range(theory.size)]
        for name, bodies in (
            ("rule", [rule.body for rule in theory.rules]),
            ("attack", [attack.sources for attack in theory.attacks]),
        ):
            for i, body in enumerate(bodies):
                for atom in set(body):
                    self._users[atom].append((name, i))
        self._build()

    def _build(self) -> None:
        for atom in self.theory.axioms:
            self._leaf(("axiom", atom), atom)
        for i, premise in enumerate(self.theory.premises):
            self._leaf(("premise", i), premise.atom)
        for i, rule in enumerate(self.theory.rules):
            if not rule.body:
                self._apply(("rule", i))
        done = 0
        while done < len(self.arguments):
            for atom in self._heads(self.arguments[done].top):
                for top in self._users[atom]:
                    self._apply(top, atom, done)
            done += 1

    def _leaf(self, top: tuple[str, int], atom: Atom) -> None:
        is_premise = top[0] == "premise"
        premises = frozenset([top[1]] if is_premise else [])
        is_assumed = is_premise and self.theory.premises[top[1]].yields
        nothing: frozenset[int] = frozenset()
        self._add(Argument(top, (), nothing, premises, nothing, nothing, is_assumed), (atom,))

    def _heads(self, top: tuple[str, int]) -> tuple[Atom, ...]:
        match top:
            case ("axiom", atom):
                return (atom,)
            case ("premise", i):
                return (self.theory.premises[i].atom,)
            case ("rule", i):
                return self.theory.rules[i].heads
        return ()

    def _apply(self, top: tuple[str, int], atom: Atom = -1, new: int = -1) -> None:
        """All arguments with this top that have the new one as a part."""
        name, i = top
        body = self.theory.rules[i].body if name == "rule" else self.theory.attacks[i].sources
        is_strict = name == "attack" or self.theory.rules[i].is_strict
        places = [at for at, each in enumerate(body) if each == atom]
        for place in places or [-1]:
            choices = (
                [new] if at == place else self.for_atom[each] for at, each in enumerate(body)
            )
            for parts in product(*map(list, choices)):
                self._combine(top, parts, is_strict)

    def _combine(self, top: tuple[str, int], parts: tuple[int, ...], is_strict: bool) -> None:
        if (top, parts) in self._seen:
            return
        self._seen.add((top, parts))
        of = [self.arguments[part] for part in parts]
        within = frozenset(parts).union(*(part.within for part in of))
        if any(self.arguments[each].top == top for each in within):
            return
        own = frozenset() if is_strict else frozenset([top[1]])
        made = Argument(
            top,
            parts,
            within,
            frozenset().union(*(part.premises for part in of)),
            own.union(*(part.rules for part in of)),
            own or frozenset().union(*(part.last for part in of)),
            is_strict and any(part.is_assumed for part in of),
        )
        self._add(made, self._heads(top))

    def _add(self, argument: Argument, heads: tuple[Atom, ...]) -> None:
        if len(self.arguments) >= ARGUMENTS_MAX:
            raise TooManyArgumentsError(TOO_MANY)
        number = len(self.arguments)
        self.arguments.append(argument)
        self.by_top.setdefault(argument.top, []).append(number)
        for atom in set(heads):
            self.for_atom[atom].append(number)

    def defeats(self) -> Iterator[tuple[int, int]]:
        """Which argument defeats which, by a part of it or as a whole."""
        wholes: list[list[int]] = [[i] for i in range(len(self.arguments))]
        for i, argument in enumerate(self.arguments):
            for part in argument.within:
                wholes[part].append(i)
        found = set(self._direct_defeats())
        for attacker, hit in sorted(found):
            yield from ((attacker, whole) for whole in wholes[hit])

    def _direct_defeats(self) -> Iterator[tuple[int, int]]:
        for k, targets in self.theory.targets():
            attack = self.theory.attacks[k]
            certain = [("rule", rule) for rule in targets.undercut]
            certain += [("attack", other) for other in attack.attacks]
            rebutted = [("premise", premise) for premise in targets.premises]
            rebutted += [("rule", rule) for rule in targets.rebutted]
            for attacker in self.by_top.get(("attack", k), ()):
                for top in certain:
                    yield from ((attacker, hit) for hit in self.by_top.get(top, ()))
                for top in rebutted:
                    for hit in self.by_top.get(top, ()):
                        if not (attack.is_fallible and self.fails(attacker, hit)):
                            yield attacker, hit

    def fails(self, attacker: int, hit: int) -> bool:
        """Whether the target is preferred."""
        one, other = self.arguments[attacker], self.arguments[hit]
        if other.top[0] == "premise" and other.is_assumed:
            return False
        if one.is_assumed:
            return True
        match self.theory.link:
            case "none":
                return False
            case "last" if one.last or other.last:
                return self._rules_weaker(one.last, other.last)
            case "last":
                return self._premises_weaker(one, other)
        if not one.rules and not other.rules:
            return self._premises_weaker(one, other)
        if not one.premises and not other.premises:
            return self._rules_weaker(one.rules, other.rules)
        return self._premises_weaker(one, other) and self._rules_weaker(one.rules, other.rules)

    def _premises_weaker(self, one: Argument, other: Argument) -> bool:
        atoms = [premise.atom for premise in self.theory.premises]
        weak = frozenset(atoms[premise] for premise in one.premises)
        strong = frozenset(atoms[premise] for premise in other.premises)
        return self._is_weaker(weak, strong, self.theory.premise_order)

    def _rules_weaker(self, one: frozenset[int], other: frozenset[int]) -> bool:
        return self._is_weaker(one, other, self.theory.rule_order)

    def _is_weaker(self, one: frozenset[int], other: frozenset[int], order: Order) -> bool:
        if not one or not other:
            return bool(one)
        if self.theory.comparison == "democratic":
            return all(any(order.is_weaker(x, y) for y in other) for x in one)
        return any(all(order.is_weaker(x, y) for y in other) for x in one)
