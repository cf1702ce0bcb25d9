# Written by `make regen` from the contract (schema/counterpoint_schema/openapi.json): do not edit.
"""The calls of the API: how each is asked for and what it answers."""

from counterpoint._calls import Call, PageCall, StreamCall
from counterpoint._generated.models import (
    Argument,
    ArgumentPage,
    Case,
    CasePage,
    Claim,
    ClaimPage,
    Comparison,
    Coverage,
    Difference,
    Document,
    EditResult,
    Element,
    ElementChange,
    ElementHistory,
    ElementPage,
    ElementVersion,
    ErasureResult,
    Evaluation,
    EvaluationDifference,
    Event,
    Explanation,
    ExportEnvelope,
    Extension,
    ExtensionPage,
    FormatList,
    Found,
    FoundPage,
    Fragment,
    FragmentPage,
    Group,
    GroupPage,
    Health,
    HypotheticalEvaluation,
    Illocution,
    IllocutionPage,
    ImportResult,
    Lint,
    Locution,
    LocutionPage,
    LongOperation,
    LongOperationPage,
    Map,
    MapPage,
    MergeResult,
    Neighbourhood,
    OEmbed,
    Participant,
    ParticipantPage,
    Paths,
    Positions,
    PostedEvaluation,
    Preference,
    PreferencePage,
    ProblemKind,
    Provenance,
    Question,
    QuestionPage,
    Reanchored,
    Rebuttal,
    RebuttalPage,
    Rephrase,
    RephrasePage,
    Revision,
    RevisionChanges,
    RevisionPage,
    Scheme,
    SchemeList,
    SchemePage,
    Source,
    SourcePage,
    SourceText,
    Transition,
    TransitionPage,
    Unanswered,
)

CONTRACT_VERSION = "0.1.0"

