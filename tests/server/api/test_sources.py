"""A source's text, and the quotes that are checked against it, through HTTP."""

import hashlib
from pathlib import Path
from typing import Any

import httpx
import pytest

from examples import ARTICLE, CLUB, DOMINANT_PLAYER, elements_of, entitle

Json = dict[str, Any]
HEADLINE = "Breaking. "


@pytest.fixture
def article(shared: Path) -> str:
    return (shared / "seed" / "article.txt").read_text("utf-8")


@pytest.fixture
def quoted_path(http: httpx.Client, example_path: str, article: str) -> str:
    """The address of the article's source, which has its text."""
    path = f"{example_path}/sources/{ARTICLE}"
    http.put(f"{path}/text", json={"text": article}).raise_for_status()
    return path


def ask(http: httpx.Client, path: str, **query: Any) -> Json:
    answer = http.get(path, params=query)
    assert answer.status_code == 200, answer.text
    body: Json = answer.json()
    return body


def test_a_source_carries_its_text_and_says_what_it_hashes_to(
    http: httpx.Client, quoted_path: str, article: str
) -> None:
    found = ask(http, f"{quoted_path}/text")
    digest = hashlib.sha256(article.encode()).hexdigest()
    assert found == {
        "source": ARTICLE,
        "sha256": digest,
        "length": len(article),
        "text": article,
    }
    headers = {"If-None-Match": http.get(f"{quoted_path}/text").headers["etag"]}
    assert http.get(f"{quoted_path}/text", headers=headers).status_code == 304


def test_a_new_text_is_a_new_revision_of_the_source_and_the_old_one_is_found_in_its_time(
    http: httpx.Client, quoted_path: str, example_path: str, article: str
) -> None:
    before = ask(http, example_path)["revision"]
    answer = http.put(f"{quoted_path}/text", json={"text": HEADLINE + article})
    source = answer.json()
    assert (source["type"], source["length"]) == ("source", len(HEADLINE + article))
    assert answer.headers["etag"].startswith(f'"{before + 1}')
    assert ask(http, f"{quoted_path}/text")["text"] == HEADLINE + article
    assert ask(http, f"{quoted_path}/text", revision=before)["text"] == article
    assert "text" not in ask(http, f"{example_path}/elements/{ARTICLE}")


def test_every_quote_of_the_article_is_anchored(http: httpx.Client, quoted_path: str) -> None:
    found = ask(http, f"{quoted_path}/provenance")
    assert (found["anchored"], found["moved"], found["orphan"]) == (36, 0, 0)


def test_under_a_new_headline_all_have_moved_and_anchoring_anew_takes_them_along(
    http: httpx.Client, quoted_path: str, example_path: str, article: str
) -> None:
    http.put(f"{quoted_path}/text", json={"text": HEADLINE + article}).raise_for_status()
    found = ask(http, f"{quoted_path}/provenance")
    assert (found["anchored"], found["moved"], found["orphan"]) == (0, 36, 0)
    club = next(each for each in found["quotes"] if each["element"] == CLUB)
    assert club["anchor"] == {"status": "moved", "start": 2248 + 10, "end": 2330 + 10}
    before = ask(http, example_path)["revision"]
    answer = http.post(f"{quoted_path}/reanchor").raise_for_status()
    report = answer.json()
    assert report["revision"] == before + 1
    provenance = report["provenance"]
    assert (provenance["anchored"], provenance["moved"]) == (36, 0)
    quote = ask(http, f"{example_path}/elements/{CLUB}")["attributions"][0]["quote"]
    assert (quote["start"], quote["end"]) == (2258, 2340)
    assert {
        each["id"] for each in elements_of(http, example_path) if each["revision"] > before
    } == {*report["updated"]}
    again = http.post(f"{quoted_path}/reanchor").json()
    assert (again["revision"], again["updated"]) == (before + 1, [])


def test_anchoring_anew_is_done_once_under_its_key(
    http: httpx.Client, quoted_path: str, article: str
) -> None:
    http.put(f"{quoted_path}/text", json={"text": HEADLINE + article}).raise_for_status()
    headers = {"Idempotency-Key": "after the new headline"}
    first = http.post(f"{quoted_path}/reanchor", headers=headers)
    entitle(http, quoted_path.rpartition("/sources/")[0], CLUB, "The club")
    again = http.post(f"{quoted_path}/reanchor", headers=headers)
    assert again.headers["idempotency-replayed"] == "true"
    assert again.json() == first.json()
    assert first.json()["updated"]


