"""Which words of an element, and of a map, can be found, and how much they count."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from counterpoint_server.model.map import MapContent
from counterpoint_server.model.types import Element, Scheme

CHARACTERS_MAX = 100_000
"""Of one element; Postgres holds no more than a megabyte of words for each."""

Weight = Literal["A", "B", "C", "D"]

_FIELDS: tuple[tuple[str, Weight], ...] = (
    ("text", "A"),
    ("name", "A"),
    ("title", "A"),
    ("question", "A"),
    ("role", "B"),
    ("publisher", "B"),
    ("description", "B"),
    ("conclusion", "B"),
    ("note", "C"),
    ("url", "D"),
)
"""Those that hold words, if the element has them and they are text, with what they weigh."""


_BESIDE_WORDS = re.compile(r"[<>&/]|[^\w\x00-\x7f]")


def spaced(text: str) -> str:
    """The text as Postgres is to take it apart, as long as it was.

    Else it would leave out whatever stands in `<…>`, and take `supply/demand` for a path; and where
    the database sorts as C, it takes the marks in `“dominant”` and `EU–US` for letters.
    """
    return _BESIDE_WORDS.sub(_space, text)


def _space(found: re.Match[str]) -> str:
    # Accents and vowel signs belong to the letters that they stand on.
    return found[0] if unicodedata.category(found[0]).startswith("M") else " "


class Passage(NamedTuple):
    """Some words, and where they stand."""

    field: str
    """A JSON pointer into the element, or into the map."""
    weight: Weight
    text: str


def passages_of(thing: Element | MapContent) -> list[Passage]:
    """All words of it that can be found, the weightiest fields first."""
    kept, room = [], CHARACTERS_MAX
    for passage in _all_passages(thing):
        if room > 0 and passage.text.strip():
            kept.append(passage._replace(text=passage.text[:room]))
            room -= len(passage.text)
    return kept


def _all_passages(thing: Element | MapContent) -> Iterator[Passage]:
    for name, weight in _FIELDS:
        text = getattr(thing, name, None)
        if isinstance(text, str):
            yield Passage(f"/{name}", weight, text)
    yield from _listed("/tags", "B", thing.tags)
    if isinstance(thing, MapContent):
        return
    phrasings = getattr(thing, "phrasings", [])
    yield from _listed("/phrasings", "B", [each.text for each in phrasings], "/text")
    for at, attribution in enumerate(thing.attributions):
        if attribution.quote is not None:
            yield Passage(f"/attributions/{at}/quote/exact", "C", attribution.quote.exact)
    if isinstance(thing, Scheme):
        roles = [each.text or "" for each in thing.premise_roles]
        yield from _listed("/premise_roles", "C", roles, "/text")
        asked = [each.text for each in thing.critical_questions]
        yield from _listed("/critical_questions", "C", asked, "/text")


def _listed(field: str, weight: Weight, texts: Iterable[str], end: str = "") -> Iterator[Passage]:
    for at, text in enumerate(texts):
        yield Passage(f"{field}/{at}{end}", weight, text)


CONFIGS = {
    "ar": "arabic",
    "hy": "armenian",
    "eu": "basque",
    "ca": "catalan",
    "da": "danish",
    "nl": "dutch",
    "en": "english",
    "fi": "finnish",
    "fr": "french",
    "de": "german",
    "el": "greek",
    "hi": "hindi",
    "hu": "hungarian",
    "id": "indonesian",
    "ga": "irish",
    "it": "italian",
    "lt": "lithuanian",
    "ne": "nepali",
    "nb": "norwegian",
    "nn": "norwegian",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "es": "spanish",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
"""By language, what PostgreSQL 15 and all later ones call the way they take its words apart."""

SIMPLE = "simple"
"""Takes words as they are written."""


def config_of(language: str | None) -> str:
    """By the first part of a BCP 47 tag."""
    return CONFIGS.get((language or "").partition("-")[0].lower(), SIMPLE)
