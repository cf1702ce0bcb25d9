"""From a map to a tree: each claim stands once, under the first that it bears on.

Where it bears on more, it is mentioned there. Linked premises and joint attackers stand side by
side; what is more than claims, arguments and attacks on claims does not fit in a tree.
"""

from collections.abc import Iterator
from typing import NamedTuple

from counterpoint_server.formats.frame import AnyDocument
from counterpoint_server.formats.leftovers import Leftovers
from counterpoint_server.formats.naming import in_order
from counterpoint_server.formats.outline.shape import CON, PRO, Branch, relation_name
from counterpoint_server.model.types import Argument, Claim, Element, Rebuttal


class _Tie(NamedTuple):
    """One claim that bears on another."""

    id: int
    """The relation."""
    source: int
    side: str
    is_first: bool
    """Of the relation's ties: the one by which it is found again."""


class Growing:
    """The tree of a map, with what each element is called in it."""

    def __init__(self, document: AnyDocument, system: str) -> None:
        self.left = Leftovers(document, system)
        found = in_order(document, Claim)
        self.claims = {each.id: each for each in found if isinstance(each, Claim)}
        self._by_name = {
            each.id: claim.id
            for claim in self.claims.values()
            for each in claim.external
            if each.system == system
        }
        self.names: dict[int, str] = {}
        self.under: dict[int, list[_Tie]] = {id: [] for id in self.claims}
        self.home: dict[int, _Tie] = {}
        self._tie(document)
        self.roots = self._grow(document.map.main_claim)

    def _tie(self, document: AnyDocument) -> None:
        for each in in_order(document, Argument, Rebuttal):
            ends, target, side = _ends(each)
            sources = [id for id in dict.fromkeys(ends) if id in self.claims]
            if target not in self.claims:
                continue
            for at, source in enumerate(sources):
                tie = _Tie(each.id, source, side, at == 0)
                self.under[target].append(tie)
                if self.left.of(each.id).get("see") is not True:
                    self.home.setdefault(source, tie)

    def _grow(self, main: int | None) -> list[Branch]:
        """From those that bear on nothing; then from whatever is left, which goes in circles."""
        free = [id for id in self.claims if id not in self.home]
        free.sort(key=lambda each: each != main)
        sides = {id: self._above(id) for id in free}
        beside: dict[int, list[int]] = {}
        for id, above in sides.items():
            if above is not None:
                beside.setdefault(above, []).append(id)
        placed: dict[int, str] = {}
        roots: list[Branch] = []
        rest = (id for id in [*self.claims] if id not in placed)
        for start in (*(id for id in free if sides[id] is None), None):
            for id in [start] if start is not None else rest:
                if id not in placed:
                    roots.append(self._branch(id, str(len(roots) + 1), placed, beside))
        self._point(roots, placed)
        return roots

    def _above(self, id: int) -> int | None:
        """The claim under which a file had this one, without a side."""
        name = self.left.of(id).get("under")
        above = self._by_name.get(name) if isinstance(name, str) else None
        return above if above != id else None

    def _branch(
        self, start: int, name: str, placed: dict[int, str], beside: dict[int, list[int]]
    ) -> Branch:
        root = self._leaf(start, name, placed)
        waiting = [(start, root)]
        while waiting:
            id, branch = waiting.pop()
            inner = []
            for child, tie in self._children(id, beside):
                place = f"{branch.name}.{len(branch.children) + 1}"
                is_home = tie is None or self.home.get(child) == tie
                if child in placed or not is_home:
                    made = Branch(place, "", refers=str(child))
                else:
                    made = self._leaf(child, place, placed)
                    inner.append((child, made))
                if tie is not None:
                    made.side, made.tie = tie.side, self.left.of(tie.id)
                    if tie.is_first:
                        self.names[tie.id] = relation_name(place)
                branch.children.append(made)
            waiting += reversed(inner)
        return root

    def _children(self, id: int, beside: dict[int, list[int]]) -> Iterator[tuple[int, _Tie | None]]:
        found: list[tuple[int, int, _Tie | None]] = [
            (tie.id, tie.source, tie) for tie in self.under[id]
        ]
        found += [(child, child, None) for child in beside.get(id, ())]
        for _, child, tie in sorted(found, key=lambda each: each[0]):
            yield child, tie

    def _leaf(self, id: int, name: str, placed: dict[int, str]) -> Branch:
        placed[id] = self.names[id] = name
        return Branch(name, self.claims[id].text, left=self.left.of(id))

    def _point(self, roots: list[Branch], placed: dict[int, str]) -> None:
        """Mentions name places, which are known only now."""
        waiting = list(roots)
        while waiting:
            branch = waiting.pop()
            if branch.refers is not None:
                id = int(branch.refers)
                branch.refers, branch.text = placed[id], self.claims[id].text
            waiting += branch.children


def _ends(relation: Element) -> tuple[list[int], int, str]:
    if isinstance(relation, Argument):
        return relation.premises, relation.conclusion, PRO
    assert isinstance(relation, Rebuttal)  # noqa: S101 - nothing else was asked for
    return relation.attackers, relation.target, CON
