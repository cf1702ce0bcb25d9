"""What a map was at each of its revisions, kept aside: the oracle of its history."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from authors import Choose, Live, live
from counterpoint_server.model.edit import Revert
from counterpoint_server.model.history import ElementChange, FieldChange
from counterpoint_server.model.map import MapContent
from counterpoint_server.model.problems import Problem
from counterpoint_server.model.stored import encode_stored
from counterpoint_server.model.types import TYPES, Element
from counterpoint_server.rules.editing import Edit, decide
from counterpoint_server.rules.lifespans import absence
from counterpoint_server.rules.working import Change, Former, NotLoadedError, Past, Working

Json = dict[str, Any]


class Moment(NamedTuple):
    """A map at one revision."""

    elements: dict[int, Element]
    content: MapContent
    leads: dict[int, int]
    """Where the numbers of merged elements lead, one step."""

    def plain(self) -> tuple[dict[int, str], str, dict[int, int]]:
        """Apart from which revision each version is of."""
        bodies = {id: plain(element) for id, element in self.elements.items()}
        return bodies, encode_stored(self.content), self.leads

    def leads_to(self, id: int) -> int | None:
        """At last."""
        into = None
        while id in self.leads:
            into = id = self.leads[id]
        return into


def plain(element: Element) -> str:
    return encode_stored(replace(element, revision=1))


class Chronicle:
    """Every moment of a map."""

    def __init__(self) -> None:
        self.was: dict[int, Moment] = {}

    def note(self, revision: int, elements: Live, content: MapContent, leads: dict[int, int]):
        kept = {id: version.element for id, version in sorted(elements.items())}
        self.was[revision] = Moment(kept, content, dict(leads))

    def follow(self, working: Working, change: Change) -> None:
        """Note what a change has made of a map that is all in memory."""
        revision = change.state.revision
        before = self.was[revision - 1].leads if revision - 1 in self.was else {}
        kept = {id: into for id, into in before.items() if id not in change.unmerged}
        self.note(revision, live(working), change.state.content, kept | change.merged)

    def past(self, of: Former, now: int) -> Past:
        """As the store answers it."""
        then, today = self.was[of.revision], self.was[now]
        if of.element is not None:
            if of.element not in then.elements:
                raise absence(
                    of.element, of.revision, made=1, gone=1, into=then.leads_to(of.element)
                )
            elements = {of.element: then.elements[of.element]}
            return Past(of=of, until=now, elements=elements, leads={}, content=today.content)
        ids = then.elements.keys() | today.elements.keys() | then.leads.keys() | today.leads.keys()
        differing = [id for id in sorted(ids) if state_of(then, id) != state_of(today, id)]
        return Past(
            of=of,
            until=now,
            elements={id: then.elements.get(id) for id in differing},
            leads={id: then.leads[id] for id in differing if id in then.leads},
            content=then.content,
        )

    def decide(self, working: Working, edit: Edit) -> Change:
        """With all of the map in memory."""
        while True:
            try:
                return decide(working, edit)
            except NotLoadedError as asked:
                if asked.former is not None:
                    working.past = self.past(asked.former, working.state.revision)
                working.load(asked, [])

    def answer(self, working: Working, edit: Edit) -> Change | Problem:
        try:
            return self.decide(working, edit)
        except Problem as problem:
            return problem


def state_of(moment: Moment, id: int) -> tuple[str | None, int | None]:
    element = moment.elements.get(id)
    return None if element is None else plain(element), moment.leads.get(id)


def reverting(to: int, element: int | None = None, **fields: Any) -> Edit:
    return Edit(operations=[Revert(to=to, element=element)], alone=True, **fields)


def draw_revert(choose: Choose, current: int, next_element: int) -> Edit:
    to, is_whole = choose(range(1, current + 1)), choose([True, False])
    return reverting(to, None if is_whole else choose(range(1, next_element + 1)))


# Doing what a difference says


def applied(moment: Moment, changes: list[ElementChange], content: list[FieldChange]) -> Moment:
    elements, leads = dict(moment.elements), dict(moment.leads)
    for change in changes:
        assert change.before == elements.get(change.id)
        leads.pop(change.id, None)
        elements.pop(change.id, None)
        if change.op == "update":
            assert change.before is not None
            elements[change.id] = _rebuilt(change)
        elif change.op == "create":
            assert change.after is not None
            elements[change.id] = change.after
        elif change.op == "merge":
            assert change.into is not None
            leads[change.id] = change.into
    fields = dict(_changed(msgspec.to_builtins(moment.content), content))
    return Moment(dict(sorted(elements.items())), msgspec.convert(fields, MapContent), leads)


def _rebuilt(change: ElementChange) -> Element:
    """From its fields alone; what a type does not have is null in a difference."""
    fields = dict(_changed(msgspec.to_builtins(change.before), change.fields))
    struct = TYPES[fields["type"]].stored
    own = {
        name: fields[name] for name in ("type", *struct.__struct_encode_fields__) if name in fields
    }
    rebuilt: Element = msgspec.convert(own, struct)
    return rebuilt


def _changed(fields: Json, changes: list[FieldChange]) -> Iterator[tuple[str, Any]]:
    for change in changes:
        assert (fields.get(change.field) or None) == (change.before or None)
    yield from (fields | {change.field: change.after for change in changes}).items()
