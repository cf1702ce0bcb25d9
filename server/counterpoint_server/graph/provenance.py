"""Whether quotes still stand in their source's text. Offsets are in code points, as Python's."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from counterpoint_server.graph.occurrences import Occurrences
from counterpoint_server.graph.packed import Check, no_deadline
from counterpoint_server.model.element import Attribution, ElementBase, Quote
from counterpoint_server.model.provenance import (
    Anchor,
    AnchoredQuote,
    Coverage,
    Provenance,
    Span,
)

NEAREST = 1_000
"""How many places of what a quote begins with are compared; of the rest, only the nearest."""

QUOTES_A_CHECK = 16


def check_quotes(
    elements: Iterable[ElementBase], source: int, text: str, check: Check = no_deadline
) -> Provenance:
    """Every quote that the elements take from the source, checked against its text."""
    found = [
        (element.id, at, attribution.quote)
        for element in sorted(elements, key=lambda element: element.id)
        for at, attribution in enumerate(element.attributions)
        if attribution.source == source and attribution.quote is not None
    ]
    anchors = anchors_of(text, [quote for _, _, quote in found], check)
    statuses = [anchor.status for anchor in anchors]
    return Provenance(
        source=source,
        anchored=statuses.count("anchored"),
        moved=statuses.count("moved"),
        orphan=statuses.count("orphan"),
        quotes=[
            AnchoredQuote(element=element, attribution=at, anchor=anchor)
            for (element, at, _), anchor in zip(found, anchors, strict=True)
        ],
    )


def anchors_of(text: str, quotes: Sequence[Quote], check: Check = no_deadline) -> list[Anchor]:
    """Where each quote stands."""
    anchors = [_in_place(text, quote) for quote in quotes]
    astray = [quote for quote, anchor in zip(quotes, anchors, strict=True) if anchor is None]
    if not astray:
        return [anchor for anchor in anchors if anchor]
    check()
    occurrences = Occurrences(text, (quote.exact for quote in astray))
    found = []
    for at, (quote, anchor) in enumerate(zip(quotes, anchors, strict=True)):
        if at % QUOTES_A_CHECK == 0:
            check()
        found.append(anchor or _elsewhere(text, quote, occurrences))
    return found


def _in_place(text: str, quote: Quote) -> Anchor | None:
    start = quote.start
    if start is None or not text.startswith(quote.exact, start):
        return None
    end = start + len(quote.exact)
    is_right = quote.end in (None, end)
    return Anchor(status="anchored" if is_right else "moved", start=start, end=end)


def _elsewhere(text: str, quote: Quote, occurrences: Occurrences) -> Anchor:
    """The nearest of those places whose surroundings fit best."""
    exact, before = quote.exact, quote.start or 0
    places = occurrences.of(exact)
    at = bisect_left(places, before)
    near = places[max(0, at - NEAREST // 2) : at + NEAREST // 2].tolist()
    best, fits_best = None, -1
    for place in sorted(near, key=lambda place: abs(place - before)):
        if text.startswith(exact, place) and (fits := _fits(text, quote, place)) > fits_best:
            best, fits_best = place, fits
            if fits == 2:
                break
    if best is None and len(near) < len(places):
        best = _nearest(text, exact, before)
    if best is None:
        return Anchor(status="orphan")
    return Anchor(status="moved", start=best, end=best + len(exact))


def _fits(text: str, quote: Quote, place: int) -> int:
    """Of the words before and after, how many are as they were."""
    after = text.startswith(quote.suffix, place + len(quote.exact))
    return text.endswith(quote.prefix, 0, place) + after


def _nearest(text: str, exact: str, before: int) -> int | None:
    left = text.rfind(exact, 0, before + len(exact))
    right = text.find(exact, before)
    found = [place for place in (left, right) if place >= 0]
    return min(found, key=lambda place: abs(place - before), default=None)


def reanchored(
    attributions: Sequence[Attribution], quotes: Iterable[AnchoredQuote]
) -> list[Attribution]:
    """An element's attributions with the positions that are offered for its moved quotes."""
    changed = list(attributions)
    for each in quotes:
        attribution, anchor = changed[each.attribution], each.anchor
        if anchor.status == "moved" and attribution.quote is not None:
            quote = replace(attribution.quote, start=anchor.start, end=anchor.end)
            changed[each.attribution] = replace(attribution, quote=quote)
    return changed


def coverage(provenance: Provenance, length: int) -> Coverage:
    """Which spans of a text of this length carry which elements; orphans carry none."""
    placed = sorted(set(_placed(provenance)))
    spans = [
        Span(start=start, end=-minus_end, elements=[element for _, _, element in each])
        for (start, minus_end), each in groupby(placed, key=lambda place: place[:2])
    ]
    covered, reached = 0, 0
    for span in spans:
        covered += max(0, span.end - max(span.start, reached))
        reached = max(reached, span.end)
    return Coverage(
        revision=provenance.revision,
        source=provenance.source,
        length=length,
        covered=covered,
        spans=spans,
    )


def _placed(provenance: Provenance) -> Iterator[tuple[int, int, int]]:
    for each in provenance.quotes:
        start, end = each.anchor.start, each.anchor.end
        if start is not None and end is not None:
            yield start, -end, each.element