def test_what_the_article_no_longer_says_is_an_orphan_and_lint_says_so(
    http: httpx.Client, quoted_path: str, example_path: str, article: str
) -> None:
    quote = ask(http, f"{example_path}/elements/{DOMINANT_PLAYER}")["attributions"][0]["quote"]
    shorter = article.replace(quote["exact"], "")
    http.put(f"{quoted_path}/text", json={"text": shorter}).raise_for_status()
    found = ask(http, f"{quoted_path}/provenance")
    orphans = {each["element"] for each in found["quotes"] if each["anchor"]["status"] == "orphan"}
    assert DOMINANT_PLAYER in orphans
    findings = ask(http, f"{example_path}/lint")["findings"]
    told = {id for each in findings if each["code"] == "quote_orphan" for id in each["elements"]}
    assert told == orphans
    http.post(f"{quoted_path}/reanchor").raise_for_status()
    kept = ask(http, f"{example_path}/elements/{DOMINANT_PLAYER}")["attributions"][0]["quote"]
    assert kept == quote


def test_coverage_says_which_words_carry_the_dominant_player(
    http: httpx.Client, quoted_path: str, article: str
) -> None:
    found = ask(http, f"{quoted_path}/coverage")
    spans = {(span["start"], span["end"]): span["elements"] for span in found["spans"]}
    assert DOMINANT_PLAYER in spans[2641, 2687]
    assert article[2641:2687] == "a dominant player is able to manipulate supply"
    assert (found["length"], 0 < found["covered"] < found["length"]) == (len(article), True)


def test_as_of_the_past_quotes_are_checked_against_the_text_of_that_time(
    http: httpx.Client, quoted_path: str, example_path: str, article: str
) -> None:
    before = ask(http, f"{quoted_path}/provenance")
    http.put(f"{quoted_path}/text", json={"text": HEADLINE + article}).raise_for_status()
    assert ask(http, f"{quoted_path}/provenance", revision=before["revision"]) == before


def test_texts_survive_as_they_are_given(http: httpx.Client, quoted_path: str) -> None:
    for text in ("", "供应链\r\n\u2028 \U0001f9f2 e\u0301", "x" * 1_000_000):
        http.put(f"{quoted_path}/text", json={"text": text}).raise_for_status()
        found = ask(http, f"{quoted_path}/text")
        assert (found["text"], found["length"]) == (text, len(text))


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"text": "a\0b"}, 422, "invalid_body"),
        ({"text": 7}, 422, "invalid_body"),
        ({}, 422, "invalid_body"),
        ({"text": "", "length": 0}, 422, "invalid_body"),
        ({"text": "x" * 4_194_305}, 422, "invalid_body"),
    ],
)
def test_a_text_that_cannot_be_kept_is_refused(
    http: httpx.Client, quoted_path: str, body: Json, status: int, code: str
) -> None:
    answer = http.put(f"{quoted_path}/text", json=body)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


@pytest.mark.parametrize("what", ["text", "provenance", "coverage"])
def test_only_a_source_with_a_text_is_asked_about_it(
    http: httpx.Client, example_path: str, what: str
) -> None:
    for id, status, code in (
        (ARTICLE, 404, "text_not_found"),
        (CLUB, 409, "type_mismatch"),
        (99, 404, "element_not_found"),
    ):
        answer = http.get(f"{example_path}/sources/{id}/{what}")
        assert (answer.status_code, answer.json()["code"]) == (status, code)
    no_source = http.put(f"{example_path}/sources/{CLUB}/text", json={"text": "The club."})
    assert (no_source.status_code, no_source.json()["code"]) == (409, "type_mismatch")


def test_a_text_that_was_changed_meanwhile_is_not_written_over(
    http: httpx.Client, quoted_path: str
) -> None:
    headers = {"If-Match": '"1"'}
    answer = http.put(f"{quoted_path}/text", json={"text": "Late."}, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (412, "stale_revision")
    assert ask(http, f"{quoted_path}/text")["text"] != "Late."
