"""Locution records of AIF: who said or annotated a node, and when, both ways.

A record on a locution gives its participant; on any other node, or beside another, an attribution.
"""

import re
from collections import Counter
from typing import Any

from counterpoint_server.formats.drafting import Draft, fitting
from counterpoint_server.formats.frame import AnyDocument
from counterpoint_server.formats.graph.giving import GivenNode, Giving
from counterpoint_server.formats.graph.nodes import name_of
from counterpoint_server.formats.graph.shape import L, Node
from counterpoint_server.formats.leftovers import keep, list_of
from counterpoint_server.formats.naming import in_order
from counterpoint_server.model.edit import MAP
from counterpoint_server.model.element import Attribution, ExternalId, Line, PartialDate
from counterpoint_server.model.types import Fragment, Locution, Participant

PERSON = "person/"
"""Before the external names of participants: persons and nodes are numbered apart."""

_PREFIX = re.compile(r"\s*([^:\n]{1,80}?)\s*:\s")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)\Z")


class Speakers:
    """The persons of a file, as participants that come after the nodes."""

    def __init__(self, draft: Draft, nodes: list[Node], lists_persons: bool = False) -> None:
        """`lists_persons`: the format has a list of persons; who is not in it is told apart."""
        self.draft = draft
        self._of_unknown: dict[str, Any] = {"unlisted": True} if lists_persons else {}
        self.nodes = {node.name: node for node in nodes}
        self.ids: dict[str, int] = {}
        self._seen: dict[str, Counter[str]] = {}
        self._known: dict[str, tuple[str, dict[str, Any]]] = {}

    def know(self, person: str, name: str, left: dict[str, Any]) -> None:
        """Of a format that says what its persons are called."""
        self._known[person] = (name, left)
        self._number(person)

    def record(self, records: list[dict[str, Any]]) -> list[Any]:
        """Put the records to their nodes; answers those of nodes that are not there."""
        lost = []
        for at, raw in enumerate(records):
            node = self.nodes.get(name_of(raw.get("nodeID")))
            if node is None:
                lost.append({"at": at, "is": raw})
                self.draft.find(
                    "locution_of_nothing",
                    "A locution record of a node that the file does not have; it is kept, unused.",
                    MAP,
                    place=f"/locutions/{at}",
                )
                continue
            said = {k: v for k, v in raw.items() if k != "nodeID" or v != node.name}
            node.left.setdefault("said", []).append({"at": at, "is": said})
            self._say(node, raw)
        return lost

    def _say(self, node: Node, raw: dict[str, Any]) -> None:
        person = name_of(raw.get("personID"))
        if not person:
            return
        id = self._number(person)
        if node.kind == L and node.text and (found := _PREFIX.match(node.text)):
            self._seen[person][found[1]] += 1
        when = said_at(raw.get("start"))
        if node.kind == L and "participant" not in node.fields:
            node.fields |= {"participant": id, "said_at": when}
        elif len(node.fields.setdefault("attributions", [])) < 1_000:
            node.fields["attributions"].append(Attribution(participant=id, said_at=when))

    def _number(self, person: str) -> int:
        if person not in self.ids:
            self.ids[person] = self.draft.number(f"{PERSON}{person}")
            self._seen[person] = Counter()
        return self.ids[person]

    def put(self) -> None:
        for person, id in self.ids.items():
            name, left = self._known.get(person, ("", self._of_unknown))
            if not name:
                seen = self._seen[person].most_common(1)
                name = seen[0][0] if seen else f"Person {person}"
            self.draft.put(
                Participant,
                id,
                name=fitting(Line, name) or f"Person {id}",
                external=self.draft.external(f"{PERSON}{person}"),
                extra=keep(self.draft, id, left),
            )


def said_at(moment: Any) -> str | None:
    """`2020-10-15 23:14:02`, as precise as it is."""
    if not isinstance(moment, str):
        return None
    written: str | None = fitting(PartialDate, _MOMENT.sub(r"\1T\2", moment))
    return written


def person_names(document: AnyDocument, system: str) -> dict[int, str]:
    """What the file calls each participant; never the same name twice."""
    used: set[str] = set()
    names: dict[int, str] = {}
    for person in in_order(document, Participant):
        known = _person_names_of(person.external, system)
        name = next((name for name in known if name not in used), None)
        if name is not None:
            names[person.id] = name
            used.add(name)
    for person in in_order(document, Participant):
        if person.id not in names:
            name = str(person.id)
            while name in used:
                name = f"p{name}"
            names[person.id] = name
            used.add(name)
    return names


def _person_names_of(external: list[ExternalId], system: str) -> list[str]:
    found = [each.id for each in external if each.system == system]
    return [id.removeprefix(PERSON) for id in found if id.startswith(PERSON)]


def json_locutions(giving: Giving, persons: dict[int, str]) -> list[dict[str, Any]]:
    """The records, in the order of the file that they came from, new ones last."""
    found: list[tuple[float, dict[str, Any]]] = []
    for given in giving.nodes:
        found += _records(given, persons)
    for lost in told(list_of(giving.left.of(MAP), "locutions")):
        found.append(lost)
    return [record for _, record in sorted(found, key=lambda each: each[0])]


def _records(given: GivenNode, persons: dict[int, str]) -> list[tuple[float, dict[str, Any]]]:
    node, element = given.node, given.element
    wanted = [(each.participant, each.said_at) for each in element.attributions if each.participant]
    if isinstance(element, Locution) and element.participant:
        wanted.insert(0, (element.participant, element.said_at))
    records = []
    for at, raw in told(list_of(node.left, "said")):
        person, when = name_of(raw.get("personID")), said_at(raw.get("start"))
        match = next((w for w in wanted if persons.get(w[0]) == person and w[1] == when), None)
        if match is not None:
            wanted.remove(match)
        elif person and not isinstance(element, Fragment):
            continue
        records.append((at, {"nodeID": node.name, **raw}))
    for id, when in wanted:
        if id in persons:
            empty = {"timestamp": None, "start": when, "end": None, "source": None}
            record = {"nodeID": node.name, "personID": persons[id], **empty}
            records.append((float("inf"), record))
    return records


def told(found: list[Any]) -> list[tuple[float, dict[str, Any]]]:
    """What was left of records: place and content. Clients write there, too."""
    rows = []
    for each in found:
        if isinstance(each, dict) and isinstance(each.get("is"), dict):
            at = each.get("at")
            rows.append((float(at) if type(at) is int and abs(at) < 2**53 else 0.0, each["is"]))
    return rows
