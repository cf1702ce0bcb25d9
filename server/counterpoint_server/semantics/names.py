"""The semantics by name, as requests and answers write them."""

from typing import Literal, get_args

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
