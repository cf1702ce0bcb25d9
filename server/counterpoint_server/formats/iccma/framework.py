"""What of a map an abstract framework has: claims, cases and arguments as nodes, single attacks.

Dung (1995), "On the acceptability of arguments and its fundamental role".
"""

from typing import NamedTuple

from counterpoint_server.formats.drafting import Draft
from counterpoint_server.formats.frame import AnyDocument
from counterpoint_server.formats.leftovers import Leftovers, keep, list_of
from counterpoint_server.formats.naming import in_order
from counterpoint_server.formats.reading import unreadable_at
from counterpoint_server.model.documents import ELEMENTS_MAX
from counterpoint_server.model.edit import MAP
from counterpoint_server.model.types import Argument, Case, Claim, Element, Rebuttal

CANNOT = {
    "rebuttal": "An attack has one attacker here and is on a claim, a case or an argument.",
    "rebuttal.relation": "Every attack is directed here.",
    "type": "Every node of an abstract framework is alike; it comes back as a claim.",
    "claim.text": "A node of an abstract framework has a name, and no text.",
}


class Attack(NamedTuple):
    """An attack with one attacker."""

    id: int
    attacker: int
    target: int


def nodes_of(document: AnyDocument) -> list[Element]:
    return in_order(document, Claim, Case, Argument)


def attacks_of(document: AnyDocument, nodes: list[Element]) -> list[Attack]:
    known = {node.id for node in nodes}
    found = []
    for each in in_order(document, Rebuttal):
        if isinstance(each, Rebuttal) and len(each.attackers) == 1:
            attack = Attack(each.id, each.attackers[0], each.target)
            if {attack.attacker, attack.target} <= known:
                found.append(attack)
    return found


def comments_of(document: AnyDocument, system: str) -> list[str]:
    """The comments of the file that the map came from, without what marks them."""
    found = list_of(Leftovers(document, system).of(MAP), "comments")
    return [" ".join(each.split()) for each in found if isinstance(each, str)]


def keep_comments(draft: Draft, comments: list[str]) -> None:
    left = {"comments": comments} if comments else {}
    draft.fields["extra"] = keep(draft, MAP, left)


def add_attack(draft: Draft, attacker: int, target: int, at: int, line: int) -> None:
    """The `at`th attack of the file."""
    id = draft.add(Rebuttal, f"#{at}", attackers=[attacker], target=target)
    if attacker == target:
        draft.find("self_attack", "Attacks itself.", id, place=f"line {line}")


def check_size(count: int, line: int) -> None:
    if count > ELEMENTS_MAX:
        raise unreadable_at(f"A map has at most {ELEMENTS_MAX} elements.", line)
