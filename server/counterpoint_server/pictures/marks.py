"""Lines, heads and words in SVG, by attributes alone: a strict policy shows them too."""

from collections.abc import Iterable, Sequence

from counterpoint_server.pictures.layout import Point
from counterpoint_server.pictures.measure import is_right_to_left

CORNER = 7.0
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def escaped(text: str) -> str:
    """As content and as a quoted value."""
    return text.translate(_ESCAPED)


def number(value: float) -> str:
    """As short as it can be written."""
    text = f"{value:.1f}"
    return text[:-2] if text.endswith(".0") else text


def rounded(points: Sequence[Point]) -> str:
    """The path of a line whose corners are rounded."""
    x, y = points[0]
    found = [f"M{number(x)} {number(y)}"]
    for before, at, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(CORNER, _length(before, at) / 2, _length(at, after) / 2)
        begin, end = _towards(at, before, radius), _towards(at, after, radius)
        found.append(
            f"L{number(begin[0])} {number(begin[1])}"
            f"Q{number(at[0])} {number(at[1])} {number(end[0])} {number(end[1])}"
        )
    x, y = points[-1]
    found.append(f"L{number(x)} {number(y)}")
    return "".join(found)


def _length(a: Point, b: Point) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def _towards(a: Point, b: Point, far: float) -> Point:
    length = max(_length(a, b), 1e-9)
    return a[0] + (b[0] - a[0]) * far / length, a[1] + (b[1] - a[1]) * far / length


def shortened(points: Sequence[Point], by: float) -> list[Point]:
    """A line that ends so much earlier, where its last stretch is long enough."""
    far = min(by, max(0.0, _length(points[-2], points[-1]) - 1))
    return [*points[:-1], _towards(points[-1], points[-2], far)]


def triangle(tip: Point, before: Point, long: float = 9, half: float = 4.5) -> str:
    """A head that ends at `tip`."""
    (x, y), (dx, dy) = tip, _direction(before, tip)
    back_x, back_y = x - dx * long, y - dy * long
    a = f"{number(back_x - dy * half)} {number(back_y + dx * half)}"
    b = f"{number(back_x + dy * half)} {number(back_y - dx * half)}"
    return f"M{number(x)} {number(y)}L{a}L{b}Z"


def bar(tip: Point, before: Point, back: float = 1.5, half: float = 6) -> str:
    """Across the end of a line."""
    (x, y), (dx, dy) = tip, _direction(before, tip)
    x, y = x - dx * back, y - dy * back
    a = f"{number(x - dy * half)} {number(y + dx * half)}"
    return f"M{a}L{number(x + dy * half)} {number(y - dx * half)}"


def _direction(a: Point, b: Point) -> Point:
    length = max(_length(a, b), 1e-9)
    return (b[0] - a[0]) / length, (b[1] - a[1]) / length


def words(
    lines: Iterable[str], x: float, y: float, size: int, line: int, fill: str, more: str = ""
) -> str:
    """Lines of text, the baseline of the first at y; each ends in a space, for who hears them."""
    lines = list(lines)
    turned = ' direction="rtl" unicode-bidi="embed"' if is_right_to_left(" ".join(lines)) else ""
    spans = "".join(
        f'<tspan x="{number(x)}" y="{number(y + at * line)}">{escaped(text)} </tspan>'
        for at, text in enumerate(lines)
    )
    return f'<text font-size="{size}" fill="{fill}"{more}{turned}>{spans}</text>'
