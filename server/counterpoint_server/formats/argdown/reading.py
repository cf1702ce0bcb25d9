"""An Argdown file, read."""

from typing import Any

import msgspec

from counterpoint_server.formats.argdown.building import NAME, build
from counterpoint_server.formats.argdown.fields import FIELDS_OF_MAPS, taken
from counterpoint_server.formats.argdown.including import Whole
from counterpoint_server.formats.argdown.modelling import model_of
from counterpoint_server.formats.argdown.parsing import parse
from counterpoint_server.formats.argdown.skeleton import EXTRA_MAX, skeleton_of
from counterpoint_server.formats.argdown.things import Model, key_of
from counterpoint_server.formats.drafting import MAP, Draft
from counterpoint_server.formats.frame import ImportedMap, ReadOptions
from counterpoint_server.model.types import Claim

MAIN_CLAIM = "mainClaim"
DATA = "data"


def read(data: bytes, options: ReadOptions) -> ImportedMap:
    whole = Whole(data, options)
    tree = parse(whole.text, whole.refusal)
    strict = is_strict(tree.frontmatter)
    model = model_of(tree, strict=strict, refuse=whole.refusal)
    draft = Draft(NAME, options)
    build(draft, model, whole.refusal, strict=strict)
    _map(draft, model, tree.frontmatter, whole)
    for path in whole.missing:
        draft.find("include_missing", _MISSING, place=path[:200])
    for path in whole.repeated:
        draft.find("include_repeated", _REPEATED, place=path[:200])
    return draft.done()


def is_strict(frontmatter: dict[str, Any]) -> bool:
    settings = frontmatter.get("model")
    return isinstance(settings, dict) and settings.get("mode") == "strict"


def _map(draft: Draft, model: Model, frontmatter: dict[str, Any], whole: Whole) -> None:
    rest = dict(frontmatter)
    fields = taken(rest, FIELDS_OF_MAPS)
    data = rest.get(DATA)
    if isinstance(data, dict):
        fields[DATA] = rest.pop(DATA)
    main = rest.get(MAIN_CLAIM)
    if isinstance(main, str):
        number = draft.names.get(key_of(main, is_argument=False))
        if number and isinstance(draft.elements[number], Claim):
            fields["main_claim"] = number
            del rest[MAIN_CLAIM]
    draft.title = fields.pop("title", draft.title)
    extra: dict[str, Any] = {"frontmatter": rest} if rest else {}
    if len(msgspec.json.encode([extra, data])) > EXTRA_MAX // 2:
        raise whole.refusal("The frontmatter is too large: at most 30 kB.", 0)
    bones = skeleton_of(model.entries, draft, MAP)
    if len(msgspec.json.encode(bones)) < EXTRA_MAX // 2 or not rest:
        extra |= bones
    draft.fields = {**fields, "extra": {NAME: extra} if extra else {}}


_MISSING = "An included file was not given along; the line that includes it stays as it is."
_REPEATED = "A file is included again, or includes itself; it is in the map once."
