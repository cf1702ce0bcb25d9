"""A tree of claims."""

from dataclasses import dataclass, field
from typing import Any

PRO, CON = "pro", "con"


@dataclass(slots=True)
class Branch:
    """A claim under another one, or a mention of a claim that stands elsewhere."""

    name: str
    """Its place: `1.2.3`."""
    text: str
    side: str | None = None
    """`PRO`, `CON`; None for a root, or where the file does not say it."""
    refers: str | None = None
    """The place of the claim that it only mentions."""
    left: dict[str, Any] = field(default_factory=dict)
    """What no field holds of the claim, or (of what is only mentioned) of the relation."""
    tie: dict[str, Any] = field(default_factory=dict)
    """What no field holds of the relation to the claim above."""
    children: list["Branch"] = field(default_factory=list)


def relation_name(place: str) -> str:
    """What the relation to the claim above is called."""
    return f"{place}^"
