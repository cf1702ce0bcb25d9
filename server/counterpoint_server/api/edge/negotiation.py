"""What the client would rather have: Accept and Accept-Encoding, weighed (RFC 9110, 12.5)."""

import re
from functools import lru_cache

from counterpoint_server.api.formats import JSON, PROBLEM

CODINGS = ("zstd", "br", "gzip")
"""At equal weight, the first."""

_WEIGHT = re.compile(r"0(\.[0-9]{0,3})?|1(\.0{0,3})?")
_remembered = lru_cache(maxsize=256)
"""Clients send few different ones."""


def weights(header: str) -> dict[str, float]:
    """What a list names, by weight; parameters other than the weight are not looked at."""
    found: dict[str, float] = {}
    for item in header.split(","):
        name, *parameters = (part.strip().lower() for part in item.split(";"))
        weight = next((p[2:].strip() for p in parameters if p.startswith("q=")), "1")
        if name and _WEIGHT.fullmatch(weight):
            found[name] = float(weight)
    return found


@_remembered
def choose_type(accept: bytes | None, offers: tuple[str, ...]) -> str | None:
    """The media type to answer in; None if the client takes none of those offered."""
    if accept is None or not accept.strip():
        return offers[0]
    given = weights(accept.decode("latin-1"))
    best = max(offers, key=lambda offer: _weight_of_type(given, offer))
    return best if _weight_of_type(given, best) > 0 else None


def _weight_of_type(given: dict[str, float], offer: str) -> float:
    # Who names only what refusals come in is a client of ours, and takes JSON.
    also = PROBLEM if offer == JSON else offer
    ranges = (offer, also, offer.split("/")[0] + "/*", "*/*")
    return next((given[each] for each in ranges if each in given), 0.0)


@_remembered
def weights_of_codings(accept_encoding: bytes | None) -> dict[str, float]:
    """Each of our codings that the client takes, by weight."""
    given = weights((accept_encoding or b"").decode("latin-1"))
    found = {coding: given.get(coding, given.get("*", 0.0)) for coding in CODINGS}
    return {coding: weight for coding, weight in found.items() if weight > 0}


@_remembered
def choose_coding(accept_encoding: bytes | None) -> str | None:
    """The coding to answer in; None: as it is."""
    found = weights_of_codings(accept_encoding)
    if not found:
        return None
    best = max(found, key=lambda coding: found[coding])
    plain = weights((accept_encoding or b"").decode("latin-1")).get("identity", 0.0)
    return best if found[best] >= plain else None
