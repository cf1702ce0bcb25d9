"""Refusals as exceptions."""

import json
import pickle

import pytest

import counterpoint
import counterpoint_schema
from counterpoint import (
    ConflictError,
    CounterpointError,
    ElementInUse,
    MapNotFound,
    NotFoundError,
    Problem,
    ProblemError,
    RateLimitError,
    ServerError,
    StaleRevision,
)
from counterpoint._calls import Answer, problem_of
from counterpoint._generated.problems import BY_CODE
from counterpoint.errors import BY_STATUS
from counterpoint_codegen.views import STATUS_CLASSES
from sdk.misbehaving import problem

KINDS = json.loads(counterpoint_schema.openapi_json())["x-problems"]


def refusal(status: int, code: str, **members: object) -> ProblemError:
    reply = problem(status, code, **members)
    return problem_of(Answer(reply.status, reply.headers, reply.body))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind["code"])
def test_every_code_has_a_class_below_that_of_its_status(kind: dict[str, str | int]) -> None:
    status, code = int(kind["status"]), str(kind["code"])
    error = refusal(status, code)
    assert type(error) is BY_CODE[code]
    assert getattr(counterpoint, type(error).__name__) is type(error)
    assert isinstance(error, ServerError if status >= 500 else BY_STATUS.get(status, ProblemError))
    assert type(error).__doc__ == kind["title"]


def test_the_generator_knows_the_classes_of_the_core() -> None:
    assert {status: kind.__name__ for status, kind in BY_STATUS.items()} == STATUS_CLASSES


@pytest.mark.parametrize(
    ("status", "kind"),
    [(404, NotFoundError), (409, ConflictError), (429, RateLimitError), (507, ServerError)],
)
def test_a_code_of_a_newer_server_has_the_class_of_its_status(
    status: int, kind: type[ProblemError]
) -> None:
    error = refusal(status, "club_is_full", seats=12)
    assert type(error) is kind
    assert (error.code, error.raw["seats"]) == ("club_is_full", 12)


def test_a_refusal_says_what_the_server_said() -> None:
    faults = [{"pointer": "#/text", "code": "invalid_body", "detail": "Too short."}]
    error = refusal(422, "invalid_body", detail="1 fault.", errors=faults, request_id="4f2a")
    assert (error.status, error.title, error.detail) == (422, "Refused.", "1 fault.")
    assert error.errors[0].pointer == "#/text"
    assert str(error) == "422 invalid_body: 1 fault.\n  #/text: Too short.\n  (request 4f2a)"
    assert error.current_revision is None
    assert error.holders == []


def test_every_member_of_a_problem_is_an_attribute() -> None:
    error = refusal(409, "missing_end", missing=[35, 54])
    assert error.missing == [35, 54]
    for member in Problem.__struct_fields__:
        assert hasattr(error, "problem" if member == "type" else member)


def test_extension_members_are_attributes() -> None:
    stale = refusal(412, "stale_revision", current_revision=9)
    assert isinstance(stale, StaleRevision)
    assert stale.current_revision == 9
    in_use = refusal(409, "element_in_use", holders=[33, 51])
    assert isinstance(in_use, ElementInUse)
    assert in_use.holders == [33, 51]


@pytest.mark.parametrize(
    "body", [b"<html>Bad gateway</html>", b"", b"\xff\xfe", b"[1]", b'{"code": 7}']
)
def test_a_proxy_that_answers_in_the_servers_stead_is_a_problem_too(body: bytes) -> None:
    error = problem_of(Answer(502, {"Retry-After": "3"}, body))
    assert type(error) is ServerError
    assert (error.status, error.code, error.retry_after) == (502, "", 3)


def test_a_problem_of_another_maker_keeps_its_words() -> None:
    error = problem_of(Answer(403, {}, b'{"title": "Forbidden", "detail": "No seat."}'))
    assert isinstance(error, counterpoint.ForbiddenError)
    assert (error.title, error.detail, error.code) == ("Forbidden", "No seat.", "")


def test_a_refusal_survives_being_sent_to_another_process() -> None:
    error = pickle.loads(pickle.dumps(refusal(404, "map_not_found")))  # noqa: S301 - our own
    assert isinstance(error, MapNotFound)
    assert str(error).startswith("404 map_not_found")


def test_everything_that_goes_wrong_is_one_family() -> None:
    kinds = [counterpoint.ConnectionFailed, counterpoint.AnswerUnreadable, ProblemError]
    assert all(issubclass(kind, CounterpointError) for kind in kinds)
    assert issubclass(counterpoint.TimedOut, counterpoint.ConnectionFailed)
