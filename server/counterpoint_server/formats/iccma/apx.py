"""ASPARTIX facts, the older format of ICCMA: `arg(a).` and `att(a,b).`"""

import re

from counterpoint_server.formats.drafting import Draft, fitting
from counterpoint_server.formats.frame import (
    AnyDocument,
    Format,
    ImportedMap,
    ReadOptions,
    WriteOptions,
    Written,
)
from counterpoint_server.formats.iccma.framework import (
    CANNOT,
    add_attack,
    attacks_of,
    check_size,
    comments_of,
    keep_comments,
    nodes_of,
)
from counterpoint_server.formats.naming import names_for
from counterpoint_server.formats.reading import BOM, line_and_column, text_of, unreadable_at
from counterpoint_server.formats.sampling import CERTAIN, Evidence, Sample
from counterpoint_server.model.element import Line
from counterpoint_server.model.types import Claim

NAME = "apx"

_WORD = r"""[^\s(),.%"']+|"[^"\n]*"|'[^'\n]*'"""
_TOKEN = re.compile(
    rf"(?P<blank>\s+)|%(?P<comment>[^\n]*)"
    rf"|arg\s*\(\s*(?P<arg>{_WORD})\s*\)\s*\."
    rf"|att\s*\(\s*(?P<from>{_WORD})\s*,\s*(?P<to>{_WORD})\s*\)\s*\."
)
_LOOKS = re.compile(rf"(?:\s+|%[^\n]*\n)*(?:arg\s*\(\s*(?:{_WORD})\s*\)\s*\.)")
_USABLE = re.compile(rf"(?:{_WORD})\Z")


def sniff(sample: Sample) -> Evidence | None:
    if _LOOKS.match(sample.head):
        return Evidence(CERTAIN, "facts `arg(…).`")
    return None


def read(data: bytes, options: ReadOptions) -> ImportedMap:
    text = text_of(data).removeprefix(BOM)
    draft, comments, attacks = Draft(NAME, options), list[str](), list[tuple[str, str, int]]()
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise unreadable_at("Here stands `arg(…).` or `att(…,…).`", *line_and_column(text, at))
        if found["comment"] is not None:
            comments.append(found["comment"].strip())
        elif found["arg"]:
            _read_argument(draft, found["arg"], text, at)
        elif found["from"]:
            attacks.append((found["from"], found["to"], at))
        at = found.end()
    for number, (attacker, target, place) in enumerate(attacks, start=1):
        line, column = line_and_column(text, place) if attacker == target else (0, 0)
        for name in (attacker, target):
            if name not in draft.names:
                line, column = line_and_column(text, place)
                raise unreadable_at(f"There is no argument {name[:100]}.", line, column)
        add_attack(draft, draft.names[attacker], draft.names[target], number, line)
    keep_comments(draft, comments)
    return draft.done()


def _read_argument(draft: Draft, name: str, text: str, at: int) -> None:
    check_size(len(draft.names), 1)
    if name in draft.names:
        return
    plain = name[1:-1] if name[0] in "\"'" else name
    if fitting(Line, plain) is None:
        place = line_and_column(text, at)
        raise unreadable_at("An argument has a name, of at most 1000 characters.", *place)
    draft.add(Claim, name, text=plain, external=draft.external(name))


def write(document: AnyDocument, options: WriteOptions) -> Written:
    nodes = nodes_of(document)
    names = names_for(nodes, NAME, lambda name: _USABLE.match(name) is not None)
    lines = [f"% {comment}" for comment in comments_of(document, NAME)]
    lines += [f"arg({names[node.id]})." for node in nodes]
    for at, attack in enumerate(attacks_of(document, nodes), start=1):
        lines.append(f"att({names[attack.attacker]},{names[attack.target]}).")
        names[attack.id] = f"#{at}"
    return Written("".join(f"{line}\n" for line in lines).encode(), names)


FORMAT = Format(
    name=NAME,
    title="ASPARTIX facts (.apx)",
    media_type="text/plain",
    extensions=(".apx",),
    sniff=sniff,
    read=read,
    write=write,
    cannot=CANNOT,
)
