"""`python tools/font_widths.py`: the advance widths of the fonts that pictures are set in, as JSON.

Arial, Helvetica, Liberation Sans and Arimo have the same ones, so that lines broken by these widths
fit wherever one of them is shown. Needs fontTools, which nothing else here does.
"""

import json
from pathlib import Path

from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parents[1] / "server/counterpoint_server/pictures"
RANGES = ((0x20, 0x7E), (0xA0, 0x52F), (0x590, 0x5FF), (0x1E00, 0x1FFF), (0x2000, 0x22FF))
"""Latin, Greek, Cyrillic, Hebrew, their signs and arrows; of all else a width is guessed."""


def widths(font: TTFont) -> dict[str, int]:
    """In thousandths of the font's size."""
    glyphs, metrics = font.getBestCmap(), font["hmtx"].metrics
    scale = 1000 / font["head"].unitsPerEm
    wanted = (code for first, last in RANGES for code in range(first, last + 1))
    return {chr(code): round(metrics[glyphs[code]][0] * scale) for code in wanted if code in glyphs}


def main() -> None:
    fonts = {"regular": "LiberationSans-Regular.ttf", "bold": "LiberationSans-Bold.ttf"}
    found = {name: widths(TTFont(FOLDER / "fonts" / file)) for name, file in fonts.items()}
    text = json.dumps(found, ensure_ascii=True, separators=(",", ":"))
    (FOLDER / "widths.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
