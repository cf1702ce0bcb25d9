"""The semantics by name, as requests and answers write them."""

from typing import get_args

from counterpoint_server.model.evaluation import AnySemantics, Gradual
from counterpoint_server.model.evaluation import Semantics as Semantics

GRADUAL: tuple[Gradual, ...] = get_args(Gradual)


def gradual(name: AnySemantics) -> Gradual:
    """ValueError: it judges by yes and no."""
    if name not in GRADUAL:
        raise ValueError(name)
    return name


def qualitative(name: AnySemantics) -> Semantics:
    """ValueError: it is gradual."""
    if name not in SEMANTICS:
        raise ValueError(name)
    return name


SEMANTICS: tuple[Semantics, ...] = get_args(Semantics)

ICCMA: dict[str, Semantics] = {
    "CF": "conflict_free",
    "AD": "admissible",
    "CO": "complete",
    "GR": "grounded",
    "PR": "preferred",
    "ST": "stable",
    "SST": "semi_stable",
    "STG": "stage",
    "ID": "ideal",
}
"""By the two or three letters of the solver competition."""
