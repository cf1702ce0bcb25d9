"""An element through its versions: when it was made, changed and taken out."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from counterpoint_server.model.history import ChangeOp
from counterpoint_server.model.problems import ElementMerged, ElementNotFound, Problem
from counterpoint_server.model.types import Element


class Span(NamedTuple):
    """A version, and how long it was the element."""

    element: Element
    until: int | None
    """The revision that changed it or took it out; None: it is still there."""
    is_redacted: bool = False
    """Whether an erasure took something out of it."""


class LifeEvent(NamedTuple):
    """What a revision did to an element."""

    revision: int
    op: ChangeOp
    element: Element | None
    into: int | None
    is_redacted: bool = False


def events(spans: Sequence[Span], leads: Mapping[int, int]) -> Iterator[LifeEvent]:
    """Newest first, as the spans are; each span must be followed by the one before it.

    `leads`: by the revision that merged it, the element it became part of.
    """
    begins = {span.element.revision for span in spans}
    ends = {span.until for span in spans}
    for element, until, is_redacted in spans:
        if until is not None and until not in begins:
            into = leads.get(until)
            yield LifeEvent(until, "delete" if into is None else "merge", None, into)
        begin = element.revision
        op: ChangeOp = "update" if begin in ends else "create"
        yield LifeEvent(begin, op, element, None, is_redacted)


def absence(
    id: int, revision: int, *, made: int | None, gone: int | None, into: int | None
) -> Problem:
    """Why the map had no element of a number at a revision.

    `made`: when it was first there; `gone`: when it was last taken out before; `into`: where its
    number led.
    """
    if made is None:
        return ElementNotFound(f"The map has no element {id}.")
    if into is not None:
        detail = f"At revision {revision} element {id} was part of {into}."
        return ElementMerged(detail, merged_into=into)
    if gone is not None:
        return ElementNotFound(
            f"At revision {revision} there was no element {id}: it was deleted at {gone}."
        )
    return ElementNotFound(
        f"At revision {revision} there was no element {id} yet: it was made at {made}."
    )
