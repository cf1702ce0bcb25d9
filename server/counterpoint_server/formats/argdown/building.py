"""From what an Argdown file comes to, to a map."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from counterpoint_server.formats.argdown.fields import (
    FIELDS_OF_INFERENCES,
    FIELDS_OF_STATEMENTS,
    taken,
)
from counterpoint_server.formats.argdown.parsing import BROKEN
from counterpoint_server.formats.argdown.skeleton import EXTRA_MAX, skeleton_of
from counterpoint_server.formats.argdown.things import Model, Relation, Section, Step, Thing
from counterpoint_server.formats.argdown.things import step_key as key_of_step
from counterpoint_server.formats.argdown.tree import ATTACK, CONTRADICTION, SUPPORT, UNDERCUT
from counterpoint_server.formats.argdown.wording import is_of_scheme, lead_of, source_for
from counterpoint_server.formats.drafting import Draft, fitting
from counterpoint_server.model.element import (
    FREE_OBJECT_BYTES_MAX,
    LIST_MAX,
    TEXT_MAX,
    Line,
    Tag,
)
from counterpoint_server.model.problems import UnreadableFile
from counterpoint_server.model.types import Argument, Case, Claim, Group, Rebuttal
from counterpoint_server.model.types.claim import Phrasing

NAME = "argdown"

IS_CASE = "case"
"""In the data of an argument: that it is a case, though it has one step and no text."""

Refuse = Callable[[str, int], UnreadableFile]


def build(draft: Draft, model: Model, refuse: Refuse, *, strict: bool) -> None:
    _Build(draft, model, refuse, strict=strict).all()


class _Build:
    def __init__(self, draft: Draft, model: Model, refuse: Refuse, *, strict: bool) -> None:
        self.draft, self.model, self.refuse, self.strict = draft, model, refuse, strict
        self.numbers: dict[str, int] = {}

    def all(self) -> None:
        for section in self.model.sections:
            section.number = self.draft.number(free_name(f"# {section.title}", self.draft.names))
        for thing in self.model.things.values():
            self._number(thing)
        for thing in self.model.things.values():
            self._check(thing)
            if not thing.is_argument:
                self._claim(thing)
            else:
                self._argument(thing)
        for section in self.model.sections:
            self._group(section)
        for relation in self.model.relations:
            self._relation(relation)

    def _number(self, thing: Thing) -> None:
        self.numbers[thing.key] = number = self.draft.number(thing.key)
        for index in range(len(thing.steps)):
            key = key_of_step(thing.key, index)
            self.numbers[key] = number if is_one_step(thing) else self.draft.number(key)

    def _check(self, thing: Thing) -> None:
        for node in thing.nodes:
            if max(len(node.full), len(node.source)) > TEXT_MAX:
                raise self.refuse(f"A text has at most {TEXT_MAX} characters.", node.at)
            if any(len(tag) > 200 for tag in node.tags) or len(node.tags) > 1_000:
                raise self.refuse("A tag has at most 200 characters.", node.at)
            if len(msgspec.json.encode(node.data)) > FREE_OBJECT_BYTES_MAX // 2:
                raise self.refuse("There is too much data: at most 32 KiB.", node.at)

    def _common(self, thing: Thing, fields: Mapping[str, Any]) -> dict[str, Any]:
        """What statements and arguments have alike."""
        data: dict[str, Any] = {}
        tags: dict[str, None] = {}
        for node in thing.nodes:
            data |= node.data
            tags |= dict.fromkeys(node.tags)
        extra: dict[str, Any] = {}
        if BROKEN in data:
            extra[BROKEN] = data.pop(BROKEN)
            self.draft.find("data_not_yaml", _NOT_YAML, self.numbers[thing.key])
        carried = taken(data, fields)
        if thing.is_argument and len(thing.steps) == 1 and data.get(IS_CASE) is True:
            del data[IS_CASE]
        written = [node for node in thing.nodes if node.is_definition]
        sources = [
            source_for(node, [] if index else list(tags), lead_of(node.title))
            for index, node in enumerate(written)
        ]
        if any(sources):
            extra["sources"] = sources
        if [node.text for node in written] == [thing.title] and not thing.is_argument:
            extra["defined"] = True
        if len(msgspec.json.encode([data, extra])) > EXTRA_MAX:
            raise self.refuse("There is too much of one title.", thing.nodes[0].at)
        return {
            "title": thing.title,
            "tags": list(tags)[:1_000],
            "data": data,
            "external": self.draft.external(thing.key),
            "extra": {NAME: extra} if extra else {},
            **carried,
        }

    def _claim(self, thing: Thing) -> None:
        texts = [node.text for node in thing.nodes if node.is_definition]
        common = self._common(thing, FIELDS_OF_STATEMENTS)
        number = self.numbers[thing.key]
        if not texts:
            self.draft.find("undefined_statement", _UNDEFINED, number)
        if len(texts) > 1_000:
            raise self.refuse("A statement has at most 1000 texts.", thing.nodes[0].at)
        phrasings = [Phrasing(text=text) for text in texts[1:]]
        text = texts[0] if texts else thing.title or ""
        self.draft.put(Claim, number, text=text, phrasings=phrasings, **common)

    def _argument(self, thing: Thing) -> None:
        texts = [node.text for node in thing.nodes if node.is_definition]
        common = self._common(thing, {})
        number = self.numbers[thing.key]
        at = thing.nodes[0].at if thing.nodes else thing.steps[0].entry.at
        if is_one_step(thing):
            self._step(thing, thing.steps[0], number, common, at)
            return
        steps = []
        for index, step in enumerate(thing.steps):
            key = key_of_step(thing.key, index)
            steps.append(self.numbers[key])
            external = {"external": self.draft.external(key)}
            self._step(thing, step, self.numbers[key], external, at)
        if len(texts) > 1:
            extra = common["extra"].setdefault(NAME, {})
            extra["descriptions"] = texts[1:]
        if len(steps) > 1_000 or len(msgspec.json.encode(common["extra"])) > EXTRA_MAX:
            raise self.refuse("There is too much of one argument.", at)
        text = texts[0] if texts else None
        self.draft.put(Case, number, text=text, steps=steps, **common)

    def _step(self, thing: Thing, step: Step, number: int, common: dict[str, Any], at: int) -> None:
        data = dict(step.entry.data)
        extra: dict[str, Any] = dict(common.get("extra", {}).get(NAME, {}))
        if BROKEN in data:
            extra[BROKEN] = data.pop(BROKEN)
            self.draft.find("data_not_yaml", _NOT_YAML, number)
        if step.uses is not None:
            extra["uses"] = data.pop("uses")
        carried = taken(data, FIELDS_OF_INFERENCES)
        roles = data.get("roles")
        if isinstance(roles, dict) and all(
            type(label) is int and step.labels.get(label) in step.premises
            for label in roles.values()
        ):
            del data["roles"]
            carried["premise_roles"] = {
                role: self.numbers[step.labels[label]] for role, label in roles.items()
            }
        if any(fitting(Line, rule) is None for rule in step.entry.rules):
            raise self.refuse("A rule has at most 1000 characters.", step.entry.at)
        if len(step.entry.rules) > 100 or len(step.premises) > 1_000:
            raise self.refuse("A step has at most 100 rules, and 1000 premises.", step.entry.at)
        if len(msgspec.json.encode([data, extra])) > EXTRA_MAX:
            raise self.refuse("There is too much data: at most 32 KiB.", at)
        fields = {**common, **carried}
        if is_one_step(thing) and is_of_scheme(thing.title or "", carried.get("scheme") or ""):
            fields["title"] = None
        fields["tags"] = list(dict.fromkeys([*common.get("tags", []), *carried.get("tags", [])]))
        fields["extra"] = {NAME: extra} if extra else {}
        self.draft.put(
            Argument,
            number,
            premises=[self.numbers[key] for key in step.premises],
            conclusion=self.numbers[step.conclusion],
            rules=step.entry.rules,
            **{**fields, "data": data},
        )

    def _group(self, section: Section) -> None:
        node = section.node
        data = dict(node.data)
        extra: dict[str, Any] = {}
        if BROKEN in data:
            extra[BROKEN] = data.pop(BROKEN)
        source = source_for(node, node.tags, "# ")
        if source:
            extra["source"] = source
        if section.level != (section.parent.level if section.parent else 0) + 1:
            extra["level"] = section.level
        extra |= skeleton_of(section.entries, self.draft, section.number)
        title = fitting(Line, section.title)
        if title is None:
            raise self.refuse("A heading has at most 1000 characters.", node.at)
        tags = [tag for tag in node.tags if fitting(Tag, tag)]
        self.draft.put(
            Group,
            section.number,
            title=title,
            parent=section.parent.number if section.parent else None,
            members=self._members(section),
            tags=tags,
            data=data,
            extra={NAME: extra} if extra else {},
        )

    def _members(self, section: Section) -> list[int]:
        """Arguments without a title of their own are in no group."""
        found = [
            self.numbers[key]
            for key in section.members
            if self.draft.elements[self.numbers[key]].title or not key.startswith("<")
        ]
        if len(found) > LIST_MAX:
            self.draft.lose("section", _TOO_MANY, section.number)
        return found[:LIST_MAX]

    def _relation(self, relation: Relation) -> None:
        kind, source, target = relation
        number = self.draft.number(relation.name)
        ends = self.numbers[source], self.numbers[target]
        external = self.draft.external(relation.name)
        types = [type(self.draft.elements[end]) for end in ends]
        of_claims = types == [Claim, Claim]
        if kind == SUPPORT:
            strength: Any = "strict" if self.strict and of_claims else "auto"
            self.draft.put(
                Argument,
                number,
                premises=[ends[0]],
                conclusion=ends[1],
                strength=strength,
                external=external,
            )
            return
        as_usual = (kind == UNDERCUT) == (types[1] is Argument)
        extra = {} if as_usual or kind == CONTRADICTION else {NAME: {"undercut": kind == UNDERCUT}}
        named: Any = "attack"
        if kind == CONTRADICTION:
            named = "contradictory"
        elif kind == ATTACK and self.strict and of_claims:
            named = "contrary"
        self.draft.put(
            Rebuttal,
            number,
            attackers=[ends[0]],
            target=ends[1],
            relation=named,
            external=external,
            extra=extra,
        )
        if ends[0] == ends[1]:
            self.draft.find("self_attack", "Attacks itself.", number)


def is_one_step(thing: Thing) -> bool:
    """Whether it is nothing but one inference: an argument, and no case."""
    return len(thing.steps) == 1 and not any(node.text or node.data for node in thing.nodes)


def free_name(name: str, taken: Any) -> str:
    """The name, numbered if it is taken."""
    free, count = name, 1
    while free in taken:
        count += 1
        free = f"{name} ({count})"
    return free


_NOT_YAML = "Data in braces that is no YAML: kept as it is written."
_UNDEFINED = "A statement is named, and its text is nowhere: the title stands for it."
_TOO_MANY = f"A group has at most {LIST_MAX} members; the others of the section are in none."
