"""A map, written as Argdown."""

from typing import Any

from counterpoint_server.formats.argdown import data as yaml
from counterpoint_server.formats.argdown.book import Book
from counterpoint_server.formats.argdown.building import IS_CASE, NAME, free_name
from counterpoint_server.formats.argdown.fields import (
    FIELDS_OF_INFERENCES,
    FIELDS_OF_MAPS,
    FIELDS_OF_STATEMENTS,
)
from counterpoint_server.formats.argdown.items import Item
from counterpoint_server.formats.argdown.layout import lay_out
from counterpoint_server.formats.argdown.parsing import BROKEN
from counterpoint_server.formats.argdown.reading import DATA, MAIN_CLAIM
from counterpoint_server.formats.argdown.settling import settle, texts_of
from counterpoint_server.formats.argdown.things import Relation, Untitled, key_of, step_key
from counterpoint_server.formats.argdown.titles import titles_of
from counterpoint_server.formats.argdown.tree import COMMENT, HEADING, INFERENCE, UNDERCUT
from counterpoint_server.formats.argdown.wording import (
    escaped,
    is_data,
    lead_of,
    reading_of,
    with_tags,
)
from counterpoint_server.formats.drafting import UNTITLED
from counterpoint_server.formats.frame import AnyDocument, WriteOptions, Written, extra_of
from counterpoint_server.model.element import TEXT_MAX
from counterpoint_server.model.types import Argument, Case, Claim, Element


def write(document: AnyDocument, options: WriteOptions) -> Written:
    return _Writer(document).written()


