"""A Markdown outline: `- claim`, under it `- + pro` and `- - con`, indented.

The first heading is the map's title. `- + see: text` mentions a claim that stands elsewhere, by its
first line, or by its place (`1.2`) where that is not unique.
Lines that go on are indented as the text above them.
"""

import re
from collections import Counter

from counterpoint_server.formats.drafting import Draft, fitting
from counterpoint_server.formats.frame import (
    AnyDocument,
    Format,
    ImportedMap,
    ReadOptions,
    WriteOptions,
    Written,
)
from counterpoint_server.formats.leftovers import keep
from counterpoint_server.formats.outline.growing import Growing
from counterpoint_server.formats.outline.planting import plant
from counterpoint_server.formats.outline.shape import CON, PRO, Branch
from counterpoint_server.formats.reading import BOM, text_of, unreadable_at
from counterpoint_server.formats.sampling import LIKELY, POSSIBLE, Evidence, Sample
from counterpoint_server.model.edit import MAP
from counterpoint_server.model.element import Line, Text

NAME = "markdown"
DEPTH_MAX = 10_000

_ITEM = re.compile(r"(?P<indent>[ \t]*)[-*][ \t]+(?:(?P<side>[+-])[ \t]+)?(?P<text>\S.*)")
_TITLE = re.compile(r"#{1,6}[ \t]+(.*?)[ \t#]*\Z")
_SEE = "see: "
_ESCAPED = re.compile(r"[-+*\\#]|see: ")
_LOOKS = re.compile(r"^[ \t]*[-*][ \t]+[+-][ \t]+\S", re.MULTILINE)
_LIST = re.compile(r"\A\ufeff?\s*(?:#{1,6}[ \t][^\n]*\n\s*)?[-*][ \t]+\S")


def sniff(sample: Sample) -> Evidence | None:
    if not _LIST.match(sample.head):
        return None
    if _LOOKS.search(sample.head):
        return Evidence(LIKELY, "a list with items `- + …` or `- - …`")
    return Evidence(POSSIBLE, "a list of lines that begin with `-`")


def read(data: bytes, options: ReadOptions) -> ImportedMap:
    draft = Draft(NAME, options)
    before, roots, path, known = list[str](), list[Branch](), list[tuple[int, Branch]](), {}
    last: Branch | None = None
    for number, given in enumerate(text_of(data).removeprefix(BOM).splitlines(), start=1):
        found = _ITEM.match(given)
        if found is None:
            if last is not None:
                _go_on(last, given, number)
            elif given.strip():
                before.append(given)
            continue
        last = _branch(found, number)
        indent = len(found["indent"].expandtabs(4))
        while path and path[-1][0] >= indent:
            path.pop()
        siblings = path[-1][1].children if path else roots
        siblings.append(last)
        last.name = f"{path[-1][1].name}.{len(siblings)}" if path else str(len(siblings))
        path.append((indent, last))
        if len(path) > DEPTH_MAX or len(last.name) > 1_000:
            raise unreadable_at("Nested too deeply.", number)
        if not path[:-1] and last.side is not None:
            last.left["side"], last.side = last.side, None
        known[last.name] = last
    _resolve(known)
    title = _TITLE.match(before[0]) if before else None
    if title:
        draft.title = fitting(Line, title[1]) or draft.title
        before = before[1:]
    plant(draft, roots)
    draft.fields["extra"] = keep(draft, MAP, {"before": before} if before else {})
    return draft.done()


def _branch(found: re.Match[str], number: int) -> Branch:
    side = {"+": PRO, "-": CON}.get(found["side"] or "")
    text = found["text"].rstrip()
    if fitting(Text, _plain(text)) is None:
        raise unreadable_at("A claim has at most 65536 characters.", number)
    return Branch("", text, side)


def _plain(text: str) -> str:
    return text[1:] if text.startswith("\\") and _ESCAPED.match(text[1:]) else text


def _go_on(last: Branch, given: str, number: int) -> None:
    if given.strip():
        last.text += "\n" + _plain(given.strip())
        if fitting(Text, last.text) is None:
            raise unreadable_at("A claim has at most 65536 characters.", number)


def _resolve(known: dict[str, Branch]) -> None:
    """Mentions, by the first line of the first claim that has it; what mentions nothing is text."""
    by_line: dict[str, str] = {}
    for branch in known.values():
        if not branch.text.startswith(_SEE):
            branch.text = _plain(branch.text)
            by_line.setdefault(branch.text.split("\n")[0], branch.name)
    for branch in known.values():
        if branch.side and branch.text.startswith(_SEE) and not branch.children:
            meant = branch.text.removeprefix(_SEE)
            branch.refers = by_line.get(meant) or (meant if meant in known else None)
    for branch in known.values():
        if branch.refers and known[branch.refers].refers:
            branch.refers = None


def write(document: AnyDocument, options: WriteOptions) -> Written:
    growing = Growing(document, NAME)
    before = growing.left.of(MAP).get("before")
    lines = [f"# {' '.join(document.map.title.split())}", ""]
    if isinstance(before, list) and all(isinstance(each, str) for each in before):
        lines += [*before, ""] if before else []
    firsts = Counter(_lines(claim.text)[0] for claim in growing.claims.values())
    waiting = [(root, 0) for root in reversed(growing.roots)]
    while waiting:
        branch, depth = waiting.pop()
        side = {PRO: "+ ", CON: "- "}.get(branch.side or branch.left.get("side", ""), "")
        first, *more = _lines(branch.text)
        text = _guarded(first)
        if branch.refers:
            text = _SEE + (first if firsts[first] == 1 else branch.refers)
        lines.append(f"{'  ' * depth}- {side}{text}")
        if not branch.refers:
            lines += [f"{'  ' * depth}  {_guarded(line)}" for line in more]
        waiting += [(child, depth + 1) for child in reversed(branch.children)]
    return Written("".join(f"{line}\n" for line in lines).encode(), growing.names)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()] or ["…"]


def _guarded(line: str) -> str:
    return f"\\{line}" if _ESCAPED.match(line) else line


FORMAT = Format(
    name=NAME,
    title="Markdown outline",
    media_type="text/markdown",
    extensions=(".md", ".markdown"),
    sniff=sniff,
    read=read,
    write=write,
    cannot={
        "claim.text": "Blanks around lines, and empty lines, are not kept in an outline.",
        "premises": "Each premise stands by itself in an outline of pros and cons.",
        "attackers": "Each attacker stands by itself in an outline of pros and cons.",
        "argument": "In an outline of pros and cons, only claims can be supported.",
        "rebuttal": "In an outline of pros and cons, only claims can be attacked.",
        "relation": "Every attack is directed here.",
    },
)
