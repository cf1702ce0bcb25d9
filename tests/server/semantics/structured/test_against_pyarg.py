"""Random theories, evaluated by circuits and by PyArg's arguments, where PyArg is installed
(python-argumentation): written by others, from the same definitions (Modgil, Prakken 2013).
"""

import random
from itertools import permutations
from typing import Any

import pytest

from counterpoint_server.model.theory import NamedRule, NamedTheory
from counterpoint_server.semantics.framework import Framework
from counterpoint_server.semantics.names import Semantics
from counterpoint_server.semantics.structured.named import theory_of
from counterpoint_server.semantics.structured.solving import project
from counterpoint_server.semantics.tasks import Evaluation

pytest.importorskip("py_arg", reason="python-argumentation is not installed")

ATOMS = ["club", "walls", "trade", "chips"]
NAMES = [*ATOMS, *(f"-{atom}" for atom in ATOMS)]
THEORIES = 400
ARGUMENTS_MAX = 60
COMPARED: tuple[Semantics, ...] = ("grounded", "complete", "preferred")


def chance_theory(seed: int) -> NamedTheory:
    chance = random.Random(seed)
    rules: dict[tuple[tuple[str, ...], str], NamedRule] = {}
    count = chance.randint(2, 6)
    for number in range(count):
        body = chance.sample(NAMES, chance.randint(1, 2))
        undercut = f"-[r{chance.randrange(count)}]"
        then = undercut if chance.random() < 0.2 else chance.choice(NAMES)
        kind: Any = "strict" if chance.random() < 0.2 else "defeasible"
        key = tuple(sorted(body)), then
        rules.setdefault(key, NamedRule(id=f"r{number}", if_=body, then=then, kind=kind))
    premises = chance.sample(NAMES, chance.randint(2, 4))
    defeasible = [rule.id for rule in rules.values() if rule.kind == "defeasible"]
    link: Any = chance.choice(["none", "last", "last"])
    return NamedTheory(
        axioms=premises[:1] if chance.random() < 0.2 else [],
        premises=premises[1:] if chance.random() < 0.2 else premises,
        rules=list(rules.values()),
        contraries=[chance.sample(ATOMS, 2) for _ in range(chance.randint(0, 2))],
        premise_prefs=_chain(chance, premises),
        rule_prefs=_chain(chance, defeasible),
        link=link,
    )


def _chain(chance: random.Random, names: list[str]) -> list[list[str]]:
    """A total order of some of them, with its transitive closure."""
    some = chance.sample(names, chance.randint(0, len(names)))
    return [[some[i], some[j]] for i in range(len(some)) for j in range(i + 1, len(some))]


class _NeverWeaker:
    def argument_is_strictly_weaker_than(self, _one: Any, _other: Any) -> bool:
        return False


def _told_to_pyarg(named: NamedTheory) -> tuple[Any, Any]:
    """The theory, and the order of its arguments."""
    from py_arg.aspic_classes.argumentation_system import ArgumentationSystem
    from py_arg.aspic_classes.argumentation_theory import ArgumentationTheory
    from py_arg.aspic_classes.defeasible_rule import DefeasibleRule
    from py_arg.aspic_classes.literal import Literal
    from py_arg.aspic_classes.orderings.argument_orderings.last_link_ordering import (
        LastLinkElitistOrdering,
    )
    from py_arg.aspic_classes.orderings.preference_preorder import PreferencePreorder
    from py_arg.aspic_classes.strict_rule import StrictRule

    literals = {name: Literal(name) for name in NAMES}
    rule_names = [rule.id for rule in named.rules if rule.kind == "defeasible"]
    for name in (rule.then for rule in named.rules):
        if name.startswith("-["):
            literals[name] = Literal(f"-{name[2:-1]}")
    against = {name: {literals[_negation(name)]} for name in NAMES}
    for attacker, target in named.contraries:
        against[target].add(literals[attacker])
    kinds: dict[str, list[Any]] = {"strict": [], "defeasible": []}
    for rule in named.rules:
        make = StrictRule if rule.kind == "strict" else DefeasibleRule
        body = {literals[each] for each in rule.if_}
        kinds[rule.kind].append(make(rule.id, body, literals[rule.then]))
    rules = {rule.id: rule for rule in kinds["defeasible"]}
    orders = [
        PreferencePreorder([(rules[a], rules[b]) for a, b in named.rule_prefs]),
        PreferencePreorder([(literals[a], literals[b]) for a, b in named.premise_prefs]),
    ]
    language = {str(literal): literal for literal in literals.values()}
    system = ArgumentationSystem(language, against, kinds["strict"], kinds["defeasible"], orders[0])
    assert {rule.id_str for rule in kinds["defeasible"]} == set(rule_names)
    theory = ArgumentationTheory(
        system,
        [literals[each] for each in named.axioms],
        [literals[each] for each in named.premises],
        orders[1],
    )
    return theory, _NeverWeaker() if named.link == "none" else LastLinkElitistOrdering(*orders)


def by_pyarg(named: NamedTheory) -> dict[Semantics, set[frozenset[str]]] | None:
    """The conclusions of each extension; None if there are too many arguments to compare."""
    theory, ordering = _told_to_pyarg(named)
    arguments = theory.all_arguments
    if len(arguments) > ARGUMENTS_MAX:
        return None
    pairs = [
        (i, j)
        for (i, one), (j, other) in permutations(enumerate(arguments), 2)
        if theory.defeats(one, other, ordering)
    ]
    pairs += [(i, i) for i, a in enumerate(arguments) if theory.defeats(a, a, ordering)]
    framework = Framework.of_pairs(len(arguments), pairs)
    return {
        semantics: {
            frozenset(str(arguments[i].conclusion) for i in members) & {*NAMES}
            for members in Evaluation(framework, semantics).every()
        }
        for semantics in COMPARED
    }


def _negation(name: str) -> str:
    return name[1:] if name.startswith("-") else f"-{name}"


def by_circuit(named: NamedTheory) -> dict[Semantics, set[frozenset[str]]]:
    theory, names = theory_of(named)
    found = project(theory)
    return {
        semantics: {
            frozenset(
                name
                for name, place in zip(names, found.atoms, strict=True)
                if place.presence in set(members) and name in NAMES
            )
            for members in Evaluation(found.framework, semantics).every()
        }
        for semantics in COMPARED
    }


def test_circuits_and_pyarg_agree() -> None:
    compared, differing = 0, []
    for seed in range(3 * THEORIES):
        named = chance_theory(seed)
        expected = by_pyarg(named)
        if expected is None:
            continue
        compared += 1
        if by_circuit(named) != expected:
            differing.append(seed)
        if compared == THEORIES:
            break
    assert (compared, differing) == (THEORIES, [])
