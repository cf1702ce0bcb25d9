"""What is answered about participants: who holds what, and where two of them differ."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from counterpoint_server.model.element import AttributionMode
from counterpoint_server.model.ids import ElementId, Revision

Ground = Literal["holds", "argues_for"]


class Held(Struct, kw_only=True, frozen=True):
    """A claim that a participant holds."""

    claim: ElementId
    via: list[list[ElementId]]
    """The chains by which it reached the map, each once; an empty one: by nobody between."""
    modes: list[AttributionMode]
    """How the source gives it, each once."""


class Argued(Struct, kw_only=True, frozen=True):
    """What a participant argues for or against, and by what."""

    id: ElementId
    by: Annotated[list[ElementId], Meta(min_length=1)]
    """Of what speaks for it, the arguments; of what speaks against it, the rebuttals."""


class Position(Struct, kw_only=True, frozen=True):
    """What one participant stands for."""

    participant: ElementId
    name: str
    holds: list[Held]
    carries: list[ElementId]
    """What others say and reached the map through this one."""
    argues_for: list[Argued]
    """What its own arguments conclude."""
    argues_against: list[Argued]
    """What is attacked by its own rebuttals, or by a claim or argument that it stands for."""


class Disagreement(Struct, kw_only=True, frozen=True):
    """A rebuttal by which what one participant stands for attacks what the other stands for."""

    rebuttal: ElementId
    attacker: ElementId
    target: ElementId
    by: ElementId
    """The participant whose side attacks."""
    ground: ElementId
    """What that participant said and the attack rests on: the attacker, or what is behind it."""
    forward: list[ElementId]
    """The arguments that lead from the ground to the attacker, in order; the ground is not told
    again."""
    against: ElementId
    """What the other said and is hit: the target, what the target is a reason for, or the argument
    that concludes it."""
    onward: list[ElementId]
    """The arguments that lead from the target to what is hit, in order."""
    is_direct: bool
    """Whether one said the attacker and the other the target."""
    is_answered: bool
    """Whether the other's side attacks, in turn, an attacker or the rebuttal."""


class Agreement(Struct, kw_only=True, frozen=True):
    """A claim that both participants stand for."""

    claim: ElementId
    first: Ground
    second: Ground


class Restated(Struct, kw_only=True, frozen=True):
    """A claim of one that restates a claim of the other."""

    rephrase: ElementId
    first: ElementId
    second: ElementId


class Differences(Struct, kw_only=True, frozen=True):
    """Two participants: where they disagree, where they agree, what has been left unanswered."""

    first: ElementId
    second: ElementId
    disagreements: list[Disagreement]
    """Direct ones first, then by the number of arguments between."""
    agreements: list[Agreement]
    restatements: list[Restated]
    unanswered_by_first: list[ElementId]
    """Rebuttals of the second's side that the first's side does not attack in turn."""
    unanswered_by_second: list[ElementId]
    truncated: bool
    """Whether there were more disagreements than the limit let in, or than have 200,000 arguments
    between."""


class Positions(Struct, kw_only=True, frozen=True):
    """Who holds what, by participant."""

    revision: Revision = 1
    """The map's, of which all this is."""
    positions: list[Position]
    """Of all participants, or of those asked for."""
    differences: Differences | None = None
    """Where two participants differ; null unless just two are asked for."""
