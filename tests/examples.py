"""The article's map, as tests use it."""

from typing import Any

import httpx
import msgspec

import counterpoint_schema
from counterpoint_server.model.documents import creating_operations

CLUB, DOMINANT_PLAYER, COOPERATION = 1, 2, 14
"""Claims of the article: Burgum's club and its rationale, Wang's cooperation."""
DOMINANCE_ARGUMENT, SIGN_ARGUMENT = 33, 48
"""Arguments r1 (dominance, so the club) and r16 (export controls as a sign of manipulation)."""
COOPERATION_AGAINST_CLUB = 51
"""Rebuttal x1."""
BURGUM = 66


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


def add_claim(http: httpx.Client, path: str) -> int:
    """The map's revision after it."""
    made = http.post(f"{path}/claims", json={"text": "Walls fuel instability."})
    return int(made.raise_for_status().json()["revision"])


def map_id(path: str) -> str:
    return path.rpartition("/")[2]
