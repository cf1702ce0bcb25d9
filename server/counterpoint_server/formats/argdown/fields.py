"""The fields that stand in Argdown's data, by their own names."""

from collections.abc import Mapping
from typing import Annotated, Any

from msgspec import Meta

from counterpoint_server.formats.drafting import fitting
from counterpoint_server.model.element import Language, Line, Slug, Standing, Tag, Text, Weight
from counterpoint_server.model.types.argument import Strength

FIELDS_OF_STATEMENTS: Mapping[str, Any] = {"standing": Standing, "weight": Weight}
FIELDS_OF_INFERENCES: Mapping[str, Any] = {
    "scheme": Slug,
    "strength": Strength,
    "standing": Standing,
    "weight": Weight,
    "tags": Annotated[list[Tag], Meta(min_length=1, max_length=1_000)],
}
FIELDS_OF_MAPS: Mapping[str, Any] = {
    "title": Line,
    "question": Text,
    "description": Text,
    "language": Language,
    "tags": Annotated[list[Tag], Meta(min_length=1, max_length=1_000)],
}


def taken(data: dict[str, Any], fields: Mapping[str, Any]) -> dict[str, Any]:
    """Take out of data what is a field, and says something."""
    found = {}
    for name, annotation in fields.items():
        value = data.get(name)
        if value is None or value == "auto" or isinstance(value, bool):
            continue
        fitted = fitting(annotation, value)
        if fitted is not None:
            found[name] = fitted
            del data[name]
    return found
