"""A map as a tree in the terminal: who says what, what supports it, what attacks it."""

from collections import defaultdict

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.text import Text
from rich.tree import Tree

from counterpoint import (
    Argument,
    Claim,
    Document,
    Element,
    Participant,
    Question,
    Rebuttal,
    Unknown,
)

LEGEND = "[green]+[/] supports   [red]−[/] attacks   numbers are those of the elements"


def render_document(document: Document) -> RenderableType:
    """The question's positions first, then whatever they do not lead to."""
    drawing = _Drawing(document)
    title = Text(document.map.title, style="bold")
    parts: list[RenderableType] = ["", title]
    if document.map.question:
        parts.append(Text(document.map.question, style="italic"))
    parts += [LEGEND, ""]
    for claim in drawing.roots():
        if claim.id not in drawing.drawn:
            parts += [drawing.tree_of(claim), ""]
    counts: dict[str, int] = defaultdict(int)
    for element in document.elements:
        counts[type(element).__name__.lower()] += 1
    summary = ", ".join(f"{n} {name}{'' if n == 1 else 's'}" for name, n in counts.items())
    return Group(*parts, Text(summary, style="dim"))


class _Drawing:
    """What hangs on what, and what has been drawn already."""

    def __init__(self, document: Document) -> None:
        self.elements: dict[int, Element] = {}
        self.steps: dict[int, list[Argument | Rebuttal]] = defaultdict(list)
        """Arguments by their conclusion, rebuttals by their target."""
        self.is_used: set[int] = set()
        self.positions: list[int] = []
        self.drawn: set[int] = set()
        for element in document.elements:
            match element:
                case Argument():
                    self.steps[element.conclusion].append(element)
                    self.is_used.update(element.premises)
                case Rebuttal():
                    self.steps[element.target].append(element)
                    self.is_used.update(element.attackers)
                case Question():
                    self.positions += element.positions
                case _:
                    pass
            if not isinstance(element, Unknown):
                self.elements[element.id] = element

    def roots(self) -> list[Claim]:
        """All claims in the order they are to be tried: positions, what nothing uses, the rest."""
        claims = {e.id: e for e in self.elements.values() if isinstance(e, Claim)}
        ends = [id for id in claims if id not in self.is_used]
        order = dict.fromkeys([*self.positions, *ends, *claims])
        return [claims[id] for id in order if id in claims]

    def tree_of(self, claim: Claim) -> Tree:
        tree = Tree(self.claim_line(claim))
        self._hang(tree, claim.id)
        return tree

    def _hang(self, tree: Tree, id: int) -> None:
        self.drawn.add(id)
        for step in self.steps[id]:
            if isinstance(step, Argument):
                self._hang_step(tree, step, step.premises, "[green]+[/]", step.scheme or "argument")
            else:
                self._hang_step(tree, step, step.attackers, "[red]−[/]", step.kind)

    def _hang_step(
        self, tree: Tree, step: Argument | Rebuttal, ends: list[int], sign: str, name: str
    ) -> None:
        by = self.speakers(step)
        branch = tree.add(f"{sign} {step.id} {escape(name)}{f' [dim]({by})[/]' if by else ''}")
        for end in ends:
            element = self.elements[end]
            if not isinstance(element, Claim):
                branch.add(f"{end} {type(element).__name__.lower()}")
            elif end in self.drawn:
                branch.add(f"[dim]{end} {escape(short(element))} (drawn elsewhere)[/]")
            else:
                self._hang(branch.add(self.claim_line(element)), end)
        self._hang(branch, step.id)

    def claim_line(self, claim: Claim) -> str:
        by = self.speakers(claim)
        said = f"\n   [dim]{by}[/]" if by else ""
        return f"[bold]{claim.id}[/] {escape(claim.text)}{said}"

    def speakers(self, element: Claim | Argument | Rebuttal) -> str:
        """Who says it and through whom it reached us, each chain once."""
        chains: dict[str, None] = {}
        for attribution in element.attributions:
            if attribution.participant is not None:
                name = self.name(attribution.participant)
                via = ", ".join(self.name(id) for id in attribution.via)
                chains[f"{name}, via {via}" if via else name] = None
        return escape("; ".join(chains))

    def name(self, id: int) -> str:
        element = self.elements.get(id)
        return element.name if isinstance(element, Participant) else str(id)


def short(claim: Claim) -> str:
    return claim.title or claim.text
