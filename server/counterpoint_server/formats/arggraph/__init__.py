"""arggraph XML, in which the argumentative microtexts are: discourse units, and edges between them.

Peldszus and Stede (2016), "An annotated corpus of argumentative microtexts": `sup` and `exa`
support, `reb` attacks a unit, `und` an edge; `add` joins a unit to an edge.
"""

from counterpoint_server.formats.arggraph.reading import read, sniff
from counterpoint_server.formats.arggraph.shape import NAME
from counterpoint_server.formats.arggraph.writing import write
from counterpoint_server.formats.frame import Format

__all__ = ["FORMAT"]

FORMAT = Format(
    name=NAME,
    title="arggraph (XML)",
    media_type="application/xml",
    extensions=(".xml", ".arggraph"),
    sniff=sniff,
    read=read,
    write=write,
    cannot={
        "relation": "Every attack is directed here.",
        "case": "arggraph has no cases.",
    },
)
