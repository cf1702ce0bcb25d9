"""The colours of both themes."""

from typing import Literal, NamedTuple

Theme = Literal["light", "dark"]


class Colours(NamedTuple):
    """Contrast with the ground: ink and words at least 4.5, lines at least 3."""

    ground: str
    card: str
    ink: str
    muted: str
    line: str
    support: str
    rebut: str
    undercut: str
    neutral: str
    chip: str
    """The ground of a chip whose step the source states."""
    rebut_chip: str
    undercut_chip: str
    accepted: str
    undecided: str
    rejected: str
    faded: str
    """The ground of a card that is rejected."""
    focus: str


THEMES: dict[Theme, Colours] = {
    "light": Colours(
        ground="#ffffff",
        card="#ffffff",
        ink="#1b1f24",
        muted="#57606a",
        line="#8c959f",
        support="#0067b1",
        rebut="#c2410c",
        undercut="#8e2c79",
        neutral="#57606a",
        chip="#eaf3fb",
        rebut_chip="#fdf0e9",
        undercut_chip="#f8ecf5",
        accepted="#0b6e4f",
        undecided="#8a5a00",
        rejected="#6e7781",
        faded="#f3f4f6",
        focus="#0550ae",
    ),
    "dark": Colours(
        ground="#0f1419",
        card="#1a2129",
        ink="#e6edf3",
        muted="#9da7b3",
        line="#6b7682",
        support="#6cb6ff",
        rebut="#ff9b5e",
        undercut="#e29bd6",
        neutral="#9da7b3",
        chip="#12304a",
        rebut_chip="#3a2216",
        undercut_chip="#361f38",
        accepted="#4cc79a",
        undecided="#e3b341",
        rejected="#8b949e",
        faded="#151a20",
        focus="#79c0ff",
    ),
}
