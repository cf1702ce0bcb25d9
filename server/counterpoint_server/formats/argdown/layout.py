"""Which line of an Argdown file stands where."""

from collections.abc import Iterator

from counterpoint_server.formats.argdown.bones import Skeleton
from counterpoint_server.formats.argdown.book import Book, Edge
from counterpoint_server.formats.argdown.building import NAME
from counterpoint_server.formats.argdown.items import Item
from counterpoint_server.formats.argdown.skeleton import read_skeleton
from counterpoint_server.formats.argdown.tree import CONTRADICTION, HEADING, INFERENCE, UNDERCUT
from counterpoint_server.formats.frame import extra_of
from counterpoint_server.model.types import Argument, Case, Claim, Group

DEPTH_MAX = 12
"""A reader loses the thread below that; what lies deeper begins a tree of its own."""
LEVEL_MAX = 40


def lay_out(book: Book) -> list[Item]:
    """First what was laid out in the file that the map came from, then, by section, the rest."""
    sections = list(_sections(book))
    kept, parts = _kept(book, sections, set())
    banned = _banned(book, kept)
    if banned:
        kept, parts = _kept(book, sections, banned)
    rest = _Rest(book, kept)
    found: list[Item] = []
    for (group, level), items in zip(sections, parts, strict=True):
        if group:
            found.append(Item(HEADING, level, group.id, begins=True))
        found += items
        found += rest.of_section(group.id if group else 0)
    return found


def _sections(book: Book) -> Iterator[tuple[Group | None, int]]:
    """Groups and how deep they lie; what lies in a circle begins with its first."""
    yield None, 0
    children: dict[int, list[Group]] = {}
    known = {group.id for group in book.groups}
    for group in book.groups:
        parent = group.parent if group.parent in known else 0
        children.setdefault(parent or 0, []).append(group)
    seen: set[int] = set()
    for first in [*children.get(0, ()), *book.groups]:
        waiting = [(first, 0)]
        while waiting:
            group, above = waiting.pop()
            if group.id in seen:
                continue
            seen.add(group.id)
            wished = extra_of(group, NAME).get("level")
            level = wished if isinstance(wished, int) and wished > above else above + 1
            level = min(level, LEVEL_MAX)
            yield group, level
            waiting += [(each, level) for each in reversed(children.get(group.id, ()))]


def _kept(
    book: Book, sections: list[tuple[Group | None, int]], banned: set[int]
) -> tuple[Skeleton, list[list[Item]]]:
    kept = Skeleton(book, banned)
    parts = []
    for group, _ in sections:
        extra = extra_of(group or book.map, NAME)
        parts.append(kept.items(read_skeleton(extra.get("skeleton"))))
    return kept, parts


def _banned(book: Book, kept: Skeleton) -> set[int]:
    """Structures that are laid out anew, since there are new undercuts to stand in them."""
    return {
        holder
        for edge in book.edges
        if edge.kind == UNDERCUT and edge not in kept.done
        for holder in [book.holders.get(edge.target, 0)]
        if holder in kept.structures
    }


def _section_of_each(book: Book) -> dict[int, int]:
    found: dict[int, int] = {}
    for group in book.groups:
        for id in group.members:
            found.setdefault(id, group.id)
    for id, steps in book.structures.items():
        if isinstance(book.elements[id], Argument) and id not in found:
            found[id] = found.get(steps[-1].conclusion, 0)
    return found


