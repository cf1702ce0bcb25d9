"""Random theories, evaluated by circuits and by building every argument."""

import random
from collections.abc import Iterable

import pytest

from counterpoint_server.semantics.framework import Framework
from counterpoint_server.semantics.names import Semantics
from counterpoint_server.semantics.structured.solving import project
from counterpoint_server.semantics.structured.theory import Attack, Order, Premise, Rule, Theory
from counterpoint_server.semantics.tasks import Evaluation
from server.semantics.structured.construction import Oracle, TooManyError

SOME: tuple[Semantics, ...] = ("complete", "preferred")
ALL: tuple[Semantics, ...] = ("grounded", "complete", "preferred", "stable", "ideal")


class Chance(random.Random):
    def some(self, of: int, least: int, most: int) -> tuple[int, ...]:
        return tuple(sorted(self.sample(range(of), min(of, self.randint(least, most)))))

    def pairs(self, of: int, most: int) -> list[tuple[int, int]]:
        """Mostly without circles."""
        found = [tuple(sorted(self.sample(range(of), 2))) for _ in range(self.randint(0, most))]
        return [(b, a) if self.random() < 0.1 else (a, b) for a, b in found]

    def theory(self) -> Theory:
        size = self.randint(3, 5) if self.random() < 0.3 else self.randint(4, 8)
        rules = tuple(dict.fromkeys(self.rule(size) for _ in range(self.randint(1, 7))))
        attacks = [
            each for _ in range(self.randint(2, 7)) for each in self.attack(size, len(rules))
        ]
        return Theory(
            size=size,
            axioms=self.some(size, 0, 1) if self.random() < 0.3 else (),
            premises=self.premises(size),
            rules=rules,
            attacks=tuple(dict.fromkeys(attacks)),
            premise_order=Order(self.pairs(size, 3)),
            rule_order=Order(self.pairs(len(rules), 4) if len(rules) > 1 else ()),
            link=self.choice(["none", "last", "last", "weakest"]),
            comparison=self.choice(["elitist", "elitist", "democratic"]),
        )

    def premises(self, size: int) -> tuple[Premise, ...]:
        return tuple(Premise(a, self.random() < 0.2) for a in self.some(size, 2, 5))

    def rule(self, size: int) -> Rule:
        body = self.some(size, 0 if self.random() < 0.1 else 1, 2)
        return Rule(body, (self.randrange(size),), self.random() < 0.3)

    def attack(self, size: int, rules: int) -> Iterable[Attack]:
        one, other = self.randrange(size), self.randrange(size)
        match self.randrange(6):
            case 0:
                yield Attack(self.some(size, 1, 2), (other,))
            case 1:
                yield Attack((one,), rules=(self.randrange(rules),))
            case 2:
                yield Attack((one,), attacks=(0,))
            case _:
                yield Attack((one,), (other,), is_fallible=True)
                yield Attack((other,), (one,), is_fallible=True)


def accepted(theory: Theory, semantics: Semantics) -> set[tuple[frozenset[int], ...]]:
    projection = project(theory)
    groups = (projection.atoms, projection.attacks)
    return {
        tuple(
            frozenset(i for i, place in enumerate(group) if place.presence in members)
            for group in groups
        )
        for members in map(set, Evaluation(projection.framework, semantics).every())
    }


def accepted_by_definition(oracle: Oracle, semantics: Semantics) -> set[tuple[frozenset[int], ...]]:
    framework = Framework.of_pairs(len(oracle.trees), sorted(oracle.defeat_pairs))
    theory, found = oracle.theory, set()
    for members in Evaluation(framework, semantics).every():
        trees = [oracle.trees[i] for i in members]
        tops = [tree.top for tree in trees]
        found.add(
            (
                frozenset(atom for tree in trees for atom in tree.conclusions()),
                frozenset(i for i, attack in enumerate(theory.attacks) if attack in tops),
            )
        )
    return found


def compare(seeds: Iterable[int], compared_by: tuple[Semantics, ...]) -> int:
    compared = 0
    for seed in seeds:
        theory = Chance(seed).theory()
        try:
            oracle = Oracle(theory)
        except TooManyError:
            continue
        for semantics in compared_by:
            expected = accepted_by_definition(oracle, semantics)
            assert accepted(theory, semantics) == expected, (seed, semantics, theory)
        compared += 1
    return compared


def test_theories_are_evaluated_as_if_all_their_arguments_were_built() -> None:
    assert compare(range(550), SOME) >= 400


@pytest.mark.soak
def test_many_theories_are_evaluated_as_if_all_their_arguments_were_built() -> None:
    assert compare(range(5_000), ALL) >= 4_000
