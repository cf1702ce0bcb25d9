"""Content codings, undone by their own libraries."""

import gzip
from collections.abc import Callable

import brotli
import zstandard

DECODED: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.decompress,
    "br": brotli.decompress,
    "zstd": lambda body: zstandard.ZstdDecompressor().decompress(body),
}
