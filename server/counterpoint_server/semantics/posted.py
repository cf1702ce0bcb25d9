"""A framework or a theory as it is posted: read, and told of by its own names."""

import numpy as np

from counterpoint_server.model.evaluation import NamedExtension, NamedVerdict, PostedFramework
from counterpoint_server.model.theory import NamedTheory
from counterpoint_server.semantics.framework import Framework
from counterpoint_server.semantics.iccma import read_framework
from counterpoint_server.semantics.limit import Limit
from counterpoint_server.semantics.statuses import UNKNOWN, Judgement, Place, judge, survey
from counterpoint_server.semantics.structured.named import theory_of
from counterpoint_server.semantics.structured.solving import project
from counterpoint_server.semantics.tasks import Evaluation

SIZE_MAX = 100_000
UNSUPPORTED = Judgement("unsupported", False, False)


class TooLargeError(Exception):
    """The framework has more arguments than are answered about in one body."""


class PostedReading:
    """Of `names`, each is in the framework at the place of the same number."""

    def __init__(self, posted: PostedFramework) -> None:
        self.semantics = posted.semantics
        if posted.theory is not None:
            self._read_theory(posted.theory)
        else:
            self._read_text((posted.text or "").encode())
        self._founded = [each for each in self.places if each.presence in self._supported]
        found = survey(self._framework, self.semantics, self._founded)
        self._surveyed = found.judged | dict.fromkeys(found.left, UNKNOWN)
        self.is_settled = not found.left and self.semantics != "stable"

    def _read_theory(self, named: NamedTheory) -> None:
        theory, self.names = theory_of(named)
        projection = project(theory)
        self._framework = self._plain = projection.framework
        self.places = projection.atoms
        self._supported: frozenset[int] | range = projection.founded

    def _read_text(self, text: bytes) -> None:
        read = read_framework(text)
        size = read.framework.size
        if size > SIZE_MAX:
            raise TooLargeError
        self._plain = read.framework
        self._framework = _with_absences(read.framework)
        self.names = [read.name(argument) for argument in range(size)]
        self.places = [Place(argument, size + argument) for argument in range(size)]
        self._supported = range(size)

    def survey(self) -> list[NamedVerdict]:
        """What the grounded labelling alone settles; the rest is unknown."""
        return self._told(self._surveyed)

    def judge(self, limit: Limit) -> list[NamedVerdict]:
        return self._told(judge(self._framework, self.semantics, self._founded, limit))

    def extensions(self, most: int, limit: Limit) -> tuple[list[NamedExtension], int]:
        """The first ones, and how many there are."""
        found, total = Evaluation(self._plain, self.semantics, limit).page(0, most)
        listed = []
        for members in found:
            inside = set(members)
            names = zip(self.names, self.places, strict=True)
            accepted = [name for name, place in names if place.presence in inside]
            listed.append(NamedExtension(accepted=accepted))
        return listed, total

    def _told(self, judged: dict[Place, Judgement]) -> list[NamedVerdict]:
        return [
            NamedVerdict(name=name, **judged.get(place, UNSUPPORTED)._asdict())
            for name, place in zip(self.names, self.places, strict=True)
        ]


def _with_absences(framework: Framework) -> Framework:
    """With an argument for each that it is not accepted, attacked by it alone."""
    numbers = np.arange(framework.size, dtype=np.int32)
    sources = np.concatenate([framework.sources, numbers])
    targets = np.concatenate([framework.targets, numbers + np.int32(framework.size)])
    return Framework(2 * framework.size, sources, targets)
