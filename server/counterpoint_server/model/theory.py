"""Theories as they are posted: atoms by name, `-x` for the negation of x, `~x` for what holds
unless x does, `-[r]` for rule r not being applicable.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

Name = Annotated[str, Meta(min_length=1, max_length=1_000)]
Pair = Annotated[list[Name], Meta(min_length=2, max_length=2)]
Link = Literal["none", "last", "weakest"]
"""What of an argument is compared when preferences count: its last rules, or all it is made of."""
Comparison = Literal["elitist", "democratic"]
"""Whether a set is weaker by one of its members, or only by all."""


class NamedRule(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """What follows from what, in a posted theory."""

    id: Name
    if_: list[Name] = field(name="if", default_factory=list)
    then: Name
    kind: Literal["strict", "defeasible"] = "defeasible"


class NamedTheory(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Premises, rules and conflicts by name (ASPIC+); of a preference the weaker comes first.

    `-x` is the negation of x, `~x` holds unless x does, `-[r]` says that rule r does not apply.
    """

    axioms: list[Name] = []
    premises: list[Name] = []
    assumptions: list[Name] = []
    """What yields to any attack."""
    rules: list[NamedRule] = []
    contraries: list[Pair] = []
    """[a, b]: a attacks b."""
    contradictories: list[Pair] = []
    """[a, b]: each attacks the other."""
    premise_prefs: list[Pair] = []
    rule_prefs: list[Pair] = []
    link: Link = "none"
    """What of an argument preferences are compared by; `none`: they do not count."""
    set_comparison: Comparison = "elitist"
    """Whether a set is weaker by one of its members, or only by all."""
