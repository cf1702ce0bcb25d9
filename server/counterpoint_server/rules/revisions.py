"""Which revisions a map has."""

from counterpoint_server.model.problems import RevisionNotFound

REVISION_MAX = 2**31 - 1
"""What the database can hold; a number beyond it is as unknown as this one."""


def check_revision(asked: int, current: int, pointer: str = "?revision") -> None:
    if not 1 <= asked <= current:
        raise RevisionNotFound(
            f"The map has the revisions 1 to {current}, not {asked}.", pointer=pointer
        )


def storable(revision: int) -> int:
    """A number that the database can be asked about, and that no map has if this one is too far."""
    return max(0, min(revision, REVISION_MAX))


def name_of_state(revision: int, erased_revision: int) -> int | str:
    """In entity tags and caches: an erasure may have taken something out of what was before it."""
    return revision if erased_revision <= revision else f"{revision}.{erased_revision}"
