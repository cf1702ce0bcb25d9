"""Kialo's text export: a title, then a claim a line, numbered by its place in the tree.

`1.6.4. Pro: -> See 1.2.2.` mentions a claim that stands elsewhere.
"""

import re
from typing import Any

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
from counterpoint_server.formats.sampling import CERTAIN, LIKELY, Evidence, Sample
from counterpoint_server.model.edit import MAP
from counterpoint_server.model.element import Line, Text

NAME = "kialo"

_HEAD = "Discussion Title:"
_LINE = re.compile(r"(?P<place>\d{1,9}(?:\.\d{1,9})*)\.(?P<blank>[ \t]+)(?P<rest>.*)", re.DOTALL)
_SIDE = re.compile(r"(?P<label>pro|con)(?P<colon>[ \t]*:[ \t]*)(?P<text>.*)", re.I | re.DOTALL)
_SEE = re.compile(r"-> See (\d+(?:\.\d+)*)\.?\s*\Z")
_LOOKS = re.compile(r"\ufeff?\s*(?:\d+\.\s+\S.*\r?\n+)\s*1\.1\.\s+(?:pro|con)\s*:", re.I)


def sniff(sample: Sample) -> Evidence | None:
    if sample.head.removeprefix(BOM).lstrip().startswith(_HEAD):
        return Evidence(CERTAIN, f"the line `{_HEAD}`")
    if _LOOKS.match(sample.head):
        return Evidence(LIKELY, "lines numbered `1.1.` that begin with Pro or Con")
    return None


def read(data: bytes, options: ReadOptions) -> ImportedMap:
    text = text_of(data)
    draft = Draft(NAME, options)
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(end)
    start = next((at for at, line in enumerate(lines) if _LINE.match(line)), len(lines))
    head = lines[:start]
    left: dict[str, Any] = {"end": end} if end != "\n" else {}
    _read_head(draft, head, left)
    roots, tail = _read_lines(lines, start)
    if tail != [""]:
        left["tail"] = tail
    plant(draft, roots)
    draft.fields["extra"] = keep(draft, MAP, left)
    return draft.done()


def _read_head(draft: Draft, head: list[str], left: dict[str, Any]) -> None:
    first = next((line for line in head if line.strip()), "").removeprefix(BOM)
    if first.startswith(_HEAD):
        draft.title = fitting(Line, first.removeprefix(_HEAD).strip()) or draft.title
    if head != _usual_head(draft.title):
        left |= {"head": head, "title": draft.title}


def _usual_head(title: str) -> list[str]:
    return [f"{_HEAD} {_one_line(title)}", ""]


def _read_lines(lines: list[str], start: int) -> tuple[list[Branch], list[str]]:
    """The roots, and the empty lines at the end."""
    end = len(lines)
    while end > start and not lines[end - 1].strip():
        end -= 1
    roots: list[Branch] = []
    known: dict[str, Branch] = {}
    last: Branch | None = None
    for number, line in enumerate(lines[start:end], start=start + 1):
        found = _LINE.match(line)
        if found is None or not _follows(found["place"], known):
            last = _continued(last, line, number)
            continue
        last = _branch(found, number)
        if last.name in known:
            raise unreadable_at(f"There are two claims {last.name[:100]}.", number)
        known[last.name] = last
        above = known.get(last.name.rpartition(".")[0])
        (above.children if above else roots).append(last)
    _check(known, start)
    return roots, lines[end:]


def _follows(place: str, known: dict[str, Branch]) -> bool:
    """A line that looks like a number may go on with the text of the one before."""
    above = place.rpartition(".")[0]
    return not above or above in known


def _continued(last: Branch | None, line: str, number: int) -> Branch:
    if last is None:
        raise unreadable_at("Here stands a claim: `1. …`.", number)
    if last.refers is not None:
        raise unreadable_at("A mention of another claim has one line.", number)
    last.text += "\n" + line
    if fitting(Text, last.text) is None:
        raise unreadable_at("A claim has at most 65536 characters.", number)
    return last


def _branch(found: re.Match[str], number: int) -> Branch:
    place, rest, blank = found["place"], found["rest"], found["blank"]
    sided = _SIDE.match(rest) if "." in place else None
    text = sided["text"] if sided else rest
    tie: dict[str, Any] = {}
    if sided:
        usual = f"{sided['label'].capitalize()}: "
        if (blank, f"{sided['label']}{sided['colon']}") != (" ", usual):
            tie["label"] = [blank, sided["label"] + sided["colon"]]
    branch = Branch(place, text, tie=tie)
    if sided:
        branch.side = PRO if sided["label"].lower() == "pro" else CON
        if see := _SEE.match(text):
            branch.refers = see[1]
            if text != _mention(see[1]):
                tie["text"] = text
    elif blank != " ":
        branch.left["label"] = [blank, ""]
    if branch.refers is None and fitting(Text, text) is None:
        raise unreadable_at("A claim has a text, of at most 65536 characters.", number)
    return branch


def _mention(place: str) -> str:
    return f"-> See {place}."


def _check(known: dict[str, Branch], start: int) -> None:
    """Mentions name claims, not other mentions."""
    for branch in known.values():
        if branch.refers is not None:
            meant = known.get(branch.refers)
            if meant is None or meant.refers is not None:
                raise unreadable_at(f"{branch.name} mentions no claim of the file.", start + 1)


def write(document: AnyDocument, options: WriteOptions) -> Written:
    growing = Growing(document, NAME)
    left, title = growing.left.of(MAP), document.map.title
    head = _texts(left.get("head"))
    if head is None or left.get("title") != title:
        head = _usual_head(title)
    tail = _texts(left.get("tail"))
    lines = [*head, *_lines(growing.roots), *([""] if tail is None else tail)]
    end = "\r\n" if left.get("end") == "\r\n" else "\n"
    return Written(end.join(lines).encode(), growing.names)


def _lines(roots: list[Branch]) -> list[str]:
    lines = []
    waiting = list(reversed(roots))
    while waiting:
        branch = waiting.pop()
        told = branch.tie.get("label") if branch.side else branch.left.get("label")
        blank, label = " ", f"{branch.side.capitalize()}: " if branch.side else ""
        if isinstance(told, list) and len(told) == 2 and _is_label(told, label):
            blank, label = told
        text = branch.text
        if branch.refers is not None:
            known = branch.tie.get("text")
            text = _mention(branch.refers)
            if isinstance(known, str) and (see := _SEE.match(known)) and see[1] == branch.refers:
                text = known
        lines.append(f"{branch.name}.{blank}{label}{text}")
        waiting += reversed(branch.children)
    return lines


def _is_label(told: list[Any], usual: str) -> bool:
    """Whether the label that the file had still says the same."""
    if not all(isinstance(each, str) for each in told) or not told[0] or told[0].strip(" \t"):
        return False
    return str(told[1]).lower().split() == usual.lower().split()


def _texts(given: Any) -> list[str] | None:
    if isinstance(given, list) and all(isinstance(each, str) for each in given):
        return list(given)
    return None


def _one_line(text: str) -> str:
    return " ".join(text.split())


FORMAT = Format(
    name=NAME,
    title="Kialo (text export)",
    media_type="text/plain",
    extensions=(".txt",),
    sniff=sniff,
    read=read,
    write=write,
    cannot={
        "premises": "Each premise stands by itself in a tree of pros and cons.",
        "attackers": "Each attacker stands by itself in a tree of pros and cons.",
        "argument": "In a tree of pros and cons, only claims can be supported.",
        "rebuttal": "In a tree of pros and cons, only claims can be attacked.",
        "relation": "Every attack is directed here.",
    },
)
