"""What is still true of the skeleton that a map was imported with, as lines to be written."""

import re
from collections.abc import Iterable

from counterpoint_server.formats.argdown.book import Book, Edge
from counterpoint_server.formats.argdown.building import NAME
from counterpoint_server.formats.argdown.items import Item
from counterpoint_server.formats.argdown.skeleton import Bone
from counterpoint_server.formats.argdown.tree import (
    COMMENT,
    INCOMING,
    INFERENCE,
    RELATIONS,
    UNDERCUT,
)
from counterpoint_server.formats.frame import extra_of
from counterpoint_server.model.types import Argument, Claim

Above = tuple[int, int, int]
"""How deep a line is, what it is about, and what an undercut under it hits."""

_COMMENT = re.compile(r"//[^\r\n]*|/\*(?:(?!\*/).)*\*/|<!--(?:(?!-->).)*-->", re.DOTALL)
_BULLET = re.compile(r"\*|\d{1,9}\.")
_NUMBER = re.compile(r"\(\d{1,9}\)")


class Skeleton:
    """Goes through skeletons, and knows what they have of a book."""

    def __init__(self, book: Book, banned: set[int]) -> None:
        self.book, self.banned = book, banned
        self.placed: set[int] = set()
        self.done: set[Edge] = set()
        self.structures: set[int] = set()

    def items(self, bones: Iterable[Bone]) -> list[Item]:
        found: list[Item] = []
        before = 0
        for block in _blocks(bones):
            first = block[0]
            if first.symbol == COMMENT:
                found += self._comment(first)
                continue
            if _NUMBER.fullmatch(first.symbol):
                found += self._structure(block, before)
                before = 0
            else:
                items = self._tree(block)
                found += items
                is_argument = items and not isinstance(self.book.elements[items[0].id], Claim)
                before = items[0].id if is_argument else 0
        return found

    def _comment(self, bone: Bone) -> list[Item]:
        if not _COMMENT.fullmatch(bone.name):
            return []
        return [Item(COMMENT, max(bone.depth, 0), comment=bone.name, begins=bone.begins)]

    def _id(self, bone: Bone) -> int:
        id = self.book.ids.get(bone.name, 0)
        return id if self.book.is_node(id) else 0

    def _tree(self, block: list[Bone]) -> list[Item]:
        id = self._id(block[0])
        first = block[0].symbol
        if not id or (first and not _BULLET.fullmatch(first)):
            return []
        return self._walk(block, [], begins=True)

    def _walk(self, bones: list[Bone], above: list[Above], *, begins: bool) -> list[Item]:
        """Relations that are gone take along what stands below them."""
        found: list[Item] = []
        gone = -1
        for bone in bones:
            if gone >= 0 and bone.depth > gone:
                continue
            gone = -1
            if bone.symbol == COMMENT:
                found += self._comment(bone)
                continue
            while above and above[-1][0] >= bone.depth:
                above.pop()
            id = self._id(bone)
            if not id or not self._stands(bone, above[-1] if above else None, id):
                gone = bone.depth
                continue
            self.placed.add(id)
            found.append(Item(bone.symbol, bone.depth, id, bone.defines, begins))
            above.append((bone.depth, id, id))
            begins = False
        return found

    def _stands(self, bone: Bone, above: Above | None, id: int) -> bool:
        """Whether a line is still true."""
        kind = RELATIONS.get(bone.symbol)
        if kind is None:
            return not bone.depth or bool(_BULLET.fullmatch(bone.symbol))
        if above is None:
            return False
        source, target = (above[1], id) if bone.symbol in INCOMING else (id, above[1])
        if kind == UNDERCUT and bone.symbol not in INCOMING:
            target = above[2]
        book = self.book
        from_ = book.source(source)
        if kind == UNDERCUT and target in book.structures:
            target = book.structures[target][-1].id
        if from_ is None:
            return False
        edge = Edge(kind, from_, target)
        if edge not in book.edges and book.is_symmetric(edge):
            edge = Edge(kind, target, from_)
        if edge in book.edges:
            self.done.add(edge)
            return True
        return book.is_covered(edge)

    def _structure(self, block: list[Bone], before: int) -> list[Item]:
        book = self.book
        steps = [bone for bone in block if bone.symbol == INFERENCE]
        thing = before or self._untitled(steps)
        if thing not in book.structures or thing in self.structures | self.banned:
            return []
        if not before and thing in book.targets:
            return []
        if not self._agrees(thing, block):
            return []
        found: list[Item] = []
        rest = list(book.structures[thing])
        at, conclusion, labels = 0, 0, dict[int, int]()
        while at < len(block):
            end = at + 1
            while end < len(block) and (block[end].depth or block[end].symbol == COMMENT):
                end += 1
            bone = block[at]
            if bone.symbol == INFERENCE:
                step = rest.pop(0)
                roles = {role: labels[id] for role, id in step.premise_roles.items()}
                uses = extra_of(step, NAME).get("uses") or []
                found.append(Item(INFERENCE, 0, step.id, uses=uses, roles=roles))
                found += self._walk(block[at + 1 : end], [(0, step.id, step.id)], begins=False)
                conclusion = step.id
                at = end
                continue
            id = self._id(bone)
            self.placed.add(id)
            labels.setdefault(id, int(bone.symbol[1:-1]))
            found.append(Item(bone.symbol, 0, id, bone.defines, at == 0))
            found += self._walk(block[at + 1 : end], [(0, id, conclusion or id)], begins=False)
            at, conclusion = end, 0
        self.structures.add(thing)
        self.placed.add(thing)
        return found

    def _untitled(self, steps: list[Bone]) -> int:
        if not steps:
            return 0
        ids = self.book.ids
        name = steps[0].name
        step = self.book.elements.get(ids.get(name) or ids.get(name.rpartition("#")[0]) or 0)
        return self.book.holders.get(step.id, 0) if isinstance(step, Argument) else 0

    def _agrees(self, thing: int, block: list[Bone]) -> bool:
        """Whether the lines come to the steps that there are."""
        pending: list[int] = []
        labels: dict[int, int] = {}
        rest = list(self.book.structures[thing])
        concludes = False
        for bone in block:
            if bone.depth or bone.symbol == COMMENT:
                continue
            if bone.symbol == INFERENCE:
                if concludes or not rest or not self._uses(rest[0], pending, labels):
                    return False
                concludes = True
                continue
            id = self._id(bone)
            if not _NUMBER.fullmatch(bone.symbol) or not isinstance(
                self.book.elements.get(id), Claim
            ):
                return False
            if concludes:
                if rest.pop(0).conclusion != id:
                    return False
                pending = []
            concludes = False
            pending.append(id)
            labels.setdefault(int(bone.symbol[1:-1]), id)
        return not rest and not concludes

    def _uses(self, step: Argument, pending: list[int], labels: dict[int, int]) -> bool:
        uses = extra_of(step, NAME).get("uses")
        if uses is not None:
            if not isinstance(uses, list) or not uses:
                return False
            if not all(type(each) is int and each in labels for each in uses):
                return False
            if [labels[each] for each in uses] != step.premises:
                return False
        elif list(dict.fromkeys(pending)) != step.premises:
            return False
        numbers = set(labels.values())
        return all(id in numbers for id in step.premise_roles.values())


def _blocks(bones: Iterable[Bone]) -> list[list[Bone]]:
    found: list[list[Bone]] = []
    for bone in bones:
        if bone.begins or not found or found[-1][0].symbol == COMMENT:
            found.append([])
        found[-1].append(bone)
    return found
