"""How a map is evaluated: verdicts depend on it, so every answer says it."""

from typing import Literal

from msgspec import Struct

from counterpoint_server.semantics.names import Semantics
from counterpoint_server.semantics.structured.theory import Link

ProjectionName = Literal["structured", "abstract"]


class Options(Struct, kw_only=True, frozen=True):
    semantics: Semantics = "grounded"
    projection: ProjectionName = "structured"
    link: Link = "none"
    """What of an argument preferences are compared by; `none`: they do not count."""
    rephrase: Literal["ignore", "equivalent"] = "ignore"
    """`equivalent`: a claim and its restatement are one."""
