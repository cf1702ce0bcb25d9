"""Taking elements out: what needs them goes too or stands in the way; a mention lets go."""

from msgspec.structs import replace

from counterpoint_server.model.map import MapContent
from counterpoint_server.model.problems import ElementInUse
from counterpoint_server.model.references import Reference
from counterpoint_server.model.shapes import DROPPED, build
from counterpoint_server.model.types import Element
from counterpoint_server.rules.working import Draft


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


def settle_removals(draft: Draft, pointers: dict[int, str | None], revision: int) -> None:
    """Refuse where an element left standing needs a removed one; drop all lighter mentions.

    `pointers` says which operation removed what.
    """
    gone = {id for id, element in draft.changed.items() if element is None}
    draft.require(held=gone)
    lighter: set[int] = set()
    for id in sorted(gone):
        holders = list(draft.holders(id))
        needing = [holder.id for holder, by in holders if any(r.structural for r in by)]
        if needing:
            raise ElementInUse(
                f"Element {id} is needed by {', '.join(map(str, needing))}; "
                "delete them first, or pass cascade=true.",
                pointer=pointers.get(id),
                holders=needing,
            )
        lighter |= {holder.id for holder, _ in holders}
    for id in lighter:
        holder = draft.find(id)
        if holder is not None:
            draft.put(_without(holder, gone, revision))


def _without(holder: Element, gone: set[int], revision: int) -> Element:
    def visit(_reference: Reference, to: int, _pointer: str) -> object:
        return DROPPED if to in gone else to

    rebuilt: Element = build(type(holder), holder, visit, id=holder.id, revision=revision)
    return rebuilt


def content_without(content: MapContent, gone: set[int]) -> MapContent:
    return replace(content, main_claim=None) if content.main_claim in gone else content
