"""What an Argdown file is about: statements, arguments, their steps, sections and relations."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from counterpoint_server.formats.argdown.tree import Entry, Node


class Relation(NamedTuple):
    kind: str
    """`+`, `-`, `_` or `><`."""
    source: str
    target: str

    @property
    def name(self) -> str:
        return f"{self.source} {self.kind} {self.target}"


@dataclass(slots=True)
class Step:
    premises: list[str]
    conclusion: str
    entry: Entry
    uses: list[int] | None = None
    """The numbers of its premises, if the file tells them."""
    labels: dict[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class Section:
    title: str
    level: int
    parent: "Section | None"
    node: Node
    entries: list[Entry] = field(default_factory=list)
    members: list[str] = field(default_factory=list)
    number: int = 0


@dataclass(slots=True)
class Thing:
    """A statement (all that share its title), or an argument."""

    key: str
    title: str | None
    is_argument: bool
    nodes: list[Node] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    premises: set[str] = field(default_factory=set)
    """The premises of all its steps."""
    section: Section | None = None
    is_placed: bool = False


@dataclass(slots=True)
class Model:
    things: dict[str, Thing] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    """Those before the first heading."""


class Untitled:
    """The names of what has no title, in the order of the file."""

    def __init__(self, titles: Iterable[str]) -> None:
        self._titles, self._last = set(titles), 0

    def next(self) -> str:
        while True:
            self._last += 1
            title = f"Untitled {self._last}"
            if title not in self._titles:
                return title


def key_of(title: str, *, is_argument: bool) -> str:
    return f"<{title}>" if is_argument else f"[{title}]"


def step_key(argument: str, index: int) -> str:
    return f"{argument}#{index + 1}"
