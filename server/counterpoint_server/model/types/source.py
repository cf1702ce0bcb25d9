"""The source."""

from typing import Annotated

from msgspec import Meta

from counterpoint_server.model.element import ElementBase, Language, Line, PartialDate

Url = Annotated[
    str,
    Meta(
        # Every space by its number: regular expressions do not agree on what `\s` is.
        pattern=(
            r'^https?://[^\u0000-\u0020"<>\u007f-\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f'
            r"\u205f\u3000\ufeff]+\Z"
        ),
        max_length=4_096,
        description="An http or https address.",
    ),
]


class Source(ElementBase, kw_only=True, frozen=True, tag="source"):
    """A document that elements are quoted from."""

    url: Url | None = None
    publisher: Line | None = None
    published: PartialDate | None = None
    language: Language | None = None
    text_sha256: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")] | None = None
    """Of the document's text in UTF-8, as lower-case hexadecimal."""
    length: Annotated[int, Meta(ge=0, le=4_194_304)] | None = None
    """Of the document's text, in Unicode code points."""
