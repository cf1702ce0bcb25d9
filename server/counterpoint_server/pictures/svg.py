"""A scene that has been laid out, as SVG."""

from typing import NamedTuple

from counterpoint_server.pictures.cards import card, chip
from counterpoint_server.pictures.colours import THEMES, Colours, Theme
from counterpoint_server.pictures.faces import Face
from counterpoint_server.pictures.layout import Layout, Line
from counterpoint_server.pictures.legend import legend
from counterpoint_server.pictures.marks import bar, escaped, rounded, shortened, triangle, words
from counterpoint_server.pictures.scene import Scene, Step
from counterpoint_server.pictures.telling import Names, described
from counterpoint_server.pictures.tree import Tree
from counterpoint_server.pictures.wrap import one_line, wrap

MARGIN = 24
LEAST_WIDE = 560
FONTS = "Arial, Helvetica, 'Liberation Sans', Arimo, sans-serif"
TITLE_SIZE, QUESTION_SIZE = 20, 14


class Frame(NamedTuple):
    """What stands around a picture."""

    title: str
    question: str | None = None
    language: str | None = None
    below: str = ""
    """Where it comes from."""
    link: str = ""
    """Where a card leads to, less the number of its element."""
    theme: Theme = "light"
    focus: int | None = None
    has_head: bool = True
    """Whether the title and the question are written above the picture."""


def write_svg(scene: Scene, tree: Tree, faces: dict[int, Face], at: Layout, frame: Frame) -> str:
    colours = THEMES[frame.theme]
    wide = max(at.wide, LEAST_WIDE)
    head, top = _head(frame, wide, colours)
    below, bottom = legend(scene, frame.below, wide, colours)
    high = top + at.high + bottom + 2 * MARGIN
    names = Names(scene)
    language = f' lang="{escaped(frame.language)}"' if frame.language else ""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide + 2 * MARGIN}" height="{high}"'
        f' viewBox="0 0 {wide + 2 * MARGIN} {high}" role="graphics-document document"'
        f' aria-roledescription="argument map" class="cp-map"{language}'
        f' font-family="{escaped(FONTS)}">',
        f"<title>{escaped(one_line(frame.title))}</title>",
        f"<desc>{escaped(described(scene, tree))}</desc>",
        f'<rect class="cp-ground" width="100%" height="100%" fill="{colours.ground}"/>',
        head,
        f'<g transform="translate({MARGIN} {MARGIN + top})">',
        '<g class="cp-lines" aria-hidden="true" fill="none">',
        *(_line(line, scene.steps[line.step], colours) for line in at.lines),
        "</g>",
        '<g class="cp-chips" aria-hidden="true">',
        *(chip(scene.steps[id], faces[id], at.boxes[id], colours) for id in scene.steps),
        "</g>",
    ]
    for id in (each for each in tree.order if each in scene.cards):
        above = tree.parent.get(id)
        kind = scene.steps[above].kind if above is not None else None
        named = names.of(scene.cards[id], faces[id])
        link = f"{frame.link}{id}" if frame.link else ""
        parts.append(
            card(faces[id], at.boxes[id], scene.cards[id], named, link, kind, colours, frame.focus)
        )
    parts += ["</g>", f'<g transform="translate({MARGIN} {MARGIN + top + at.high})">', below]
    return "".join([*parts, "</g></svg>"])


def _head(frame: Frame, wide: int, colours: Colours) -> tuple[str, int]:
    """The title and the question, and how high they are."""
    if not frame.has_head:
        return "", 0
    title = wrap(frame.title, wide, TITLE_SIZE, 2, is_bold=True)
    question = wrap(frame.question or "", wide, QUESTION_SIZE, 3)
    y = MARGIN + TITLE_SIZE - 4
    parts = [
        words(title, MARGIN, y, TITLE_SIZE, 25, colours.ink, ' font-weight="700" class="cp-ink"')
    ]
    y += 25 * len(title) - 2
    if question:
        more = ' class="cp-muted"'
        parts.append(words(question, MARGIN, y, QUESTION_SIZE, 19, colours.muted, more))
        y += 19 * len(question)
    return "".join(parts), y - MARGIN + 4


def _line(line: Line, step: Step, colours: Colours) -> str:
    colour = getattr(colours, step.kind if step.kind not in ("support", "back") else "support")
    kind = "support" if step.kind == "back" else step.kind
    thick = 1.5 if step.is_reconstructed else {"rebut": 2.25, "neutral": 1.5}.get(kind, 2)
    dash = {"undercut": ' stroke-dasharray="7 4"', "neutral": ' stroke-dasharray="2 3"'}
    is_end = line.target == step.target
    points = list(line.points)
    heads = ""
    if is_end:
        heads += _head_at(points, step, colour)
        points = shortened(points, 8)
    elif step.both_ways:
        points.reverse()
        heads += _head_at(points, step, colour)
        points = shortened(points, 8)
    return (
        f'<path class="cp-line cp-{kind}" d="{rounded(points)}" stroke="{colour}"'
        f' stroke-width="{thick}"{dash.get(kind, "")}/>{heads}'
    )


def _head_at(points: list[tuple[float, float]], step: Step, colour: str) -> str:
    """Support: a triangle; an attack: a triangle and a bar; an undercut: a bar."""
    tip, before = points[-1], points[-2]
    kind = "support" if step.kind == "back" else step.kind
    found = ""
    if kind in ("rebut", "undercut"):
        found += (
            f'<path class="cp-line cp-{kind}" d="{bar(tip, before)}" stroke="{colour}"'
            ' stroke-width="2.5"/>'
        )
    if kind != "undercut":
        fill = "none" if step.is_reconstructed else colour
        back = 2.0 if kind == "rebut" else 0.5
        tip = shortened([before, tip], back)[-1]
        hollow = " cp-hollow" if step.is_reconstructed else ""
        found += (
            f'<path class="cp-head cp-{kind}{hollow}" d="{triangle(tip, before)}"'
            f' stroke="{colour}" stroke-width="1.25" fill="{fill}"/>'
        )
    return found
