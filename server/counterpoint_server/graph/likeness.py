"""Which claims of two maps are the same: by text, by quote, by overlapping quotes."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from heapq import heappush, heappushpop
from typing import NamedTuple

from counterpoint_server.graph.packed import Check, no_deadline
from counterpoint_server.graph.words import plain
from counterpoint_server.model.comparison import Likeness
from counterpoint_server.model.element import Quote
from counterpoint_server.model.types import Claim, Element, Source

OVERLAP_MIN = 0.5
"""How much two spans must share of all that they cover (Jaccard) to be the same."""

CLOSEST = 16
"""How many overlapping claims are kept for each; more would only count if all these were taken."""

PAIRS_A_CHECK = 4_096

Elements = Mapping[int, Element]
Keys = Callable[[Claim], Iterable[Hashable]]


class Like(NamedTuple):
    """The claim of the other map that is the same, and why it is taken to be."""

    second: int
    likeness: Likeness


class Place(NamedTuple):
    """Where a claim's quote stands, in which text."""

    source: Hashable
    start: int
    end: int
    claim: int
    is_first: bool


def match_claims(first: Elements, second: Elements, check: Check = no_deadline) -> dict[int, Like]:
    """By claim of the first map, its like in the second; the surest likenesses first."""
    pairing = _Pairing(first, second)
    pairing.pair("text_and_quote", lambda c: ((plain(c.text), quote) for quote in _quoted(c)))
    pairing.pair("text", lambda claim: [plain(claim.text)])
    pairing.pair("quote", _quoted)
    for _, one, other in _overlaps(first, second, pairing, check):
        pairing.add(one, other, "overlap")
    return pairing.found


class _Pairing:
    def __init__(self, first: Elements, second: Elements) -> None:
        self.found: dict[int, Like] = {}
        self.first, self.second = _claims(first), _claims(second)
        """The claims not paired yet."""

    def add(self, one: int, other: int, likeness: Likeness) -> None:
        if one in self.first and other in self.second:
            self.found[one] = Like(other, likeness)
            del self.first[one], self.second[other]

    def pair(self, likeness: Likeness, keys: Keys) -> None:
        """Pair those that share a key, by number."""
        by_key: dict[Hashable, list[int]] = {}
        for id, claim in reversed(self.second.items()):
            for key in {*keys(claim)}:
                by_key.setdefault(key, []).append(id)
        for id, claim in [*self.first.items()]:
            others = [by_key[key] for key in dict.fromkeys(keys(claim)) if key in by_key]
            for left in others:
                while left and left[-1] not in self.second:
                    left.pop()
            if other := min((left[-1] for left in others if left), default=None):
                self.add(id, other, likeness)


def _claims(elements: Elements) -> dict[int, Claim]:
    return {id: each for id, each in sorted(elements.items()) if isinstance(each, Claim)}


def _quoted(claim: Claim) -> Iterator[str]:
    for attribution in claim.attributions:
        if attribution.quote is not None:
            yield plain(attribution.quote.exact)


def _overlaps(
    first: Elements, second: Elements, pairing: _Pairing, check: Check
) -> list[tuple[float, int, int]]:
    """Claims that quote much the same, those that share most first; for each its closest ones."""
    places = [*_places(first, pairing.first, True), *_places(second, pairing.second, False)]
    places.sort(key=lambda place: (str(place.source), place.start, place.end, place.claim))
    closest: dict[int, list[tuple[float, int]]] = {}
    for one, other, shared in _meetings(places, check):
        kept = closest.setdefault(one.claim, [])
        if len(kept) < CLOSEST:
            heappush(kept, (shared, -other.claim))
        else:
            heappushpop(kept, (shared, -other.claim))
    return sorted((-shared, one, -other) for one, kept in closest.items() for shared, other in kept)


def _meetings(places: list[Place], check: Check) -> Iterator[tuple[Place, Place, float]]:
    """The pairs of quotes from both maps that share enough, by a sweep over the text."""
    reaching: dict[bool, list[Place]] = {True: [], False: []}
    seen = 0
    for place in places:
        others = reaching[not place.is_first]
        seen += len(others)
        if seen > PAIRS_A_CHECK:
            check()
            seen = 0
        others[:] = [o for o in others if o.end > place.start and o.source == place.source]
        for other in others:
            if (shared := _shared(place, other)) >= OVERLAP_MIN:
                yield (place, other, shared) if place.is_first else (other, place, shared)
        reaching[place.is_first].append(place)


def _shared(one: Place, other: Place) -> float:
    both = min(one.end, other.end) - max(one.start, other.start)
    return both / (max(one.end, other.end) - min(one.start, other.start))


def _places(elements: Elements, claims: Mapping[int, Claim], is_first: bool) -> Iterator[Place]:
    for id, claim in claims.items():
        for attribution in claim.attributions:
            quote, text = attribution.quote, _text_of(elements.get(attribution.source or 0))
            if quote is not None and quote.start is not None and text is not None:
                yield Place(text, quote.start, _end(quote, quote.start), id, is_first)


def _end(quote: Quote, start: int) -> int:
    return start + len(quote.exact) if quote.end is None else max(quote.end, start + 1)


def _text_of(source: Element | None) -> Hashable:
    """By which two maps know that they speak of one text; None: nobody knows of which."""
    if not isinstance(source, Source):
        return None
    return source.text_sha256 or source.url or source.title
