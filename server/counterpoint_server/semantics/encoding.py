"""Frameworks as clauses (Besnard, Doutre 2004): variables say of each argument that it is in, that
it is attacked by one that is in, or that it is either (in range).
"""

from collections.abc import Iterator

from counterpoint_server.semantics.framework import Framework
from counterpoint_server.semantics.solver import Clause


class Variables:
    """The variables of a framework's arguments, three for each."""

    def __init__(self, size: int) -> None:
        self.size = size

    def is_in(self, argument: int) -> int:
        return argument + 1

    def is_out(self, argument: int) -> int:
        return self.size + argument + 1

    def is_in_range(self, argument: int) -> int:
        return 2 * self.size + argument + 1

    def fresh(self) -> Iterator[int]:
        """Variables that stand for no argument."""
        at = 3 * self.size
        while True:
            at += 1
            yield at

    def members(self, model: list[int]) -> list[int]:
        """The arguments that are in."""
        return [literal - 1 for literal in model[: self.size] if literal > 0]

    def beyond(self, members: list[int]) -> list[int]:
        """The clause that an argument outside of these is in."""
        known = set(members)
        return [i + 1 for i in range(self.size) if i not in known]

    def other_than(self, members: list[int]) -> list[int]:
        """The clause that the set is not exactly this one."""
        return [*(-self.is_in(i) for i in members), *self.beyond(members)]


def conflict_free_clauses(framework: Framework) -> Iterator[Clause]:
    pairs = zip(framework.sources.tolist(), framework.targets.tolist(), strict=True)
    return ([-source - 1, -target - 1] for source, target in pairs)


def stable_clauses(framework: Framework) -> Iterator[Clause]:
    yield from conflict_free_clauses(framework)
    for argument, attackers in enumerate(framework.attackers.lists()):
        yield [argument + 1, *(attacker + 1 for attacker in attackers)]


def admissible_clauses(framework: Framework) -> Iterator[Clause]:
    """What is in has no attacker that is not out."""
    size = framework.size
    for argument, attackers in enumerate(framework.attackers.lists()):
        is_in, is_out = argument + 1, size + argument + 1
        yield [-is_out, *(attacker + 1 for attacker in attackers)]
        yield [-is_in, -is_out]
        for attacker in attackers:
            yield [-attacker - 1, is_out]
            yield [-is_in, size + attacker + 1]


def complete_clauses(framework: Framework) -> Iterator[Clause]:
    """And what has no attacker that is not out, is in."""
    yield from admissible_clauses(framework)
    size = framework.size
    for argument, attackers in enumerate(framework.attackers.lists()):
        yield [argument + 1, *(-size - attacker - 1 for attacker in attackers)]


def attacked_clauses(framework: Framework) -> Iterator[Clause]:
    """What is called out is attacked by one that is in; for sets that are only conflict-free."""
    for argument, attackers in enumerate(framework.attackers.lists()):
        yield [-framework.size - argument - 1, *(attacker + 1 for attacker in attackers)]


def range_clauses(framework: Framework) -> Iterator[Clause]:
    size = framework.size
    return ([-2 * size - i - 1, i + 1, size + i + 1] for i in range(size))
