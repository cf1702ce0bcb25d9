"""Verdicts as a coloured tree."""

from rich.console import RenderableType
from rich.text import Text
from rich.tree import Tree

from counterpoint import Claim, Document, Evaluation, Explanation

COLOURS = {
    "accepted": "green",
    "rejected": "red",
    "undecided": "yellow",
    "unsupported": "magenta",
    "unknown": "dim",
}
WIDTH = 76
GRADUAL = "strongest first"


def render_verdicts(document: Document, evaluation: Evaluation) -> RenderableType:
    """By status; by strength, where the semantics is gradual."""
    texts = {e.id: e.title or e.text for e in document.elements if isinstance(e, Claim)}
    options = evaluation.options
    head = f"{options.semantics}, {options.projection}, link={options.link}"
    tree = Tree(Text.assemble((document.map.title, "bold"), f"  {head}"))
    if evaluation.convergence is not None:
        ordered = sorted(evaluation.verdicts, key=lambda each: -(each.strength or 0))
        for each in ordered:
            told = _told(each.type, each.id, texts.get(each.id, ""))
            tree.add(Text.assemble((f"{each.strength or 0:.3f} ", "cyan"), told))
        return tree
    for status, colour in COLOURS.items():
        found = [each for each in evaluation.verdicts if each.status == status]
        if found:
            branch = tree.add(Text(f"{status} ({len(found)})", style=f"bold {colour}"))
            for each in found:
                branch.add(Text(_told(each.type, each.id, texts.get(each.id, "")), style=colour))
    return tree


def _told(type: str, id: int, text: str) -> str:
    line = f"{id} {text}" if type == "claim" else f"{type} {id}"
    return line if len(line) <= WIDTH else f"{line[: WIDTH - 1]}…"


def render_explanation(explanation: Explanation) -> RenderableType:
    trees: list[Tree] = []
    for reason in explanation.reasons:
        text = Text(reason.sentence, style=COLOURS.get(reason.status, ""))
        del trees[reason.depth :]
        trees.append(trees[-1].add(text) if trees else Tree(text))
    return trees[0] if trees else Text(explanation.sentence)
