"""Where two participants differ, where they agree, and what each has left unanswered."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from counterpoint_server.graph.dispute import Attack, Dispute, Reach, reach
from counterpoint_server.graph.packed import Check, no_deadline
from counterpoint_server.model.positions import (
    Agreement,
    Differences,
    Disagreement,
    Ground,
    Restated,
)
from counterpoint_server.model.types import Element, Rephrase

LIMIT = 100
LIMIT_MAX = 1_000
TOLD_MAX = 200_000
"""Arguments between, of all the disagreements of an answer; the first is told however many lie
between.
"""


class Side(NamedTuple):
    """One of two participants, with what its sayings reach."""

    participant: int
    said: set[int]
    concluded: dict[int, list[int]]
    """What its arguments conclude, and by which of them."""
    forward: Reach
    """What is supported by what it said."""
    behind: Reach
    """What supports what it said or concluded."""

    def far(self, attacker: int) -> int | None:
        """How far what it said is behind an attacker; None: it said nothing to that end."""
        return 0 if attacker in self.said else self.forward.distance.get(attacker)


class Clash(NamedTuple):
    """An attack by one side on the other."""

    side: Side
    other: Side
    attack: Attack
    attacker: int
    is_answered: bool

    @property
    def is_direct(self) -> bool:
        return self.attacker in self.side.said and self.attack.target in self.other.said

    @property
    def rank(self) -> tuple[bool, int, int, int, int]:
        between = self.side.far(self.attacker) or 0
        between += self.other.behind.distance[self.attack.target]
        return not self.is_direct, between, self.attack.rebuttal, self.attacker, self.attack.target


def differences(
    elements: Iterable[Element],
    first: int,
    second: int,
    *,
    limit: int = LIMIT,
    check: Check = no_deadline,
) -> Differences:
    """Where two participants disagree and agree, and what each has left unanswered.

    They disagree where something that one said, or that arguments lead to from there, attacks
    something that the other said or concluded, or a reason for it.
    """
    dispute = Dispute(elements)
    one, other = side_of(dispute, first), side_of(dispute, second)
    check()
    clashes = [*clashes_of(dispute, one, other)]
    if first != second:
        clashes += clashes_of(dispute, other, one)
    clashes.sort(key=lambda clash: clash.rank)
    disagreements = list(_told(dispute, clashes[:limit], check))
    return Differences(
        first=first,
        second=second,
        disagreements=disagreements,
        agreements=list(_agreements(dispute, one, other)),
        restatements=list(_restatements(dispute, one, other)),
        unanswered_by_first=_unanswered(clashes, second),
        unanswered_by_second=_unanswered(clashes, first),
        truncated=len(clashes) > len(disagreements),
    )


def side_of(dispute: Dispute, participant: int) -> Side:
    said = dispute.said(dispute.participant(participant).id)
    concluded = dispute.concluded(said)
    # What rests on a claim is told by the claim; an argument speaks only where none does.
    claims = [id for id in said if id in dispute.claims]
    forward = reach(said, dispute.supports, reach(claims, dispute.supports))
    behind = reach([*said, *concluded], dispute.reasons)
    return Side(participant, {*said}, concluded, forward, behind)


def clashes_of(dispute: Dispute, side: Side, other: Side) -> Iterator[Clash]:
    replies: dict[int, set[int]] = {}
    for attack in dispute.attacks:
        if _attacker(other, attack) is not None:
            replies.setdefault(attack.target, set()).add(attack.rebuttal)
    for attack in dispute.attacks:
        attacker = _attacker(side, attack)
        if attacker is not None and attack.target in other.behind.before:
            ends = (attack.rebuttal, *attack.attackers)
            is_answered = any(_other(replies.get(end, ()), attack.rebuttal) for end in ends)
            yield Clash(side, other, attack, attacker, is_answered)


def _other(replies: Collection[int], than: int) -> bool:
    return len(replies) > (than in replies)


def _attacker(side: Side, attack: Attack) -> int | None:
    """Of joint attackers, the one nearest to what the side said; None where none is its own."""
    far = [(far, each) for each in attack.attackers if (far := side.far(each)) is not None]
    if far:
        return min(far)[1]
    return attack.attackers[0] if attack.rebuttal in side.said else None


def _told(dispute: Dispute, clashes: list[Clash], check: Check) -> Iterator[Disagreement]:
    left = TOLD_MAX
    for clash in clashes:
        found = _tell(dispute, clash, check)
        if left < 0:
            return
        left -= len(found.forward) + len(found.onward)
        yield found


def _tell(dispute: Dispute, clash: Clash, check: Check) -> Disagreement:
    check()
    side, other, attack, attacker, is_answered = clash
    forward = side.forward.way(attacker) if side.far(attacker) else [attacker]
    onward = other.behind.way(attack.target)
    hit = onward[-1]
    return Disagreement(
        rebuttal=attack.rebuttal,
        attacker=attacker,
        target=attack.target,
        by=side.participant,
        ground=forward[-1],
        forward=[id for id in reversed(forward[:-1]) if dispute.is_argument(id)],
        against=hit if hit in other.said else other.concluded[hit][0],
        onward=[id for id in onward if dispute.is_argument(id)],
        is_direct=clash.is_direct,
        is_answered=is_answered,
    )


def _unanswered(clashes: list[Clash], by: int) -> list[int]:
    found = {c.attack.rebuttal for c in clashes if c.side.participant == by and not c.is_answered}
    return sorted(found)


def _agreements(dispute: Dispute, one: Side, other: Side) -> Iterator[Agreement]:
    for claim in sorted(dispute.claims):
        first, second = _stand(one, claim), _stand(other, claim)
        if first and second:
            yield Agreement(claim=claim, first=first, second=second)


def _stand(side: Side, claim: int) -> Ground | None:
    if claim in side.said:
        return "holds"
    return "argues_for" if claim in side.concluded else None


def _restatements(dispute: Dispute, one: Side, other: Side) -> Iterator[Restated]:
    for _, element in sorted(dispute.elements.items()):
        if isinstance(element, Rephrase):
            ends = element.original, element.restatement
            for first, second in (ends, ends[::-1]):
                if first in one.said and second in other.said and first != second:
                    yield Restated(rephrase=element.id, first=first, second=second)
