"""What is odd about a map's structure. Odd is not wrong: nothing of it is refused."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from counterpoint_server.model.ids import ElementId, Revision

LintCode = Literal[
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

LINT: dict[LintCode, str] = {
    "circular_preference": "Each of these is preferred, in the end, over itself.",
    "circular_support": "Each of these supports itself in the end.",
    "duplicate_text": "These claims say the same in the same words: merge them.",
    "empty_case": "The case has neither text nor steps.",
    "empty_group": "The group has no members.",
    "fragment": "An import could not place this: give it a type.",
    "open_question": "No claim answers the question, nor competes to.",
    "quote_moved": "The quote stands elsewhere in its source than its position says.",
    "quote_orphan": "The quote does not stand in its source's text.",
    "quote_without_source": "A quote names no source that it could be checked against.",
    "role_outside_premises": "A claim plays a role in the argument and is none of its premises.",
    "self_attack": "The target of the attack is among its attackers.",
    "silent_participant": "The participant says nothing and passes nothing on.",
    "unconnected_claim": "Nothing refers to the claim: it takes part in no argument or question.",
    "unknown_scheme": "No scheme of the map or the catalogue has this name.",
    "unsupported_leaf": "The claim is a reason, but nobody says it and nothing supports it.",
    "unused_source": "Nothing is quoted or taken from the source.",
}
"""What each code says to the reader."""


class LintFinding(Struct, kw_only=True, frozen=True):
    """Something odd, and where."""

    code: LintCode
    message: str
    elements: Annotated[list[ElementId], Meta(min_length=1)]


class Lint(Struct, kw_only=True, frozen=True):
    """All that is odd about a map, by code and number."""

    revision: Revision = 1
    """The map's, of which all this is."""
    findings: list[LintFinding]
