"""What units and edges look like in an arggraph."""

from typing import Any

NAME = "arggraph"

SUPPORTS, ATTACKS = {"sup": None, "exa": "example"}, ("reb", "und")
SIDES = ("pro", "opp")
"""Proponent and opponent: tags of claims."""


def usual_edge(name: str, type: str, source: str, target: str) -> dict[str, Any]:
    return {"id": name, "src": source, "trg": target, "type": type}
