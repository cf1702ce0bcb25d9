"""The lines of an Argdown file before they have words."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Item:
    symbol: str
    """As in the skeleton."""
    depth: int
    id: int = 0
    defines: bool = False
    begins: bool = False
    comment: str = ""
    uses: list[int] = field(default_factory=list)
    """Of an inference: the numbers of its premises, where it must be told."""
    roles: dict[str, int] = field(default_factory=dict)
    structure: int = 0
    """Of the first line of a structure: the case or argument that it belongs to."""
    text: int = 0
    """Which of the texts of its element it gives."""
