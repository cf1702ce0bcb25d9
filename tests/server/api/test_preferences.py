"""Prefer (RFC 7240): what comes back after a write."""

import httpx
import pytest

MINIMAL = {"Prefer": "return=minimal"}


def test_a_minimal_create_answers_where_and_which_revision_without_a_body(
    http: httpx.Client, map_path: str
) -> None:
    answer = http.post(f"{map_path}/claims", json={"text": "x"}, headers=MINIMAL)
    assert (answer.status_code, answer.content) == (201, b"")
    assert answer.headers["preference-applied"] == "return=minimal"
    read = http.get(answer.headers["location"])
    assert read.headers["etag"] == answer.headers["etag"]


def test_a_minimal_change_answers_204_and_has_been_done(http: httpx.Client, map_path: str) -> None:
    http.post(f"{map_path}/claims", json={"text": "x"}).raise_for_status()
    path = f"{map_path}/elements/1"
    for method, at, body in (
        ("PATCH", path, {"text": "y"}),
        ("POST", f"{map_path}/edits", {"operations": [{"op": "update", "id": 1, "patch": {}}]}),
    ):
        answer = http.request(method, at, json=body, headers=MINIMAL)
        assert (answer.status_code, answer.content) == (204, b"")
        assert answer.headers["etag"]
    assert http.get(path).json()["text"] == "y"


@pytest.mark.parametrize(
    ("prefer", "applied"),
    [
        ("return=representation", "return=representation"),
        ("handling=strict, return=representation", "handling=strict, return=representation"),
        ("wait=5, respond-async", None),
        ("return=nothing; x=y, ,=,;", None),
        ('return="representation"', "return=representation"),
    ],
)
def test_what_is_applied_is_said_and_the_rest_is_not_minded(
    http: httpx.Client, map_path: str, prefer: str, applied: str | None
) -> None:
    answer = http.post(f"{map_path}/claims", json={"text": "x"}, headers={"Prefer": prefer})
    assert (answer.status_code, answer.json()["text"]) == (201, "x")
    assert answer.headers.get("preference-applied") == applied


def test_a_refusal_is_told_in_full_whatever_is_preferred(http: httpx.Client, map_path: str) -> None:
    answer = http.post(f"{map_path}/claims", json={}, headers=MINIMAL)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_body")
