"""How far long work has come, and whether anybody still wants it."""

from counterpoint_server.model.problems import OperationCancelled


class Progress:
    """Told by who does the work, in a thread of its own or not; read by who answers for it."""

    def __init__(self) -> None:
        self.done, self.total = 0, 0
        self.is_withdrawn = False

    def begin(self, steps: int) -> None:
        """So many steps, and the last one, which makes all of it true at once."""
        self.done, self.total = 0, steps + 1

    def step(self) -> None:
        if self.is_withdrawn:
            raise OperationCancelled
        self.done += 1

    def finish(self) -> None:
        self.done = self.total = max(self.total, 1)
