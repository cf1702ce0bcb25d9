"""From the draft of an edit to what is written."""

from collections.abc import Collection
from typing import Literal

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from counterpoint_server.model.documents import ELEMENTS_MAX
from counterpoint_server.model.edit import MAP, Done
from counterpoint_server.model.map import MapContent
from counterpoint_server.model.problems import InvalidBody, MapFull
from counterpoint_server.model.stored import encode_stored
from counterpoint_server.model.types import Element, type_of
from counterpoint_server.rules.refusing import Refusals
from counterpoint_server.rules.resolving import Resolver
from counterpoint_server.rules.wellformed import check_stored
from counterpoint_server.rules.working import Change, Draft, MapState, Version


def change_of(draft: Draft, resolver: Resolver, content: MapContent, refusals: Refusals) -> Change:
    """What differs from before."""
    state, versions = draft.working.state, draft.working.versions
    written: dict[int, Version] = {}
    removed: set[int] = set()
    done: list[Done] = []
    names = _names(resolver)
    for id, element in sorted(draft.changed.items()):
        before = versions.get(id)
        if element is None:
            if before is not None:
                removed.add(id)
                done.append(_removal(before.element, draft.merged.get(id)))
            continue
        ref, *more = names.get(id, [UNSET])
        if before is None or _differs(element, before):
            written[id] = _version(element, resolver, refusals)
            done.append(_writing(element, before, ref))
        elif ref:
            done.append(Done(id, "keep", ref))
        done += [Done(id, "keep", each) for each in more]
    refusals.raise_if_any()
    content_differs = _content_differs(content, state.content)
    if content_differs:
        done.append(Done(MAP, "update"))
    done += [*_led_elsewhere(draft), *_redactions(draft)]
    after = state
    if any(each.op != "keep" for each in done):
        after = _next_state(draft, resolver, written, removed)
    if content_differs:
        after = replace(after, content=content, content_revision=after.revision)
    return Change(
        state=after,
        written=written,
        removed=removed,
        operations=done,
        merged=_merged(draft, removed),
        unmerged=frozenset(draft.unmerged),
        redaction=draft.redaction,
    )


def _names(resolver: Resolver) -> dict[int, list[str | UnsetType]]:
    """By element, the refs of this edit that speak of it."""
    names: dict[int, list[str | UnsetType]] = {}
    for name, id in resolver.refs.items():
        names.setdefault(id, []).append(name)
    return names


def _writing(element: Element, before: Version | None, ref: str | UnsetType) -> Done:
    op: Literal["create", "update"] = "create" if before is None else "update"
    return Done(element.id, op, ref, type=type_of(element).name)


def _removal(element: Element, into: int | None) -> Done:
    type = type_of(element).name
    if into is None:
        return Done(element.id, "delete", type=type)
    return Done(element.id, "merge", into=into, type=type)


def _led_elsewhere(draft: Draft) -> list[Done]:
    """Numbers that have no element, before and after, and do not lead where they led."""
    gone = (id for id in sorted(draft.unmerged) if draft.changed[id] is None)
    led = ((id, draft.merged.get(id)) for id in gone)
    return [
        Done(id, "delete") if into is None else Done(id, "merge", into=into) for id, into in led
    ]


def _merged(draft: Draft, removed: set[int]) -> dict[int, int]:
    """Not what this edit made itself and merged at once: nobody knows its number."""
    known = removed | draft.unmerged
    return {id: into for id, into in draft.merged.items() if id in known}


def _redactions(draft: Draft) -> list[Done]:
    redaction = draft.redaction
    if redaction is None:
        return []
    of_map = [Done(MAP, "redact")] if redaction.of_map or redaction.messages == "all" else []
    return [*(Done(id, "redact") for id in sorted(redaction.erased | redaction.versions)), *of_map]


def _version(element: Element, resolver: Resolver, refusals: Refusals) -> Version:
    body = encode_stored(element)
    try:
        check_stored(body, resolver.pointers.get(element.id, "#"))
    except InvalidBody as problem:
        refusals.add(problem)
    return Version(element, body)


def _next_state(
    draft: Draft, resolver: Resolver, written: Collection[int], removed: set[int]
) -> MapState:
    state, versions = draft.working.state, draft.working.versions
    created = sum(versions.get(id) is None for id in written)
    count = state.element_count + created - len(removed)
    if count > ELEMENTS_MAX and created:
        raise MapFull
    return replace(
        state,
        revision=resolver.revision,
        next_element=resolver.next_element,
        element_count=count,
    )


def _differs(element: Element, before: Version) -> bool:
    """Compared as they are stored, for Python takes 1, 1.0 and True for the same."""
    unchanged = replace(element, revision=before.element.revision)
    return encode_stored(unchanged) != encode_stored(before.element)


def _content_differs(content: MapContent, before: MapContent) -> bool:
    # Most edits leave the map's own fields alone, and then they are the very same object.
    return content is not before and encode_stored(content) != encode_stored(before)
