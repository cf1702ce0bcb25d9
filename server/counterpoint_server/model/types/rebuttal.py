"""The rebuttal: what may attack what."""

from typing import Annotated, Literal

from msgspec import Meta

from counterpoint_server.model.element import ElementBase, Slug
from counterpoint_server.model.ids import ElementId
from counterpoint_server.model.references import COMPUTED, Reference

Attacker = Annotated[
    ElementId, Reference("attacker", ("claim", "argument", "case"), structural=True, inline=True)
]
Target = Annotated[
    ElementId,
    Reference(
        "target",
        ("claim", "argument", "case", "rebuttal", "preference"),
        structural=True,
        inline=True,
    ),
]

Relation = Literal["attack", "contrary", "contradictory"]
RebuttalKind = Literal["rebut", "undercut"]


class Rebuttal(ElementBase, kw_only=True, frozen=True, tag="rebuttal"):
    """An attack: attackers, taken together, on one target. (AIF: CA-node.)"""

    attackers: Annotated[list[Attacker], Meta(min_length=1, max_length=1_000)]
    """What attacks; several attack jointly."""
    target: Target
    """What is attacked: a claim, an argument, a case, another rebuttal, or a preference."""
    relation: Relation = "attack"
    """`attack` is directed; `contrary`: not both true; `contradictory`: exactly one true."""
    scheme: Slug | None = None
    """The argumentation scheme by which it attacks."""
    kind: Annotated[RebuttalKind, COMPUTED] = "rebut"
    """`rebut` where the target is a claim, `undercut` where it is anything else."""
