"""What statements and arguments are called in the file that is written."""

import re

from counterpoint_server.formats.argdown import tokens as t
from counterpoint_server.formats.argdown.book import Book
from counterpoint_server.formats.argdown.items import Item
from counterpoint_server.formats.argdown.lexing import tokenize
from counterpoint_server.formats.argdown.things import key_of
from counterpoint_server.formats.argdown.tree import COMMENT, HEADING, INFERENCE
from counterpoint_server.formats.argdown.wording import of_scheme
from counterpoint_server.model.types import Argument, Case, Claim, Element

TITLE_MAX = 1_000
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")
_STATEMENT_START = re.compile(r"[\-\s]+")
_ARGUMENT_START = re.compile(r"[\-+_!\s]+")
_WORDS = re.compile(r"\S+")


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
    places = _places(items)
    used: set[str] = set()
    found: dict[int, str] = {}
    titled = [id for id in mentions if book.elements[id].title]
    for id in [*sorted(titled), *sorted(needed - set(titled))]:
        element = book.elements[id]
        is_argument = not isinstance(element, Claim)
        wanted = element.title or ""
        if not _is_read(wanted, places[id], is_argument=is_argument):
            wanted = usable(wanted, is_argument=is_argument)
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


def _places(items: list[Item]) -> dict[int, set[tuple[bool, bool]]]:
    """Of each element: whether it begins a line, whether it is defined there."""
    found: dict[int, set[tuple[bool, bool]]] = {}
    for item in items:
        found.setdefault(item.id, set()).add((not item.symbol, item.defines))
    return found


def _is_read(title: str, places: set[tuple[bool, bool]], *, is_argument: bool) -> bool:
    """Whether a title is read as it is wherever it stands."""
    for begins, defines in places if title.strip() and len(title) <= TITLE_MAX else ():
        written = key_of(title, is_argument=is_argument) + (": x" if defines else "")
        words = tokenize(written if begins else f"(1) {written}")[0]
        word = words[0 if begins else 1]
        kinds = (
            (t.ARGUMENT_TEXT if defines else t.ARGUMENT)
            if is_argument
            else (t.STATEMENT_TEXT if defines else t.STATEMENT)
        )
        if (word.kind, word.image) != (kinds, title):
            return False
    return bool(title.strip()) and len(title) <= TITLE_MAX


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


def _made_up(element: Element) -> str:
    if isinstance(element, Argument):
        return of_scheme(element.scheme) if element.scheme else ""
    text = element.text if isinstance(element, Claim | Case) else None
    words: list[str] = _WORDS.findall((text or "")[:200])
    if not words:
        return ""
    short = words[0][:40]
    for word in words[1:]:
        if len(short) + len(word) > 40:
            return f"{short.rstrip('.,;:')}…"
        short = f"{short} {word}"
    return short.rstrip(".,;:")
