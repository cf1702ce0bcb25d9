"""The numbered format of ICCMA 2023: `p af N`, then a line `i j` for each attack."""

import re

from counterpoint_server.formats.drafting import Draft
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
from counterpoint_server.formats.reading import BOM, text_of, unreadable_at
from counterpoint_server.formats.sampling import CERTAIN, Evidence, Sample
from counterpoint_server.model.types import Claim

NAME = "af"

_HEAD = re.compile(r"(?:#.*\r?\n|\s*\n)*p af \d+\s*(?:\n|\Z)")
_NUMBER = re.compile(r"[0-9]{1,9}\Z")


def sniff(sample: Sample) -> Evidence | None:
    if _HEAD.match(sample.head):
        return Evidence(CERTAIN, "a line `p af` and a number")
    return None


def read(data: bytes, options: ReadOptions) -> ImportedMap:
    draft, comments, size, edges = Draft(NAME, options), list[str](), None, 0
    for line, given in enumerate(text_of(data).removeprefix(BOM).splitlines(), start=1):
        words = given.split()
        if not words:
            continue
        if given.startswith("#"):
            comments.append(given[1:].strip())
        elif size is None:
            size = _size(words, line)
            check_size(size, line)
            for number in range(1, size + 1):
                name = str(number)
                draft.add(Claim, name, text=name, external=draft.external(name))
        else:
            edges += 1
            check_size(size + edges, line)
            ends = [_number(word, size, line) for word in words]
            if len(ends) != 2:
                raise unreadable_at("An attack is two numbers.", line)
            add_attack(draft, ends[0], ends[1], edges, line)
    if size is None:
        raise unreadable_at("The line `p af` is missing.", 1)
    keep_comments(draft, comments)
    return draft.done()


def _size(words: list[str], line: int) -> int:
    if len(words) != 3 or words[:2] != ["p", "af"] or not _NUMBER.match(words[2]):
        raise unreadable_at("Here stands `p af` and the number of arguments.", line)
    return int(words[2])


def _number(word: str, size: int, line: int) -> int:
    if not _NUMBER.match(word) or not 1 <= int(word) <= size:
        raise unreadable_at(f"There is no argument {word[:20]}; there are 1 to {size}.", line)
    return int(word)


def write(document: AnyDocument, options: WriteOptions) -> Written:
    nodes = nodes_of(document)
    places = {node.id: at for at, node in enumerate(nodes, start=1)}
    names = {id: str(at) for id, at in places.items()}
    lines = [f"# {comment}" for comment in comments_of(document, NAME)]
    lines.append(f"p af {len(nodes)}")
    for at, attack in enumerate(attacks_of(document, nodes), start=1):
        lines.append(f"{places[attack.attacker]} {places[attack.target]}")
        names[attack.id] = f"#{at}"
    return Written("".join(f"{line}\n" for line in lines).encode(), names)


FORMAT = Format(
    name=NAME,
    title="ICCMA abstract framework (.af)",
    media_type="text/plain",
    extensions=(".af",),
    sniff=sniff,
    read=read,
    write=write,
    cannot=CANNOT,
)
