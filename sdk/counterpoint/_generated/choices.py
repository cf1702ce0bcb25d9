# Written by `make regen` from the contract (schema/counterpoint_schema/openapi.json): do not edit.
"""The words that fields know. A server may know more: those come as plain strings."""

from typing import Literal, TypeAlias

AgreementFirst: TypeAlias = Literal["argues_for", "holds"] | str
AgreementSecond: TypeAlias = Literal["argues_for", "holds"] | str
AnchorStatus: TypeAlias = Literal["anchored", "moved", "orphan"] | str
ArgumentStrength: TypeAlias = Literal["auto", "defeasible", "strict"] | str
AttributionMode: TypeAlias = (
    Literal["direct", "indirect", "narrated", "partly_direct", "scare_quote"] | str
)
AttributionRole: TypeAlias = Literal["analyst", "speaker"] | str
CriticalQuestionKind: TypeAlias = Literal["exception", "presumption"] | str
Effect: TypeAlias = Literal["rebuts", "restates", "supports", "undercuts", "undermines"] | str
EvaluationOptionsCombine: TypeAlias = Literal["min", "product"] | str
EvaluationOptionsSemantics: TypeAlias = (
    Literal[
        "admissible",
        "card",
        "complete",
        "conflict_free",
        "df_quad",
        "euler",
        "grounded",
        "h_categorizer",
        "ideal",
        "max",
        "preferred",
        "quadratic_energy",
        "semi_stable",
        "stable",
        "stage",
    ]
    | str
)
EventOperationOp: TypeAlias = Literal["create", "delete", "fork", "merge", "redact", "update"] | str
Explicitness: TypeAlias = Literal["presupposed", "reconstructed", "reported", "stated"] | str
FragmentEdgeDirection: TypeAlias = Literal["in", "out"] | str
HeldModes: TypeAlias = (
    Literal["direct", "indirect", "narrated", "partly_direct", "scare_quote"] | str
)
HypothesisWithoutRebuttals: TypeAlias = (
    Literal["presupposed", "reconstructed", "reported", "stated"] | str
)
Link: TypeAlias = Literal["last", "none", "weakest"] | str
LintFindingCode: TypeAlias = (
    Literal[
        "circular_preference",
        "circular_support",
        "duplicate_text",
        "empty_case",
        "empty_group",
        "fragment",
        "open_question",
        "quote_moved",
        "quote_orphan",
        "quote_without_source",
        "role_outside_premises",
        "self_attack",
        "silent_participant",
        "unconnected_claim",
        "unknown_scheme",
        "unsupported_leaf",
        "unused_source",
    ]
    | str
)
LongOperationKind: TypeAlias = Literal["edit", "erase", "fork", "replace", "revert"] | str
LongOperationState: TypeAlias = Literal["cancelled", "done", "failed", "running", "waiting"] | str
MapsDirection: TypeAlias = Literal["both", "in", "out"] | str
MapsLayout: TypeAlias = Literal["tidy"] | str
MapsSort: TypeAlias = Literal["created", "title", "updated"] | str
MapsTheme: TypeAlias = Literal["dark", "light"] | str
MapsTypes: TypeAlias = (
    Literal[
        "claim",
        "argument",
        "case",
        "rebuttal",
        "preference",
        "rephrase",
        "question",
        "locution",
        "illocution",
        "transition",
        "group",
        "participant",
        "source",
        "scheme",
        "fragment",
    ]
    | str
)
NamedRuleKind: TypeAlias = Literal["defeasible", "strict"] | str
NamedTheorySetComparison: TypeAlias = Literal["democratic", "elitist"] | str
NewErasureMessages: TypeAlias = Literal["all", "concerned", "keep"] | str
Op: TypeAlias = Literal["create", "delete", "merge", "update"] | str
PagesFormat: TypeAlias = Literal["json"] | str
PagesTheme: TypeAlias = Literal["auto", "dark", "light"] | str
PairLikeness: TypeAlias = Literal["ends", "overlap", "quote", "text", "text_and_quote"] | str
ParticipantKind: TypeAlias = Literal["collective", "organisation", "outlet", "person"] | str
PathSign: TypeAlias = Literal["attacks", "supports"] | str
Projection: TypeAlias = Literal["abstract", "structured"] | str
QuestionProofStandard: TypeAlias = (
    Literal[
        "beyond_reasonable_doubt",
        "clear_and_convincing",
        "dialectical",
        "preponderance",
        "scintilla",
    ]
    | str
)
ReasonRole: TypeAlias = (
    Literal["argument", "attack", "attacker", "cycle", "premise", "verdict"] | str
)
RebuttalKind: TypeAlias = Literal["rebut", "undercut"] | str
RebuttalRelation: TypeAlias = Literal["attack", "contradictory", "contrary"] | str
SearchType: TypeAlias = Literal["map"] | str
Semantics: TypeAlias = (
    Literal[
        "admissible",
        "complete",
        "conflict_free",
        "grounded",
        "ideal",
        "preferred",
        "semi_stable",
        "stable",
        "stage",
    ]
    | str
)
Standing: TypeAlias = Literal["assumption", "auto", "axiom", "issue", "premise"] | str
Status: TypeAlias = Literal["accepted", "rejected", "undecided", "unknown", "unsupported"] | str
Type: TypeAlias = (
    Literal[
        "claim",
        "argument",
        "case",
        "rebuttal",
        "preference",
        "rephrase",
        "question",
        "locution",
        "illocution",
        "transition",
        "group",
        "participant",
        "source",
        "scheme",
        "fragment",
    ]
    | str
)
Visibility: TypeAlias = Literal["private", "public", "workspace"] | str
