"""What a server might answer, this one or a newer one."""

from typing import Any

MAP_ID = "06yp5vq3p4rrn"


def a_map(**members: object) -> dict[str, Any]:
    return {
        "id": MAP_ID,
        "revision": 7,
        "title": "Critical minerals",
        "question": "Should there be a minerals club?",
        "description": None,
        "language": "en",
        "tags": [],
        "data": {},
        "external": [],
        "extra": {},
        "main_claim": None,
        "visibility": "private",
        "created_at": "2026-02-04T17:44:00Z",
        "updated_at": "2026-02-04T17:44:00Z",
        "origin": None,
        "deleted_at": None,
        **members,
    }


def a_claim(**members: object) -> dict[str, Any]:
    return {
        "type": "claim",
        "id": 1,
        "revision": 2,
        "title": None,
        "tags": [],
        "note": None,
        "rank": None,
        "weight": None,
        "explicitness": "stated",
        "attributions": [],
        "external": [],
        "split_of": None,
        "data": {},
        "extra": {},
        "text": "A club of buyers ends the dominance of one player.",
        "standing": "auto",
        "phrasings": [],
        **members,
    }


def a_page(*items: object, next_cursor: str | None = None) -> dict[str, Any]:
    return {"items": items, "next_cursor": next_cursor, "missing": []}
