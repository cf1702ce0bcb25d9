"""What the entries of a file come to: things and relations, as Argdown's own tools see them."""

from collections.abc import Callable

from counterpoint_server.formats.argdown.relating import settled
from counterpoint_server.formats.argdown.things import (
    Model,
    Relation,
    Section,
    Step,
    Thing,
    Untitled,
    key_of,
    step_key,
)
from counterpoint_server.formats.argdown.tree import (
    COMMENT,
    CONTRADICTION,
    HEADING,
    INCOMING,
    INFERENCE,
    RELATIONS,
    UNDERCUT,
    Entry,
    Tree,
)
from counterpoint_server.model.problems import UnreadableFile


def model_of(tree: Tree, *, strict: bool, refuse: Callable[[str, int], UnreadableFile]) -> Model:
    builder = _Builder(tree, refuse)
    for entry in tree.entries:
        builder.enter(entry)
    builder.leave(0)
    model = builder.model
    for thing in model.things.values():
        if thing.section is None and not thing.is_placed and builder.first_section.get(thing.key):
            thing.section = builder.first_section[thing.key]
        if thing.section:
            thing.section.members.append(thing.key)
    model.relations = settled(builder.raw, model.things, strict=strict)
    return model


class _Builder:
    def __init__(self, tree: Tree, refuse: Callable[[str, int], UnreadableFile]) -> None:
        titles = (entry.node.title for entry in tree.entries if entry.node)
        self.untitled = Untitled(title for title in titles if title)
        self.refuse = refuse
        self.model = Model()
        self.raw: list[Relation] = []
        self.first_section: dict[str, Section] = {}
        self._section: Section | None = None
        self._open: list[tuple[int, str, Relation | None]] = []
        """The entries above: how deep, the key, and the relation by which it stands there."""
        self._structure: Thing | None = None
        self._labels: dict[int, str] = {}
        self._pending: list[str] = []
        """The statements since the last conclusion, which the next inference uses."""
        self._inference: Entry | None = None
        self._last_block: str | None = None
        """The argument that the block before was about."""
        self._conclusion_of = ""
        """The inference whose conclusion's relations are being read."""

    def enter(self, entry: Entry) -> None:
        if entry.symbol == HEADING:
            self.leave(0)
            self._last_block = None
            self._heading(entry)
            return
        entries = self._section.entries if self._section else self.model.entries
        entries.append(entry)
        if entry.symbol == COMMENT:
            return
        self.leave(entry.depth)
        if entry.symbol.startswith("(") and entry.begins:
            self._begin_structure(entry)
        if entry.symbol == INFERENCE:
            self._inference = entry
            assert self._structure is not None  # noqa: S101 - it stands in one
            entry.key = step_key(self._structure.key, len(self._structure.steps))
            self._conclusion_of = ""
            self._open.append((0, entry.key, None))
            return
        key = self._thing(entry)
        relation = self._relation(entry, key)
        if entry.symbol.startswith("("):
            self._line(entry, key)
        elif entry.begins:
            self._last_block = key if entry.node and entry.node.is_argument else None
            self._conclusion_of = ""
        self._open.append((entry.depth, key, relation))

    def leave(self, depth: int) -> None:
        """Of the relations of a tree, the deepest are told first."""
        while self._open and self._open[-1][0] >= depth:
            relation = self._open.pop()[2]
            if relation:
                self.raw.append(relation)

    def _heading(self, entry: Entry) -> None:
        assert entry.node is not None  # noqa: S101
        parent = self._section
        while parent and parent.level >= entry.depth:
            parent = parent.parent
        title = entry.node.text
        self._section = Section(title, entry.depth, parent, entry.node)
        self.model.sections.append(self._section)

    def _thing(self, entry: Entry) -> str:
        node = entry.node
        assert node is not None  # noqa: S101
        title = node.title
        key = key_of(title or self.untitled.next(), is_argument=node.is_argument)
        thing = self.model.things.get(key)
        if thing is None:
            thing = self.model.things[key] = Thing(key, title, node.is_argument)
        thing.nodes.append(node)
        entry.key = key
        if self._section:
            self.first_section.setdefault(key, self._section)
        is_in_group = node.data.get("isInGroup")
        if is_in_group is True or (
            node.is_definition and is_in_group is None and not thing.is_placed
        ):
            thing.section, thing.is_placed = self._section, self._section is not None
        return key

    def _relation(self, entry: Entry, key: str) -> Relation | None:
        kind = RELATIONS.get(entry.symbol)
        if kind is None or not self._open:
            return None
        above = self._open[-1][1]
        if kind == CONTRADICTION and "<" in (above[0], key[0]):
            raise self.refuse("Only statements contradict each other (><).", entry.at)
        if entry.symbol in INCOMING:
            return Relation(kind, above, key)
        if kind == UNDERCUT and len(self._open) == 1 and self._conclusion_of:
            above = self._conclusion_of
        return Relation(kind, key, above)

    def _begin_structure(self, entry: Entry) -> None:
        key = self._last_block
        if key is None:
            key = key_of(self.untitled.next(), is_argument=True)
            self.model.things[key] = Thing(key, None, is_argument=True)
        thing = self.model.things[key]
        if thing.steps:
            raise self.refuse(
                f"The argument {key[:200]} has its premises and conclusion already.", entry.at
            )
        if self._section:
            thing.section, thing.is_placed = self._section, True
        self._last_block = None
        self._structure, self._labels, self._pending = thing, {}, []
        self._conclusion_of = ""

    def _line(self, entry: Entry, key: str) -> None:
        thing = self._structure
        assert thing is not None  # noqa: S101
        inference, self._inference = self._inference, None
        if inference:
            step = Step(list(dict.fromkeys(self._pending)), key, inference)
            self._use(step)
            thing.steps.append(step)
            self._pending = []
            self._conclusion_of = inference.key
        else:
            thing.premises.add(key)
            self._conclusion_of = ""
        self._pending.append(key)
        self._labels.setdefault(int(entry.symbol[1:-1][:9]), key)

    def _use(self, step: Step) -> None:
        """Its premises are those that it names, if they stand above it."""
        step.labels = self._labels
        uses = step.entry.data.get("uses")
        if (
            isinstance(uses, list)
            and uses
            and all(type(number) is int and number in self._labels for number in uses)
        ):
            step.uses = uses
            step.premises = [self._labels[number] for number in uses]
