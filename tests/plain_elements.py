"""Elements as plain JSON, and what the oracle (`graphs.py`) has to know of their types."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

Json = dict[str, Any]

NEEDED = "needed"
COMMON: Json = {
    "title": None,
    "tags": [],
    "note": None,
    "rank": None,
    "weight": None,
    "explicitness": None,
    "attributions": [],
    "external": [],
    "split_of": None,
    "data": {},
    "extra": {},
}
OWN: dict[str, Json] = {
    "claim": {"text": NEEDED, "standing": "auto", "phrasings": []},
    "argument": {
        "premises": NEEDED,
        "conclusion": NEEDED,
        "scheme": None,
        "premise_roles": {},
        "rules": [],
        "strength": "auto",
        "standing": "auto",
    },
    "case": {"text": None, "steps": []},
    "rebuttal": {"attackers": NEEDED, "target": NEEDED, "relation": "attack", "scheme": None},
    "preference": {"preferred": NEEDED, "dispreferred": NEEDED, "scheme": None},
    "question": {
        "text": NEEDED,
        "positions": [],
        "exclusive": False,
        "about": None,
        "critical_question": None,
        "answers": [],
        "proof_standard": None,
    },
    "group": {"members": [], "parent": None},
    "participant": {"name": NEEDED, "kind": "person", "role": None},
}
ATTRIBUTION: Json = {
    "participant": None,
    "via": [],
    "role": "speaker",
    "source": None,
    "mode": None,
    "cue": None,
    "said_at": None,
    "quote": None,
}
MAP: Json = {
    "title": NEEDED,
    "question": None,
    "description": None,
    "language": None,
    "tags": [],
    "data": {},
    "external": [],
    "extra": {},
    "main_claim": None,
}
ANY = set(OWN)
STEPS = {"claim", "argument", "case"}
NEEDS: dict[str, dict[str, set[str]]] = {
    "argument": {"premises": {"claim", "case"}, "conclusion": STEPS},
    "case": {"steps": {"argument"}},
    "rebuttal": {"attackers": STEPS, "target": STEPS | {"rebuttal", "preference"}},
    "preference": {"preferred": {"claim", "argument"}, "dispreferred": {"claim", "argument"}},
}
"""The fields without which an element has no meaning, and what may stand there."""
MENTIONS: dict[str, dict[str, set[str]]] = {
    "argument": {"premise_roles": {"claim", "case"}},
    "question": {"positions": {"claim"}, "about": ANY, "answers": {"claim"}},
    "group": {"members": ANY, "parent": {"group"}},
}


End = tuple[int, set[str], bool]
"""A number that an element refers to, what may stand there, whether it is needed."""


class Refused(Exception):  # noqa: N818 - as the server's
    """For one of these reasons."""

    def __init__(self, *codes: str) -> None:
        super().__init__(*codes)
        self.codes = set(codes)


class State(NamedTuple):
    """A map at one revision. What is in it is never changed, but replaced."""

    content: Json
    elements: dict[int, Json]


def the_same(one: Any, other: Any) -> bool:
    """As JSON: for Python, 1 and True are the same."""
    return json.dumps(one) == json.dumps(other)


def says(element: Json) -> str:
    """All of an element, apart from which revision it is of."""
    return json.dumps({**element, "revision": None})


def fields_of(type: str) -> Json:
    return {**COMMON, **OWN[type]}


def listed(value: Any) -> list[Any]:
    """The references in a field: one, a list, by role, or none."""
    if value is None:
        return []
    if isinstance(value, dict) and "text" not in value:
        return [*value.values()]
    return value if isinstance(value, list) else [value]


def ends(element: Json) -> Iterator[End]:
    type = element["type"]
    for said in element["attributions"]:
        for to in [*listed(said["participant"]), *said["via"]]:
            yield to, {"participant"}, False
    for to in listed(element["split_of"]):
        yield to, ANY, False
    for table, is_needed in ((NEEDS, True), (MENTIONS, False)):
        for field, may_be in table.get(type, {}).items():
            for to in listed(element[field]):
                yield to, may_be, is_needed


def needs(element: Json) -> set[int]:
    return {to for to, _, is_needed in ends(element) if is_needed}


def without(element: Json, gone: set[int]) -> Json:
    """No mention of these; whoever says something is forgotten, not that it was said."""

    def kept(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: to for name, to in value.items() if to not in gone}
        if isinstance(value, list):
            return [to for to in value if to not in gone]
        return None if value in gone else value

    said = element["attributions"]
    said = [{**each, **{n: kept(each[n]) for n in ("participant", "via")}} for each in said]
    names = ["split_of", *MENTIONS.get(element["type"], {})]
    return {**element, "attributions": said, **{name: kept(element[name]) for name in names}}


def patched(target: Any, patch: Any) -> Any:
    """RFC 7396."""
    if not isinstance(patch, dict):
        return patch
    result = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = patched(result.get(name), value)
    return result


def complete(given: Json, defaults: Json) -> Json:
    """With every field; refuses what has no value where one is needed."""
    if given.keys() - defaults.keys():
        raise Refused("invalid_body")
    whole = {name: given.get(name, default) for name, default in defaults.items()}
    if any(default is NEEDED and whole[name] in (NEEDED, []) for name, default in defaults.items()):
        raise Refused("invalid_body")
    return whole
