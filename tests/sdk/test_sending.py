"""What is sent: exactly what was said, where it was said to."""

import math
from collections import UserList
from datetime import datetime, timedelta, timezone
from types import MappingProxyType

import msgspec
import pytest

from counterpoint import (
    UNSET,
    ClaimPatch,
    Create,
    Delete,
    Map,
    NewAttribution,
    NewClaim,
    NewParticipant,
    NewRebuttal,
    Options,
    Update,
)
from sdk.answers import MAP_ID, a_claim, a_map, a_page
from sdk.conftest import Call
from sdk.misbehaving import Misbehaving, Reply, answer

RESULT = {"revision": 3, "created": {}, "elements": [], "deleted": []}


async def test_a_patch_sends_null_for_none_and_nothing_for_unset(
    misbehaving: Misbehaving, call: Call
) -> None:
    misbehaving.will(answer(a_claim()))
    patch = ClaimPatch(text="The club divides.", note=None, weight=UNSET)
    await call("elements.update", MAP_ID, 4, patch)
    assert misbehaving.asked[0].json == {"text": "The club divides.", "note": None}


async def test_a_map_is_patched_by_keywords(misbehaving: Misbehaving, call: Call) -> None:
    misbehaving.will(answer(a_map()))
    await call("maps.update", MAP_ID, title="The minerals club", question=None)
    assert misbehaving.asked[0].json == {"title": "The minerals club", "question": None}


async def test_defaults_are_left_to_the_server(misbehaving: Misbehaving, call: Call) -> None:
    misbehaving.will(answer(a_claim(), 201))
    await call("claims.create", MAP_ID, text="Walls fuel instability.")
    assert misbehaving.asked[0].json == {"type": "claim", "text": "Walls fuel instability."}


async def test_an_edit_says_of_each_part_what_it_is(misbehaving: Misbehaving, call: Call) -> None:
    misbehaving.will(answer(RESULT))
    wang = NewAttribution(participant="$wang", mode="indirect")
    operations = [
        Create(ref="$wang", element=NewParticipant(name="Wang", kind="person")),
        Create(element=NewClaim(text="Ties bind both sides.", attributions=[wang])),
        Create(element=NewRebuttal(attackers=[NewClaim(text="Walls fuel…")], target=4)),
        Update(id=4, patch=ClaimPatch(note=None), if_revision=2),
        Delete(id=5, cascade=True),
    ]
    await call("edits.create", MAP_ID, operations=operations, message="Jian's case")
    sent = misbehaving.asked[0].json
    assert sent["message"] == "Jian's case"
    assert [operation["op"] for operation in sent["operations"]] == [
        *["create"] * 3,
        "update",
        "delete",
    ]
    assert sent["operations"][1]["element"] == {
        "type": "claim",
        "text": "Ties bind both sides.",
        "attributions": [{"participant": "$wang", "mode": "indirect"}],
    }
    assert sent["operations"][2]["element"]["attackers"][0]["text"] == "Walls fuel…"
    assert sent["operations"][3] == {
        "op": "update",
        "id": 4,
        "patch": {"note": None},
        "if_revision": 2,
    }


async def test_any_sequence_and_mapping_will_do(misbehaving: Misbehaving, call: Call) -> None:
    misbehaving.will(answer(a_claim(), 201))
    via = [NewAttribution(via=range(2, 4))]
    data = MappingProxyType({"seats": 12})
    await call(
        "claims.create", MAP_ID, text="…", tags=UserList(["club"]), attributions=via, data=data
    )
    assert misbehaving.asked[0].json == {
        "type": "claim",
        "text": "…",
        "tags": ["club"],
        "attributions": [{"via": [2, 3]}],
        "data": {"seats": 12},
    }


async def test_what_is_no_json_is_not_sent(misbehaving: Misbehaving, call: Call) -> None:
    with pytest.raises(TypeError, match="object cannot be sent"):
        await call("claims.create", MAP_ID, text="…", data={"seat": object()})
    assert misbehaving.asked == []


@pytest.mark.parametrize("number", [math.nan, math.inf])
async def test_what_is_no_number_takes_no_weight_away(
    misbehaving: Misbehaving, call: Call, number: float
) -> None:
    with pytest.raises(ValueError, match="NaN and the infinities"):
        await call("elements.update", MAP_ID, 4, ClaimPatch(weight=number))
    with pytest.raises(ValueError, match="NaN and the infinities"):
        await call("claims.create", MAP_ID, text="…", data={"seats": [number]})
    assert misbehaving.asked == []


