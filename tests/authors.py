"""Random edits of every kind, and what must hold of a map after any of them."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec

from counterpoint_server.model.documents import NewDocument
from counterpoint_server.model.edit import NewEdit, Replace
from counterpoint_server.model.map import MapContent
from counterpoint_server.model.references import Reference
from counterpoint_server.model.shapes import (
    hints_of,
    holds_reference,
    is_computed,
    is_struct,
    reference_in,
    references,
)
from counterpoint_server.model.stored import decode_content, decode_element
from counterpoint_server.model.types import TYPES, Claim, Element, Rebuttal, type_of
from counterpoint_server.rules.editing import Edit, decide
from counterpoint_server.rules.working import Change, MapState, NotLoadedError, Version, Working
from counterpoint_server.store.pool import Database

Json = dict[str, Any]
Live = dict[int, Version]
Choose = Callable[[Sequence[Any]], Any]

VERBS = ("create", "create", "update", "delete", "upsert", "upsert", "merge", "retype")
TEXTS = ["Allies should form a club.", "Walls fuel instability.", "供应链"]
NAMES = [{"system": "seed", "id": id} for id in ("c1", "c2", "r1")]

FIRST: list[Json] = [
    {"type": "claim", "text": "A dominant player manipulates supply."},
    {"type": "claim", "text": "Allies should form a club.", "external": [NAMES[0]]},
    {"type": "claim", "text": "Walls fuel instability.", "tags": ["walls"]},
    {"type": "argument", "premises": ["$0", "$2"], "conclusion": "$1", "external": [NAMES[2]]},
    {"type": "rebuttal", "attackers": ["$2"], "target": "$1"},
    {"type": "preference", "preferred": "$0", "dispreferred": "$2"},
    {"type": "participant", "name": "Doug Burgum"},
    {"type": "participant", "name": "Burgum"},
    {"type": "question", "text": "Club?", "positions": ["$1", "$2"], "about": "$3"},
    {"type": "group", "members": ["$0", "$2", "$8"]},
]


def edit_of(operations: list[Json], **fields: Any) -> Edit:
    given = msgspec.json.encode({"operations": operations})
    return Edit(operations=[*msgspec.json.decode(given, type=NewEdit).operations], **fields)


def replacing(document: Json) -> Edit:
    new = msgspec.json.decode(msgspec.json.encode(document), type=NewDocument)
    return Edit(operations=[Replace(document=new)], alone=True)


EMPTY = MapState(
    revision=1,
    next_element=1,
    element_count=0,
    content=MapContent(title="Minerals"),
    content_revision=1,
)


def first_edit() -> Edit:
    return edit_of(
        [{"op": "create", "ref": f"${at}", "element": each} for at, each in enumerate(FIRST)]
    )


class Author:
    """Draws one edit of a map: mostly one that can be made, now and then one that cannot."""

    def __init__(self, choose: Choose, live: Live, state: MapState) -> None:
        self.choose = choose
        self.live = live
        self.state = state
        self.types = {id: type_of(version.element).name for id, version in live.items()}
        self.made: dict[str, str] = {}

    def edit(self) -> Edit:
        if self.is_rare():
            return replacing(self.document())
        verbs = [self.choose(VERBS) for _ in range(self.choose([1, 1, 2, 3]))]
        made = [f"$e{at}" for at, verb in enumerate(verbs) if verb in ("create", "upsert")]
        self.made = {ref: self.choose([*TYPES, "claim", "claim", "argument"]) for ref in made}
        refs = iter(made)
        return edit_of(
            [self.write(verb, next(refs) if verb in ("create", "upsert") else "") for verb in verbs]
        )

    def is_rare(self) -> bool:
        return bool(self.choose(range(12)) == 7)

    def write(self, verb: str, ref: str) -> Json:
        operation: Json = {"op": verb}
        match verb:
            case "create":
                return operation | {"ref": ref, "element": self.element(self.made[ref])}
            case "upsert":
                name = self.choose(NAMES)
                carriers = [t for id, t in self.types.items() if self.carries(id, name)]
                self.made[ref] = self.choose([*carriers, *carriers, self.made[ref]])
                element = self.element(self.made[ref])
                return operation | {"ref": ref, "external": name, "element": element}
            case "merge":
                into = self.number()
                alike = [id for id, name in self.types.items() if name == self.types.get(into)]
                from_ = self.choose([id for id in alike if id != into] or [self.number()])
                return operation | {"into": into, "from": from_}
            case "retype":
                return operation | {"id": self.number(), "element": self.element()}
            case "update":
                id = self.number()
                patch = self.element(self.types.get(id, "claim"))
                del patch["type"]
                return operation | {"id": id, "patch": patch}
            case _:
                return operation | {"id": self.number(), "cascade": self.choose([True, False])}

    def carries(self, id: int, name: Json) -> bool:
        external = self.live[id].element.external
        return any({"system": e.system, "id": e.id} == name for e in external)

    def document(self) -> Json:
        elements = [msgspec.to_builtins(version.element) for version in self.live.values()]
        for _ in range(self.choose([0, 1, 2])):
            if elements and self.choose([True, False]):
                elements.remove(self.choose(elements))
            if elements and self.choose([True, False]):
                self.choose(elements)["title"] = self.choose(TEXTS)
        if self.choose([True, False]):
            id = self.choose([self.state.next_element, self.state.next_element + 3, self.number()])
            elements.append({"type": "claim", "text": "new", "id": id})
        return {"map": msgspec.to_builtins(self.state.content), "elements": elements}

    def number(self) -> int:
        odd = range(1, self.state.next_element + 2)
        number: int = self.choose(odd if self.is_rare() or not self.types else [*self.types])
        return number

    def element(self, name: str | None = None) -> Json:
        name = name or self.choose([*TYPES])
        return {"type": name, **self.fields(TYPES[name].stored)}

    def fields(self, struct: type[msgspec.Struct]) -> Json:
        hints = hints_of(struct)
        return {
            field.encode_name: self.value(hints[field.name])
            for field in msgspec.structs.fields(struct)
            if not is_computed(hints[field.name])
            and (field.required or (holds_reference(hints[field.name]) and self.is_rare()))
        }

    def value(self, annotation: Any) -> Any:
        if reference := reference_in(annotation):
            return self.end(reference)
        if is_struct(annotation):
            return self.fields(annotation)
        origin, parts = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self.value(parts[0])
        if origin is list:
            return [self.value(parts[0]) for _ in range(self.choose([1, 1, 2]))]
        if origin is dict:
            return {}
        if origin is Literal:
            return self.choose(parts)
        return self.value(parts[0]) if parts else self.choose(TEXTS)

    def end(self, reference: Reference) -> Any:
        if self.is_rare():
            return self.number()
        if reference.inline and self.choose([False, False, True]):
            return {"text": self.choose(TEXTS)}
        known = [*self.types.items(), *self.made.items()]
        fitting = [end for end, name in known if name in (reference.to or TYPES)]
        return self.choose(fitting or [self.number()])


def check_map(state: MapState, now: Live) -> None:
    """No reference dangles, ends have their types, kinds and counts are right."""
    ends = [found for _, (e, _) in now.items() for found in references(type(e), e)]
    for reference, to, _ in [*ends, *references(MapContent, state.content)]:
        assert to in now
        assert not reference.to or type_of(now[to].element).name in (*reference.to, "fragment")
    for id, (element, body) in now.items():
        assert element.id == id < state.next_element
        assert element.revision <= state.revision
        assert decode_element(body) == element
        if isinstance(element, Rebuttal):
            is_claim = isinstance(now[element.target].element, Claim)
            assert element.kind == ("rebut" if is_claim else "undercut")
    assert state.element_count == len(now)


def carriers(now: Live) -> set[tuple[int, str, str]]:
    """Which element has which external name."""
    return {(id, e.system, e.id) for id, (element, _) in now.items() for e in element.external}


def mentions(element: Element) -> set[int]:
    return {to for _, to, _ in references(type(element), element)}


def decide_on(working: Working, edit: Edit, disk: Live | None = None) -> Change:
    """Decided as the store does it; `disk`: what the database has, if not all is loaded."""
    disk = disk or {}
    while True:
        try:
            return decide(working, edit)
        except NotLoadedError as asked:
            found = {
                id
                for id, (element, _) in disk.items()
                if asked.whole
                or id in asked.elements
                or mentions(element) & asked.held
                or {(e.system, e.id) for e in element.external} & {*asked.names}
            }
            working.load(asked, [disk[id] for id in sorted(found)])


def live(working: Working) -> Live:
    return {id: version for id, version in working.versions.items() if version is not None}


async def state_of(database: Database, number: int) -> tuple[MapState, Live]:
    """What the database has of a map, read past all that is tested."""
    (row,) = await database.fetch("SELECT * FROM map WHERE map_id = $1", number)
    state = MapState(
        revision=row["revision"],
        next_element=row["next_element"],
        element_count=row["element_count"],
        content=decode_content(row["content"]),
        content_revision=row["content_revision"],
    )
    rows = await database.fetch(
        "SELECT body FROM element WHERE map_id = $1 ORDER BY element_id", number
    )
    found = [Version(decode_element(row["body"]), row["body"]) for row in rows]
    return state, {version.element.id: version for version in found}
