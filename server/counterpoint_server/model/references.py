"""How a field says that it holds the number of another element."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a field's number, inside `Annotated`, as a reference.

    `role` names the link row. `to` lists the types that may stand at the far end (empty: any).
    `structural`: the holder has no meaning without the far end and goes with it on cascade;
    otherwise deleting the far end only drops the reference.
    `inline`: in input, a new claim may stand in place of the number.
    """

    role: str
    to: tuple[str, ...] = ()
    structural: bool = False
    inline: bool = False


class Computed:
    """Marks a field that the server works out: in output only."""


COMPUTED = Computed()