async def test_a_map_stands_for_its_id(misbehaving: Misbehaving, call: Call) -> None:
    misbehaving.will(answer(a_claim()))
    await call("elements.get", msgspec.convert(a_map(), Map), 4)
    await call("elements.get", MAP_ID, 4)
    assert {asked.path for asked in misbehaving.asked} == {f"/v1/maps/{MAP_ID}/elements/4"}


@pytest.mark.parametrize("identity", ["", "..", "."])
async def test_an_id_that_would_be_another_address_is_not_sent(
    identity: str, misbehaving: Misbehaving, call: Call
) -> None:
    misbehaving.will(answer(a_map()))
    with pytest.raises(ValueError, match="is no id"):
        await call("maps.delete", identity)
    assert misbehaving.asked == []


async def test_an_id_with_strange_signs_stays_one_segment(
    misbehaving: Misbehaving, call: Call
) -> None:
    misbehaving.will(answer(a_map()))
    await call("maps.get", "a/../b?c#d")
    assert misbehaving.asked[0].path == "/v1/maps/a%2F..%2Fb%3Fc%23d"


async def test_a_query_repeats_lists_and_leaves_out_what_was_not_said(
    misbehaving: Misbehaving, call: Call
) -> None:
    misbehaving.will(answer(RESULT))
    await call("elements.delete", MAP_ID, 4, cascade=True)
    await call("elements.delete", MAP_ID, 4)
    assert [asked.path.partition("?")[2] for asked in misbehaving.asked] == ["cascade=true", ""]


async def test_times_are_sent_with_their_zone(misbehaving: Misbehaving, call: Call) -> None:
    misbehaving.will(answer(a_page()))
    since = datetime(2026, 2, 4, 18, 44, tzinfo=timezone(timedelta(hours=1)))
    pager = await call("maps.list", tag=["club", "a&b"], updated_after=since, limit=5)
    pages = pager.pages()
    await anext(pages) if hasattr(pages, "__anext__") else next(pages)
    assert misbehaving.asked[0].path.partition("?")[2] == (
        "tag=club&tag=a%26b&updated_after=2026-02-04T17%3A44%3A00%2B00%3A00&limit=5"
    )


@pytest.mark.parametrize(("given", "sent"), [(3, '"3"'), ('"3;json"', '"3;json"'), ("*", "*")])
async def test_if_match_names_a_revision(
    given: int | str, sent: str, misbehaving: Misbehaving, call: Call
) -> None:
    misbehaving.will(answer(a_claim()))
    patch = ClaimPatch(text="The club divides.")
    await call("elements.update", MAP_ID, 4, patch, options=Options(if_match=given))
    assert misbehaving.asked[0].headers["If-Match"] == sent


@pytest.mark.parametrize("options", [Options(if_match=3), Options(idempotency_key="a")])
async def test_a_promise_that_nobody_would_keep_is_not_made(
    options: Options, misbehaving: Misbehaving, call: Call
) -> None:
    misbehaving.will(answer(a_map()))
    with pytest.raises(ValueError, match=r"maps\.get takes no"):
        await call("maps.get", MAP_ID, options=options)
    assert misbehaving.asked == []


async def test_nothing_and_bytes_are_answers_too(misbehaving: Misbehaving, call: Call) -> None:
    misbehaving.will(Reply(204), Reply(200, b'{"openapi": "3.1.0"}'))
    assert await call("maps.delete", MAP_ID) is None
    assert await call("service.contract") == b'{"openapi": "3.1.0"}'


async def test_options_may_add_headers_and_replace_them(
    misbehaving: Misbehaving, call: Call
) -> None:
    misbehaving.will(answer(a_claim(), 201))
    own = {
        "X-Request-ID": "burgum-1",
        "Idempotency-Key": "article-4",
        "Authorization": "Basic Y3A=",
    }
    await call("claims.create", MAP_ID, text="…", options=Options(headers=own))
    headers = misbehaving.asked[0].headers
    assert {name: headers[name] for name in own} == own


async def test_every_request_says_who_sends_it(misbehaving: Misbehaving, call: Call) -> None:
    misbehaving.will(answer(a_map()))
    await call("maps.get", MAP_ID)
    headers = misbehaving.asked[0].headers
    assert headers["Authorization"] == "Bearer secret"
    assert headers["Accept"].startswith("application/json")
    assert headers["User-Agent"].startswith("counterpoint-python/")
