"""Theories as they are posted: atoms by name, `-x` for the negation of x, `~x` for what holds
unless x does, `-[r]` for rule r not being applicable.
"""

from collections.abc import Iterable

from counterpoint_server.model.theory import Name, NamedTheory
from counterpoint_server.semantics.structured.theory import (
    Attack,
    Order,
    Premise,
    Rule,
    Theory,
)


class UnknownNameError(ValueError):
    """A preference names a rule that there is not."""


def negation(name: Name) -> Name:
    return name[1:] if name.startswith("-") else f"-{name}"


def theory_of(named: NamedTheory) -> tuple[Theory, list[Name]]:
    """The theory, and its atoms by number."""
    atoms: dict[Name, int] = {}
    for name in _names(named):
        atoms.setdefault(name, len(atoms))
    rules = {rule.id: i for i, rule in enumerate(named.rules)}
    if unknown := [r for pair in named.rule_prefs for r in pair if r not in rules]:
        raise UnknownNameError(f"There is no rule {unknown[0]}.")
    theory = Theory(
        size=len(atoms),
        axioms=tuple(atoms[name] for name in named.axioms),
        premises=(
            *(Premise(atoms[name]) for name in dict.fromkeys(named.premises)),
            *(Premise(atoms[name], yields=True) for name in dict.fromkeys(named.assumptions)),
        ),
        rules=tuple(
            Rule(tuple(atoms[b] for b in rule.if_), (atoms[rule.then],), rule.kind == "strict")
            for rule in named.rules
        ),
        attacks=tuple(_attacks(named, atoms, rules)),
        premise_order=Order((atoms[weak], atoms[strong]) for weak, strong in named.premise_prefs),
        rule_order=Order((rules[weak], rules[strong]) for weak, strong in named.rule_prefs),
        link=named.link,
        comparison=named.set_comparison,
    )
    return theory, list(atoms)


def _names(named: NamedTheory) -> Iterable[Name]:
    yield from (*named.axioms, *named.premises, *named.assumptions)
    for rule in named.rules:
        yield from (*rule.if_, rule.then)
    for pair in (*named.contraries, *named.contradictories, *named.premise_prefs):
        yield from pair


def _attacks(
    named: NamedTheory, atoms: dict[Name, int], rules: dict[Name, int]
) -> Iterable[Attack]:
    for attacker, target in named.contraries:
        yield Attack((atoms[attacker],), (atoms[target],))
    symmetric = {_sorted(*pair) for pair in named.contradictories}
    for name, atom in atoms.items():
        if name.startswith("-[") and name.endswith("]"):
            if name[2:-1] in rules:
                yield Attack((atom,), rules=(rules[name[2:-1]],))
        elif name.startswith("~"):
            if name[1:] in atoms:
                yield Attack((atoms[name[1:]],), (atom,))
        elif negation(name) in atoms:
            symmetric.add(_sorted(name, negation(name)))
    for one, other in sorted(symmetric):
        yield Attack((atoms[one],), (atoms[other],), is_fallible=True)
        if one != other:
            yield Attack((atoms[other],), (atoms[one],), is_fallible=True)


def _sorted(one: Name, other: Name) -> tuple[Name, Name]:
    return (one, other) if one <= other else (other, one)
