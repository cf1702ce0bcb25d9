"""What a client may ask of a map, drawn at random: as a request, and as its oracle is asked."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from graphs import Graph
from plain_elements import MENTIONS, NEEDS, Json

Choose = Callable[[Sequence[Any]], Any]

TEXTS = ["Allies should form a club.", "Walls fuel instability.", "供应链"]
TYPES = [
    *("claim", "claim", "claim", "argument", "argument", "argument", "rebuttal", "rebuttal"),
    *("case", "preference", "question", "group", "participant"),
]
INLINE = {"premises", "conclusion", "attackers", "target", "preferred", "positions", "about"}
"""Where a new claim may stand."""
FIRST: list[Json] = [
    {"type": "claim", "text": "A dominant player manipulates supply."},
    {"type": "claim", "text": "Allies should form a club."},
    {"type": "claim", "text": "Walls fuel instability."},
    {"type": "argument", "premises": ["$1", "$3"], "conclusion": "$2"},
    {"type": "rebuttal", "attackers": ["$3"], "target": "$4"},
    {"type": "argument", "premises": [{"text": "He knows the market."}], "conclusion": "$4"},
    {"type": "participant", "name": "Doug Burgum"},
    {"type": "question", "text": "Club?", "positions": ["$2", "$3"], "about": "$4"},
    {"type": "group", "members": ["$1", "$5"]},
]


def first_edit() -> list[Json]:
    return [{"op": "create", "ref": f"${at}", "element": each} for at, each in enumerate(FIRST, 1)]


class Wish(NamedTuple):
    """A request to a map, and the same of its oracle."""

    method: str
    path: str
    """After the map's address."""
    body: Json | None
    if_match: int | None
    """The revision that the client believes it to be of."""
    of_graph: Callable[[Graph], Json]
    status: int = 200


class Read(NamedTuple):
    """A question about a map, and the same of its oracle."""

    what: str
    path: str
    of_graph: Callable[[Graph], Json]


def as_of(revision: int | None, sign: str) -> str:
    return "" if revision is None else f"{sign}revision={revision}"


