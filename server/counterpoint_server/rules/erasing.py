"""Erasing: what goes from the present, and what former versions have to lose."""

from collections.abc import Set
from typing import Any

import msgspec
from msgspec.structs import replace

from counterpoint_server.model.erasure import ERASED, NewErasure, Redaction
from counterpoint_server.model.map import MapContent
from counterpoint_server.model.problems import ElementNotFound, TypeMismatch
from counterpoint_server.model.shapes import hints_of, holds_reference, is_computed
from counterpoint_server.model.types import (
    Element,
    Fragment,
    Participant,
    Source,
    type_of,
)
from counterpoint_server.rules.deleting import remove
from counterpoint_server.rules.silencing import Silence, hear, is_spoken, without_words
from counterpoint_server.rules.working import Draft


def erase(draft: Draft, erasure: NewErasure, revision: int) -> set[int]:
    """Take out of the present what is to be erased; what went. The draft knows what else must."""
    named = _named(draft, erasure)
    silence = _silence(draft, named, erasure.participant)
    held = silence.participants | silence.sources | silence.quoted
    draft.require(held=held)
    spoken = set()
    for id in sorted(held):
        for holder, _ in list(draft.holders(id)):
            if is_spoken(holder, silence):
                spoken.add(holder.id)
            silenced = without_words(holder, silence)
            if silenced is not holder:
                draft.put(replace(silenced, revision=revision))
    erased = named | spoken
    draft.require(held=spoken, doomed=spoken)
    draft.redaction = Redaction(
        erased=frozenset(erased),
        participants=silence.participants,
        versions=frozenset(erasure.versions) - erased,
        of_map=erasure.map_versions,
        messages=erasure.messages,
    )
    there = [id for id in sorted(erased) if draft.find(id) is not None]
    return {gone for id in there for gone in remove(draft, id, cascade=True)}


def _silence(draft: Draft, named: set[int], participant: int | None) -> Silence:
    silence = Silence(
        participants=frozenset(id for id in named if id == participant),
        sources=frozenset(id for id in named if isinstance(draft.find(id), Source)),
    )
    holders = (holder for id in silence.participants for holder, _ in draft.holders(id))
    return hear(silence, holders)


def _named(draft: Draft, erasure: NewErasure) -> set[int]:
    """The elements to be erased by name; some may have been deleted before."""
    places = {id: f"#/versions/{at}" for at, id in enumerate(erasure.versions)}
    places |= {id: f"#/elements/{at}" for at, id in enumerate(erasure.elements)}
    if erasure.participant is not None:
        places[erasure.participant] = "#/participant"
    named = {id for id, place in places.items() if not place.startswith("#/versions")}
    draft.require(places, held=named, doomed=named)
    for id, place in places.items():
        _check_known(draft, id, place)
        if id in named:
            draft.check_unmerged(id, place)
    found = draft.find(erasure.participant or 0)
    if not isinstance(found, Participant | Fragment | None):
        raise TypeMismatch(
            f"Element {found.id} is a {type_of(found).name}.", pointer="#/participant"
        )
    return named


def _check_known(draft: Draft, id: int, place: str) -> None:
    is_known = draft.find(id) is not None or id in draft.working.gone
    if not is_known or id >= draft.working.state.next_element:
        raise ElementNotFound(f"The map has never had an element {id}.", pointer=place)


def redacted(element: Element, erased: Set[int], silence: Silence) -> Element:
    """A former version as it may be kept; the very same if it may be as it is."""
    if element.id in erased or is_spoken(element, silence):
        return tombstone(element)
    return without_words(element, silence)


def tombstone(element: Element) -> Element:
    """What is kept of an erased element: its number, its type, the ends it cannot be without."""
    struct = type(element)
    hints = hints_of(struct)
    kept: dict[str, Any] = {}
    for field in msgspec.structs.fields(struct):
        hint = hints[field.name]
        if is_computed(hint) or (field.required and holds_reference(hint)):
            kept[field.name] = getattr(element, field.name)
        elif field.required:
            kept[field.name] = ERASED
    return struct(**kept)


def erased_content() -> MapContent:
    return MapContent(title=ERASED)
