"""Which relations a file comes to: Argdown moves some, and leaves out what others say already."""

from collections.abc import Iterable

from counterpoint_server.formats.argdown.things import Relation, Thing, step_key
from counterpoint_server.formats.argdown.tree import ATTACK, CONTRADICTION, UNDERCUT


def settled(raw: list[Relation], things: dict[str, Thing], *, strict: bool) -> list[Relation]:
    """Each once, and with the conclusion of an argument or its last step where it belongs there."""
    found: dict[Relation, None] = {}
    for relation in raw:
        placed = place(relation, things)
        if placed.kind == CONTRADICTION or (strict and _is_contrary(placed, things)):
            reverse = Relation(placed.kind, placed.target, placed.source)
            if reverse in found:
                continue
        found[placed] = None
    conflicts = conflicts_of(found)
    return [each for each in found if not is_covered(each, things, conflicts)]


def _is_contrary(relation: Relation, things: dict[str, Thing]) -> bool:
    ends = things.get(relation.source), things.get(relation.target)
    return relation.kind == ATTACK and all(end and not end.is_argument for end in ends)


def place(relation: Relation, things: dict[str, Thing]) -> Relation:
    kind, source, target = relation
    from_, to = things.get(source), things.get(target)
    if from_ and from_.steps:
        source = from_.steps[-1].conclusion
    if to and to.steps and kind == UNDERCUT:
        target = step_key(target, len(to.steps) - 1)
    return Relation(kind, source, target)


def conflicts_of(relations: Iterable[Relation]) -> dict[str, set[str]]:
    """By statement or argument: what it attacks or contradicts."""
    found: dict[str, set[str]] = {}
    for kind, source, target in relations:
        if kind in (ATTACK, CONTRADICTION):
            found.setdefault(source, set()).add(target)
        if kind == CONTRADICTION:
            found.setdefault(target, set()).add(source)
    return found


def is_covered(
    relation: Relation, things: dict[str, Thing], conflicts: dict[str, set[str]]
) -> bool:
    """Whether a statement attacks an argument of which it attacks a premise already."""
    kind, source, target = relation
    attacked = things.get(target)
    if kind != ATTACK or attacked is None or not attacked.steps or things[source].is_argument:
        return False
    return not conflicts[source].isdisjoint(attacked.premises)
