"""Which revisions a map has."""

from counterpoint_server.model.problems import RevisionNotFound

REVISION_MAX = 2**31 - 1
"""More than the number of any revision."""


def check_revision(asked: int, current: int, pointer: str = "?revision") -> None:
    if not 1 <= asked <= current:
        raise RevisionNotFound(
            f"The map has the revisions 1 to {current}, not {asked}.", pointer=pointer
        )
