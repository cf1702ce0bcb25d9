"""Places in a text, found in one pass however often they are asked for."""


class Finder:
    """The next place of some characters; as places asked for only grow, all of it is one pass."""

    def __init__(self, text: str, sought: str) -> None:
        self._text, self._sought, self._found = text, sought, -2

    def after(self, at: int) -> int:
        """-1 if there is none."""
        if self._found != -1 and self._found < at:
            self._found = self._text.find(self._sought, at)
        return self._found
