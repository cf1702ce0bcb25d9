"""Answers of servers that know more than this version of the SDK."""

import msgspec
import pytest

from counterpoint import (
    Claim,
    Document,
    EditResult,
    Element,
    ElementPage,
    Problem,
    Unknown,
    _watching,
)
from counterpoint._open import read_json
from sdk.answers import MAP_ID, a_claim, a_map, a_page
from sdk.conftest import Call
from sdk.misbehaving import Misbehaving, Reply

HUNCH = {"type": "hunch", "id": 9, "text": "Burgum may yet relent.", "data": {"type": "guess"}}


def read(content: object, shape: object) -> object:
    return read_json(msgspec.json.encode(content), shape)


def test_a_field_that_is_new_is_dropped() -> None:
    claim = read(a_claim(mood="hopeful", attributions=[]), Element)
    assert isinstance(claim, Claim)
    assert not hasattr(claim, "mood")


def test_a_word_that_is_new_is_kept() -> None:
    claim = read(a_claim(standing="hearsay", explicitness="sung"), Element)
    assert isinstance(claim, Claim)
    assert (claim.standing, claim.explicitness) == ("hearsay", "sung")


def test_an_element_of_a_new_type_is_unknown_and_whole() -> None:
    assert read(HUNCH, Element) == Unknown(type="hunch", raw=HUNCH)


def test_a_new_type_does_not_hide_its_neighbours() -> None:
    document = read({"map": a_map(), "elements": [a_claim(), HUNCH, a_claim(id=2)]}, Document)
    assert isinstance(document, Document)
    assert [type(element) for element in document.elements] == [Claim, Unknown, Claim]
    assert document.map.created_at.year == 2026


def test_pages_and_results_survive_a_new_type() -> None:
    page = read(a_page(HUNCH), ElementPage)
    assert isinstance(page, ElementPage)
    assert isinstance(page.items[0], Unknown)
    result = {"revision": 3, "created": {"$a": 9}, "elements": [HUNCH], "deleted": []}
    edit = read(result, EditResult)
    assert isinstance(edit, EditResult)
    assert edit.created == {"$a": 9}


def test_what_is_given_along_is_found_by_number_and_survives_a_new_type() -> None:
    for neighbour in (a_claim(id=2), HUNCH):
        content = {**a_page(a_claim()), "expanded": {"2": a_claim(id=2), "9": neighbour}}
        page = read(content, ElementPage)
        assert isinstance(page, ElementPage)
        assert isinstance(page.expanded[2], Claim)
        assert isinstance(page.expanded[9], Claim if neighbour is not HUNCH else Unknown)
        assert page.expanded_all


def test_what_users_keep_in_data_is_theirs_whatever_it_looks_like() -> None:
    theirs = {"type": "hunch", "$type": "x", "elements": [{"type": "what"}]}
    document = read(
        {"map": a_map(data=theirs), "elements": [HUNCH, a_claim(data=theirs)]}, Document
    )
    assert isinstance(document, Document)
    claim = document.elements[1]
    assert isinstance(claim, Claim)
    assert document.map.data == claim.data == theirs


@pytest.mark.parametrize(
    "content",
    [a_claim(id="four"), {"id": 4}, {"type": None}, [], None, 4, {"type": "claim"}],
)
def test_what_is_not_of_the_apis_shape_is_not_let_through(content: object) -> None:
    with pytest.raises(msgspec.ValidationError):
        read(content, Element)


def test_a_list_of_elements_may_have_new_types() -> None:
    found = read([a_claim(), HUNCH], list[Element])
    assert isinstance(found, list)
    assert [type(each) for each in found] == [Claim, Unknown]


def test_an_element_tells_its_type() -> None:
    assert msgspec.json.decode(msgspec.json.encode(a_claim()), type=Claim).type == "claim"


def test_a_problem_may_leave_out_what_is_not_always_there() -> None:
    blank = {"type": "about:blank", "title": "", "status": 400, "detail": "", "code": ""}
    assert msgspec.convert(blank, Problem).errors == []


async def test_a_deprecation_is_warned_of_once(misbehaving: Misbehaving, call: Call) -> None:
    ending = {"Deprecation": "@1767225600", "Sunset": "Thu, 31 Dec 2026 23:59:59 GMT"}
    misbehaving.will(Reply(200, msgspec.json.encode(a_map()), ending))
    _watching._warned_of.clear()
    with pytest.warns(DeprecationWarning, match=r"maps\.get .* 31 Dec 2026"):
        await call("maps.get", MAP_ID)
    await call("maps.get", MAP_ID)  # a second warning would be an error here
