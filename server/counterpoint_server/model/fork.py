"""Forking: a new map that begins as another one was."""

from msgspec import Struct

from counterpoint_server.model.edit import Revision
from counterpoint_server.model.element import Line
from counterpoint_server.model.map import Visibility


class NewFork(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """A map to be made of another."""

    revision: Revision | None = None
    """As it was at this revision; null: as it is."""
    title: Line | None = None
    """Null: that of the other map."""
    visibility: Visibility = "private"
    """Who may read it; that of the other map does not matter."""
