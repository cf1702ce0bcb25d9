"""What holds after any edits whatever, drawn from the table of types itself."""

from collections import Counter
from collections.abc import Callable
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from counterpoint_server.model.edit import MAP, MapPatch, NewEdit
from counterpoint_server.model.map import MapContent
from counterpoint_server.model.problems import Problem
from counterpoint_server.model.references import Reference
from counterpoint_server.model.shapes import (
    hints_of,
    holds_reference,
    is_computed,
    is_struct,
    reference_in,
    references,
)
from counterpoint_server.model.stored import decode_element
from counterpoint_server.model.types import TYPES, Claim, Element, Rebuttal, type_of
from counterpoint_server.rules.editing import Edit, decide
from counterpoint_server.rules.working import Change, MapState, NotLoadedError, Version, Working

Json = dict[str, Any]
Live = dict[int, Version]
Answer = Change | str
"""What an edit did, or the code of the problem that refused it."""

EMPTY = MapState(
    revision=1,
    next_element=1,
    element_count=0,
    content=MapContent(title="Minerals"),
    content_revision=1,
)
TEXTS = ["Allies should form a club.", "Walls fuel instability.", "供应链"]
TEXT_FIELDS = {"text", "title", "name", "slug"}

FIRST: list[Json] = [
    {"type": "claim", "text": "A dominant player manipulates supply."},
    {"type": "claim", "text": "Allies should form a club."},
    {"type": "claim", "text": "Walls fuel instability."},
    {"type": "argument", "premises": ["$e0"], "conclusion": "$e1"},
    {"type": "rebuttal", "attackers": ["$e2"], "target": "$e1"},
    {"type": "preference", "preferred": "$e0", "dispreferred": "$e2"},
    {"type": "participant", "name": "Doug Burgum"},
    {"type": "source", "title": "The article", "split_of": "$e2"},
    {"type": "question", "text": "Club?", "positions": ["$e1"], "about": "$e3"},
]

some = settings(
    max_examples=80,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


class Author:
    """Draws one edit: mostly one that can be made, now and then one that cannot."""

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any], live: Live, next: int):
        self.draw = draw
        self.types = {id: type_of(version.element).name for id, version in live.items()}
        self.odd = [*({*range(1, next)} - live.keys()), next, next + 1]
        """Numbers of what is gone and of what is yet to come."""
        self.made: dict[str, str] = {}
        """The refs of this edit, each with its type."""
        self.inline = 0

    def one_of(self, *choices: Any) -> Any:
        return self.draw(st.sampled_from(choices))

    def is_rare(self) -> bool:
        return bool(self.draw(st.integers(0, 25)) == 17)  # bounds would be drawn too often

    def operations(self) -> list[Json]:
        verbs = self.draw(st.lists(st.sampled_from("CUD"), min_size=1, max_size=4))
        refs = [f"$e{at}" for at, verb in enumerate(verbs) if verb == "C"]
        self.made = {ref: self.one_of(*TYPES) for ref in refs}
        waiting = iter(refs)
        write = {"C": lambda: self.create(next(waiting)), "U": self.update, "D": self.delete}
        return [write[verb]() for verb in verbs]

    def create(self, ref: str) -> Json:
        element = {"type": self.made[ref], **self.fields(TYPES[self.made[ref]].stored)}
        return {"op": "create", "ref": ref, "element": element}

    def update(self) -> Json:
        id = self.one_of(*self.made) if self.made and self.is_rare() else self.number()
        hints = drawn(TYPES[self.made.get(id) or self.types.get(id, "claim")].stored)
        names = self.draw(st.sets(st.sampled_from(sorted(hints)), min_size=1, max_size=2))
        return {"op": "update", "id": id, "patch": {n: self.value(hints[n]) for n in sorted(names)}}

    def delete(self) -> Json:
        return {"op": "delete", "id": self.number(), "cascade": self.one_of(True, False)}

    def map_patch(self) -> Json:
        title = {"title": self.one_of(*TEXTS)}
        claims = [id for id, name in self.types.items() if name == "claim"]
        return title | {
            "main_claim": self.number() if self.is_rare() else self.one_of(*claims, None)
        }

    def number(self) -> int:
        is_odd = not self.types or self.is_rare()
        return self.one_of(*(self.odd if is_odd else self.types))

    def fields(self, struct: type[msgspec.Struct]) -> Json:
        needed = {f.encode_name for f in msgspec.structs.fields(struct) if f.required}
        chosen = {n: h for n, h in drawn(struct).items() if n in needed or self.one_of(0, 0, 1)}
        return {name: self.value(hint) for name, hint in chosen.items()}

    def value(self, annotation: Any) -> Any:
        if reference := reference_in(annotation):
            return self.end(reference)
        if is_struct(annotation):
            return self.fields(annotation)
        origin, parts = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self.value(parts[0])
        if origin is list:
            return [self.value(parts[0]) for _ in range(self.one_of(1, 1, 2))]
        if origin is dict:
            return {"major": self.value(parts[1])}
        if origin is Literal:
            return self.one_of(*parts)
        if parts:
            return None if self.is_rare() else self.value(parts[0])
        return self.one_of(*TEXTS)

    def end(self, reference: Reference) -> Any:
        if self.is_rare():
            return self.one_of(*self.odd, *self.types)
        if reference.inline and self.one_of(False, False, True):
            self.inline += 1
            return {"text": self.one_of(*TEXTS)}
        known = [*self.types.items(), *self.made.items()]
        fitting = [end for end, name in known if name in (reference.to or TYPES)]
        return self.one_of(*(fitting or self.odd))


