"""What statements and arguments are called in the file that is written."""

import re

from counterpoint_server.formats.argdown.book import Book
from counterpoint_server.formats.argdown.items import Item
from counterpoint_server.formats.argdown.modelling import key_of
from counterpoint_server.formats.argdown.tree import COMMENT, HEADING, INFERENCE
from counterpoint_server.model.types import Argument, Case, Claim, Element

TITLE_MAX = 1_000
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")
_STATEMENT_START = re.compile(r"[\-\s]+")
_ARGUMENT_START = re.compile(r"[\-+_!\s]+")
_WORDS = re.compile(r"\S+")
NUMBER = re.compile(r" \(\d+\)\Z")


def titles_of(book: Book, items: list[Item]) -> dict[int, str]:
    """By element; those that come without one are missing."""
    mentions: dict[int, int] = {}
    needed: set[int] = set()
    for item in items:
        if item.symbol in (COMMENT, HEADING, INFERENCE):
            continue
        element = book.elements[item.id]
        mentions[item.id] = mentions.get(item.id, 0) + 1
        if not isinstance(element, Claim) or not element.text.strip(" \t\r\n"):
            needed.add(item.id)
    needed |= {id for id, count in mentions.items() if count > 1}
    used: set[str] = set()
    found: dict[int, str] = {}
    titled = [id for id in mentions if book.elements[id].title]
    for id in [*sorted(titled), *sorted(needed - set(titled))]:
        element = book.elements[id]
        is_argument = not isinstance(element, Claim)
        wanted = usable(element.title or "", is_argument=is_argument)
        if not wanted:
            wanted = usable(_made_up(element), is_argument=is_argument)
        wanted = wanted or f"{type(element).__name__} {id}"
        title, count = wanted, 1
        while key_of(title, is_argument=is_argument) in used:
            count += 1
            title = f"{wanted[: TITLE_MAX - 12]} ({count})"
        used.add(key_of(title, is_argument=is_argument))
        found[id] = title
    return found


def usable(title: str, *, is_argument: bool) -> str:
    """The title without what would end it or make it something else."""
    title = _CONTROL.sub(" ", title)
    start = _ARGUMENT_START if is_argument else _STATEMENT_START
    marks = ("<", ">", "‹", "›") if is_argument else ("[", "]", "(", ")")
    if marks[1] in title:
        title = title.replace(marks[0], marks[2]).replace(marks[1], marks[3])
    found = start.match(title)
    title = title[found.end() :] if found else title
    return title[:TITLE_MAX].strip()


def of_scheme(scheme: str) -> str:
    """A scheme's slug as a title."""
    words = scheme.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def _made_up(element: Element) -> str:
    if isinstance(element, Argument):
        return of_scheme(element.scheme) if element.scheme else ""
    text = element.text if isinstance(element, Claim | Case) else None
    words = _WORDS.findall((text or "")[:200])
    if not words:
        return ""
    short = words[0][:40]
    for word in words[1:]:
        if len(short) + len(word) > 40:
            return f"{short.rstrip('.,;:')}…"
        short = f"{short} {word}"
    return short.rstrip(".,;:")
