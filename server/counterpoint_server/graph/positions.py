"""Who holds what, and what they argue for and against."""

from collections.abc import Iterable, Sequence

from counterpoint_server.graph.dispute import Attack, Dispute
from counterpoint_server.model.element import AttributionMode
from counterpoint_server.model.positions import Argued, Held, Position, Positions
from counterpoint_server.model.types import Element, Participant


def positions(elements: Iterable[Element], only: Sequence[int] = ()) -> Positions:
    """What each participant, or each of some, stands for, by number."""
    dispute = Dispute(elements)
    wanted = {dispute.participant(id).id for id in only}
    carried = _carried(dispute)
    by_attacker: dict[int, list[Attack]] = {}
    for attack in dispute.attacks:
        for end in {attack.rebuttal, *attack.attackers}:
            by_attacker.setdefault(end, []).append(attack)
    participants = (e for _, e in sorted(dispute.elements.items()) if isinstance(e, Participant))
    return Positions(
        positions=[
            Position(
                participant=each.id,
                name=each.name,
                holds=_held(dispute, each.id),
                carries=sorted(carried.get(each.id, set())),
                argues_for=_argued(dispute.concluded(dispute.said(each.id))),
                argues_against=_argued(_attacked(dispute.said(each.id), by_attacker)),
            )
            for each in participants
            if each.id in wanted or not only
        ]
    )


def _held(dispute: Dispute, participant: int) -> list[Held]:
    held: dict[int, tuple[dict[tuple[int, ...], None], dict[AttributionMode, None]]] = {}
    for saying in dispute.sayings.get(participant, []):
        if saying.element in dispute.claims:
            chains, modes = held.setdefault(saying.element, ({}, {}))
            if saying.attribution:
                chains[tuple(saying.attribution.via)] = None
                if saying.attribution.mode:
                    modes[saying.attribution.mode] = None
            else:
                chains[()] = None
    return [
        Held(claim=claim, via=[[*chain] for chain in chains], modes=[*modes])
        for claim, (chains, modes) in sorted(held.items())
    ]


def _carried(dispute: Dispute) -> dict[int, set[int]]:
    carried: dict[int, set[int]] = {}
    for sayings in dispute.sayings.values():
        for saying in sayings:
            if saying.attribution and saying.element in dispute.claims:
                for carrier in saying.attribution.via:
                    carried.setdefault(carrier, set()).add(saying.element)
    return carried


def _attacked(said: list[int], by_attacker: dict[int, list[Attack]]) -> dict[int, list[int]]:
    by: dict[int, list[int]] = {}
    for id in said:
        for attack in by_attacker.get(id, []):
            by.setdefault(attack.target, []).append(attack.rebuttal)
    return by


def _argued(by: dict[int, list[int]]) -> list[Argued]:
    return [Argued(id=id, by=sorted({*each})) for id, each in sorted(by.items())]
