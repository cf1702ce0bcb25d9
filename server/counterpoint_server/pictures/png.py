"""From SVG to pixels, with fonts of our own, so that every machine gives the same ones."""

import re
from functools import cache
from importlib.resources import as_file, files

import resvg_py

WIDE, WIDE_MAX = 1_600, 4_000
PIXELS_MAX = 24_000_000

_SIZE = re.compile(r'<svg [^>]*?width="(\d+)" height="(\d+)"')


@cache
def _fonts() -> list[str]:
    folder = files(__package__).joinpath("fonts")
    names = ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf")
    # The package is always installed as files, so the paths stay good after the context ends.
    found = []
    for name in names:
        with as_file(folder.joinpath(name)) as path:
            found.append(str(path))
    return found


def rendered(svg: str, wide: int) -> bytes:
    """Of this width, or of less where there would be too many pixels."""
    size = _SIZE.search(svg)
    if size is not None:
        shape = int(size[2]) / int(size[1])
        wide = max(1, min(wide, int((PIXELS_MAX / shape) ** 0.5)))
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg, width=wide, skip_system_fonts=True, font_files=_fonts()
        )
    )
