"""Taking elements out: what needs them goes too or stands in the way; a mention lets go."""

from msgspec.structs import replace

from counterpoint_server.model.map import MapContent
from counterpoint_server.model.problems import ElementInUse, Problem
from counterpoint_server.model.references import Reference
from counterpoint_server.model.shapes import DROPPED, build
from counterpoint_server.model.types import Element
from counterpoint_server.rules.working import Draft

HOLDERS_NAMED_MAX = 100


def remove(draft: Draft, id: int, *, cascade: bool) -> set[int]:
    """Take out an element; with cascade also all that has no meaning without it. What went."""
    draft.remove(id)
    removed = {id}
    frontier = [id] if cascade else []
    while frontier:
        draft.require(held=frontier)
        doomed = {
            holder.id
            for gone in frontier
            for holder, by in draft.holders(gone)
            if any(reference.structural for reference in by)
        }
        for holder_id in doomed:
            draft.remove(holder_id)
        removed |= doomed
        frontier = sorted(doomed)
    return removed


def settle_removals(draft: Draft, pointers: dict[int, str | None], revision: int) -> list[Problem]:
    """What is refused, because an element left standing needs it; all lighter mentions are dropped.

    `pointers` says which operation removed what.
    """
    gone = {id for id, element in draft.changed.items() if element is None}
    draft.require(held=gone)
    lighter: set[int] = set()
    problems: list[Problem] = []
    refused = frozenset(draft.refused)
    for id in sorted(gone):
        holders = [each for each in draft.holders(id) if each[0].id not in refused]
        needing = [holder.id for holder, by in holders if any(r.structural for r in by)]
        if needing:
            problems.append(_in_use(id, needing, pointers.get(id)))
            draft.refused.add(id)
        lighter |= {holder.id for holder, _ in holders}
    for id in lighter:
        holder = draft.find(id)
        if holder is not None and id not in draft.refused:
            draft.put(_without(holder, gone, revision))
    return problems


def _in_use(id: int, needing: list[int], pointer: str | None) -> ElementInUse:
    named = ", ".join(map(str, needing[:HOLDERS_NAMED_MAX]))
    more = len(needing) - HOLDERS_NAMED_MAX
    return ElementInUse(
        f"Element {id} is needed by {named}{f' and {more} more' if more > 0 else ''}; "
        "delete them first, or pass cascade=true.",
        pointer=pointer,
        holders=needing[:HOLDERS_NAMED_MAX],
    )


def _without(holder: Element, gone: set[int], revision: int) -> Element:
    def visit(_reference: Reference, to: int, _pointer: str) -> object:
        return DROPPED if to in gone else to

    rebuilt: Element = build(type(holder), holder, visit, id=holder.id, revision=revision)
    return rebuilt


def content_without(content: MapContent, gone: set[int]) -> MapContent:
    return replace(content, main_claim=None) if content.main_claim in gone else content
