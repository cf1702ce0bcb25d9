"""Trivial Graph Format, as argumentation solvers read it: a line a node, `#`, a line an attack.

The first word of a line is the node's name, the rest its text. It is the smallest format here, and
so the example of how one is written.
"""

import re

from counterpoint_server.formats.drafting import Draft
from counterpoint_server.formats.frame import (
    AnyDocument,
    Format,
    ImportedMap,
    ReadOptions,
    WriteOptions,
    Written,
    extra_of,
)
from counterpoint_server.formats.naming import in_order, names_for
from counterpoint_server.formats.reading import BOM, text_of, unreadable_at
from counterpoint_server.formats.sampling import LIKELY, Evidence, Sample
from counterpoint_server.model.element import TEXT_MAX
from counterpoint_server.model.types import Argument, Case, Claim, Rebuttal

NAME = "tgf"

_NAME = re.compile(r"(?!#)\S{1,200}\Z")
_LOOKS = re.compile(r"(?:[^\s#]\S*(?: .*)?\r?\n)*#[ \t]*\r?(?:\n(?:\S+ \S+.*\r?\n)*|\Z)")


def sniff(sample: Sample) -> Evidence | None:
    if _LOOKS.match(sample.head):
        return Evidence(LIKELY, "lines that each begin with a name, then a line `#`")
    return None


def read(data: bytes, options: ReadOptions) -> ImportedMap:
    draft = Draft(NAME, options)
    nodes, edges = True, 0
    for line, given in enumerate(text_of(data).removeprefix(BOM).splitlines(), start=1):
        if not given.strip():
            continue
        if given.strip() == "#" and nodes:
            nodes = False
        elif nodes:
            _read_node(draft, given, line)
        else:
            edges += 1
            _read_edge(draft, given, line, edges)
    if nodes:
        raise unreadable_at("The line `#` between nodes and attacks is missing.", 1)
    return draft.done()


def _read_node(draft: Draft, given: str, line: int) -> None:
    name, _, text = given.strip().partition(" ")
    if name in draft.names:
        raise unreadable_at(f"The node {name[:100]} was there before.", line)
    if len(text) > TEXT_MAX or len(name) > 1_000:
        raise unreadable_at(f"A text has at most {TEXT_MAX} characters, a name 1000.", line)
    external = draft.external(name)
    draft.add(Claim, name, text=text.strip() or name, external=external)


def _read_edge(draft: Draft, given: str, line: int, at: int) -> None:
    ends = given.split(maxsplit=2)
    if len(ends) < 2:
        raise unreadable_at("An attack has two ends.", line)
    for name in ends[:2]:
        if name not in draft.names:
            raise unreadable_at(f"There is no node {name[:100]}.", line)
    attacker, target = (draft.names[name] for name in ends[:2])
    extra = {NAME: {"label": ends[2]}} if len(ends) == 3 else {}
    id = draft.add(Rebuttal, f"#{at}", attackers=[attacker], target=target, extra=extra)
    if attacker == target:
        draft.find("self_attack", "Attacks itself.", id, place=f"line {line}")


def write(document: AnyDocument, options: WriteOptions) -> Written:
    nodes = in_order(document, Claim, Case, Argument)
    names = names_for(nodes, NAME, lambda name: _NAME.match(name) is not None)
    lines = []
    for node in nodes:
        name = names[node.id]
        text = " ".join((getattr(node, "text", None) or node.title or "").split())
        lines.append(name if text in ("", name) else f"{name} {text}")
    lines.append("#")
    for rebuttal in in_order(document, Rebuttal):
        assert isinstance(rebuttal, Rebuttal)  # noqa: S101 - asked for
        ends = [*rebuttal.attackers, rebuttal.target]
        if len(ends) != 2 or not all(id in names for id in ends):
            continue
        label = extra_of(rebuttal, NAME).get("label")
        words = [names[ends[0]], names[ends[1]], label if isinstance(label, str) else ""]
        lines.append(" ".join(" ".join(words).split()))
        names[rebuttal.id] = f"#{len(lines) - len(nodes) - 1}"
    return Written(data="".join(f"{line}\n" for line in lines).encode(), names=names)


FORMAT = Format(
    name=NAME,
    title="Trivial Graph Format",
    media_type="text/plain",
    extensions=(".tgf",),
    sniff=sniff,
    read=read,
    write=write,
    cannot={
        "rebuttal": "An attack has one attacker here and is on a claim, a case or an argument.",
        "rebuttal.relation": "Every attack is directed here.",
        "type": "Every node of an abstract framework is alike; it comes back as a claim.",
    },
)
