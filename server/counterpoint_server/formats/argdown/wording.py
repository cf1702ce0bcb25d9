"""Texts as Argdown writes them: what would mean something else gets a backslash."""

import re
from typing import NamedTuple

from counterpoint_server.formats.argdown import tokens as t
from counterpoint_server.formats.argdown.lexing import tokenize
from counterpoint_server.formats.argdown.patterns import SPECIAL
from counterpoint_server.formats.argdown.shortcodes import SHORTCODES
from counterpoint_server.formats.argdown.tree import Node

_START = re.compile(r"[\[<+\->_#*=(]|\d+(?=\.(?:\s|\Z))")
_FREE = re.compile(r"[^\\@#*_\[\],.:;</>\-(){}]+")
_PLAIN_TAG = re.compile(r"[A-Za-z0-9\-\u00c0-\u1fff\u3040-\ud7ff]+")
_BLANKS = re.compile(r"[\r\n]+")
_INNER = re.compile(r"[\\*_#\[<{/@]")


def escaped(text: str) -> str:
    """The text on one line, so that it is read as it is."""
    text = _BLANKS.sub(" ", text).strip(" \t")
    found: list[str] = []
    start = _START.match(text)
    at = 0
    if start:
        number = start[0] if start[0].isdigit() else ""
        at = len(number) + 1
        found.append(f"{number}\\{text[len(number)]}")
    while at < len(text):
        piece, at = _next(text, at, found)
        found.append(piece)
    return "".join(found)


def _next(text: str, at: int, before: list[str]) -> tuple[str, int]:
    """What is written for the next characters, and where they end."""
    free = _FREE.match(text, at)
    if free:
        return _after_mark(free[0], before), free.end()
    first = text[at]
    after = text[at + 1 : at + 2]
    special = SPECIAL.match(text, at) if first in ".:" else None
    if special:
        image = special[0]
        if image.strip() in SHORTCODES or _INNER.search(image):
            return f"\\{first}", at + 1
        return image, special.end()
    must = (
        first in "\\{"
        or (first in "*_" and after not in ("", " ", "\t"))
        or (first == "#" and after not in ("", " ", "\t"))
        or (first == "@" and (after in "[<" or text.startswith("include(", at + 1)))
        or (first == "/" and after in ("/", "*"))
        or (first == "<" and text.startswith("!--", at + 1))
        or (first == "(" and text[at - 1 : at] == "]")
    )
    return (f"\\{first}" if must else first), at + 1


def _after_mark(free: str, before: list[str]) -> str:
    """Blanks that follow a mark are kept one by one only behind a backslash."""
    if free[0] not in " \t" or not before:
        return free
    if before[-1][-1:] in " \t":
        return f"\\{free}"
    if before[-1][-2:-1] == "\\":
        bare = free.lstrip(" ")
        return free[: len(free) - len(bare)] + (f"\\{bare}" if bare[:1] == "\t" else bare)
    return free if free[1:2] not in (" ", "\t") else f"{free[0]}\\{free[1:]}"


_OPEN = re.compile(r"(?<!\\)(?:/\*|<!--|\{)")
"""What something that comes later could close."""
_NUMBER = re.compile(r" \(\d+\)\Z")


def of_scheme(scheme: str) -> str:
    """A scheme's slug as a title."""
    words = scheme.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def is_of_scheme(title: str, scheme: str) -> bool:
    """Whether a title only says again what the scheme is."""
    return _NUMBER.sub("", title) == of_scheme(scheme)


def tag_as_written(tag: str) -> str | None:
    """None if Argdown cannot write it."""
    if _PLAIN_TAG.fullmatch(tag):
        return f"#{tag}"
    unsafe = any(each in tag for each in (")", "](", "\n", "\r"))
    return None if unsafe or not tag else f"#({tag})"


class Reading(NamedTuple):
    """What a written text says."""

    text: str
    full: str
    tags: list[str]


def reading_of(source: str, lead: str) -> Reading | None:
    """None unless it is a text where it is put: behind `lead`."""
    words, comments = tokenize(f"{lead}{source}\n")
    words.pop()
    rest = source
    for comment in comments:
        rest = rest.replace(comment.image, "", 1)
    if _OPEN.search(rest):
        return None
    if lead:
        words = words[1:]
    if any(word.kind not in t.CONTENT for word in words):
        return None
    full = t.plain(words)
    tags = list(dict.fromkeys(word.image for word in words if word.kind == t.TAG))
    while words and words[-1].kind in (t.TAG, t.BREAK):
        words.pop()
    return Reading(t.plain(words).strip(" \t") or full.strip(" \t"), full, tags)


def with_tags(text: str, tags: list[str]) -> str:
    written = [tag_as_written(tag) for tag in dict.fromkeys(tags)]
    return " ".join([text, *(tag for tag in written if tag)])


def source_for(node: Node, tags: list[str], lead: str) -> str | None:
    """How a text is written, if it is not as we would write it, these tags behind it."""
    if with_tags(escaped(node.text), tags) == node.source:
        return None
    read = reading_of(node.source, lead)
    return node.source if read and (read.text, read.tags) == (node.text, node.tags) else None


def lead_of(title: str | None) -> str:
    """What a text stands behind, so that it is read as one."""
    return "[x]: " if title else "(1) "


def is_data(image: str) -> bool:
    """Whether it is read as data, whatever is in it."""
    words = tokenize(f"x {image}\n")[0]
    return len(words) > 1 and words[1][:2] == (t.DATA, image)
