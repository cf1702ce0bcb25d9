"""What an edit makes of a map's state: the rules of the oracle (`graphs.py`), one after another."""

from collections.abc import Iterable, Iterator
from typing import Any

from plain_elements import (
    ATTRIBUTION,
    MAP,
    MENTIONS,
    NEEDS,
    End,
    Json,
    Refused,
    State,
    complete,
    ends,
    fields_of,
    listed,
    needs,
    patched,
    without,
)


class Draft:
    """A state in the making."""

    def __init__(self, before: State, next: int, revision: int) -> None:
        self.before = self.state = before
        self.revision = revision
        self.known_below = self.next = next
        self.refs: dict[str, int] = {}

    def put(self, id: int, element: Json | None) -> None:
        elements = {**self.state.elements, id: element}
        kept = {id: each for id, each in elements.items() if each is not None}
        self.state = State(self.state.content, kept)

    def do(self, operations: list[Json]) -> None:
        numbers = {}
        for at, operation in enumerate(operations):
            if operation["op"] == "create":  # what stands in it comes before it
                first, inline = self.next, self.new_claims(operation["element"])
                self.next = first + len(inline) + 1
                numbers[at] = [*range(first, self.next)]
                if "ref" in operation:
                    self.refs[operation["ref"]] = self.next - 1
        for at, operation in enumerate(operations):
            match operation["op"]:
                case "create":
                    self.create(operation["element"], numbers[at])
                case "update":
                    self.update(operation)
                case "delete":
                    self.delete(operation)

    def new_claims(self, element: Json) -> list[Json]:
        type = element["type"]
        names = [*NEEDS.get(type, {}), *MENTIONS.get(type, {})]
        found = [each for name in names for each in listed(element.get(name))]
        return [each for each in found if isinstance(each, dict)]

    def create(self, element: Json, numbers: list[int]) -> None:
        *inline, id = numbers
        self.write(id, element, inline, set())

    def write(self, id: int, given: Json, numbers: list[int], known: set[int]) -> None:
        """`numbers`: of the new claims in it; `known`: to what it has referred before."""
        type, waiting = given["type"], iter(numbers)
        fields = {name: value for name, value in given.items() if name != "type"}
        whole = complete(fields, fields_of(type))
        whole["attributions"] = [
            {**ATTRIBUTION, **said, "participant": self.number(said.get("participant"), known)}
            for said in whole["attributions"]
        ]
        whole["split_of"] = self.number(whole["split_of"], known)
        for table in (NEEDS, MENTIONS):
            for name in table.get(type, {}):
                whole[name] = self.numbers(whole[name], known, waiting)
        head = {"type": type, "id": id, "revision": self.revision}
        self.put(id, {**head, **whole, **({"kind": "rebut"} if type == "rebuttal" else {})})

    def numbers(self, value: Any, known: set[int], waiting: Iterator[int]) -> Any:
        if isinstance(value, list):
            return [self.numbers(each, known, waiting) for each in value]
        if isinstance(value, dict) and "text" in value:
            id = next(waiting)
            self.write(id, {"type": "claim", **value}, [], set())
            return id
        if isinstance(value, dict):
            return {name: self.number(each, known) for name, each in value.items()}
        return self.number(value, known)

    def number(self, named: Any, known: set[int]) -> int | None:
        if isinstance(named, str) and named not in self.refs:
            raise Refused("unknown_ref")
        if named is None or isinstance(named, str):
            return self.refs.get(named)
        just_gone = named in self.before.elements and named not in self.state.elements
        if named not in known and (named >= self.known_below or just_gone):
            raise Refused("missing_end")
        return int(named)

    def update(self, operation: Json) -> None:
        named, patch = operation["id"], operation["patch"]
        id = self.number(named, set()) if isinstance(named, str) else named
        element = self.found(id, operation, is_named=isinstance(named, str))
        if patch.keys() - fields_of(element["type"]).keys():
            raise Refused("invalid_body")
        held = {to for to, _, _ in ends(element)}
        fields = {n: v for n, v in element.items() if n not in ("id", "revision", "kind")}
        after = patched(fields, patch)
        first, inline = self.next, self.new_claims(after)
        self.next += len(inline)
        self.write(id, after, [*range(first, self.next)], held)

    def found(self, id: int, operation: Json, *, is_named: bool = False) -> Json:
        element = self.state.elements.get(id)
        if element is None or (id >= self.known_below and not is_named):
            raise Refused("element_not_found")
        revision = self.before.elements.get(id, element)["revision"]
        if operation.get("if_revision") not in (None, revision):
            raise Refused("stale_revision")
        return element

    def delete(self, operation: Json) -> None:
        self.found(operation["id"], operation)
        gone = {operation["id"]}
        while operation.get("cascade"):
            lame = {id for id, each in self.state.elements.items() if needs(each) & gone}
            if lame <= gone:
                break
            gone |= lame
        for id in gone:
            self.put(id, None)

    def change_map(self, patch: Json) -> None:
        content = complete(patched(self.state.content, patch), MAP)
        held = {*listed(self.state.content["main_claim"])}
        content["main_claim"] = self.number(content["main_claim"], held)
        self.state = State(content, self.state.elements)

    def settle(self) -> None:
        """What must hold when all is done, and what is worked out then."""
        elements, made = self.state.elements, range(self.known_below, self.next)
        gone = {*self.before.elements, *made} - elements.keys()
        if any(needs(each) & gone for each in elements.values()):
            raise Refused("element_in_use")
        for id, element in elements.items():
            if any(to in gone for to, _, _ in ends(element)):
                self.put(id, without(element, gone))
        content = self.state.content
        if content["main_claim"] in gone:
            content = {**content, "main_claim": None}
        self.state = State(content, self.state.elements)
        elements = self.state.elements
        main = [(to, {"claim"}, False) for to in listed(content["main_claim"])]
        refuse([*self.wrong(main)])
        refuse([code for each in elements.values() for code in self.wrong(ends(each))])
        refuse([code for each in elements.values() for code in self.odd(each)])
        for id, element in elements.items():
            if element["type"] == "rebuttal":
                kind = "rebut" if self.type_of(element["target"]) == "claim" else "undercut"
                self.put(id, {**element, "kind": kind})

    def type_of(self, id: int) -> str:
        return str(self.state.elements[id]["type"])

    def wrong(self, found: Iterable[End]) -> Iterator[str]:
        for to, may_be, _ in found:
            if to not in self.state.elements:
                yield "missing_end"
            elif self.type_of(to) not in may_be:
                yield "wrong_end"

    def odd(self, element: Json) -> Iterator[str]:
        """What must hold between the ends of one element."""
        match element["type"]:
            case "argument" if {*element["premise_roles"].values()} - {*element["premises"]}:
                yield "wrong_end"
            case "rebuttal" if element["relation"] != "attack":
                both = [*element["attackers"], element["target"]]
                if [*map(self.type_of, both)] != ["claim", "claim"]:
                    yield "wrong_end"
            case "preference":
                both = [element["preferred"], element["dispreferred"]]
                if len({*map(self.type_of, both)}) == 2:
                    yield "wrong_end"


def refuse(codes: list[str]) -> None:
    if codes:
        raise Refused(*codes)
