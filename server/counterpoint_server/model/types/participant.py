"""The participant."""

from typing import Literal

from counterpoint_server.model.element import ElementBase, Line

ParticipantKind = Literal["person", "organisation", "outlet", "collective"]


class Participant(ElementBase, kw_only=True, frozen=True, tag="participant"):
    """Somebody who says things: a person, an organisation, an outlet, a collective."""

    name: Line
    kind: ParticipantKind = "person"
    role: Line | None = None
    """In what capacity: "US Interior Secretary"."""
