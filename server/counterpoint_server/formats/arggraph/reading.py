"""From an arggraph to a map."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from counterpoint_server.formats.arggraph.shape import ATTACKS, NAME, SIDES, SUPPORTS, usual_edge
from counterpoint_server.formats.differing import difference
from counterpoint_server.formats.drafting import Draft, fitting
from counterpoint_server.formats.frame import ImportedMap, ReadOptions
from counterpoint_server.formats.leftovers import keep
from counterpoint_server.formats.reading import unreadable_at
from counterpoint_server.formats.sampling import CERTAIN, Evidence, Sample
from counterpoint_server.formats.xml_values import Tree, attributes, is_plain, parse_xml
from counterpoint_server.model.edit import MAP
from counterpoint_server.model.element import Line, Text
from counterpoint_server.model.types import Argument, Claim, Fragment, Rebuttal

ENDS_MAX = 1_000


def sniff(sample: Sample) -> Evidence | None:
    if "<arggraph" in sample.head[:4_096]:
        return Evidence(CERTAIN, "XML with the element `arggraph`")
    return None


def read(data: bytes, options: ReadOptions) -> ImportedMap:
    root = parse_xml(data)
    if root.tag != "arggraph":
        raise unreadable_at("The root is no `arggraph`.", 1)
    return _Reader(Draft(NAME, options), root).done()


class _Reader:
    """Rows are the children of the root, each with its place among them."""

    def __init__(self, draft: Draft, root: Tree) -> None:
        self.draft, self.root = draft, root
        self.rows = [_row(at, child) for at, child in enumerate(root)]
        self.by_id: dict[str, dict[str, Any]] = {}
        for row in self.rows:
            self.by_id.setdefault(row["is"].get("id", ""), row)
        self.used: set[int] = set()
        self.segments: dict[str, list[dict[str, Any]]] = {}
        self.adds: dict[str, list[dict[str, Any]]] = {}
        for row in self._edges("seg"):
            self.segments.setdefault(row["is"].get("trg", ""), []).append(row)
        self.ids: dict[str, int] = {}

    def done(self) -> ImportedMap:
        units = [row for row in self.rows if row["tag"] == "adu" and self._is_new(row)]
        relations = [row for row in self.rows if self._is_relation(row) and self._is_new(row)]
        relations = self._with_ends(relations)
        for row in [*units, *relations]:
            self.ids[row["is"]["id"]] = self.draft.number(row["is"]["id"])
        for row in self._edges("add"):
            self._add(row)
        for row in units:
            self._unit(row)
        for row in relations:
            self._relation(row)
        self._head()
        return self.draft.done()

    def _edges(self, type: str) -> Iterator[dict[str, Any]]:
        return (r for r in self.rows if r["tag"] == "edge" and r["is"].get("type") == type)

    def _is_relation(self, row: dict[str, Any]) -> bool:
        return row["tag"] == "edge" and row["is"].get("type") in (*SUPPORTS, *ATTACKS)

    def _is_new(self, row: dict[str, Any]) -> bool:
        return self.by_id.get(row["is"].get("id") or "\n") is row

    def _with_ends(self, relations: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Those from a unit to a unit or to one of themselves."""
        units = {row["is"]["id"] for row in self.rows if row["tag"] == "adu" and self._is_new(row)}
        known = {row["is"]["id"] for row in relations if row["is"].get("src") in units}
        supports = {r["is"]["id"] for r in relations if r["is"]["type"] in SUPPORTS} & known
        while True:
            kept = {
                row["is"]["id"]
                for row in relations
                if row["is"]["id"] in known
                and row["is"].get("trg")
                in units | (supports if row["is"]["type"] in SUPPORTS else known)
            }
            if kept == known:
                return [row for row in relations if row["is"]["id"] in kept]
            known, supports = kept, supports & kept

    def _add(self, row: dict[str, Any]) -> None:
        target, seen = row["is"].get("trg", ""), set[str]()
        while target not in seen and self.by_id.get(target, row)["is"].get("type") == "add":
            seen.add(target)
            target = self.by_id[target]["is"].get("trg", "") if target in self.by_id else ""
        unit = self.by_id.get(row["is"].get("src", ""), {"tag": ""})
        is_held = (
            target in self.ids and self.by_id[target]["tag"] == "edge" and unit["tag"] == "adu"
        )
        if is_held and len(self.adds.setdefault(target, [])) < ENDS_MAX - 1:
            self.adds[target].append(row)

    def _unit(self, row: dict[str, Any]) -> None:
        name = row["is"]["id"]
        id, parts = self.ids[name], self._parts(name)
        self.used |= {row["at"], *(part["at"] for part in parts)}
        texts = [part["text"] for part in parts if part["tag"] == "edu"]
        text = " ".join(text.strip() for text in texts)
        side = row["is"].get("type")
        is_implied = any(part["is"].get("implicit") == "true" for part in parts)
        rows = [{key: part[key] for key in part} for part in (row, *parts)]
        external = self.draft.external(name)
        if fitting(Text, text) is None:
            extra = keep(self.draft, id, {"rows": rows})
            self.draft.put(Fragment, id, aif_type="I", external=external, extra=extra)
            self.draft.find("fragment", "A unit without text; it is kept as a fragment.", id)
            return
        kept = {"rows": rows, "of": {"text": text, "side": side if side in SIDES else None}}
        self.draft.put(
            Claim,
            id,
            text=text,
            tags=[side] if side in SIDES else [],
            explicitness="presupposed" if is_implied else None,
            external=external,
            extra=keep(self.draft, id, kept | {"implied": is_implied}),
        )

    def _parts(self, name: str, depth: int = 0) -> list[dict[str, Any]]:
        """The segments of a unit: what it is made of, and the edges from there."""
        found = []
        for edge in self.segments.get(name, ()):
            source = self.by_id.get(edge["is"].get("src", ""))
            if source is None or source["tag"] not in ("edu", "joint") or edge["at"] in self.used:
                continue
            found.append(edge)
            if source["at"] not in self.used:
                found.append(source)
                self.used.add(source["at"])
            if source["tag"] == "joint" and depth < 8:
                found += self._parts(source["is"].get("id", ""), depth + 1)
        return found

    def _relation(self, row: dict[str, Any]) -> None:
        said = row["is"]
        id, adds = self.ids[said["id"]], self.adds.get(said["id"], [])
        self.used |= {row["at"], *(add["at"] for add in adds)}
        ends = list(dict.fromkeys(self.ids[each["is"]["src"]] for each in (row, *adds)))
        usual = usual_edge(said["id"], said["type"], said["src"], said["trg"])
        left = {"at": row["at"], **difference(said, usual)}
        if adds:
            left["adds"] = [{"at": add["at"], "is": add["is"]} for add in adds]
        fields: dict[str, Any] = {"external": self.draft.external(said["id"])}
        fields["extra"] = keep(self.draft, id, left)
        target = self.ids[said["trg"]]
        if said["type"] in SUPPORTS:
            scheme = SUPPORTS[said["type"]]
            self.draft.put(Argument, id, premises=ends, conclusion=target, scheme=scheme, **fields)
        else:
            self.draft.put(Rebuttal, id, attackers=ends, target=target, **fields)

    def _head(self) -> None:
        said = attributes(self.root)
        title = fitting(Line, said.get("id")) or self.draft.title
        self.draft.title = title
        rows = [row for row in self.rows if row["at"] not in self.used]
        left: dict[str, Any] = {"head": difference(said, {"id": title})}
        if rows:
            left["rows"] = rows
            self.draft.find("unused", "Rows that nothing refers to; they are kept, unused.", MAP)
        self.draft.fields["extra"] = keep(self.draft, MAP, left)


def _row(at: int, child: Tree) -> dict[str, Any]:
    row: dict[str, Any] = {"at": at, "tag": str(child.tag), "is": attributes(child)}
    if len(child) or not is_plain(child.tag, row["is"]):
        row["xml"] = etree.tostring(child, encoding="unicode", with_tail=False)
    return row | {"text": child.text or ""}
