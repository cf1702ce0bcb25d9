"""Whole maps at random, every field of every type used, as a client could put them."""

from random import Random
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec
from msgspec import Meta

from counterpoint_server.formats.frame import PlainDocument
from counterpoint_server.model.documents import NewDocument
from counterpoint_server.model.map import MapContent
from counterpoint_server.model.problems import Problem
from counterpoint_server.model.references import Reference
from counterpoint_server.model.shapes import hints_of, is_computed, is_struct, reference_in
from counterpoint_server.model.types import TYPES
from counterpoint_server.rules.wholes import settle_document

TEXTS = [
    "Allies should form a club.",
    "Walls fuel instability",
    "供应链 – “rare earths”",
    "- [x]: (1) <b>&amp;</b> {a: b} #tag // 100%",
    "two\nlines",
    " blank \t ends ",
    "\\ \" ' `code` *star* _under_ | pipe",
    "1. Pro: a, b; c",
    "\x1f\x7f\u2028",
    "",
]
PATTERNS = {
    "Language": ["en", "de-CH"],
    "PartialDate": ["2026", "2026-02-04", "2026-02-04T17:44:00Z"],
    "url": ["https://example.org/minerals?a=b&c=d"],
    "sha": ["0" * 64],
}
FREE: list[Any] = [
    {},
    {},
    {"a": [1, None, {"b": "ü"}]},
    {"aif": {"node": 3, "edges": [{"at": "x"}]}},
]


BASE = ("claim", "claim", "argument", "locution", "participant")
"""So that each reference finds something to refer to."""


class Drawing:
    """Draws one document; what breaks a rule is drawn again."""

    def __init__(self, seed: int, size: int = 12, types: tuple[str, ...] = tuple(TYPES)) -> None:
        self.random = Random(seed)
        self.names = [self.random.choice(types) for _ in range(self.random.randrange(size))]
        if self.names:
            self.names = [*BASE, *self.names]

    def document(self) -> PlainDocument:
        for _ in range(100):
            elements = [
                {"type": name, "id": at, **self.fields(TYPES[name].stored)}
                for at, name in enumerate(self.names, start=1)
            ]
            drawn = {"map": self.fields(MapContent), "elements": elements}
            try:
                content, found = settle_document(msgspec.convert(drawn, NewDocument))
            except Problem:
                continue
            return PlainDocument(map=content, elements=found)
        raise AssertionError("nothing drawn could be put")

    def fields(self, struct: type[msgspec.Struct]) -> dict[str, Any]:
        hints = hints_of(struct)
        drawn = {}
        for field in msgspec.structs.fields(struct):
            if is_computed(hints[field.name]):
                continue
            if field.required or self.random.random() < 0.25:
                value = self.value(hints[field.name], field.name)
                if value is not None:
                    drawn[field.encode_name] = value
        return self.mended(str(struct.__struct_config__.tag), drawn)

    def mended(self, tag: str, drawn: dict[str, Any]) -> dict[str, Any]:
        """What must hold between the fields of a type."""
        if tag == "argument" and drawn.pop("premise_roles", None) is not None:
            drawn["premise_roles"] = {f"role {id}": id for id in dict.fromkeys(drawn["premises"])}
        if tag == "rebuttal" and "relation" in drawn:
            ends = [*drawn["attackers"], drawn["target"]]
            if len(ends) != 2 or {self.names[id - 1] for id in ends} != {"claim"}:
                del drawn["relation"]
        if tag == "preference":
            kinds = {self.names[drawn[key] - 1] for key in ("preferred", "dispreferred")}
            if len(kinds - {"fragment"}) > 1:
                drawn["preferred"] = drawn["dispreferred"]
        return drawn

    def value(self, annotation: Any, name: str) -> Any:
        if reference := reference_in(annotation):
            return self.end(reference)
        if is_struct(annotation):
            return self.fields(annotation)
        origin, parts = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self.annotated(parts, name)
        if origin is list:
            drawn = [self.value(parts[0], name) for _ in range(self.random.choice([1, 1, 2, 3]))]
            return [each for each in drawn if each is not None]
        if origin is dict:
            return self.random.choice(FREE)
        if origin is Literal:
            return self.random.choice(parts)
        if parts:
            return self.value(parts[0], name)
        return self.plain(annotation)

    def annotated(self, parts: tuple[Any, ...], name: str) -> Any:
        meta = next((part for part in parts[1:] if isinstance(part, Meta)), Meta())
        if meta.pattern:
            kind = "sha" if "64" in meta.pattern and "a-f" in meta.pattern else name
            known = {"language": "Language", "url": "url", "sha": "sha"}.get(kind, "PartialDate")
            return self.random.choice(PATTERNS[known])
        if get_origin(parts[0]) is not None or parts[0] not in (str, int, float):
            return self.value(parts[0], name)
        if parts[0] is str:
            text = self.random.choice(TEXTS)
            return text if len(text) >= (meta.min_length or 0) else TEXTS[0]
        return self.random.choice([0, 1, 0.25] if parts[0] is float else [0, 1, 17])

    def plain(self, annotation: Any) -> Any:
        if annotation is bool:
            return self.random.choice([True, False])
        if annotation is float:
            return self.random.choice([0.0, -1.5, 3.0])
        return self.random.choice(TEXTS)

    def end(self, reference: Reference) -> int | None:
        fitting = [
            at
            for at, name in enumerate(self.names, start=1)
            if not reference.to or name in (*reference.to, "fragment")
        ]
        return self.random.choice(fitting) if fitting else None


def random_document(seed: int, size: int = 12) -> PlainDocument:
    return Drawing(seed, size).document()
