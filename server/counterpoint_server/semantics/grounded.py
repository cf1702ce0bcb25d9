"""The grounded labelling (Dung 1995; Caminada 2006), in time linear in the attacks."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from counterpoint_server.semantics.framework import Framework, Numbers

IN, OUT, UNDECIDED = 1, -1, 0
SMALL_WAVE = 256
"""Below so many arguments a loop is quicker than array operations."""

Labels = NDArray[np.int8]


class Grounded(NamedTuple):
    """What the grounded semantics says of each argument, and when it was settled."""

    labels: Labels
    """IN, OUT or UNDECIDED."""
    waves: Numbers
    """Arguments IN in wave k are defended by those of waves before k; -1: undecided."""

    def arguments(self, label: int) -> Numbers:
        return np.flatnonzero(self.labels == label).astype(np.int32)


def label_grounded(framework: Framework, start: Numbers | None = None) -> Grounded:
    """The grounded labelling, or with an admissible `start` the least complete one that has it."""
    return Labelling(framework).run(start)


class Labelling:
    """Labels as they spread."""

    def __init__(self, framework: Framework) -> None:
        self.attacked = framework.attacked
        self.labels: Labels = np.zeros(framework.size, dtype=np.int8)
        self.waves = np.full(framework.size, -1, dtype=np.int32)
        self.open = framework.attackers.counts.astype(np.int32)
        """For each argument, how many of the attacks on it still hold."""

    def run(self, start: Numbers | None) -> Grounded:
        wave, front = 0, np.flatnonzero(self.open == 0).astype(np.int32)
        if start is not None:
            front = np.union1d(front, start).astype(np.int32)
        self._spread(front, wave)
        return Grounded(self.labels, self.waves)

    def accept(self, arguments: Numbers) -> None:
        """After `run`: what follows if these are IN too, which defend each other."""
        self._spread(arguments, int(self.waves.max(initial=0)) + 1)

    def _spread(self, front: Numbers, wave: int) -> None:
        while front.size:
            step = self._step_small if front.size < SMALL_WAVE else self._step
            front = step(front, wave)
            wave += 1

    def _step(self, front: Numbers, wave: int) -> Numbers:
        """Label the front IN and what it attacks OUT: whom nobody attacks any more, comes next."""
        self.labels[front] = IN
        self.waves[front] = wave
        hit = self.attacked.of_all(front)
        out = np.unique(hit[self.labels[hit] == UNDECIDED])
        self.labels[out] = OUT
        self.waves[out] = wave
        freed = self.attacked.of_all(out)
        self.open -= np.bincount(freed, minlength=self.open.size).astype(np.int32)
        touched = np.unique(freed)
        ready = (self.open[touched] == 0) & (self.labels[touched] == UNDECIDED)
        after: Numbers = touched[ready]
        return after

    def _step_small(self, front: Numbers, wave: int) -> Numbers:
        labels, waves, open_ = self.labels.data, self.waves.data, self.open.data
        starts, others = self.attacked.starts.data, self.attacked.others.data
        after: list[int] = []
        for argument in front.tolist():
            labels[argument], waves[argument] = IN, wave
        for argument in front.tolist():
            for hit in others[starts[argument] : starts[argument + 1]]:
                if labels[hit] != UNDECIDED:
                    continue
                labels[hit], waves[hit] = OUT, wave
                for freed in others[starts[hit] : starts[hit + 1]]:
                    open_[freed] -= 1
                    if open_[freed] == 0 and labels[freed] == UNDECIDED:
                        after.append(freed)
        return np.array(after, dtype=np.int32)
