"""Going back: what is not as it was becomes so again, under the numbers it had."""

from msgspec import Struct
from msgspec.structs import replace

from counterpoint_server.model.edit import MAP, Revert
from counterpoint_server.model.map import MapContent
from counterpoint_server.model.problems import MissingEnd
from counterpoint_server.model.shapes import references
from counterpoint_server.model.types import Element, type_of
from counterpoint_server.rules.resolving import End, Resolver
from counterpoint_server.rules.revisions import check_revision
from counterpoint_server.rules.working import Draft, Former

MISSING_NAMED_MAX = 100


def revert(
    draft: Draft, resolver: Resolver, content: MapContent, operation: Revert
) -> tuple[MapContent, dict[int, str]]:
    """The map's own fields after it, and the elements that are of another type again."""
    current = draft.working.state.revision
    check_revision(operation.to, current, "#/to")
    if operation.to == current:
        if operation.element is not None:
            draft.get(operation.element, "#/element")
        return content, {}
    past = draft.require_past(Former(operation.to, operation.element))
    draft.require(past.elements)
    at = "#/to" if operation.element is None else "#/element"
    retyped: dict[int, str] = {}
    draft.progress.begin(len(past.elements))
    for id, element in past.elements.items():
        draft.progress.step()
        now = draft.find(id)
        if now is None:
            draft.unmerged.add(id)
        if element is None:
            _take_out(draft, id, past.leads.get(id))
            continue
        if now is not None and type_of(now) is not type_of(element):
            retyped[id] = at
        _put_back(draft, resolver, element, at)
    if operation.element is None:
        content = past.content
        _note_ends(resolver, MAP, content, at)
    _check_ends(draft, resolver, operation)
    return content, retyped


def _take_out(draft: Draft, id: int, into: int | None) -> None:
    draft.remove(id)
    if into is not None:
        draft.merged[id] = into


def _put_back(draft: Draft, resolver: Resolver, element: Element, at: str) -> None:
    draft.put(replace(element, revision=resolver.revision))
    _note_ends(resolver, element.id, element, at)


def _note_ends(resolver: Resolver, id: int, holder: Struct, at: str) -> None:
    """To be checked when all is done, as if a client had written them."""
    found = references(type(holder), holder)
    resolver.ends[id] = [End(reference, to, at) for reference, to, _ in found]
    resolver.pointers[id] = at


def _check_ends(draft: Draft, resolver: Resolver, operation: Revert) -> None:
    needed = {end.id for ends in resolver.ends.values() for end in ends}
    draft.require(needed)
    missing = sorted(id for id in needed if draft.find(id) is None)
    if not missing:
        return
    draft.refused.update(missing)  # one fault for all of them is enough
    named = ", ".join(map(str, missing[:MISSING_NAMED_MAX]))
    what = "The map" if operation.element is None else f"Element {operation.element}"
    help = "" if operation.element is None else "; take them back first, or the whole map"
    raise MissingEnd(
        f"{what} at revision {operation.to} refers to what is gone: {named}{help}.",
        pointer="#/to" if operation.element is None else "#/element",
        missing=missing[:MISSING_NAMED_MAX],
    )
