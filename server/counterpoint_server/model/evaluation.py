"""What is answered about what stands: verdicts, under which semantics, by which options."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from counterpoint_server.model.element import Explicitness
from counterpoint_server.model.ids import ElementId, Revision
from counterpoint_server.model.theory import Link, NamedTheory
from counterpoint_server.model.types import TypeName

Semantics = Literal[
    "conflict_free",
    "admissible",
    "complete",
    "grounded",
    "preferred",
    "stable",
    "semi_stable",
    "stage",
    "ideal",
]
"""Dung 1995; semi-stable: Caminada 2006; stage: Verheij 1996; ideal: Dung, Mancarella, Toni
2007."""
Gradual = Literal["h_categorizer", "max", "card", "euler", "quadratic_energy", "df_quad"]
"""Besnard, Hunter 2001; Amgoud, Ben-Naim 2013 and 2018; Potyka 2018; Rago and others 2016. The
first three count attacks alone."""
AnySemantics = Literal[Semantics, Gradual]
Combine = Literal["min", "product"]
ProjectionName = Literal["structured", "abstract"]
Status = Literal["accepted", "rejected", "undecided", "unsupported", "unknown"]

SECONDS, SECONDS_MAX = 5, 60
Seconds = Annotated[float, Meta(gt=0, le=SECONDS_MAX)]
FRAMEWORK_TEXT_MAX = 8 * 1024 * 1024
EXTENSIONS_MAX = 1_000
LISTED_MAX = 10_000


class EvaluationOptions(Struct, kw_only=True, frozen=True):
    """How a map is evaluated: verdicts depend on it, so every answer says it."""

    semantics: AnySemantics = "grounded"
    projection: ProjectionName = "structured"
    """`structured`: claims stand by what argues for them; `abstract`: only attacks count."""
    link: Link = "none"
    """What of an argument preferences are compared by; `none`: they do not count."""
    unite_rephrases: bool = False
    """Whether a claim and its restatement are one."""
    combine: Combine = "min"
    """How strong linked premises are together; of gradual semantics only."""


class Verdict(Struct, kw_only=True, frozen=True):
    """What a semantics says of an element.

    `unsupported`: nothing derives it; `unknown`: not found in the time given.
    """

    id: ElementId
    type: TypeName
    status: Status | None
    """Null: the semantics is gradual."""
    sceptical: bool | None
    """Whether it stands in every extension; null: not known, or gradual."""
    credulous: bool | None
    """Whether it stands in some extension; null: not known, or gradual."""
    strength: float | None = None
    """0 to 1, by a gradual semantics."""


class Convergence(Struct, kw_only=True, frozen=True):
    """How the strengths were found: at once where nothing goes in circles, else step by step."""

    converged: bool
    iterations: int
    residual: float
    """By how much the last step would still change a strength."""
    damping: float
    """What part of each step was taken in the end."""


class Evaluation(Struct, kw_only=True, frozen=True):
    """What of a map stands and what falls, by the options named."""

    map: str
    revision: Revision
    options: EvaluationOptions
    complete: bool
    """Whether everything was found in the time given; if not, what is open is `unknown`."""
    notes: list[str]
    """What of the map has no effect on the verdicts, in sentences."""
    convergence: Convergence | None
    """Of a gradual semantics; where it did not converge, the strengths are where it was left."""
    verdicts: list[Verdict]
    """Of claims, arguments, cases and rebuttals, by number."""


class Extension(Struct, kw_only=True, frozen=True):
    """A set of what can be accepted together."""

    accepted: list[ElementId]
    """Claims, arguments, cases and rebuttals, by number."""
    rejected: list[ElementId]
    """What the accepted ones defeat."""


class ExtensionPage(Struct, kw_only=True, frozen=True):
    """Some extensions of a map, in an order that stays the same."""

    revision: Revision
    options: EvaluationOptions
    total: int | None
    """How many there are; null: 2^53 or more."""
    items: list[Extension]
    next_cursor: str | None
    """Where the next page begins; null on the last."""


class VerdictChange(Struct, kw_only=True, frozen=True):
    """An element whose verdict is not the same in two states of a map."""

    id: ElementId
    type: TypeName
    before: Verdict | None
    """Null: the element was not there."""
    after: Verdict | None
    """Null: the element is not there any more."""


class EvaluationDifference(Struct, kw_only=True, frozen=True):
    """What other verdicts one revision of a map has than another."""

    map: str
    from_revision: Revision
    to_revision: Revision
    options: EvaluationOptions
    complete: bool
    """Whether everything was found in the time given."""
    changes: list[VerdictChange]


Role = Literal["verdict", "argument", "premise", "attack", "attacker", "cycle"]
Effect = Literal["supports", "undermines", "rebuts", "undercuts", "restates"]


class Reason(Struct, kw_only=True, frozen=True):
    """One step of an explanation; those that explain it follow, one deeper."""

    depth: int
    """How deep in the tree; 0: the verdict itself."""
    role: Role
    """What it is for the step above: an argument for it, a premise of it, an attack on it, who
    attacks; `cycle`: a link of the circle that leaves it undecided."""
    id: ElementId
    type: TypeName
    status: Status
    effect: Effect | None
    """Of an attack. It `undermines` what is taken as a premise, `rebuts` what is argued for, and
    `undercuts` a step."""
    sentence: str


class Explanation(Struct, kw_only=True, frozen=True):
    """Why an element stands or falls, as a tree written in depth-first order."""

    map: str
    revision: Revision
    options: EvaluationOptions
    verdict: Verdict
    in_one_extension: bool
    """Whether the reasons are those of one extension among several."""
    sentence: str
    reasons: list[Reason]
    """What is explained above is not explained again."""
    truncated: bool
    """Whether there were more reasons than are told."""


class Preferring(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """A preference as a hypothesis."""

    preferred: ElementId
    dispreferred: ElementId


Listed = Annotated[list[ElementId], Meta(max_length=LISTED_MAX)]


class Hypothesis(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """What to suppose of a map, and how to evaluate it; nothing is stored."""

    without: Listed = []
    """Elements to leave out, together with what has no meaning without them."""
    without_rebuttals_by: Listed = []
    """Participants: leave out the rebuttals that are attributed to them."""
    without_rebuttals: Annotated[list[Explicitness], Meta(max_length=4)] = []
    """Leave out the rebuttals of this explicitness, say `reconstructed`."""
    granted: Listed = []
    """Claims to take as certain."""
    granted_by: Listed = []
    """Participants: take the claims as certain that are attributed to them."""
    preferences: Annotated[list[Preferring], Meta(max_length=LISTED_MAX)] = []
    """Preferences to add; they count by `link`."""
    only_these_preferences: bool = False
    """Whether those of the map are left out."""
    semantics: Semantics = "grounded"
    projection: ProjectionName = "structured"
    link: Link = "none"
    unite_rephrases: bool = False
    """Whether a claim and its restatement are one."""
    seconds: Seconds = SECONDS
    """How long to look; what is open then is `unknown`."""


class HypotheticalEvaluation(Struct, kw_only=True, frozen=True):
    """The verdicts that would change under a hypothesis."""

    map: str
    revision: Revision
    options: EvaluationOptions
    complete: bool
    """Whether everything was found in the time given."""
    changes: list[VerdictChange]


class PostedFramework(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """A framework to evaluate without storing it: as `text` or as a `theory`, one of the two."""

    text: Annotated[str, Meta(max_length=FRAMEWORK_TEXT_MAX)] | None = None
    """As the solver competitions write it: `.af` (`p af 3`, then attacks `1 2`), `.apx`, `.tgf`."""
    theory: NamedTheory | None = None
    semantics: Semantics = "grounded"
    extensions: Annotated[int, Meta(ge=0, le=EXTENSIONS_MAX)] = 0
    """How many extensions to answer at most, besides the verdicts."""
    seconds: Seconds = SECONDS
    """How long to look; what is open then is `unknown`."""


class NamedVerdict(Struct, kw_only=True, frozen=True):
    """What a semantics says of an argument or an atom."""

    name: str
    status: Status
    sceptical: bool | None
    """Whether it stands in every extension; null: not known."""
    credulous: bool | None
    """Whether it stands in some extension; null: not known."""


class NamedExtension(Struct, kw_only=True, frozen=True):
    """What can be accepted together, by the framework's own names."""

    accepted: list[str]


class PostedEvaluation(Struct, kw_only=True, frozen=True):
    """What of a posted framework stands, by its own names."""

    semantics: Semantics
    complete: bool
    """Whether everything was found in the time given."""
    verdicts: list[NamedVerdict]
    """Of a framework's arguments, or a theory's atoms."""
    total: int | None
    """How many extensions there are; null: 2^53 or more, not asked for, or not found in time."""
    extensions: list[NamedExtension]