ARGUMENTS_CREATE: Call[Argument] = Call(
    "arguments.create", "POST", "/v1/maps/{map}/arguments", Argument, keyed=True, conditional=True
)
ARGUMENTS_LIST: PageCall[Argument, ArgumentPage] = PageCall(
    "arguments.list", "GET", "/v1/maps/{map}/arguments", ArgumentPage
)
CASES_CREATE: Call[Case] = Call(
    "cases.create", "POST", "/v1/maps/{map}/cases", Case, keyed=True, conditional=True
)
CASES_LIST: PageCall[Case, CasePage] = PageCall(
    "cases.list", "GET", "/v1/maps/{map}/cases", CasePage
)
CATALOGUE_LIST: Call[SchemeList] = Call("catalogue.list", "GET", "/v1/schemes", SchemeList)
CLAIMS_CREATE: Call[Claim] = Call(
    "claims.create", "POST", "/v1/maps/{map}/claims", Claim, keyed=True, conditional=True
)
CLAIMS_LIST: PageCall[Claim, ClaimPage] = PageCall(
    "claims.list", "GET", "/v1/maps/{map}/claims", ClaimPage
)
EDITS_CREATE: Call[EditResult] = Call(
    "edits.create", "POST", "/v1/maps/{map}/edits", EditResult, keyed=True, conditional=True
)
ELEMENTS_LIST: PageCall[Element, ElementPage] = PageCall(
    "elements.list", "GET", "/v1/maps/{map}/elements", ElementPage
)
ELEMENTS_GET: Call[Element] = Call("elements.get", "GET", "/v1/maps/{map}/elements/{n}", Element)
ELEMENTS_UPDATE: Call[Element] = Call(
    "elements.update", "PATCH", "/v1/maps/{map}/elements/{n}", Element, keyed=True, conditional=True
)
ELEMENTS_DELETE: Call[EditResult] = Call(
    "elements.delete",
    "DELETE",
    "/v1/maps/{map}/elements/{n}",
    EditResult,
    keyed=True,
    conditional=True,
)
ELEMENTS_HISTORY: PageCall[ElementVersion, ElementHistory] = PageCall(
    "elements.history", "GET", "/v1/maps/{map}/elements/{n}/history", ElementHistory
)
EVALUATIONS_EVALUATE: Call[PostedEvaluation] = Call(
    "evaluations.evaluate", "POST", "/v1/evaluate", PostedEvaluation
)
EVALUATIONS_SUPPOSE: Call[HypotheticalEvaluation] = Call(
    "evaluations.suppose", "POST", "/v1/maps/{map}/evaluation", HypotheticalEvaluation
)
EVALUATIONS_READ: Call[Evaluation] = Call(
    "evaluations.read", "GET", "/v1/maps/{map}/evaluation", Evaluation
)
EVALUATIONS_DIFF: Call[EvaluationDifference] = Call(
    "evaluations.diff", "GET", "/v1/maps/{map}/evaluation/diff", EvaluationDifference
)
EVALUATIONS_EXTENSIONS: PageCall[Extension, ExtensionPage] = PageCall(
    "evaluations.extensions", "GET", "/v1/maps/{map}/evaluation/extensions", ExtensionPage
)
EVALUATIONS_WHY: Call[Explanation] = Call(
    "evaluations.why", "GET", "/v1/maps/{map}/evaluation/{n}", Explanation
)
EVENTS_FOLLOW: StreamCall[Event] = StreamCall("events.follow", "GET", "/v1/events", Event)
FORMATS_LIST: Call[FormatList] = Call("formats.list", "GET", "/v1/formats", FormatList)
FRAGMENTS_CREATE: Call[Fragment] = Call(
    "fragments.create", "POST", "/v1/maps/{map}/fragments", Fragment, keyed=True, conditional=True
)
FRAGMENTS_LIST: PageCall[Fragment, FragmentPage] = PageCall(
    "fragments.list", "GET", "/v1/maps/{map}/fragments", FragmentPage
)
GROUPS_CREATE: Call[Group] = Call(
    "groups.create", "POST", "/v1/maps/{map}/groups", Group, keyed=True, conditional=True
)
GROUPS_LIST: PageCall[Group, GroupPage] = PageCall(
    "groups.list", "GET", "/v1/maps/{map}/groups", GroupPage
)
ILLOCUTIONS_CREATE: Call[Illocution] = Call(
    "illocutions.create",
    "POST",
    "/v1/maps/{map}/illocutions",
    Illocution,
    keyed=True,
    conditional=True,
)
ILLOCUTIONS_LIST: PageCall[Illocution, IllocutionPage] = PageCall(
    "illocutions.list", "GET", "/v1/maps/{map}/illocutions", IllocutionPage
)
LOCUTIONS_CREATE: Call[Locution] = Call(
    "locutions.create", "POST", "/v1/maps/{map}/locutions", Locution, keyed=True, conditional=True
)
LOCUTIONS_LIST: PageCall[Locution, LocutionPage] = PageCall(
    "locutions.list", "GET", "/v1/maps/{map}/locutions", LocutionPage
)
MAPS_CREATE: Call[Map] = Call("maps.create", "POST", "/v1/maps", Map, keyed=True)
MAPS_LIST: PageCall[Map, MapPage] = PageCall("maps.list", "GET", "/v1/maps", MapPage)
MAPS_IMPORT_FILE: Call[ImportResult] = Call(
    "maps.import_file", "POST", "/v1/maps/import", ImportResult, keyed=True
)
MAPS_GET: Call[Map] = Call("maps.get", "GET", "/v1/maps/{map}", Map)
MAPS_UPDATE: Call[Map] = Call(
    "maps.update", "PATCH", "/v1/maps/{map}", Map, keyed=True, conditional=True
)
MAPS_DELETE: Call[None] = Call("maps.delete", "DELETE", "/v1/maps/{map}", None, conditional=True)
MAPS_ANCESTORS: Call[Neighbourhood] = Call(
    "maps.ancestors", "GET", "/v1/maps/{map}/ancestors/{n}", Neighbourhood
)
MAPS_COMPARE: Call[Comparison] = Call("maps.compare", "GET", "/v1/maps/{map}/compare", Comparison)
MAPS_DESCENDANTS: Call[Neighbourhood] = Call(
    "maps.descendants", "GET", "/v1/maps/{map}/descendants/{n}", Neighbourhood
)
MAPS_DIFF: PageCall[ElementChange, Difference] = PageCall(
    "maps.diff", "GET", "/v1/maps/{map}/diff", Difference
)
MAPS_DOCUMENT: Call[Document] = Call("maps.document", "GET", "/v1/maps/{map}/document", Document)
MAPS_REPLACE: Call[EditResult] = Call(
    "maps.replace", "PUT", "/v1/maps/{map}/document", EditResult, keyed=True, conditional=True
)
MAPS_ERASE: Call[ErasureResult] = Call(
    "maps.erase", "POST", "/v1/maps/{map}/erase", ErasureResult, keyed=True, conditional=True
)
MAPS_EVENTS: StreamCall[Event] = StreamCall("maps.events", "GET", "/v1/maps/{map}/events", Event)
MAPS_EXPORT: Call[ExportEnvelope] = Call(
    "maps.export", "GET", "/v1/maps/{map}/export/{format}", ExportEnvelope
)
MAPS_FORK: Call[Map] = Call("maps.fork", "POST", "/v1/maps/{map}/fork", Map, keyed=True)
MAPS_IMPORT_INTO: Call[MergeResult] = Call(
    "maps.import_into", "POST", "/v1/maps/{map}/import", MergeResult, keyed=True, conditional=True
)
MAPS_LINT: Call[Lint] = Call("maps.lint", "GET", "/v1/maps/{map}/lint", Lint)
MAPS_NEIGHBOURHOOD: Call[Neighbourhood] = Call(
    "maps.neighbourhood", "GET", "/v1/maps/{map}/neighbourhood/{n}", Neighbourhood
)
MAPS_OUTLINE: Call[bytes] = Call("maps.outline", "GET", "/v1/maps/{map}/outline.html", bytes)
MAPS_PATHS: Call[Paths] = Call("maps.paths", "GET", "/v1/maps/{map}/paths", Paths)
MAPS_PICTURE_PNG: Call[bytes] = Call("maps.picture_png", "GET", "/v1/maps/{map}/picture.png", bytes)
MAPS_PICTURE_SVG: Call[bytes] = Call("maps.picture_svg", "GET", "/v1/maps/{map}/picture.svg", bytes)
MAPS_POSITIONS: Call[Positions] = Call(
    "maps.positions", "GET", "/v1/maps/{map}/positions", Positions
)
MAPS_RESTORE: Call[Map] = Call(
    "maps.restore", "POST", "/v1/maps/{map}/restore", Map, keyed=True, conditional=True
)
MAPS_REVERT: Call[EditResult] = Call(
    "maps.revert", "POST", "/v1/maps/{map}/revert", EditResult, keyed=True, conditional=True
)
MAPS_REVISIONS: PageCall[Revision, RevisionPage] = PageCall(
    "maps.revisions", "GET", "/v1/maps/{map}/revisions", RevisionPage
)
MAPS_REVISION: PageCall[ElementChange, RevisionChanges] = PageCall(
    "maps.revision", "GET", "/v1/maps/{map}/revisions/{revision}", RevisionChanges
)
MAPS_UNANSWERED: Call[Unanswered] = Call(
    "maps.unanswered", "GET", "/v1/maps/{map}/unanswered", Unanswered
)
OPERATIONS_LIST: PageCall[LongOperation, LongOperationPage] = PageCall(
    "operations.list", "GET", "/v1/operations", LongOperationPage
)
OPERATIONS_GET: Call[LongOperation] = Call(
    "operations.get", "GET", "/v1/operations/{id}", LongOperation
)
OPERATIONS_CANCEL: Call[LongOperation] = Call(
    "operations.cancel", "DELETE", "/v1/operations/{id}", LongOperation
)
PAGES_INDEX: Call[bytes] = Call("pages.index", "GET", "/", bytes)
PAGES_ASSET: Call[bytes] = Call("pages.asset", "GET", "/embed/assets/{name}", bytes)
PAGES_EMBED: Call[bytes] = Call("pages.embed", "GET", "/embed/maps/{map}", bytes)
PAGES_COMPONENT: Call[bytes] = Call("pages.component", "GET", "/embed/v1/argument-map.js", bytes)
PAGES_MAP: Call[bytes] = Call("pages.map", "GET", "/maps/{map}", bytes)
PAGES_OEMBED: Call[OEmbed] = Call("pages.oembed", "GET", "/oembed", OEmbed)
PARTICIPANTS_CREATE: Call[Participant] = Call(
    "participants.create",
    "POST",
    "/v1/maps/{map}/participants",
    Participant,
    keyed=True,
    conditional=True,
)
PARTICIPANTS_LIST: PageCall[Participant, ParticipantPage] = PageCall(
    "participants.list", "GET", "/v1/maps/{map}/participants", ParticipantPage
)
PREFERENCES_CREATE: Call[Preference] = Call(
    "preferences.create",
    "POST",
    "/v1/maps/{map}/preferences",
    Preference,
    keyed=True,
    conditional=True,
)
PREFERENCES_LIST: PageCall[Preference, PreferencePage] = PageCall(
    "preferences.list", "GET", "/v1/maps/{map}/preferences", PreferencePage
)
QUESTIONS_CREATE: Call[Question] = Call(
    "questions.create", "POST", "/v1/maps/{map}/questions", Question, keyed=True, conditional=True
)
QUESTIONS_LIST: PageCall[Question, QuestionPage] = PageCall(
    "questions.list", "GET", "/v1/maps/{map}/questions", QuestionPage
)
REBUTTALS_CREATE: Call[Rebuttal] = Call(
    "rebuttals.create", "POST", "/v1/maps/{map}/rebuttals", Rebuttal, keyed=True, conditional=True
)
REBUTTALS_LIST: PageCall[Rebuttal, RebuttalPage] = PageCall(
    "rebuttals.list", "GET", "/v1/maps/{map}/rebuttals", RebuttalPage
)
REPHRASES_CREATE: Call[Rephrase] = Call(
    "rephrases.create", "POST", "/v1/maps/{map}/rephrases", Rephrase, keyed=True, conditional=True
)
REPHRASES_LIST: PageCall[Rephrase, RephrasePage] = PageCall(
    "rephrases.list", "GET", "/v1/maps/{map}/rephrases", RephrasePage
)
SCHEMES_CREATE: Call[Scheme] = Call(
    "schemes.create", "POST", "/v1/maps/{map}/schemes", Scheme, keyed=True, conditional=True
)
SCHEMES_LIST: PageCall[Scheme, SchemePage] = PageCall(
    "schemes.list", "GET", "/v1/maps/{map}/schemes", SchemePage
)
SEARCH_FIND: PageCall[Found, FoundPage] = PageCall("search.find", "GET", "/v1/search", FoundPage)
SERVICE_LIVE: Call[Health] = Call("service.live", "GET", "/livez", Health)
SERVICE_CONTRACT: Call[bytes] = Call("service.contract", "GET", "/openapi.json", bytes)
SERVICE_PROBLEMS: Call[list[ProblemKind]] = Call(
    "service.problems", "GET", "/problems", list[ProblemKind]
)
SERVICE_PROBLEM: Call[ProblemKind] = Call("service.problem", "GET", "/problems/{code}", ProblemKind)
SERVICE_READY: Call[Health] = Call("service.ready", "GET", "/readyz", Health)
SOURCES_CREATE: Call[Source] = Call(
    "sources.create", "POST", "/v1/maps/{map}/sources", Source, keyed=True, conditional=True
)
SOURCES_LIST: PageCall[Source, SourcePage] = PageCall(
    "sources.list", "GET", "/v1/maps/{map}/sources", SourcePage
)
SOURCES_COVERAGE: Call[Coverage] = Call(
    "sources.coverage", "GET", "/v1/maps/{map}/sources/{n}/coverage", Coverage
)
SOURCES_PROVENANCE: Call[Provenance] = Call(
    "sources.provenance", "GET", "/v1/maps/{map}/sources/{n}/provenance", Provenance
)
SOURCES_REANCHOR: Call[Reanchored] = Call(
    "sources.reanchor",
    "POST",
    "/v1/maps/{map}/sources/{n}/reanchor",
    Reanchored,
    keyed=True,
    conditional=True,
)
SOURCES_TEXT: Call[SourceText] = Call(
    "sources.text", "GET", "/v1/maps/{map}/sources/{n}/text", SourceText
)
SOURCES_WRITE_TEXT: Call[Source] = Call(
    "sources.write_text",
    "PUT",
    "/v1/maps/{map}/sources/{n}/text",
    Source,
    keyed=True,
    conditional=True,
)
TRANSITIONS_CREATE: Call[Transition] = Call(
    "transitions.create",
    "POST",
    "/v1/maps/{map}/transitions",
    Transition,
    keyed=True,
    conditional=True,
)
TRANSITIONS_LIST: PageCall[Transition, TransitionPage] = PageCall(
    "transitions.list", "GET", "/v1/maps/{map}/transitions", TransitionPage
)
