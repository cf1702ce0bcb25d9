"""The article's map, as tests use it."""

from typing import Any

import httpx
import msgspec

import counterpoint_schema
from counterpoint_server.model.documents import creating_operations

Json = dict[str, Any]

CLUB, DOMINANT_PLAYER, COOPERATION = 1, 2, 14
"""Claims of the article: Burgum's club and its rationale, Wang's cooperation."""
DOMINANCE_ARGUMENT, SIGN_ARGUMENT = 33, 48
"""Arguments r1 (dominance, so the club) and r16 (export controls as a sign of manipulation)."""
COOPERATION_AGAINST_CLUB = 51
"""Rebuttal x1."""
BURGUM, WANG, JIAN = 66, 63, 64
ARTICLE = 75
"""The source of all quotes."""


def example_document() -> dict[str, Any]:
    document: dict[str, Any] = msgspec.json.decode(counterpoint_schema.example_json())
    return document


def example_operations() -> list[dict[str, Any]]:
    return creating_operations(example_document()["elements"])


def load_example(http: httpx.Client) -> str:
    content = {**example_document()["map"]}
    main_claim = content.pop("main_claim")
    path = f"/v1/maps/{http.post('/v1/maps', json=content).raise_for_status().json()['id']}"
    edit = {"operations": example_operations()}
    http.post(f"{path}/edits", json=edit).raise_for_status()
    http.patch(path, json={"main_claim": main_claim}).raise_for_status()
    return path


# What is done to it


def edit(http: httpx.Client, path: str, *operations: Json, **more: Any) -> Json:
    body = {"operations": operations, **more}
    answer: Json = http.post(f"{path}/edits", json=body).raise_for_status().json()
    return answer


def entitle(http: httpx.Client, path: str, id: int, title: str) -> int:
    """The revision that gave an element its title."""
    changed = http.patch(f"{path}/elements/{id}", json={"title": title}).raise_for_status()
    revision: int = changed.json()["revision"]
    return revision


def delete(http: httpx.Client, path: str, id: int) -> Json:
    answer = http.delete(f"{path}/elements/{id}?cascade=true").raise_for_status()
    done: Json = answer.json()
    return done


def revert(http: httpx.Client, path: str, to: int, **more: Any) -> httpx.Response:
    return http.post(f"{path}/revert", json={"to": to, **more})


def elements_of(http: httpx.Client, path: str, query: str = "") -> list[Json]:
    items: list[Json] = http.get(f"{path}/elements?limit=200{query}").json()["items"]
    return items


def add_claim(http: httpx.Client, path: str) -> int:
    """The map's revision after it."""
    made = http.post(f"{path}/claims", json={"text": "Walls fuel instability."})
    return int(made.raise_for_status().json()["revision"])


def map_id(path: str) -> str:
    return path.rpartition("/")[2]
