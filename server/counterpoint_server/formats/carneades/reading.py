"""From a file of Carneades to a map."""

import re
from typing import Any

from counterpoint_server.formats.carneades.shape import (
    NAME,
    PARTS,
    STANDARDS,
    usual_argument,
    usual_file,
    usual_issue,
    usual_statement,
)
from counterpoint_server.formats.differing import difference
from counterpoint_server.formats.drafting import Draft, fitting
from counterpoint_server.formats.frame import ImportedMap, ReadOptions
from counterpoint_server.formats.graph.nodes import name_of
from counterpoint_server.formats.leftovers import keep, part_of
from counterpoint_server.formats.reading import unreadable
from counterpoint_server.formats.sampling import LIKELY, POSSIBLE, Evidence, Sample
from counterpoint_server.formats.yaml_values import load_yaml, pairs
from counterpoint_server.model.edit import MAP
from counterpoint_server.model.element import Line, Slug, Text, Weight
from counterpoint_server.model.types import (
    Argument,
    Case,
    Claim,
    Fragment,
    Question,
    Rebuttal,
    Scheme,
)
from counterpoint_server.model.types.fragment import FragmentEdge

_HEAD = re.compile(
    r"^(statements|arguments|argument_schemes|issue_schemes|assumptions|issues|language)[ \t]*:",
    re.MULTILINE,
)
_META = re.compile(r"\A(?:\s*#.*\n|\s*\n)*meta[ \t]*:", re.MULTILINE)


def sniff(sample: Sample) -> Evidence | None:
    if sample.head.lstrip().startswith(("{", "[", "<")):
        return None
    found = set(_HEAD.findall(sample.head))
    if len(found) > 1 or (found and _META.match(sample.head)):
        return Evidence(
            LIKELY, f"YAML with {' and '.join(f'`{key}`' for key in sorted(found)[:2])}"
        )
    if found or _META.match(sample.head):
        return Evidence(
            POSSIBLE, "YAML that begins with `meta`" if not found else "YAML of one part"
        )
    return None


def read(data: bytes, options: ReadOptions) -> ImportedMap:
    file = load_yaml(data)
    if not isinstance(file, dict) or "!" in file:
        raise unreadable("A file of Carneades is a mapping.", "#")
    return _Reader(Draft(NAME, options), file).done()


