"""The colours of a picture as CSS: they follow the reader's theme, and `--cp-*` properties.

What is drawn has its colours as attributes, which any rule of a style sheet goes before; so these
rules are wanted only where a picture stands in a page.
"""

from counterpoint_server.pictures.colours import THEMES, Colours

FILLS = {"ground": ".cp-ground", "card": ".cp-box", "ink": ".cp-ink", "muted": ".cp-muted"}
KINDS = ("support", "rebut", "undercut", "neutral")
GROUNDS = {"support": "chip", "rebut": "rebut_chip", "undercut": "undercut_chip"}
VERDICTS = ("accepted", "undecided", "rejected")


def style_sheet(scope: str) -> str:
    """`scope`: what holds the picture; its attribute `theme` may be light or dark, else auto."""
    light, dark = (_properties(THEMES[theme]) for theme in ("light", "dark"))
    rules = [
        f"{_at(scope, '')}{{{light}}}",
        f"@media (prefers-color-scheme:dark){{{_at(scope, ':not([theme=light])')}{{{dark}}}}}",
        f"{_at(scope, '[theme=dark]')}{{{dark}}}",
        # Paper is white.
        f"@media print{{{_at(scope, '')},{_at(scope, '[theme=dark]')}{{{light}}}}}",
        *_rules(),
    ]
    return "\n".join(rules) + "\n"


def _at(scope: str, which: str) -> str:
    if scope != ":host":
        return scope + which
    return f":host({which})" if which else ":host"


def _properties(colours: Colours) -> str:
    return "".join(f"--_{name}:{value};" for name, value in colours._asdict().items())


def _colour(name: str) -> str:
    return f"var(--cp-{name.replace('_', '-')},var(--_{name}))"


def _rules() -> list[str]:
    found = [f"{where}{{fill:{_colour(name)}}}" for name, where in FILLS.items()]
    found.append(f".cp-box{{stroke:{_colour('line')}}}")
    found.append(f".cp-box.cp-root{{stroke:{_colour('ink')}}}")
    found.append(f".cp-box.cp-focus{{stroke:{_colour('focus')}}}")
    found.append(f".cp-more{{fill:{_colour('focus')}}}")
    for kind in KINDS:
        colour = _colour(kind)
        found.append(f"text.cp-{kind},.cp-edge.cp-{kind},.cp-head.cp-{kind}{{fill:{colour}}}")
        found.append(f"path.cp-{kind},.cp-chip.cp-{kind}{{stroke:{colour}}}")
        ground = _colour(GROUNDS.get(kind, "ground"))
        found.append(f".cp-chip.cp-{kind}{{fill:{ground}}}")
    found.append(f".cp-chip.cp-hollow,.cp-chip.cp-neutral{{fill:{_colour('ground')}}}")
    found.append(".cp-head.cp-hollow,.cp-line{fill:none}")
    for verdict in VERDICTS:
        found.append(f"text.cp-{verdict}{{fill:{_colour(verdict)}}}")
        found.append(f".cp-box.cp-{verdict}{{stroke:{_colour(verdict)}}}")
    found.append(f"a.cp-card:focus-visible{{outline:3px solid {_colour('focus')}}}")
    # Where people have chosen their own colours, those alone tell words and lines from the ground.
    found.append(
        "@media (forced-colors:active){.cp-box,.cp-chip,.cp-line,.cp-head{stroke:CanvasText}"
        ".cp-ground,.cp-box,.cp-chip{fill:Canvas}.cp-map text{fill:CanvasText}"
        ".cp-card text{fill:LinkText}}"
    )
    return found
