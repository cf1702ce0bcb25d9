"""Whether quotes stand in their source, against a search of every place in the text."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpoint_server.graph.provenance import (
    anchors_of,
    check_quotes,
    coverage,
    reanchored,
)
from counterpoint_server.model.element import Attribution, Quote
from counterpoint_server.model.problems import DeadlineReached
from counterpoint_server.model.provenance import Anchor, Provenance
from counterpoint_server.model.types import Element
from maps import claim, example_map, some

ARTICLE, TEXT_LENGTH = 75, 5997
SEED = Path(__file__).parents[4] / "shared" / "seed" / "article.txt"


@pytest.fixture(scope="module")
def article() -> str:
    if not SEED.exists():
        pytest.skip("no article beside the checkout")
    return SEED.read_text("utf-8")


def quoting(text: str, start: int, end: int, **more: int | None) -> Quote:
    """A quote as an editor takes it, with some of what stands around."""
    around = text[max(0, start - 3) : start], text[end : end + 3]
    return Quote(
        exact=text[start:end], prefix=around[0], suffix=around[1], start=start, end=end, **more
    )


# Against every place


def expected(text: str, quote: Quote) -> Anchor:
    size, before = len(quote.exact), quote.start or 0
    places = [at for at in range(len(text) - size + 1) if text[at : at + size] == quote.exact]
    if not places:
        return Anchor(status="orphan")
    if quote.start in places:
        is_right = quote.end in (None, quote.start + size)
        best = quote.start
    else:
        is_right = False
        best = min(places, key=lambda at: (-fits(text, quote, at), abs(at - before), at))
    status = "anchored" if is_right else "moved"
    return Anchor(status=status, start=best, end=best + size)


def fits(text: str, quote: Quote, at: int) -> int:
    before, after = text[:at], text[at + len(quote.exact) :]
    return before.endswith(quote.prefix) + after.startswith(quote.suffix)


few = "ab 供𝒞"
texts = st.text(few, max_size=80) | st.text(max_size=40)


@some
@given(texts, texts, st.lists(st.tuples(st.integers(0, 80), st.integers(1, 70)), max_size=8))
def test_a_quote_is_found_where_a_slow_search_finds_it(
    old: str, new: str, spans: list[tuple[int, int]]
) -> None:
    quotes = [quoting(old, start, start + size) for start, size in spans if start < len(old)]
    quotes += [Quote(exact=quote.exact, start=None) for quote in quotes]
    for text in (old, new, old[7:], new[:5] + old, old + old):
        assert anchors_of(text, quotes) == [expected(text, quote) for quote in quotes]


def test_offsets_count_code_points_and_not_bytes_or_pairs() -> None:
    text = "𝒞𝒞 供应链 walls"
    assert anchors_of(text, [Quote(exact="供应链", start=3, end=6)]) == [
        Anchor(status="anchored", start=3, end=6)
    ]


def test_a_quote_whose_end_is_wrong_is_offered_the_right_one() -> None:
    assert anchors_of("walls fuel", [Quote(exact="walls", start=0, end=9)]) == [
        Anchor(status="moved", start=0, end=5)
    ]


def test_words_around_count_more_than_nearness_and_nearness_decides_the_rest() -> None:
    text = "the club; a club; this club!"
    club = Quote(exact="club", prefix="this ", start=0)
    assert anchors_of(text, [club])[0].start == 23
    assert anchors_of(text, [Quote(exact="club", start=5)])[0].start == 4


def test_among_many_places_of_a_common_word_the_nearest_fitting_one_is_found() -> None:
    text = "so walls. " * 5_000
    nearest = Quote(exact="walls", prefix="so ", suffix=".", start=30_001)
    assert anchors_of(text, [nearest])[0].start == 30_003
    # What begins as it does in ten thousand places, and goes on as in one, far away.
    text = "w" * 40_000 + "alls"
    last = Quote(exact="w" * 64 + "alls", start=5)
    assert anchors_of(text, [last])[0].start == 40_000 - 64


# The article


def test_every_quote_of_the_article_stands_where_the_map_says(article: str) -> None:
    found = check_quotes(example_map(), ARTICLE, article)
    assert (found.anchored, found.moved, found.orphan) == (36, 0, 0)
    assert len(found.quotes) == 36


def test_after_a_new_headline_every_quote_is_found_again(article: str) -> None:
    more = "CORRECTED\n"
    found = check_quotes(example_map(), ARTICLE, more + article)
    assert (found.anchored, found.moved, found.orphan) == (0, 36, 0)
    by_id = {element.id: element for element in example_map()}
    for quote in found.quotes:
        was = by_id[quote.element].attributions[quote.attribution].quote
        assert was is not None
        assert was.start is not None
        assert quote.anchor.start == was.start + len(more)


def test_what_the_article_no_longer_says_is_an_orphan(article: str) -> None:
    word = "a dominant player is able to manipulate supply"
    changed = article.replace(word, "one player can manipulate supply")
    found = check_quotes(example_map(), ARTICLE, changed)
    assert {q.element for q in found.quotes if q.anchor.status == "orphan"} == {2, 4}
    assert found.orphan == 2


def test_reanchored_attributions_are_anchored(article: str) -> None:
    moved = "CORRECTED\n" + article
    found = check_quotes(example_map(), ARTICLE, moved)
    renewed = [
        claim(
            element.id,
            attributions=reanchored(
                element.attributions, [q for q in found.quotes if q.element == element.id]
            ),
        )
        for element in example_map()
    ]
    again = check_quotes(renewed, ARTICLE, moved)
    assert (again.anchored, again.moved) == (36, 0)


def test_the_article_is_covered_where_it_is_quoted(article: str) -> None:
    found = coverage(check_quotes(example_map(), ARTICLE, article), len(article))
    assert (found.length, len(found.spans)) == (TEXT_LENGTH, 36)
    dominant = "a dominant player is able to manipulate supply"
    carried = {article[span.start : span.end]: span.elements for span in found.spans}
    assert carried[dominant] == [2]
    assert carried[f"the situation changes when {dominant}"] == [4]


@some
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12), st.integers(1, 4)), max_size=9))
def test_coverage_counts_each_character_once(spans: list[tuple[int, int, int]]) -> None:
    text = "".join(random.Random(1).choices("abcdefgh", k=50))
    elements: list[Element] = [
        claim(at, attributions=[Attribution(source=9, quote=quoting(text, start, start + size))])
        for at, (start, size, _) in enumerate(spans, start=1)
    ]
    found = coverage(check_quotes(elements, 9, text), len(text))
    covered = {at for start, size, _ in spans for at in range(start, min(50, start + size))}
    assert found.covered == len(covered)
    assert {(s.start, s.end): s.elements for s in found.spans} == {
        (start, start + size): [
            at for at, (s, z, _) in enumerate(spans, start=1) if (s, z) == (start, size)
        ]
        for start, size, _ in spans
    }
    assert [(s.start, -s.end) for s in found.spans] == sorted(
        (s.start, -s.end) for s in found.spans
    )


def test_quotes_of_other_sources_are_not_looked_at() -> None:
    quote = Quote(exact="walls")
    elements: list[Element] = [claim(1, attributions=[Attribution(source=8, quote=quote)])]
    assert check_quotes(elements, 9, "walls") == Provenance(
        source=9, anchored=0, moved=0, orphan=0, quotes=[]
    )


# Great shapes


def test_ten_thousand_quotes_of_four_million_characters_are_checked_in_one_reading() -> None:
    rng = random.Random(1)
    words = ["".join(rng.choices("abcdefghij", k=rng.randint(2, 9))) for _ in range(5_000)]
    text = " ".join(rng.choices(words, k=700_000))[:4_194_304]
    quotes = []
    for at in range(10_000):
        start = rng.randrange(len(text) - 400)
        quote = quoting(text, start, start + rng.randint(30, 300))
        moved = max(0, start - 57)
        exact = [quote.exact, quote.exact, quote.exact + "€"][at % 3]
        quotes.append(Quote(exact=exact, start=[start, moved, moved][at % 3]))
    checks = []
    found = anchors_of(text, quotes, lambda: checks.append(1))
    assert [anchor.status for anchor in found[:6]] == ["anchored", "moved", "orphan"] * 2
    assert sum(anchor.status == "orphan" for anchor in found) == 3_333
    assert len(checks) > 100


def test_a_check_that_takes_too_long_is_cut() -> None:
    def check() -> None:
        raise DeadlineReached

    with pytest.raises(DeadlineReached):
        anchors_of("walls", [Quote(exact="clubs", start=0)], check)
