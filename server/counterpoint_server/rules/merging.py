"""Merging: what refers to one element refers to another of its type, and the one goes."""

from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from counterpoint_server.model.map import MapContent
from counterpoint_server.model.problems import InvalidBody, TypeMismatch
from counterpoint_server.model.references import Reference
from counterpoint_server.model.shapes import DROPPED, build
from counterpoint_server.model.types import Element, type_of
from counterpoint_server.rules.resolving import Resolver
from counterpoint_server.rules.wellformed import check_shape
from counterpoint_server.rules.working import Draft

ADDED = (
    "tags",
    "attributions",
    "external",
    "phrasings",
    "members",
    "positions",
    "answers",
)
"""The lists that are put together; what a step is made of is not."""


def merge(
    draft: Draft, resolver: Resolver, content: MapContent, into: Element, gone: Element, at: str
) -> MapContent:
    """The map's own fields after it."""
    if into.id == gone.id:
        raise InvalidBody("An element cannot be merged into itself.", pointer=f"{at}/from")
    if type_of(into) is not type_of(gone):
        raise TypeMismatch(
            f"Element {into.id} is a {type_of(into).name}, {gone.id} a {type_of(gone).name}.",
            pointer=f"{at}/from",
        )
    holders = {holder.id: holder for holder, _ in draft.holders(gone.id)}
    for holder in (holders | {gone.id: gone}).values():
        draft.put(_moved(holder, gone.id, into.id, resolver.revision))
    resolver.move(gone.id, into.id, holders)
    resolver.pointers.setdefault(into.id, f"{at}/into")
    whole = _joined(draft.get(into.id, at), draft.get(gone.id, at), resolver.revision)
    check_shape(whole, f"{at}/into")
    draft.put(whole)
    draft.remove(gone.id)
    draft.merged[gone.id] = into.id
    return replace(content, main_claim=into.id) if content.main_claim == gone.id else content


def _joined(into: Element, gone: Element, revision: int) -> Element:
    lists = {name: getattr(into, name) for name in ADDED if hasattr(into, name)}
    for name, kept in lists.items():
        more = [each for each in getattr(gone, name) if each not in kept]
        lists[name] = [*kept, *more]
    return replace(into, revision=revision, **lists)


def _moved(holder: Element, gone: int, into: int, revision: int) -> Element:
    """Its references moved; a mention that would become one of itself is dropped."""
    is_part = holder.id in (gone, into)

    def drop(reference: Reference, to: int, _pointer: str) -> Any:
        is_self = is_part and to in (gone, into) and to != holder.id
        return DROPPED if is_self and not reference.structural else to

    def move(_reference: Reference, to: int, _pointer: str) -> int:
        return into if to == gone else to

    before = build(type(holder), holder, drop, id=holder.id, revision=revision)
    after = build(type(holder), before, move, id=holder.id, revision=revision)
    tidied: Element = _without_repeats(before, after)
    return tidied


def _without_repeats(before: Any, after: Any) -> Any:
    """What the move made equal to something else in its list is left out of it."""
    if isinstance(after, Struct):
        fields = after.__struct_fields__
        return replace(
            after,
            **{n: _without_repeats(getattr(before, n), getattr(after, n)) for n in fields},
        )
    if not isinstance(after, list) or before == after:
        return after
    pairs = [(was, _without_repeats(was, now)) for was, now in zip(before, after, strict=True)]
    unmoved = [now for was, now in pairs if was == now]
    kept: list[Any] = []
    for was, now in pairs:
        if was == now or (now not in unmoved and now not in kept):
            kept.append(now)
    return kept
