"""An Argdown file as a flat list of entries, each with how deep it lies under the one above it.

Flat, so that no nesting is too deep; and what is left of it without its texts is the skeleton by
which the file is written again as it was.
"""

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Node:
    """One mention of a statement or argument: its definition, or a reference to it."""

    at: int
    title: str | None = None
    is_argument: bool = False
    text: str = ""
    """Without the tags that follow it; empty where the node only refers."""
    full: str = ""
    """As Argdown's own tools give it: with all its tags."""
    source: str = ""
    """As the file writes it."""
    tags: list[str] = field(default_factory=list)
    data: dict[str, Any] = field(default_factory=dict)

    @property
    def is_definition(self) -> bool:
        return bool(self.text)


@dataclass(slots=True)
class Entry:
    """A line of the skeleton."""

    symbol: str
    """`""`: the top of a block; a relation (`+>`); `(1)`, `--`, `*`, `1.`, `#`, `//`."""
    depth: int
    at: int
    node: Node | None = None
    image: str = ""
    """Of a comment."""
    rules: list[str] = field(default_factory=list)
    data: dict[str, Any] = field(default_factory=dict)
    """Of an inference."""
    begins: bool = False
    """Whether a block begins with it."""
    key: str = ""
    """The name of what it is about."""


@dataclass(slots=True)
class Tree:
    frontmatter: dict[str, Any]
    entries: list[Entry]


INFERENCE, HEADING, COMMENT = "--", "#", "//"

SUPPORT, ATTACK, UNDERCUT, CONTRADICTION = "+", "-", "_", "><"

OUTGOING = {"+": SUPPORT, "<+": SUPPORT, "-": ATTACK, "<-": ATTACK, "_": UNDERCUT, "<_": UNDERCUT}
"""From what stands below to what stands above."""
INCOMING = {"+>": SUPPORT, "->": ATTACK, "_>": UNDERCUT, "><": CONTRADICTION}
"""From what stands above to what stands below."""
RELATIONS = OUTGOING | INCOMING
