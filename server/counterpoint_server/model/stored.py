"""Elements and maps as they lie in the database: JSON without what is empty."""

from typing import Any

import msgspec
from msgspec import Struct

from counterpoint_server.model.map import MapContent
from counterpoint_server.model.types import Element

_encoder = msgspec.json.Encoder()
_elements: msgspec.json.Decoder[Element] = msgspec.json.Decoder(Element)
_contents = msgspec.json.Decoder(MapContent)


def encode_stored(value: Struct) -> str:
    """Empty fields are left out, so that a new one needs no change of what is stored."""
    config = value.__struct_config__
    fields: dict[str, Any] = {}
    if config.tag_field is not None:
        fields[config.tag_field] = config.tag
    for name, key in zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True):
        given = getattr(value, name)
        if given is not None and given != [] and given != {}:
            fields[key] = given
    return _encoder.encode(fields).decode()


def decode_element(body: str) -> Element:
    return _elements.decode(body)


def decode_content(body: str) -> MapContent:
    return _contents.decode(body)