class _Writer:
    def __init__(self, document: AnyDocument) -> None:
        self.book = Book(document)
        self.items = settle(self.book, lay_out(self.book))
        self.titles = titles_of(self.book, self.items)
        self.untitled = Untitled(self.titles.values())
        self.keys: dict[int, str] = {}
        self.step_keys: dict[int, str] = {}
        self.names: dict[int, str] = {}
        self.given: set[int] = set()
        """Elements whose tags and data are written."""
        self.defined = {item.id for item in self.items if item.defines}
        self.lines: list[str] = []
        self.is_announced = False
        """Whether the line above is a comment on what begins here."""

    def written(self) -> Written:
        for item in self.items:
            self._line(item)
        self._name_relations()
        text = self._frontmatter() + "\n".join(self.lines).strip("\n") + "\n"
        return Written(data=text.encode(), names=self.names)

    def _frontmatter(self) -> str:
        map, rest = self.book.map, self.book.frontmatter
        fields: dict[str, Any] = {}
        for name in FIELDS_OF_MAPS:
            value = getattr(map, name)
            if value and not (name == "title" and value == UNTITLED):
                fields[name] = value
        if map.data:
            fields[DATA] = map.data
        if map.main_claim in self.titles:
            fields[MAIN_CLAIM] = self.titles[map.main_claim]
        for key, value in rest.items():
            fields.setdefault(key, value)
        if self.book.strict and "model" not in rest:
            fields["model"] = {"mode": "strict"}
        while fields:
            found = yaml.dump_block(fields)
            if found:
                return f"===\n{found}===\n\n"
            fields.popitem()
        return ""

    def _line(self, item: Item) -> None:
        indent = "  " * item.depth
        if item.begins and not self.is_announced:
            self.lines.append("")
        self.is_announced = item.symbol == COMMENT and item.begins and item.comment[:2] == "//"
        if item.symbol == COMMENT:
            self.lines.append(indent + item.comment)
            return
        if item.symbol == HEADING:
            self.lines.append(self._heading(item))
        elif item.symbol == INFERENCE:
            self.lines += self._inference(item)
        else:
            self._begin_structure(item)
            symbol = f"{item.symbol} " if item.symbol else ""
            self.lines.append(f"{indent}{symbol}{self._mention(item)}")

    def _heading(self, item: Item) -> str:
        group = self.book.elements[item.id]
        text = self._words(group.title or f"Group {group.id}", group, 0, "# ")
        said = reading_of(text, "# ")
        name = f"# {said.text if said else ''}"
        self.names[group.id] = free_name(name, set(self.names.values()))
        return f"{'#' * item.depth} {text}{self._data(group, dict(group.data))}"

    def _begin_structure(self, item: Item) -> None:
        """An argument without a title takes its number before its statements."""
        if not item.begins or not item.symbol.startswith("("):
            return
        thing = item.structure
        if thing not in self.keys:
            self.keys[thing] = key_of(self.untitled.next(), is_argument=True)
            self.names[thing] = self.keys[thing]
        steps = self.book.structures[thing]
        for index, step in enumerate(steps):
            self.step_keys[step.id] = step_key(self.keys[thing], index)
            self.names.setdefault(step.id, self.step_keys[step.id])

    def _mention(self, item: Item) -> str:
        element = self.book.elements[item.id]
        assert isinstance(element, Claim | Case | Argument)  # noqa: S101 - no others are mentioned
        is_argument = not isinstance(element, Claim)
        title = self.titles.get(item.id)
        if item.id not in self.keys:
            key = key_of(title or self.untitled.next(), is_argument=is_argument)
            self.keys[item.id] = self.names[item.id] = key
        mark = f"<{title}>" if is_argument else f"[{title}]" if title else ""
        gives = item.id not in self.given and (item.defines or item.id not in self.defined)
        words = ""
        if item.defines:
            lead = lead_of(title) if title or item.symbol else ""
            words = self._words(texts_of(element)[item.text], element, item.text, lead)
        elif gives:
            words = with_tags("", list(element.tags)).strip()
        if gives:
            self.given.add(item.id)
            words += self._data_of(element)
        if not mark:
            return words
        return f"{mark}{':' if item.defines else ''}{' ' if words else ''}{words}".rstrip(" ")

    def _words(self, text: str, element: Element, index: int, lead: str) -> str:
        """A text with the tags behind it; as it was written, if it still says the same."""
        extra = extra_of(element, NAME)
        sources = extra.get("sources", [])
        source = extra.get("source") if lead == "# " else None
        if isinstance(sources, list) and index < len(sources):
            source = sources[index]
        tags = [] if index else list(element.tags)
        if isinstance(source, str) and len(source) <= TEXT_MAX:
            read = reading_of(source, lead)
            if read and read.text == text and set(read.tags) <= set(element.tags):
                others = [other for other in tags if other not in read.tags]
                if not index and len(sources) > 1:
                    others = [tag for tag in others if tag not in self._tags_in(sources[1:])]
                return with_tags(source, others)
        return with_tags(escaped(text), tags)

    def _tags_in(self, sources: list[Any]) -> set[str]:
        readings = [reading_of(each, "[x]: ") for each in sources if isinstance(each, str)]
        return {tag for read in readings if read for tag in read.tags}

    def _data_of(self, element: Claim | Case | Argument) -> str:
        """Of an argument by itself, the data stands with its inference."""
        if isinstance(element, Argument):
            return ""
        fields = FIELDS_OF_STATEMENTS if isinstance(element, Claim) else {}
        said = {name: getattr(element, name) for name in fields}
        said = {name: each for name, each in said.items() if each not in (None, "auto")}
        steps = self.book.structures.get(element.id, ())
        if isinstance(element, Case) and len(steps) == 1 and not texts_of(element):
            said[IS_CASE] = True
        return self._data(element, {**element.data, **said})

    def _data(self, element: Element, data: dict[str, Any]) -> str:
        found = yaml.dump_flow(data) if data else ""
        broken = extra_of(element, NAME).get(BROKEN)
        if not found and isinstance(broken, str) and is_data(broken):
            found = broken
        return f" {found}" if found else ""

    def _inference(self, item: Item) -> list[str]:
        step = self.book.elements[item.id]
        assert isinstance(step, Argument)  # noqa: S101
        holder = self.book.holders[step.id]
        names = [name for name in FIELDS_OF_INFERENCES if name != "tags" or not self._tagged(step)]
        said = {name: getattr(step, name) for name in names}
        data = {name: each for name, each in said.items() if each not in (None, "auto", [])}
        if "tags" in data:
            data["tags"] = list(dict.fromkeys(step.tags))
        if item.uses:
            data["uses"] = item.uses
        if item.roles:
            data["roles"] = item.roles
        rules = ", ".join(
            escaped(rule).replace(",", "\\,") for rule in step.rules if rule.strip(" \t\r\n")
        )
        written = f"{rules}{self._data(step, {**step.data, **data})}".strip()
        if holder == step.id:
            self.given.add(step.id)
        return ["--", written, "--"] if written else ["----"]

    def _tagged(self, step: Argument) -> bool:
        """Whether its tags stand with its title."""
        return step.id in self.titles

    def _name_relations(self) -> None:
        for (kind, source, target), id in self.book.edges.items():
            keys = self.step_keys if kind == UNDERCUT and target in self.step_keys else self.keys
            if source in self.keys and target in keys:
                ends = self.keys[source], keys[target]
                self.names.setdefault(id, Relation(kind, *ends).name)
