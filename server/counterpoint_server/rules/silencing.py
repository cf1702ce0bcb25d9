"""Leaving out what somebody said: attributions, quotes, and what others' quotes repeat of them."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from counterpoint_server.model.element import Attribution, Quote
from counterpoint_server.model.types import Element, Locution

RUN, STRIDE, SHORTEST = 12, 6, 8
"""Characters. Of what was said, a run begins at every stride, and one ends it: so whatever repeats
17 in a row is found, and less where it begins or ends. What is shorter is found in any two texts.
"""


class Silence(Struct, frozen=True, kw_only=True):
    """Whose words are to be left out."""

    participants: frozenset[int]
    """Who said them, or passed on those of others."""
    sources: frozenset[int]
    """Where they are quoted from."""
    heard: frozenset[str] = frozenset()
    """Runs of what is quoted of the participants; the words around other quotes may repeat it."""
    quoted: frozenset[int] = frozenset()
    """The sources it is quoted from."""


def hear(silence: Silence, elements: Iterable[Element]) -> Silence:
    """With what these elements quote of the participants."""
    heard, quoted = set(silence.heard), set(silence.quoted)
    for element in elements:
        for each in element.attributions:
            if each.participant in silence.participants and each.quote is not None:
                heard |= _runs(each.quote.exact)
                quoted |= {id for id in (each.source,) if id is not None}
    return replace(silence, heard=frozenset(heard), quoted=frozenset(quoted))


def _runs(said: str) -> set[str]:
    if len(said) < RUN:
        return {said} if len(said) >= SHORTEST else set()
    return {said[at : at + RUN] for at in (*range(0, len(said) - RUN, STRIDE), len(said) - RUN)}


def is_spoken(element: Element, silence: Silence) -> bool:
    return isinstance(element, Locution) and element.participant in silence.participants


def without_words(element: Element, silence: Silence) -> Element:
    """The very same if there is nothing to be left out."""
    kept = [
        _without_words_of(each, silence)
        for each in element.attributions
        if each.participant not in silence.participants
    ]
    return element if kept == element.attributions else replace(element, attributions=kept)


def _without_words_of(attribution: Attribution, silence: Silence) -> Attribution:
    via = [each for each in attribution.via if each not in silence.participants]
    if via != attribution.via:  # the cue may name them
        attribution = replace(attribution, via=via, cue=None)
    if attribution.source in silence.sources:
        return replace(attribution, quote=None, cue=None)
    if attribution.source in silence.quoted and attribution.quote is not None:
        return replace(attribution, quote=_without_echoes(attribution.quote, silence.heard))
    return attribution


def _without_echoes(quote: Quote, heard: frozenset[str]) -> Quote:
    return replace(
        quote,
        prefix="" if _repeats(quote.prefix, heard) else quote.prefix,
        suffix="" if _repeats(quote.suffix, heard) else quote.suffix,
    )


def _repeats(context: str, heard: frozenset[str]) -> bool:
    return any(
        context[at : at + length] in heard
        for length in range(SHORTEST, RUN + 1)
        for at in range(len(context) - length + 1)
    )
