"""Which revisions a map has."""

from counterpoint_server.model.problems import RevisionNotFound


def check_revision(asked: int, current: int, pointer: str = "?revision") -> None:
    if not 1 <= asked <= current:
        raise RevisionNotFound(
            f"The map has the revisions 1 to {current}, not {asked}.", pointer=pointer
        )


def name_of_state(revision: int, erased_revision: int) -> int | str:
    """In entity tags and caches: an erasure may have taken something out of what was before it."""
    return revision if erased_revision <= revision else f"{revision}.{erased_revision}"