class _Reader:
    """Statements are numbered first, since all else names them."""

    def __init__(self, draft: Draft, file: dict[str, Any]) -> None:
        self.draft, self.file = draft, file
        self.assumed = {name_of(each) for each in _list(file.get("assumptions"))}
        self.ids: dict[str, int] = {}
        self.names: dict[int, str] = {}
        self.given = {key: self._part(key) for key in ("statements", "issues", "arguments")}
        for key, _ in self.given["statements"]:
            self._number(name_of(key))

    def _part(self, key: str) -> list[tuple[Any, Any]]:
        part = self.file.get(key)
        if part is not None and not isinstance(part, dict):
            raise unreadable(f"`{key}` is a mapping.", f"#/{key}")
        return list(pairs(part))

    def _number(self, name: str) -> int:
        if name not in self.ids:
            self.ids[name] = self.draft.number(name)
            self.names[self.ids[name]] = name
        return self.ids[name]

    def done(self) -> ImportedMap:
        for key, raw in self.given["statements"]:
            self._statement(key, raw)
        for key, raw in self.given["issues"]:
            self._issue(key, raw)
        for key, raw in self.given["arguments"]:
            self._argument(key, raw)
        schemes = self.file.get("argument_schemes")
        for at, raw in enumerate(_list(schemes)):
            self._scheme(raw, at)
        for name, id in self.ids.items():
            if id not in self.draft.elements:
                self._undeclared(name, id)
        self._head(schemes)
        return self.draft.done()

    def _statement(self, key: Any, raw: Any) -> None:
        name = name_of(key)
        id = self.ids[name]
        text = raw.get("text") if isinstance(raw, dict) else raw
        is_assumed = name in self.assumed
        assumed = is_assumed or (isinstance(raw, dict) and raw.get("assumed") is True)
        claim = self.draft.put(
            Claim,
            id,
            text=fitting(Text, text) or fitting(Text, name) or "?",
            standing="assumption" if assumed else "issue",
            external=self.draft.external(name),
        )
        left: dict[str, Any] = {} if isinstance(key, str) else {"key": key}
        if isinstance(raw, dict):
            left |= {"is": difference(raw, usual_statement(claim)), "shape": "mapping"}
        elif raw != claim.text:
            left |= {"raw": raw, "of": claim.text}
        self._leave(id, left)

    def _leave(self, id: int, left: dict[str, Any]) -> None:
        element = self.draft.elements[id]
        fields = {name: getattr(element, name) for name in element.__struct_fields__}
        fields["extra"] = keep(self.draft, id, left)
        self.draft.elements[id] = type(element)(**fields)

    def _undeclared(self, name: str, id: int) -> None:
        external = self.draft.external(name)
        standing = "assumption" if name in self.assumed else "issue"
        text = fitting(Text, name) or "?"
        extra = {NAME: {"undeclared": True}}
        self.draft.put(Claim, id, text=text, standing=standing, external=external, extra=extra)
        message = "An argument names a statement that is not among the statements."
        self.draft.find("undeclared", message, id)

    def _issue(self, key: Any, raw: Any) -> None:
        name = name_of(key)
        given = raw if isinstance(raw, dict) else {}
        positions = [self._number(name_of(each)) for each in _list(given.get("positions"))[:1_000]]
        id = self.draft.number(f"issue/{name}")
        standard = given.get("standard")
        question = self.draft.put(
            Question,
            id,
            text=fitting(Text, name) or "?",
            positions=list(dict.fromkeys(positions)),
            exclusive=True,
            proof_standard=STANDARDS.get(standard) if isinstance(standard, str) else None,
            external=self.draft.external(f"issue/{name}"),
        )
        self._leave(id, self._left(key, raw, usual_issue(question, self.names)))

    def _left(self, key: Any, raw: Any, usual: dict[str, Any]) -> dict[str, Any]:
        left: dict[str, Any] = {} if isinstance(key, str) else {"key": key}
        if not isinstance(raw, dict):
            return left | {"raw": raw}
        found = difference(raw, usual)
        return left | ({"is": found} if found else {})

    def _argument(self, key: Any, raw: Any) -> None:
        name = name_of(key)
        given = raw if isinstance(raw, dict) else {}
        id = self.draft.number(f"argument/{name}")
        conclusion, roles = given.get("conclusion"), dict[str, int]()
        if conclusion is None or isinstance(conclusion, dict | list):
            self._fragment(id, key, raw)
            return
        if isinstance(given.get("premises"), dict):
            roles = {
                str(k): self._number(name_of(v)) for k, v in list(pairs(given["premises"]))[:100]
            }
            premises = list(roles.values())
        else:
            premises = [self._number(name_of(v)) for v in _list(given.get("premises"))[:1_000]]
        is_bare = not premises
        if is_bare:
            premises = [
                self.draft.add(Case, f"argument/{name}/premises", title=fitting(Line, name))
            ]
        self._put_argument(id, key, given, list(dict.fromkeys(premises)), roles, is_bare)

    def _put_argument(
        self,
        id: int,
        key: Any,
        given: dict[str, Any],
        premises: list[int],
        roles: dict[str, int],
        is_bare: bool,
    ) -> None:
        name, weight = name_of(key), given.get("weight")
        argument = self.draft.put(
            Argument,
            id,
            premises=premises,
            conclusion=self._number(name_of(given["conclusion"])),
            scheme=fitting(Slug, given.get("scheme")),
            premise_roles=roles,
            weight=None if isinstance(weight, bool) else fitting(Weight, weight),
            external=self.draft.external(f"argument/{name}"),
        )
        undercutter = given.get("undercutter")
        usual = usual_argument(argument, self.names, self._undercut(undercutter, id, name), is_bare)
        left = self._left(key, given, usual) | ({"bare": True} if is_bare else {})
        self._leave(id, left)

    def _undercut(self, undercutter: Any, id: int, name: str) -> str | None:
        if undercutter is None or isinstance(undercutter, dict | list):
            return None
        attackers = [self._number(name_of(undercutter))]
        self.draft.add(Rebuttal, f"argument/{name}/undercutter", attackers=attackers, target=id)
        return name_of(undercutter)

    def _fragment(self, id: int, key: Any, raw: Any) -> None:
        ends = [] if not isinstance(raw, dict) else _list(raw.get("premises"))[:1_000]
        edges = [FragmentEdge(to=self._number(name_of(e)), direction="in") for e in ends]
        left = {"key": key, "raw": raw}
        self.draft.put(Fragment, id, aif_type="RA", edges=edges, extra=keep(self.draft, id, left))
        self.draft.find(
            "fragment", "An argument without a conclusion; it is kept as a fragment.", id
        )

    def _scheme(self, raw: Any, at: int) -> None:
        given = raw if isinstance(raw, dict) else {}
        name = given.get("id")
        name = fitting(Slug, name) or f"scheme {at + 1}"
        id = self.draft.number(f"scheme/{at}")
        external = self.draft.external(f"scheme/{name}")
        left = {"raw": raw, "of": name}
        extra = keep(self.draft, id, left)
        self.draft.put(Scheme, id, name=name, slug=name, external=external, extra=extra)

    def _head(self, schemes: Any) -> None:
        meta = part_of(self.file, "meta")
        self.draft.title = fitting(Line, meta.get("title")) or self.draft.title
        rest = {key: value for key, value in self.file.items() if key not in PARTS}
        assumed = [n for n, id in self.ids.items() if self._is_assumed(id)]
        left: dict[str, Any] = {"is": difference(rest, usual_file(self.draft.title, assumed))}
        empty = {key: self.file[key] for key in PARTS if key in self.file and not self.file[key]}
        left |= {"empty": empty} if empty else {}
        if schemes is not None and not isinstance(schemes, list):
            left["schemes"] = schemes
        self.draft.fields["extra"] = keep(self.draft, MAP, left)

    def _is_assumed(self, id: int) -> bool:
        claim = self.draft.elements[id]
        return isinstance(claim, Claim) and claim.standing == "assumption"


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
