"""Carneades 4 argument graphs in YAML: statements, arguments, issues, assumptions.

Gordon and Walton (2016), "Formalizing balancing arguments": what is neither assumed nor concluded
does not hold, so that statements are issues unless they are assumed. An undercutter is a statement
that attacks its argument.
"""

from counterpoint_server.formats.carneades.reading import read, sniff
from counterpoint_server.formats.carneades.shape import NAME
from counterpoint_server.formats.carneades.writing import write
from counterpoint_server.formats.frame import Format

__all__ = ["FORMAT"]

FORMAT = Format(
    name=NAME,
    title="Carneades (YAML)",
    media_type="application/yaml",
    extensions=(".yml", ".yaml"),
    sniff=sniff,
    read=read,
    write=write,
    cannot={
        "rebuttal": "A statement undercuts an argument here, and nothing else attacks anything.",
        "case": "Carneades has no cases.",
    },
)
