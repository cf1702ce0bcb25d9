"""A map as anybody would keep it who has time and room: each of its states whole, as plain JSON.

The oracle of `test_two_clients.py`. The rules are written down here a second time, slowly, and
nothing of the server's is used.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from drafts import Draft
from plain_elements import Json, Refused, State, says, the_same

Answer = tuple[int, Json]
"""A status, and the body, or `{"codes": …}` of which a refusal has one."""
STATUS = {
    "element_not_found": 404,
    "revision_not_found": 404,
    "missing_end": 409,
    "wrong_end": 409,
    "unknown_ref": 409,
    "element_in_use": 409,
    "map_deleted": 410,
    "stale_revision": 412,
    "invalid_body": 422,
}


class Graph:
    """One map, and all that it has been."""

    def __init__(self, content: Json, elements: dict[int, Json] | None = None, next: int = 1):
        self.states = [State(content, elements or {})]
        self.next = next
        """The number of the next element; none is given out twice."""
        self.is_deleted = False

    def copy(self) -> "Graph":
        copy = Graph({}, next=self.next)
        copy.states, copy.is_deleted = [*self.states], self.is_deleted
        return copy

    @property
    def revision(self) -> int:
        return len(self.states)

    @property
    def now(self) -> State:
        return self.states[-1]

    def at(self, revision: int | None) -> State:
        if revision is None:
            return self.now
        if not 1 <= revision <= self.revision:
            raise Refused("revision_not_found")
        return self.states[revision - 1]

    def answer(self, ask: Callable[["Graph"], Json], status: int = 200) -> Answer:
        try:
            if self.is_deleted:
                raise Refused("map_deleted")
            return status, ask(self)
        except Refused as refused:
            codes = sorted(refused.codes)
            return STATUS[codes[0]], {"codes": codes}

    # Writing

    def edit(self, operations: list[Json], if_match: int | None = None) -> Json:
        draft = self._draft(if_match)
        draft.do(operations)
        return self._write(draft)

    def create(self, element: Json, if_match: int | None) -> Json:
        done = self.edit([{"op": "create", "element": element}], if_match)
        made: Json = done["elements"][-1]
        return made

    def update(self, id: int, patch: Json, if_match: int | None) -> Json:
        self.edit([{"op": "update", "id": id, "patch": patch, "if_revision": if_match}])
        return self.now.elements[id]

    def change(self, patch: Json, if_match: int | None) -> Json:
        """The map's own fields."""
        draft = self._draft(if_match)
        draft.change_map(patch)
        self._write(draft)
        return self.head()

    def revert(self, to: int, element: int | None, if_match: int | None) -> Json:
        draft = self._draft(if_match)
        then = self.at(to)
        if element is None:
            draft.state = then
        elif element not in then.elements:
            raise Refused("element_not_found")
        else:
            back = {**draft.state.elements, element: then.elements[element]}
            draft.state = State(draft.state.content, back)
        return self._write(draft)

    def fork(self, revision: int | None, title: str | None) -> "Graph":
        then = self.at(revision)
        elements = {id: {**element, "revision": 1} for id, element in then.elements.items()}
        content = {**then.content, "title": title or then.content["title"]}
        return Graph(content, elements, self.next)

    def _draft(self, if_match: int | None) -> Draft:
        if if_match not in (None, self.revision):
            raise Refused("stale_revision")
        return Draft(self.now, self.next, self.revision + 1)

    def _write(self, draft: Draft) -> Json:
        """What differs gets a revision; if nothing does, there is none."""
        draft.settle()
        before, after = self.now, draft.state
        elements, changed = {}, []
        for id, element in sorted(after.elements.items()):
            old = before.elements.get(id)
            is_same = old is not None and says(element) == says(old)
            elements[id] = old if is_same else {**element, "revision": self.revision + 1}
            changed += [] if is_same else [elements[id]]
        deleted = sorted(before.elements.keys() - elements.keys())
        if changed or deleted or not the_same(before.content, after.content):
            self.states.append(State(after.content, elements))
            self.next = draft.next
        made = {ref: id for ref, id in draft.refs.items() if id in elements}
        return {
            "revision": self.revision,
            "created": made,
            "elements": changed,
            "deleted": deleted,
        }

    # Reading

    def head(self, revision: int | None = None) -> Json:
        return {**self.at(revision).content, "revision": revision or self.revision}

    def document(self, revision: int | None) -> Json:
        elements = self.at(revision).elements
        return {"map": self.head(revision), "elements": [elements[id] for id in sorted(elements)]}

    def element(self, id: int, revision: int | None) -> Json:
        elements = self.at(revision).elements
        if id not in elements:
            raise Refused("element_not_found")
        return elements[id]

    def page(self, type: str, revision: int | None) -> Json:
        """The elements of one type."""
        elements = self.document(revision)["elements"]
        return {"items": [element for element in elements if element["type"] == type]}

    def difference(self, from_: int, to: int) -> Json:
        before, after = self.at(from_), self.at(to)
        items = (
            Change(id, before.elements.get(id), after.elements.get(id))
            for id in sorted(before.elements.keys() | after.elements.keys())
        )
        told = [item.told() for item in items if item.is_one]
        return {
            "from": from_,
            "to": to,
            "map": fields(before.content, after.content),
            "items": told,
        }

    def revisions(self) -> Json:
        """After the first, the newest first: what each did, counted."""
        return {"items": [*self._revisions()][::-1]}

    def _revisions(self) -> Iterator[Json]:
        for revision in range(2, self.revision + 1):
            done = self.difference(revision - 1, revision)
            ops = [item["op"] for item in done["items"]]
            counts = {f"{op}d": ops.count(op) for op in ("create", "update", "delete")}
            yield {"revision": revision, **counts, "map_changed": bool(done["map"])}

    def history(self, id: int) -> Json:
        """Of an element, the newest first; each with what it was from then on."""
        versions, was = [], None
        for revision, state in enumerate(self.states, 1):
            change = Change(id, was, state.elements.get(id))
            was = change.after
            if change.is_one:
                versions.append({"revision": revision, "op": change.op, "element": was})
        if not versions:
            raise Refused("element_not_found")
        return {"items": versions[::-1]}


class Change(NamedTuple):
    """What became of an element between two states."""

    id: int
    before: Json | None
    after: Json | None

    @property
    def is_one(self) -> bool:
        if self.before is None or self.after is None:
            return self.before is not self.after
        return says(self.before) != says(self.after)

    @property
    def op(self) -> str:
        if self.before is None:
            return "create"
        return "delete" if self.after is None else "update"

    def told(self) -> Json:
        changed = fields(self.before, self.after) if self.before and self.after else {}
        sides = {"before": self.before, "after": self.after}
        return {"id": self.id, "op": self.op, **sides, "fields": changed}


def fields(before: Json, after: Json) -> dict[str, Any]:
    """By the name of a field that is not the same: before and after."""
    return {
        name: (before[name], after[name])
        for name in after
        if name not in ("id", "revision") and not the_same(before[name], after[name])
    }
