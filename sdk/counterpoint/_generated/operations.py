# Written by `make regen` from the contract (schema/counterpoint_schema/openapi.json): do not edit.
"""The operations of the API: how each is asked for and what it answers."""

from counterpoint._calls import Operation, PageOperation
from counterpoint._generated.models import (
    Argument,
    ArgumentPage,
    Claim,
    ClaimPage,
    Document,
    EditResult,
    Element,
    ElementPage,
    Health,
    Map,
    MapPage,
    Participant,
    ParticipantPage,
    Preference,
    PreferencePage,
    ProblemKind,
    Question,
    QuestionPage,
    Rebuttal,
    RebuttalPage,
    Source,
    SourcePage,
)

CONTRACT_VERSION = "0.1.0"

ARGUMENTS_CREATE: Operation[Argument] = Operation(
    "arguments.create", "POST", "/v1/maps/{map}/arguments", Argument, keyed=True, conditional=True
)
ARGUMENTS_LIST: PageOperation[Argument, ArgumentPage] = PageOperation(
    "arguments.list", "GET", "/v1/maps/{map}/arguments", ArgumentPage
)
CLAIMS_CREATE: Operation[Claim] = Operation(
    "claims.create", "POST", "/v1/maps/{map}/claims", Claim, keyed=True, conditional=True
)
CLAIMS_LIST: PageOperation[Claim, ClaimPage] = PageOperation(
    "claims.list", "GET", "/v1/maps/{map}/claims", ClaimPage
)
EDITS_CREATE: Operation[EditResult] = Operation(
    "edits.create", "POST", "/v1/maps/{map}/edits", EditResult, keyed=True, conditional=True
)
ELEMENTS_LIST: PageOperation[Element, ElementPage] = PageOperation(
    "elements.list", "GET", "/v1/maps/{map}/elements", ElementPage
)
ELEMENTS_GET: Operation[Element] = Operation(
    "elements.get", "GET", "/v1/maps/{map}/elements/{n}", Element
)
ELEMENTS_UPDATE: Operation[Element] = Operation(
    "elements.update", "PATCH", "/v1/maps/{map}/elements/{n}", Element, keyed=True, conditional=True
)
ELEMENTS_DELETE: Operation[EditResult] = Operation(
    "elements.delete",
    "DELETE",
    "/v1/maps/{map}/elements/{n}",
    EditResult,
    keyed=True,
    conditional=True,
)
MAPS_CREATE: Operation[Map] = Operation(
    "maps.create", "POST", "/v1/maps", Map, keyed=True, conditional=True
)
MAPS_LIST: PageOperation[Map, MapPage] = PageOperation("maps.list", "GET", "/v1/maps", MapPage)
MAPS_GET: Operation[Map] = Operation("maps.get", "GET", "/v1/maps/{map}", Map)
MAPS_UPDATE: Operation[Map] = Operation(
    "maps.update", "PATCH", "/v1/maps/{map}", Map, keyed=True, conditional=True
)
MAPS_DELETE: Operation[None] = Operation(
    "maps.delete", "DELETE", "/v1/maps/{map}", None, keyed=True, conditional=True
)
MAPS_DOCUMENT: Operation[Document] = Operation(
    "maps.document", "GET", "/v1/maps/{map}/document", Document
)
PARTICIPANTS_CREATE: Operation[Participant] = Operation(
    "participants.create",
    "POST",
    "/v1/maps/{map}/participants",
    Participant,
    keyed=True,
    conditional=True,
)
PARTICIPANTS_LIST: PageOperation[Participant, ParticipantPage] = PageOperation(
    "participants.list", "GET", "/v1/maps/{map}/participants", ParticipantPage
)
PREFERENCES_CREATE: Operation[Preference] = Operation(
    "preferences.create",
    "POST",
    "/v1/maps/{map}/preferences",
    Preference,
    keyed=True,
    conditional=True,
)
PREFERENCES_LIST: PageOperation[Preference, PreferencePage] = PageOperation(
    "preferences.list", "GET", "/v1/maps/{map}/preferences", PreferencePage
)
QUESTIONS_CREATE: Operation[Question] = Operation(
    "questions.create", "POST", "/v1/maps/{map}/questions", Question, keyed=True, conditional=True
)
QUESTIONS_LIST: PageOperation[Question, QuestionPage] = PageOperation(
    "questions.list", "GET", "/v1/maps/{map}/questions", QuestionPage
)
REBUTTALS_CREATE: Operation[Rebuttal] = Operation(
    "rebuttals.create", "POST", "/v1/maps/{map}/rebuttals", Rebuttal, keyed=True, conditional=True
)
REBUTTALS_LIST: PageOperation[Rebuttal, RebuttalPage] = PageOperation(
    "rebuttals.list", "GET", "/v1/maps/{map}/rebuttals", RebuttalPage
)
SERVICE_LIVE: Operation[Health] = Operation("service.live", "GET", "/livez", Health)
SERVICE_CONTRACT: Operation[bytes] = Operation("service.contract", "GET", "/openapi.json", bytes)
SERVICE_PROBLEMS: Operation[list[ProblemKind]] = Operation(
    "service.problems", "GET", "/problems", list[ProblemKind]
)
SERVICE_PROBLEM: Operation[ProblemKind] = Operation(
    "service.problem", "GET", "/problems/{code}", ProblemKind
)
SERVICE_READY: Operation[Health] = Operation("service.ready", "GET", "/readyz", Health)
SOURCES_CREATE: Operation[Source] = Operation(
    "sources.create", "POST", "/v1/maps/{map}/sources", Source, keyed=True, conditional=True
)
SOURCES_LIST: PageOperation[Source, SourcePage] = PageOperation(
    "sources.list", "GET", "/v1/maps/{map}/sources", SourcePage
)