class _Rest:
    """What no skeleton has."""

    def __init__(self, book: Book, kept: Skeleton) -> None:
        self.book = book
        self.placed, self.structures = kept.placed, kept.structures
        self.below: dict[int, list[Edge]] = {}
        self.above: dict[int, list[int]] = {}
        for edge in book.edges:
            if edge not in kept.done:
                self.below.setdefault(edge.target, []).append(edge)
                self.above.setdefault(edge.source, []).append(edge.target)
        self.section = _section_of_each(book)
        self.within = set(self._within())
        """Claims that have their place in a structure of their own section."""
        self.nodes: dict[int, list[int]] = {}
        for id, element in book.elements.items():
            if isinstance(element, Claim | Case) and id not in book.structures:
                self.nodes.setdefault(self._at(id), []).append(id)
        self.things: dict[int, list[int]] = {}
        for id in book.structures:
            self.things.setdefault(self._at(id), []).append(id)

    def _within(self) -> Iterator[int]:
        for id, steps in self.book.structures.items():
            for step in steps if id not in self.structures else ():
                for end in (*step.premises, step.conclusion):
                    if self._at(end) == self._at(id):
                        yield end

    def _at(self, id: int) -> int:
        return self.section.get(id, 0)

    def of_section(self, section: int) -> list[Item]:
        found: list[Item] = []
        main = self.book.map.main_claim
        nodes = sorted(self.nodes.get(section, ()), key=lambda node: (node != main, node))
        for is_second in (False, True):
            for id in nodes:
                is_new = id not in self.placed
                if id in self.below or (is_new and (id not in self.within or id == main)):
                    waits = is_new and id != main and self._hangs(id, section)
                    if is_second or not waits:
                        self._tree(id, found)
        for id in sorted(self.things.get(section, ())):
            if id not in self.structures:
                self._structure(id, found)
            elif id in self.below:
                self._tree(id, found)
        return found

    def _hangs(self, id: int, section: int) -> bool:
        """Whether it comes below something else of the section."""
        return any(
            self._at(above) == section and above != id and above in self.below
            for above in self.above.get(id, ())
        )

    def _tree(self, id: int, found: list[Item], symbol: str = "", depth: int = 0) -> None:
        found.append(Item(symbol, depth, id, id not in self.placed, not symbol))
        self.placed.add(id)
        self._branches(id, found, depth)

    def _branches(self, id: int, found: list[Item], depth: int) -> None:
        section = self._at(self.book.holders.get(id, id))
        waiting = [iter(self.below.pop(id, ()))]
        while waiting:
            edge = next(waiting[-1], None)
            if edge is None:
                waiting.pop()
                continue
            source = edge.source
            is_new = source not in self.placed
            may = self._at(source) == section and len(waiting) + depth < DEPTH_MAX
            symbol = f"<{UNDERCUT}" if edge.kind == UNDERCUT else edge.kind
            found.append(Item(symbol, depth + len(waiting), source, is_new and may))
            if is_new and may:
                self.placed.add(source)
            if may and edge.kind != CONTRADICTION:
                waiting.append(iter(self.below.pop(source, ())))

    def _structure(self, id: int, found: list[Item]) -> None:
        self.structures.add(id)
        element = self.book.elements[id]
        is_named = not isinstance(element, Argument) or element.title or element.scheme
        if is_named or id in self.below:
            self._tree(id, found)
        self.placed.add(id)
        section, labels, pending = self._at(id), dict[int, int](), list[int]()
        begins, count = True, 0
        for step in self.book.structures[id]:
            for premise in step.premises:
                if premise not in labels:
                    count += 1
                    labels[premise] = count
                    pending.append(premise)
                    self._line(premise, count, section, found, begins=begins)
                    begins = False
            if begins:
                count += 1
                self._line(step.premises[0], count, section, found, begins=True)
                begins = False
            uses = [labels[premise] for premise in step.premises]
            is_usual = list(dict.fromkeys(pending)) == step.premises
            roles = {role: labels[end] for role, end in step.premise_roles.items() if end in labels}
            told = extra_of(step, NAME).get("uses") == uses
            found.append(
                Item(INFERENCE, 0, step.id, uses=[] if is_usual and not told else uses, roles=roles)
            )
            self._branches(step.id, found, 0)
            count += 1
            self._line(step.conclusion, count, section, found, begins=False)
            labels.setdefault(step.conclusion, count)
            pending = [step.conclusion]

    def _line(self, id: int, number: int, section: int, found: list[Item], *, begins: bool) -> None:
        defines = id not in self.placed and self._at(id) == section
        if defines:
            self.placed.add(id)
        found.append(Item(f"({number})", 0, id, defines, begins))
