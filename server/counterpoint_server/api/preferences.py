"""What a client would like (Prefer, RFC 7240); what is not known here is not minded."""

from functools import lru_cache

LATER = "respond-async"
KNOWN = {
    "return": frozenset({"minimal", "representation"}),
    "handling": frozenset({"strict"}),
    LATER: frozenset({""}),
}


@lru_cache(maxsize=256)
def preferences(header: str | None) -> dict[str, str]:
    """Those that are known, by name; of one that comes twice, the first."""
    found: dict[str, str] = {}
    for item in (header or "").split(","):
        name, _, value = (part.strip() for part in item.partition(";")[0].partition("="))
        value = value.strip('"')
        if value in KNOWN.get(name.lower(), ()):
            found.setdefault(name.lower(), value)
    return found
