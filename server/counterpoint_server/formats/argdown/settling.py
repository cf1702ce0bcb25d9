"""Lines, so that each text is given once, and each structure stands under its argument."""

from collections.abc import Iterator

from counterpoint_server.formats.argdown.book import Book
from counterpoint_server.formats.argdown.building import NAME
from counterpoint_server.formats.argdown.items import Item
from counterpoint_server.formats.argdown.tree import COMMENT, HEADING, INFERENCE
from counterpoint_server.formats.frame import extra_of
from counterpoint_server.model.types import Case, Claim, Element


def texts_of(element: Element) -> list[str]:
    """What is to be said of it, the first first."""
    if isinstance(element, Claim):
        defined = extra_of(element, NAME).get("defined")
        bare = element.text == element.title and not element.phrasings and not defined
        texts = [] if bare else [element.text, *(each.text for each in element.phrasings)]
    elif isinstance(element, Case):
        more = extra_of(element, NAME).get("descriptions")
        texts = [element.text or "", *(more if isinstance(more, list) else [])]
    else:
        texts = []
    return [each for each in texts if isinstance(each, str) and each.strip(" \t\r\n")]


def settle(book: Book, items: list[Item]) -> list[Item]:
    """In place, with what else must be written at the end."""
    first: dict[int, Item] = {}
    counts: dict[int, int] = {}
    for item in items:
        if item.symbol in (COMMENT, HEADING, INFERENCE):
            continue
        first.setdefault(item.id, item)
        if item.defines:
            item.text = counts.get(item.id, 0)
            item.defines = item.text < len(texts_of(book.elements[item.id]))
            counts[item.id] = item.text + item.defines
    more: list[Item] = []
    for id, item in first.items():
        texts = texts_of(book.elements[id])
        if texts and not counts.get(id):
            item.defines, item.text, counts[id] = True, 0, 1
        more += [
            Item("", 0, id, defines=True, begins=True, text=index)
            for index in range(counts.get(id, 0), len(texts))
        ]
    return list(_under_arguments(book, [*items, *more]))


def _under_arguments(book: Book, items: list[Item]) -> Iterator[Item]:
    """A structure that follows an argument belongs to it: so each follows its own, or none."""
    above = 0
    for at, item in enumerate(items):
        if item.begins and item.symbol.startswith("("):
            step = at
            while items[step].symbol != INFERENCE:
                step += 1
            item.structure = book.holders[items[step].id]
            if above not in (0, item.structure):
                yield Item("", 0, item.structure, begins=True)
        if item.begins and item.symbol != COMMENT:
            is_argument = item.symbol == "" and not isinstance(book.elements[item.id], Claim)
            above = item.id if is_argument else 0
        yield item
