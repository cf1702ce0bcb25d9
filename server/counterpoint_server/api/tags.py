"""Entity tags: `"<revision>[;<format>[;<coding>]]"`; one for each way the same thing is written.

An element with what it refers to has `"<its revision>.<the map's>…"`.
"""

import re

from counterpoint_server.api.edge.negotiation import weights_of_codings
from counterpoint_server.api.formats import JSON, SHORT
from counterpoint_server.model.ids import REVISION_MAX
from counterpoint_server.model.problems import InvalidParameter

NO_REVISION = 0
"""What a tag that cannot be ours stands for: no revision has this number."""

_ENTITY_TAG = re.compile(r'^(W/)?"[!#-~]*"$')
_ENTITY_TAGS = re.compile(r'^\s*(W/)?"[!#-~]*"(\s*,\s*(W/)?"[!#-~]*")*\s*$')
_OUR_TAG = re.compile(r'^"([1-9]\d{0,9})(\.[1-9]\d{0,9})?(;[^"]*)?"$', re.ASCII)


def tag_of(state: object, media_type: str = JSON) -> str:
    """The tag of a state (a revision) in a format, before any coding."""
    return f'"{state}"' if media_type == JSON else f'"{state};{SHORT[media_type]}"'


def matching_tag(
    if_none_match: str | None, state: object, media_type: str, accept_encoding: str | None
) -> str | None:
    """The tag in If-None-Match that still holds (RFC 9110, 13.1.2), if any does.

    Any coding that the client takes will do: which one a body gets depends on its length.
    """
    if if_none_match is None:
        return None
    tag = tag_of(state, media_type)
    if if_none_match.strip() == "*":
        return tag
    if not _ENTITY_TAGS.match(if_none_match):
        raise InvalidParameter("If-None-Match takes entity tags, or *.", pointer="If-None-Match")
    coding = (accept_encoding or "").encode("latin-1")
    coded = (f'"{state};{SHORT[media_type]};{name}"' for name in weights_of_codings(coding))
    current = {tag, *coded}
    return next((given for given in re.findall('"[^"]*"', if_none_match) if given in current), None)


def revision_in(if_match: str | None) -> int | None:
    """The revision that If-Match names (RFC 9110, 13.1.1); None if any will do."""
    if if_match is None or if_match.strip() == "*":
        return None
    if not _ENTITY_TAG.match(if_match.strip()):
        raise InvalidParameter("If-Match takes one entity tag, or *.", pointer="If-Match")
    tag = _OUR_TAG.match(if_match.strip())
    return int(tag[1]) if tag and int(tag[1]) <= REVISION_MAX else NO_REVISION
