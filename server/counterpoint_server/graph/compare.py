"""Where two maps of one text agree: claims by text and quote, steps by what they join.

As in CASS (Duthie, Lawrence, Budzynska and Reed 2016), the parts are matched first, and relations
are compared between what was matched.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from counterpoint_server.graph.likeness import match_claims
from counterpoint_server.graph.packed import Check, no_deadline
from counterpoint_server.model.comparison import Comparison, Likeness, Match, Pair
from counterpoint_server.model.types import Argument, Claim, Element, Rebuttal


class Relation(NamedTuple):
    """A step as what it joins, whatever its number."""

    is_attack: bool
    ends: frozenset[int]
    far: int


def compare(
    one: Iterable[Element], other: Iterable[Element], check: Check = no_deadline
) -> Comparison:
    """What the maps agree on."""
    first = {element.id: element for element in one}
    second = {element.id: element for element in other}
    claims = match_claims(first, second, check)
    check()
    of_claims = {id: pair.second for id, pair in claims.items()}
    relations, others = _relations(first), _relations(second)
    steps = match_relations(relations, others, of_claims)
    kappa, compared = _kappa(relations, others, of_claims)
    likenesses = {id: pair.likeness for id, pair in claims.items()}
    return Comparison(
        claims=_match(_of(first, Claim), _of(second, Claim), of_claims, likenesses),
        arguments=_match(_of(first, Argument), _of(second, Argument), steps),
        attacks=_match(_of(first, Rebuttal), _of(second, Rebuttal), steps),
        kappa=kappa,
        compared=compared,
    )


def _of(elements: Mapping[int, Element], type: type[Element]) -> list[int]:
    return sorted(id for id, element in elements.items() if isinstance(element, type))


def _match(
    first: list[int],
    second: list[int],
    paired: Mapping[int, int],
    likenesses: Mapping[int, Likeness] | None = None,
) -> Match:
    likenesses = likenesses or {}
    pairs = [
        Pair(first=id, second=paired[id], likeness=likenesses.get(id, "ends"))
        for id in first
        if id in paired
    ]
    found = {pair.second for pair in pairs}
    total = len(first) + len(second)
    return Match(
        pairs=pairs,
        only_first=[id for id in first if id not in paired],
        only_second=[id for id in second if id not in found],
        f1=2 * len(pairs) / total if total else None,
    )


def _relations(elements: Mapping[int, Element]) -> dict[int, Relation]:
    found = {}
    for id, element in sorted(elements.items()):
        if isinstance(element, Argument):
            found[id] = Relation(False, frozenset(element.premises), element.conclusion)
        elif isinstance(element, Rebuttal):
            found[id] = Relation(True, frozenset(element.attackers), element.target)
    return found


def match_relations(
    first: Mapping[int, Relation], second: Mapping[int, Relation], claims: Mapping[int, int]
) -> dict[int, int]:
    """Steps whose ends are paired; those may be steps again, so that one pair brings the next.

    Of several that join the same, the first are paired.
    """
    known = dict(claims)
    steps: dict[int, int] = {}
    alike: dict[Relation, list[int]] = {}
    for id, relation in sorted(second.items(), reverse=True):
        alike.setdefault(relation, []).append(id)
    waiting: dict[int, list[int]] = {}
    queue = [id for id in first if not _wait(first[id], known, waiting, id)]
    for id in queue:  # grows as it is read
        is_attack, ends, far = first[id]
        here = Relation(is_attack, frozenset(known[end] for end in ends), known[far])
        if left := alike.get(here):
            known[id] = steps[id] = left.pop()
            for waiter in waiting.pop(id, []):
                if not _wait(first[waiter], known, waiting, waiter):
                    queue.append(waiter)
    return steps


def _wait(
    relation: Relation, known: Mapping[int, int], waiting: dict[int, list[int]], id: int
) -> bool:
    """Whether an end is not paired yet; if so, the step is looked at again when it is."""
    for end in (*relation.ends, relation.far):
        if end not in known:
            waiting.setdefault(end, []).append(id)
            return True
    return False


Judgements = dict[tuple[int, int], frozenset[bool]]


def _kappa(
    first: Mapping[int, Relation], second: Mapping[int, Relation], claims: Mapping[int, int]
) -> tuple[float | None, int]:
    """Cohen (1960), "A coefficient of agreement for nominal scales"; and the pairs judged."""
    total = len(claims) * (len(claims) - 1)
    one = _judgements(first, claims)
    other = _judgements(second, {id: id for id in claims.values()})
    if not total:
        return None, 0
    counts = Counter(one.values()), Counter(other.values())
    none = frozenset[bool]()
    counts[0][none], counts[1][none] = total - len(one), total - len(other)
    same = sum(other.get(pair) == judged for pair, judged in one.items())
    observed = (total - len(one.keys() | other.keys()) + same) / total
    by_chance = sum(counts[0][judged] * counts[1][judged] for judged in counts[0]) / total**2
    return (None if by_chance == 1 else (observed - by_chance) / (1 - by_chance)), total


def _judgements(relations: Mapping[int, Relation], claims: Mapping[int, int]) -> Judgements:
    """By ordered pair of claims, in the second map's numbers: whether supported, attacked, both."""
    found: Judgements = {}
    for is_attack, pair in _joined(relations, claims):
        found[pair] = found.get(pair, frozenset()) | {is_attack}
    return found


def _joined(
    relations: Mapping[int, Relation], claims: Mapping[int, int]
) -> Iterator[tuple[bool, tuple[int, int]]]:
    for relation in relations.values():
        if relation.far in claims:
            for end in relation.ends:
                if end in claims and end != relation.far:
                    yield relation.is_attack, (claims[end], claims[relation.far])
