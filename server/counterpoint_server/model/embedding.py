"""How a map is shown in another site's page (oEmbed 1.0)."""

from typing import Literal

from msgspec import Struct


class OEmbed(Struct, kw_only=True, frozen=True):
    """What a site needs to show a map that somebody has linked to."""

    version: Literal["1.0"] = "1.0"
    type: Literal["rich"] = "rich"
    title: str
    provider_name: str = "Counterpoint"
    provider_url: str
    html: str
    width: int
    height: int
    thumbnail_url: str
    thumbnail_width: int
    thumbnail_height: int
