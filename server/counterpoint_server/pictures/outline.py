"""A scene as nested lists: the same map for those who read or hear rather than see."""

from collections.abc import Mapping

from counterpoint_server.pictures.marks import escaped
from counterpoint_server.pictures.scene import Card, Scene, Step
from counterpoint_server.pictures.tree import Tree
from counterpoint_server.pictures.wrap import one_line

SAID = {"support": "is supported", "rebut": "is attacked", "undercut": "is undercut"}


def write_outline(scene: Scene, tree: Tree, quotes: Mapping[int, str] | None = None) -> str:
    """An `ul`; what bears on an element stands inside it, and what undercuts a step inside that.

    `quotes`: by card, HTML that is to stand below it.
    """
    writer = _Writer(scene, tree, quotes or {})
    return f'<ul class="cp-outline">{writer.items(tree.roots)}</ul>'


class _Writer:
    """With a stack of its own, for chains may be longer than Python's goes."""

    def __init__(self, scene: Scene, tree: Tree, quotes: Mapping[int, str]) -> None:
        self._scene, self._tree, self._quotes = scene, tree, quotes
        self._steps_on: dict[int, list[int]] = {}
        for step in scene.steps.values():
            self._steps_on.setdefault(step.target, []).append(step.id)

    def items(self, roots: list[int]) -> str:
        parts: list[str] = []
        stack: list[int | str] = [*reversed(roots)]
        while stack:
            node = stack.pop()
            if isinstance(node, str):
                parts.append(node)
                continue
            parts.append(self._opening(node))
            inner = self._inner(node)
            if inner:
                stack += ["</ul></li>", *reversed(inner), "<ul>"]
            else:
                parts.append("</li>")
        return "".join(parts)

    def _opening(self, node: int) -> str:
        if node in self._scene.cards:
            return self._card(self._scene.cards[node])
        return self._step(self._scene.steps[node])

    def _inner(self, node: int) -> list[int | str]:
        found: list[int | str] = []
        step = self._scene.steps.get(node)
        for source in dict.fromkeys(step.sources) if step else ():
            is_here = self._tree.parent.get(source) == node
            found.append(source if is_here else self._elsewhere(source))
        found += self._steps_on.get(node, [])
        return found

    def _card(self, card: Card) -> str:
        """Its id is what the links of pictures lead to."""
        text = escaped(one_line(card.text))
        told = [one_line(each) for each in (card.said, card.mark) if each]
        more = self._scene.hidden.get(card.id, 0)
        if more:
            told.append(f"+{more} more")
        said = f" <small>{escaped(' · '.join([*told, str(card.id)]))}</small>"
        quotes = self._quotes.get(card.id, "")
        return f'<li id="e{card.id}" class="cp-{card.kind}">{text}{said}{quotes}'

    def _step(self, step: Step) -> str:
        kind = "support" if step.kind == "back" else step.kind
        words = escaped(one_line(step.label))
        if step.kind == "support" and step.label != "supports":
            words = f"supported by: {words}"
        elif step.kind == "support":
            words = "supported by"
        elif step.kind in ("rebut", "undercut"):
            words = {"undercuts": "undercut by", "undermines": "undermined by"}.get(
                step.label, "rebutted by"
            )
        drawn = " <small>reconstructed</small>" if step.is_reconstructed else ""
        return f'<li id="e{step.id}" class="cp-step cp-{kind}">{words}{drawn}'

    def _elsewhere(self, id: int) -> str:
        text = escaped(one_line(self._scene.cards[id].text))
        place = f"<small>{id}, told elsewhere</small>"
        return f'<li class="cp-elsewhere"><a href="#e{id}">{text}</a> {place}</li>'