def drawn(struct: type[msgspec.Struct]) -> dict[str, Any]:
    """The fields that edits are about: references, words, choices."""

    def is_choice(hint: Any) -> bool:
        return Literal in (get_origin(hint), *map(get_origin, get_args(hint)))

    keys = dict(zip(struct.__struct_fields__, struct.__struct_encode_fields__, strict=True))
    return {
        keys[name]: hint
        for name, hint in hints_of(struct).items()
        if not is_computed(hint)
        and (holds_reference(hint) or is_choice(hint) or name in TEXT_FIELDS)
    }


def edit_of(operations: list[Json]) -> Edit:
    given = msgspec.json.encode({"operations": operations})
    return Edit(operations=[*msgspec.json.decode(given, type=NewEdit).operations])


# What the rules are asked, as the store asks them


def answer_of(working: Working, edit: Edit, disk: Live) -> Answer:
    while True:
        try:
            return decide(working, edit)
        except NotLoadedError as asked:
            holders = {id for id, v in disk.items() if mentions(v.element) & asked.held}
            found = (asked.elements | holders) & disk.keys()
            working.load(asked, [disk[id] for id in sorted(found)])
        except Problem as problem:
            return problem.code


def mentions(element: Element, *, structural: bool = False) -> set[int]:
    found = references(type(element), element)
    return {to for reference, to, _ in found if reference.structural or not structural}


def live(working: Working) -> Live:
    return {id: version for id, version in working.versions.items() if version is not None}


# What must hold


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


def check_change(before: MapState, old: Live, change: Change, now: Live) -> None:
    """What the edit says it did is what it did, and all of it has the new revision."""
    said = Counter((done.id, done.op) for done in change.operations)
    did = {(id, "delete") for id in old.keys() - now.keys()}
    did |= {(id, "create") for id in now.keys() - old.keys()}
    did |= {(id, "update") for id in now.keys() & old.keys() if now[id] != old[id]}
    did |= {(MAP, "update")} if change.state.content != before.content else set()
    assert said == Counter(did)
    assert change.state.revision == before.revision + bool(did)
    for id, op in did:
        if op != "delete" and id != MAP:
            assert now[id].element.revision == change.state.revision
        if op == "update" and id != MAP:
            assert plain(now[id]) != plain(old[id])
    assert all(id >= before.next_element for id, op in did if op == "create")


def plain(version: Version) -> Json:
    return {**msgspec.json.decode(version.body), "revision": None}


def check_intent(operations: list[Json], inline: int, change: Change, before: MapState, old: Live):
    """Each new element takes one number, and nothing changes that the edit does not reach."""
    if change.is_empty:
        return
    creates = sum(operation["op"] == "create" for operation in operations)
    assert change.state.next_element == before.next_element + creates + inline
    named = {operation.get("id") for operation in operations}
    gone = change.removed
    for id in (change.written.keys() & old.keys()) - named:
        assert mentions(old[id].element) & gone
        assert mentions(change.written[id].element) == mentions(old[id].element) - gone
    if all(operation["op"] != "update" for operation in operations):
        for id in gone - named:
            assert mentions(old[id].element, structural=True) & gone


@some
@given(st.data())
def test_whatever_is_edited_the_map_stays_sound_and_answers_do_not_depend_on_what_is_loaded(
    data: st.DataObject,
) -> None:
    whole = Working(EMPTY)
    creates = [{"op": "create", "ref": f"$e{i}", "element": e} for i, e in enumerate(FIRST)]
    first = answer_of(whole, edit_of(creates), {})
    assert isinstance(first, Change)
    whole.apply(first)
    disk, batch = live(whole), Working(whole.state)
    for _ in range(data.draw(st.integers(1, 10))):
        before, old = whole.state, live(whole)
        author = Author(data.draw, old, before.next_element)
        operations: list[Json] = []
        if author.is_rare():
            edit = Edit(operations=[MapPatch(patch=author.map_patch())], alone=True)
        else:
            operations = author.operations()
            edit = edit_of(operations)
        answer = answer_of(whole, edit, {})
        note(f"{operations or edit.operations} -> {answer if isinstance(answer, str) else 'done'}")
        assert answer_of(batch, edit, disk) == answer
        assert (whole.state, live(whole)) == (before, old), "deciding changes nothing"
        if answer == "element_in_use":
            assert not all(operation.get("cascade") for operation in operations)
        if isinstance(answer, Change):
            whole.apply(answer)
            batch.apply(answer)
            check_map(answer.state, live(whole))
            check_change(before, old, answer, live(whole))
            check_intent(operations, author.inline, answer, before, old)
        if data.draw(st.booleans()):  # the batch is written, and another begins
            disk, batch = live(whole), Working(whole.state)
