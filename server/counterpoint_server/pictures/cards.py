"""Cards and chips in SVG."""

from counterpoint_server.pictures.colours import Colours
from counterpoint_server.pictures.faces import (
    CHIP_HIGH,
    CHIP_LINE,
    CHIP_SIZE,
    META_LINE,
    META_SIZE,
    PADDING,
    TEXT_LINE,
    TEXT_SIZE,
    Face,
)
from counterpoint_server.pictures.layout import Box
from counterpoint_server.pictures.marks import escaped, number, words
from counterpoint_server.pictures.measure import is_right_to_left
from counterpoint_server.pictures.scene import Card, Step, StepKind

SIGNS = {"accepted": "✓ accepted", "undecided": "? undecided", "rejected": "✕ rejected"}


def card(
    face: Face,
    box: Box,
    of: Card,
    name: str,
    link: str,
    kind: StepKind | None,
    colours: Colours,
    focus: int | None,
) -> str:
    """`kind`: by what kind of step it bears on what it hangs on; None: it is a root."""
    inner = "".join(
        (_ground(face, box, of, kind, colours, focus), _words(face, box, kind, colours))
    )
    inner += _meta(face, box, of, colours)
    told = f' aria-label="{escaped(name)}" data-element="{of.id}"'
    if link:
        return f'<a class="cp-card" href="{escaped(link)}" target="_top"{told}>{inner}</a>'
    return f'<g class="cp-card" role="img"{told}>{inner}</g>'


def _ground(
    face: Face, box: Box, of: Card, kind: StepKind | None, colours: Colours, focus: int | None
) -> str:
    fill = colours.faded if face.verdict == "rejected" else colours.card
    line, thick = colours.line, "1.25"
    name = "cp-box"
    if of.id == focus:
        line, thick, name = colours.focus, "3", "cp-box cp-focus"
    elif face.verdict:
        line, thick, name = getattr(colours, face.verdict), "2.25", f"cp-box cp-{face.verdict}"
    elif kind is None and of.kind != "question":
        line, thick, name = colours.ink, "1.75", "cp-box cp-root"
    dash = ' stroke-dasharray="5 3"' if of.kind in ("question", "other") else ""
    found = (
        f'<rect class="{name}" x="{box.x}" y="{box.y}" width="{box.wide}" height="{box.high}"'
        f' rx="6" fill="{fill}" stroke="{line}" stroke-width="{thick}"{dash}/>'
    )
    if kind is not None and kind != "neutral":
        shown = "support" if kind == "back" else kind
        high = box.high - 12
        found += (
            f'<rect class="cp-edge cp-{shown}" x="{box.x + 4}" y="{box.y + 6}" width="3"'
            f' height="{high}" rx="1.5" fill="{getattr(colours, shown)}"/>'
        )
    return found


def _words(face: Face, box: Box, kind: StepKind | None, colours: Colours) -> str:
    is_turned = is_right_to_left(" ".join(face.lines))
    x = box.right - PADDING if is_turned else box.x + PADDING + 2
    faded = face.verdict == "rejected"
    ink = colours.rejected if faded else colours.ink
    more = f' class="{"cp-rejected" if faded else "cp-ink"}"'
    if kind is None:
        more += ' font-weight="700"'
    y = box.y + PADDING - 2 + TEXT_SIZE - 1
    return words(face.lines, x, y, TEXT_SIZE, TEXT_LINE, ink, more)


def _meta(face: Face, box: Box, of: Card, colours: Colours) -> str:
    """Who says it and the card's number; below, how it is given, and how it stands."""
    left, right = box.x + PADDING + 2, box.right - PADDING
    y = box.y + PADDING - 2 + TEXT_LINE * len(face.lines) + 4 + META_SIZE - 1
    found = ""
    if face.said:
        more = ' font-weight="700" class="cp-muted"'
        found += words([face.said], left, y, META_SIZE, 0, colours.muted, more)
    end = ' text-anchor="end" class="cp-muted"'
    found += words([f"{of.id}"], right, y, META_SIZE, 0, colours.muted, end)
    y += META_LINE
    if face.mark:
        more = ' class="cp-muted"'
        found += words([face.mark], left, y, META_SIZE, 0, colours.muted, more)
    if face.verdict in SIGNS:
        more = f' text-anchor="end" font-weight="700" class="cp-{face.verdict}"'
        fill = getattr(colours, face.verdict)
        found += words([SIGNS[face.verdict]], right, y, META_SIZE, 0, fill, more)
    elif face.more:
        more = ' text-anchor="end" font-weight="700" class="cp-more"'
        found += words([f"+{face.more} more"], right, y, META_SIZE, 0, colours.focus, more)
    return found


def chip(step: Step, face: Face, box: Box, colours: Colours) -> str:
    kind = "support" if step.kind == "back" else step.kind
    grounds = {
        "support": colours.chip,
        "rebut": colours.rebut_chip,
        "undercut": colours.undercut_chip,
    }
    fill = colours.ground if step.is_reconstructed else grounds.get(kind, colours.ground)
    line = getattr(colours, kind)
    thick = "1.25"
    hollow = " cp-hollow" if step.is_reconstructed else ""
    middle = box.x + box.wide / 2
    y = box.y + (CHIP_HIGH - CHIP_SIZE) / 2 + CHIP_SIZE - 1.5
    weight = "" if kind == "support" else ' font-weight="700"'
    more = f' text-anchor="middle" class="cp-{kind}"{weight}'
    return (
        f'<g data-element="{step.id}"><rect class="cp-chip cp-{kind}{hollow}" x="{box.x}"'
        f' y="{box.y}" width="{box.wide}" height="{box.high}" rx="{number(CHIP_HIGH / 2)}"'
        f' fill="{fill}" stroke="{line}" stroke-width="{thick}"/>'
        + words(face.lines, middle, y, CHIP_SIZE, CHIP_LINE, line, more)
        + "</g>"
    )
