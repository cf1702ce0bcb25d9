"""From a map to an arggraph."""

from typing import Any

from lxml import etree

from counterpoint_server.formats.arggraph.shape import NAME, SIDES, usual_edge
from counterpoint_server.formats.differing import restored
from counterpoint_server.formats.frame import AnyDocument, WriteOptions, Written
from counterpoint_server.formats.graph.speaking import told
from counterpoint_server.formats.leftovers import Leftovers, list_of, part_of
from counterpoint_server.formats.naming import in_order, names_for
from counterpoint_server.formats.xml_values import (
    Tree,
    is_plain,
    parse_xml,
    sound_text,
    write_xml,
)
from counterpoint_server.model.edit import MAP
from counterpoint_server.model.problems import UnreadableFile
from counterpoint_server.model.types import Argument, Claim, Element, Fragment, Rebuttal


def write(document: AnyDocument, options: WriteOptions) -> Written:
    return _Writer(document).written()


class _Writer:
    """Units and relations share one set of names, since an edge may lead to an edge."""

    def __init__(self, document: AnyDocument) -> None:
        self.document = document
        self.left = Leftovers(document, NAME)
        found = in_order(document, Claim, Fragment, Argument, Rebuttal)
        self.elements = [each for each in found if self._is_written(each)]
        self.types = {each.id: type(each) for each in self.elements}
        fit = [each for each in self.elements if self._fits(each)]
        while len(fit) < len(self.elements):
            self.elements, self.types = fit, {each.id: type(each) for each in fit}
            fit = [each for each in self.elements if self._fits(each)]
        self.names = names_for(self.elements, NAME, _usable, fresh=self._fresh)
        self.rows: list[tuple[float, dict[str, Any]]] = []

    def _is_written(self, element: Element) -> bool:
        if isinstance(element, Fragment):
            return "rows" in self.left.of(element.id)
        return True

    def _fits(self, element: Element) -> bool:
        """Whether it has the ends that an edge can have."""
        match element:
            case Argument():
                ends, target = element.premises, self.types.get(element.conclusion)
                return self._are_units(ends) and target in (Claim, Fragment, Argument)
            case Rebuttal():
                return self._are_units(element.attackers) and element.target in self.types
            case _:
                return True

    def _are_units(self, ends: list[int]) -> bool:
        return all(self.types.get(id) in (Claim, Fragment) for id in ends)

    def _fresh(self, id: int) -> str:
        return f"{'a' if self.types[id] in (Claim, Fragment) else 'c'}{id}"

    def written(self) -> Written:
        for element in self.elements:
            match element:
                case Argument():
                    kind = "exa" if element.scheme == "example" else "sup"
                    self._edge(element, kind, element.premises, element.conclusion)
                case Rebuttal():
                    kind = "reb" if self.types[element.target] in (Claim, Fragment) else "und"
                    self._edge(element, kind, element.attackers, element.target)
                case _:
                    self._unit(element)
        left = self.left.of(MAP)
        self.rows += _stored(list_of(left, "rows"))
        title = sound_text(self.document.map.title)
        head = restored(part_of(left, "head"), {"id": title})
        root = _element({"tag": "arggraph", "is": head})
        for _, row in sorted(self.rows, key=lambda each: each[0]):
            root.append(_element(row))
        return Written(write_xml(root), self.names)

    def _unit(self, element: Element) -> None:
        left, name = self.left.of(element.id), self.names[element.id]
        text = getattr(element, "text", None)
        side = next((tag for tag in element.tags if tag in SIDES), None)
        is_implied = element.explicitness == "presupposed"
        same = left.get("of") == {"text": text, "side": side} and left.get("implied") == is_implied
        if "rows" in left and (same or isinstance(element, Fragment)):
            self.rows += _stored(list_of(left, "rows"))
            return
        end = float("inf")
        unit = {"id": f"e-{name}", **({"implicit": "true"} if is_implied else {})}
        self.rows.append((end, {"tag": "edu", "is": unit, "text": text or ""}))
        adu = {"id": name, "type": side or "pro"}
        self.rows.append((end, {"tag": "adu", "is": adu}))
        edge = usual_edge(f"s-{name}", "seg", f"e-{name}", name)
        self.rows.append((end, {"tag": "edge", "is": edge}))

    def _edge(self, element: Element, kind: str, ends: list[int], target: int) -> None:
        left, name = self.left.of(element.id), self.names[element.id]
        ((at, _),) = told([{"at": left.get("at", -1), "is": {}}])
        at = at if "at" in left else float("inf")
        usual = usual_edge(name, kind, self.names[ends[0]], self.names[target])
        self.rows.append((at, {"tag": "edge", "is": restored(left, usual)}))
        names = [self.names[end] for end in ends]
        known = [each for each in told(list_of(left, "adds")) if each[1].get("src") in names]
        told_of = {names[0], *(row["src"] for _, row in known)}
        self.rows += [(at, {"tag": "edge", "is": row}) for at, row in known]
        for end, source in dict(zip(ends, names, strict=True)).items():
            if source not in told_of:
                add = usual_edge(f"{name}-{end}", "add", source, name)
                self.rows.append((float("inf"), {"tag": "edge", "is": add}))


def _usable(name: str) -> bool:
    return sound_text(name) == name and name != ""


def _stored(rows: list[Any]) -> list[tuple[float, dict[str, Any]]]:
    """Whole rows, by their places."""
    found = ((told([row]), row) for row in rows)
    return [(placed[0][0], row) for placed, row in found if placed]


def _element(row: dict[str, Any]) -> Tree:
    """Clients write to `extra`, too: what makes no XML is left out."""
    if isinstance(row.get("xml"), str):
        try:
            return parse_xml(row["xml"].encode())
        except (UnreadableFile, UnicodeEncodeError):
            return etree.Element("unreadable")
    tag, said = row.get("tag", "edge"), row["is"]
    if not is_plain(tag, said):
        return etree.Element("unreadable")
    made = etree.Element(tag, {key: sound_text(str(value)) for key, value in said.items()})
    if isinstance(row.get("text"), str) and row["text"]:
        made.text = sound_text(row["text"])
    return made
