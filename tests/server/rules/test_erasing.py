"""What is kept of what is erased: numbers, types and ends; never words."""

from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec
import pytest
from msgspec.structs import replace

from authors import EMPTY, edit_of
from counterpoint_server.model.element import Attribution, Quote
from counterpoint_server.model.erasure import Erase, NewErasure
from counterpoint_server.model.problems import (
    ElementMerged,
    ElementNotFound,
    InvalidBody,
    Problem,
    TypeMismatch,
)
from counterpoint_server.model.shapes import hints_of, is_struct, reference_in, references
from counterpoint_server.model.stored import decode_element, encode_stored
from counterpoint_server.model.types import TYPES, Claim, Locution
from counterpoint_server.rules.editing import Edit, decide
from counterpoint_server.rules.erasing import redacted, tombstone
from counterpoint_server.rules.silencing import Silence, hear, without_words
from counterpoint_server.rules.working import Working

NONE: frozenset[int] = frozenset()
SECRET = "Burgum"
QUOTE = "a dominant player is able to manipulate supply"
BURGUM, REUTERS, ARTICLE = 66, 70, 75


def filled(struct: type[msgspec.Struct]) -> Any:
    """One with something in every field, a secret in every text."""
    hints = hints_of(struct)
    return struct(**{name: value_of(name, hint) for name, hint in hints.items()})


def value_of(name: str, hint: Any) -> Any:
    if reference_in(hint) or name in ("id", "revision"):
        return 7
    if is_struct(hint):
        return filled(hint)
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return value_of(name, parts[0])
    if origin is list:
        return [value_of(name, parts[0])]
    if origin is dict:
        return {SECRET: 7 if holds_number(parts[1]) else SECRET}
    if origin is Literal:
        return parts[0]
    if parts:
        return value_of(name, parts[0])
    return {str: SECRET, int: 7, float: 0.5, bool: True}[hint]


def holds_number(hint: Any) -> bool:
    return reference_in(hint) is not None


@pytest.mark.parametrize("row", TYPES.values(), ids=lambda row: row.name)
def test_of_every_type_no_word_is_kept_and_every_end_that_is_needed(row: Any) -> None:
    element = filled(row.stored)
    assert SECRET in encode_stored(element)
    kept = tombstone(element)
    stored = encode_stored(kept)
    assert SECRET not in stored
    assert decode_element(stored) == kept
    assert (kept.id, kept.revision, type(kept)) == (element.id, element.revision, type(element))
    needed = {field.encode_name for field in msgspec.structs.fields(row.stored) if field.required}
    ends = references(row.stored, element)
    assert references(row.stored, kept) == [end for end in ends if end[2].split("/")[1] in needed]
    assert tombstone(kept) == kept


def silence_of(*participants: int, sources: frozenset[int] = NONE) -> Silence:
    return Silence(participants=frozenset(participants), sources=sources)


def said(**fields: Any) -> Attribution:
    return Attribution(**{"quote": Quote(exact=QUOTE), "cue": "said", **fields})


def claim(*attributions: Attribution) -> Claim:
    return Claim(id=2, revision=3, text="A player dominates.", attributions=[*attributions])


def test_what_a_participant_said_goes_with_its_quote_and_what_others_said_stays() -> None:
    other = said(participant=60)
    silenced = without_words(claim(said(participant=BURGUM), other), silence_of(BURGUM))
    assert silenced == claim(other)


def test_who_passed_words_on_is_left_out_of_the_chain_and_the_words_stay() -> None:
    told = said(participant=BURGUM, via=[REUTERS, 73])
    (kept,) = without_words(claim(told), silence_of(REUTERS)).attributions
    assert (kept.participant, kept.via, kept.quote) == (BURGUM, [73], told.quote)
    assert kept.cue is None, "the words that attribute may name who passed them on"


def test_the_quotes_from_a_source_go_and_who_said_it_stays() -> None:
    quoted = claim(said(participant=BURGUM, source=ARTICLE))
    (kept,) = without_words(quoted, silence_of(sources=frozenset({ARTICLE}))).attributions
    assert (kept.participant, kept.quote, kept.cue) == (BURGUM, None, None)


@pytest.mark.parametrize(
    ("prefix", "suffix", "kept"),
    [
        ("changes when a dominant player is able to", "", ("", "")),
        ("manipulate supply.\n\n", ". China said", ("", ". China said")),
        ("The talks ended. ", " when a dominant play", ("The talks ended. ", "")),
        ("The talks ended. ", " without a player", ("The talks ended. ", " without a player")),
    ],
)
def test_words_around_anothers_quote_go_where_they_repeat_what_goes(
    prefix: str, suffix: str, kept: tuple[str, str]
) -> None:
    burgum = claim(said(participant=BURGUM, source=ARTICLE))
    wang = Quote(exact="Engagement remains.", prefix=prefix, suffix=suffix)
    other = claim(said(participant=63, source=ARTICLE, quote=wang))
    silence = hear(silence_of(BURGUM), [burgum, other])
    (left,) = without_words(other, silence).attributions
    assert left.quote == replace(wang, prefix=kept[0], suffix=kept[1])
    elsewhere = claim(said(participant=63, source=76, quote=wang))
    assert without_words(elsewhere, silence) is elsewhere


def test_what_has_nothing_to_do_with_it_is_left_as_it_is() -> None:
    element = claim(said(participant=60, source=ARTICLE))
    assert without_words(element, silence_of(BURGUM)) is element
    assert redacted(element, {1}, silence_of(BURGUM)) is element


def test_a_former_locution_of_a_participant_is_erased_even_if_somebody_else_has_it_now() -> None:
    locution = Locution(id=9, revision=2, text="Walls fuel instability.", participant=BURGUM)
    assert redacted(locution, NONE, silence_of(BURGUM)) == tombstone(locution)


MADE = [
    {"op": "create", "element": {"type": "claim", "text": "A"}},
    {"op": "create", "element": {"type": "claim", "text": "B"}},
    {"op": "create", "element": {"type": "participant", "name": SECRET}},
]


@pytest.mark.parametrize(
    ("erasure", "refusal", "pointer"),
    [
        ({"elements": [1, 99]}, ElementNotFound, "#/elements/1"),
        ({"versions": [99]}, ElementNotFound, "#/versions/0"),
        ({"participant": 1}, TypeMismatch, "#/participant"),
        ({"elements": [4]}, ElementMerged, "#/elements/0"),
        ({"elements": [1], "reason": "\0"}, InvalidBody, "#/reason"),
    ],
)
def test_what_cannot_be_erased_is_refused_with_its_place(
    erasure: dict[str, Any], refusal: type[Problem], pointer: str
) -> None:
    working = Working(EMPTY)
    working.is_whole = True
    for operations in (
        [*MADE, {"op": "create", "element": {"type": "claim", "text": "C"}}],
        [{"op": "merge", "into": 1, "from": 4}],
    ):
        working.apply(decide(working, edit_of(operations)))
    new = msgspec.convert(erasure, NewErasure)
    edit = Edit(
        operations=[Erase(erasure=new)],
        message=new.reason,
        message_field="reason",
        alone=True,
    )
    with pytest.raises(refusal) as refused:
        decide(working, edit)
    assert [fault.pointer for fault in refused.value.faults] == [pointer]
