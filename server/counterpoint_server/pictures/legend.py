"""What the lines of a picture mean, and where it comes from."""

from counterpoint_server.pictures.colours import Colours
from counterpoint_server.pictures.marks import bar, number, triangle, words
from counterpoint_server.pictures.measure import width
from counterpoint_server.pictures.scene import Scene
from counterpoint_server.pictures.wrap import cut, one_line

SIZE, LINE = 12, 22
SAMPLE = 34
"""Width of a sample line."""


def _entries(scene: Scene) -> list[tuple[str, bool, str]]:
    """Of what the picture shows: the kind, whether it is hollow, and its words."""
    steps = list(scene.steps.values())

    def has(kind: str, *, drawn: bool) -> bool:
        return any(s.kind == kind and s.is_reconstructed == drawn for s in steps)

    found = []
    if has("support", drawn=False):
        found.append(("support", False, "supports"))
    if any(step.kind == "rebut" for step in steps):
        found.append(("rebut", False, "attacks a claim"))
    if any(step.kind == "undercut" for step in steps):
        found.append(("undercut", False, "undercuts a step"))
    if any(step.is_reconstructed for step in steps):
        found.append(("support", True, "hollow: drawn by the map maker, not stated in the source"))
    if any(step.kind == "neutral" for step in steps):
        found.append(("neutral", False, "neither for nor against"))
    return found


def legend(scene: Scene, below: str, wide: int, colours: Colours) -> tuple[str, int]:
    """And how high it is."""
    x, y = 0.0, 34.0
    parts = []
    for kind, is_hollow, text in _entries(scene):
        room = SAMPLE + 8 + width(text, SIZE) + 22
        if x and x + room > wide:
            x, y = 0.0, y + LINE
        parts.append(_sample(kind, is_hollow, x, y, colours))
        more = ' class="cp-muted"'
        parts.append(words([text], x + SAMPLE + 8, y + 4, SIZE, 0, colours.muted, more))
        x += room
    if below:
        y += LINE if parts else 0
        text = cut(one_line(below), wide, SIZE)
        parts.append(words([text], 0, y + 4, SIZE, 0, colours.muted, ' class="cp-muted"'))
    return "".join(parts), int(y) + 8


def _sample(kind: str, is_hollow: bool, x: float, y: float, colours: Colours) -> str:
    """Drawn from right to left, as in the picture."""
    colour = getattr(colours, kind)
    dash = {"undercut": ' stroke-dasharray="7 4"', "neutral": ' stroke-dasharray="2 3"'}
    thick = 1.5 if is_hollow else 2
    start, tip = (x + SAMPLE, y), (x, y)
    line_end = x + (2 if kind == "undercut" else 9)
    found = (
        f'<path class="cp-line cp-{kind}" d="M{number(start[0])} {number(y)}H{number(line_end)}"'
        f' stroke="{colour}" stroke-width="{thick}" fill="none"{dash.get(kind, "")}/>'
    )
    if kind in ("rebut", "undercut"):
        found += (
            f'<path class="cp-line cp-{kind}" d="{bar(tip, start)}" stroke="{colour}"'
            ' stroke-width="2.5" fill="none"/>'
        )
    if kind != "undercut":
        hollow = " cp-hollow" if is_hollow else ""
        at = (x + 2, y) if kind == "rebut" else tip
        found += (
            f'<path class="cp-head cp-{kind}{hollow}" d="{triangle(at, start)}" stroke="{colour}"'
            f' stroke-width="1.25" fill="{"none" if is_hollow else colour}"/>'
        )
    return f'<g aria-hidden="true">{found}</g>'
