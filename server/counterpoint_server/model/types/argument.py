"""The argument."""

from typing import Annotated, Literal

from msgspec import Meta

from counterpoint_server.model.element import ElementBase, Line, Slug, Standing
from counterpoint_server.model.ids import ElementId
from counterpoint_server.model.references import Reference

Premise = Annotated[
    ElementId, Reference("premise", ("claim", "case"), structural=True, inline=True)
]
Conclusion = Annotated[
    ElementId, Reference("conclusion", ("claim", "argument", "case"), structural=True, inline=True)
]
RolePremise = Annotated[ElementId, Reference("premise_role", ("claim", "case"))]

Strength = Literal["auto", "defeasible", "strict"]


class Argument(ElementBase, kw_only=True, frozen=True, tag="argument"):
    """One step of support: premises, taken together, for one conclusion. (AIF: RA-node.)"""

    premises: Annotated[list[Premise], Meta(min_length=1, max_length=1_000)]
    """The claims or cases that support, linked: each is needed."""
    conclusion: Conclusion
    """What they support: a claim, a case, or another argument."""
    scheme: Slug | None = None
    """The argumentation scheme: `practical-reasoning`, `expert-opinion`, …"""
    premise_roles: Annotated[dict[str, RolePremise], Meta(max_length=100)] = {}
    """Which premise plays which role of the scheme."""
    rules: Annotated[list[Line], Meta(max_length=100)] = []
    """The rules of inference, as the source writes them."""
    strength: Strength = "auto"
    """`strict`: the conclusion cannot fail while the premises hold."""
    standing: Standing = "auto"
    """`issue`: counts only if another argument backs it."""