class Wisher:
    """Draws mostly what can be done, and now and then what cannot."""

    def __init__(self, choose: Choose, graph: Graph, known: dict[int, int]) -> None:
        self.choose = choose
        self.graph = graph
        self.known = known
        """By number (0: the map), the revision that the client has seen last."""
        self.types = {id: each["type"] for id, each in graph.now.elements.items()}
        self.made: dict[str, str] = {}
        """The refs of an edit, with their types."""

    def one_of(self, *choices: Any) -> Any:
        return self.choose(choices)

    def rarely(self) -> bool:
        return bool(self.choose(range(16)) == 11)  # the first and the last are drawn too often

    def often(self) -> bool:
        return bool(self.choose([False, True]))

    def seldom(self) -> bool:
        return bool(self.choose([False, False, True, False]))

    def guard(self, id: int = 0) -> int | None:
        return self.known.get(id) if self.seldom() else None

    def odd(self) -> int:
        """A number of nothing: not any more, or not yet."""
        gone = [id for id in range(1, self.graph.next) if id not in self.types]
        return int(self.one_of(*gone, self.graph.next, self.graph.next + 1))

    def number(self, *types: str) -> int:
        fitting = [id for id, type in self.types.items() if not types or type in types]
        return self.odd() if not fitting or self.rarely() else int(self.one_of(*fitting))

    # Writes

    def create(self) -> Wish:
        type = self.one_of(*TYPES)
        fields, if_match = self.fields(type), self.guard()
        element = {"type": type, **fields}
        return Wish(
            "POST",
            f"/{type}s",
            fields,
            if_match,
            lambda graph: graph.create(element, if_match),
            201,
        )

    def update(self) -> Wish:
        id = self.number()
        patch, if_match = self.patch(self.types.get(id, "claim")), self.guard(id)
        of_graph = lambda graph: graph.update(id, patch, if_match)  # noqa: E731
        return Wish("PATCH", f"/elements/{id}", patch, if_match, of_graph)

    def delete(self) -> Wish:
        id, cascade = self.number(), self.often()
        if_match = self.guard(id)
        operation = {"op": "delete", "id": id, "cascade": cascade, "if_revision": if_match}
        path = f"/elements/{id}?cascade={str(cascade).lower()}"
        return Wish("DELETE", path, None, if_match, lambda graph: graph.edit([operation]))

    def edit(self) -> Wish:
        verbs = [
            self.one_of("create", "create", "update", "delete") for _ in range(self.one_of(2, 3, 4))
        ]
        refs = [f"${at}" for at, verb in enumerate(verbs) if verb == "create"]
        self.made = {ref: self.one_of(*TYPES) for ref in refs}
        operations, if_match = (
            [self.operation(at, verb) for at, verb in enumerate(verbs)],
            self.guard(),
        )
        body = {"operations": operations}
        return Wish(
            "POST", "/edits", body, if_match, lambda graph: graph.edit(operations, if_match)
        )

    def operation(self, at: int, verb: str) -> Json:
        if verb == "create":
            type = self.made[f"${at}"]
            return {"op": "create", "ref": f"${at}", "element": {"type": type, **self.fields(type)}}
        id = self.number()
        if verb == "delete":
            return {
                "op": "delete",
                "id": id,
                "cascade": self.often(),
                "if_revision": self.guard(id),
            }
        if self.made and self.rarely():
            ref = self.one_of(*self.made)
            return {"op": "update", "id": ref, "patch": self.patch(self.made[ref])}
        patch = self.patch(self.types.get(id, "claim"))
        return {"op": "update", "id": id, "patch": patch, "if_revision": self.guard(id)}

    def change(self) -> Wish:
        main_claim = self.one_of(None, self.number("claim"), self.number())
        patch, if_match = {"main_claim": main_claim}, self.guard()
        if self.often():
            patch = {"title": None if self.rarely() else self.one_of(*TEXTS), **self.data()}
        return Wish("PATCH", "", patch, if_match, lambda graph: graph.change(patch, if_match))

    def revert(self) -> Wish:
        to, if_match = self.revision(), self.guard()
        body = {"to": to}
        of_graph = lambda graph: graph.revert(to, None, if_match)  # noqa: E731
        return Wish("POST", "/revert", body, if_match, of_graph)

    def revert_element(self) -> Wish:
        to, if_match = self.revision(), self.guard()
        id = self.one_of(*range(1, self.graph.next + 1))
        body = {"to": to, "element": id}
        of_graph = lambda graph: graph.revert(to, id, if_match)  # noqa: E731
        return Wish("POST", "/revert", body, if_match, of_graph)

    def write(self) -> Wish:
        wish: Wish = self.one_of(
            *(self.create, self.update, self.delete, self.edit, self.change, self.revert)
        )()
        return wish

    def revision(self) -> int:
        last = self.graph.revision
        return last + 1 if self.rarely() else int(self.one_of(*range(last, 0, -1)))

    # Reads

    def read(self) -> Read:
        what = self.one_of("element", "elements", "diff", "revisions", "history")
        last, at = range(1, self.graph.next + 1), self.revision() if self.often() else None
        match what:
            case "element":
                id = self.one_of(*last)
                return Read(what, f"/elements/{id}{as_of(at, '?')}", lambda g: g.element(id, at))
            case "elements":
                type = self.one_of("claim", "argument", "group")
                path = f"/elements?limit=200&type={type}{as_of(at, '&')}"
                return Read(what, path, lambda graph: graph.page(type, at))
            case "diff":
                from_, to = self.revision(), self.revision()
                path = f"/diff?from={from_}&to={to}&limit=200"
                return Read(what, path, lambda graph: graph.difference(from_, to))
            case "revisions":
                return Read(what, "/revisions?limit=200", Graph.revisions)
            case _:
                id = self.one_of(*last)
                path = f"/elements/{id}/history?limit=200"
                return Read(what, path, lambda graph: graph.history(id))

    # What is written

    def fields(self, type: str) -> Json:
        fields: Json = {}
        for name, may_be in {**NEEDS.get(type, {}), **MENTIONS.get(type, {})}.items():
            if name in NEEDS.get(type, {}) or self.often():
                fields[name] = self.ends(name, may_be)
        match type:
            case "claim" | "question":
                fields["text"] = self.one_of(*TEXTS)
            case "participant":
                fields["name"] = self.one_of("Doug Burgum", "Wang Yi")
            case "rebuttal" if self.rarely():
                fields["relation"] = self.one_of("contrary", "contradictory")
            case "argument" if "premise_roles" in fields:
                fields["premise_roles"] = {"major": fields["premises"][0]}
                if not isinstance(fields["premises"][0], int | str):
                    del fields["premise_roles"]
            case _:
                pass
        return {**fields, **(self.common() if self.rarely() else {})}

    def common(self) -> Json:
        return self.one_of(
            {"title": self.one_of("Club", "Walls"), "weight": 0.5},
            {"attributions": [{"participant": self.number("participant"), "cue": "said"}]},
            {"split_of": self.number()},
            self.data(),
        )

    def data(self) -> Json:
        return {"data": {self.one_of("a", "b"): self.one_of(1, "x", None, {"c": None}, {"d": [1]})}}

    def ends(self, name: str, may_be: set[str]) -> Any:
        if name in ("premises", "attackers", "steps", "positions", "answers", "members"):
            return [self.end(name, may_be) for _ in range(self.one_of(1, 1, 2))]
        if name == "premise_roles":
            return {"major": self.end(name, may_be)}
        return self.end(name, may_be)

    def end(self, name: str, may_be: set[str]) -> Any:
        if self.rarely():
            return self.number()
        if name in INLINE and self.rarely():
            return {"text": self.one_of(*TEXTS)}
        refs = [ref for ref, type in self.made.items() if type in may_be]
        return self.one_of(*refs) if refs and self.often() else self.number(*sorted(may_be))

    def patch(self, type: str) -> Json:
        """Of one field or some; null puts it to its default, where it has one."""
        names = [*NEEDS.get(type, {}), *MENTIONS.get(type, {})]
        if not names or self.often():
            if self.rarely():
                return {self.one_of("title", "data", "text", "split_of", "tags", "id"): None}
            own = {"text": self.one_of(*TEXTS)} if type in ("claim", "question", "case") else {}
            return own if own and self.often() else self.common()
        name = self.one_of(*names)
        may_be = {**NEEDS.get(type, {}), **MENTIONS.get(type, {})}[name]
        return {name: None if self.rarely() else self.ends(name, may_be)}
