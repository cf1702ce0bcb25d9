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


class Lead(NamedTuple):
    """Where the number of a merged element led, and how long."""

    revision: int
    until: int | None
    """The revision that brought its element back, or that made it lead elsewhere or nowhere."""
    into: int


class LifeEvent(NamedTuple):
    """What a revision did to an element."""

    revision: int
    op: ChangeOp
    element: Element | None
    into: int | None
    is_redacted: bool = False


def events(spans: Sequence[Span], leads: Sequence[Lead]) -> list[LifeEvent]:
    """Newest first, as the spans are; each span must be followed by the one before it."""
    found = [*_events_of_spans(spans, {lead.revision: lead.into for lead in leads})]
    known = {event.revision for event in found}
    found += [event for event in _events_of_leads(leads) if event.revision not in known]
    return sorted(found, key=lambda event: event.revision, reverse=True)


def _events_of_spans(spans: Sequence[Span], leads: Mapping[int, int]) -> Iterator[LifeEvent]:
    begins = {span.element.revision for span in spans}
    ends = {span.until for span in spans}
    for element, until, is_redacted in spans:
        if until is not None and until not in begins:
            into = leads.get(until)
            yield LifeEvent(until, "delete" if into is None else "merge", None, into)
        begin = element.revision
        op: ChangeOp = "update" if begin in ends else "create"
        yield LifeEvent(begin, op, element, None, is_redacted)


def _events_of_leads(leads: Sequence[Lead]) -> Iterator[LifeEvent]:
    """Of a number that had no element, before and after: reverts make it lead elsewhere."""
    begins = {lead.revision for lead in leads}
    for lead in leads:
        yield LifeEvent(lead.revision, "merge", None, lead.into)
        if lead.until is not None and lead.until not in begins:
            yield LifeEvent(lead.until, "delete", None, None)


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
