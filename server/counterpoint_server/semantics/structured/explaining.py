"""Why an element of a map stands or falls: its reasons, and theirs, as a tree."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from counterpoint_server.model.evaluation import Effect, Reason, Role, Status
from counterpoint_server.model.types import Argument, type_of
from counterpoint_server.semantics.structured.lines import Against, Lines
from counterpoint_server.semantics.structured.unsettled import unsettled_circle
from counterpoint_server.semantics.structured.wording import Wording, capitalized

Id = int
REASONS_MAX = 500
DEPTH_MAX = 100


class _Task(NamedTuple):
    depth: int
    role: Role
    id: Id
    against: Against | None = None
    """The attack to explain, instead of the element."""
    on: Id = 0


class Told(NamedTuple):
    sentence: str
    reasons: list[Reason]
    truncated: bool


class Explaining:
    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._words = Wording(lines)

    def tell(self, id: Id) -> Told:
        """Depth first; each element is explained once."""
        reasons: list[Reason] = []
        done: set[Id | int] = set()
        waiting = [_Task(0, "verdict", id)]
        truncated = False
        while waiting:
            task = waiting.pop()
            if len(reasons) == REASONS_MAX:
                truncated = True
                break
            reasons.append(self._reason(task))
            key = task.id if task.against is None else -1 - task.against.attack
            if key in done:
                continue
            done.add(key)
            if task.depth == DEPTH_MAX:
                truncated = True
                continue
            waiting += reversed([*self._children(task)])
        return Told(reasons[0].sentence, reasons, truncated)

    def _reason(self, task: _Task) -> Reason:
        status, sentence, effect = self._said(task)
        element = self._lines.elements[task.id]
        return Reason(
            depth=task.depth,
            role=task.role,
            id=task.id,
            type=_any(type_of(element).name),
            status=status,
            effect=effect,
            sentence=sentence,
        )

    def _said(self, task: _Task) -> tuple[Status, str, Effect | None]:
        words = self._words
        if task.against is None:
            text = f"{capitalized(words.name(task.id))} is {self._lines.status(task.id)}"
            if task.role == "verdict":
                return self._lines.status(task.id), words.verdict(task.id), None
            because = words.because(task.id, self._lines.status(task.id))
            return self._lines.status(task.id), f"{text}: {because}.", None
        status = self._lines.status_of_attack(task.against.attack)
        end = {"accepted": "it stands", "rejected": "it falls"}.get(status, f"that is {status}")
        attack = words.does(task.against, words.name(task.on))
        text = f"{capitalized(attack)} by {words.name(task.id)}; {end}."
        return status, text, task.against.effect

    def _children(self, task: _Task) -> Iterator[_Task]:
        deeper = task.depth + 1
        if task.against is not None:
            yield from self._of_attack(task.against, deeper)
            return
        match self._lines.status(task.id):
            case "accepted":
                yield from self._of_accepted(task.id, deeper)
            case "rejected":
                yield from self._of_rejected(task, deeper)
            case "undecided":
                if task.depth == 0:
                    for id in unsettled_circle(self._lines, task.id):
                        yield _Task(deeper, "cycle", id)
            case "unsupported":
                for each in self._support(task.id):
                    if self._lines.status(each.id) == "unsupported":
                        yield each._replace(depth=deeper)

    def _support(self, id: Id) -> Iterator[_Task]:
        """What it needs, or any of what leads to it; for a rebuttal, those who attack."""
        lines = self._lines
        needs = lines.needs(id)
        yield from (_Task(0, "premise", each) for each in needs)
        if not needs:
            yield from (_Task(0, "argument", each) for each in lines.arguments(id))
        if id in lines.of.attacks and id not in lines.of.atoms:
            own = Against(lines.of.attacks[id][0], id, "rebuts")
            yield from (_Task(0, "attacker", each) for each in lines.attackers(own))

    def _of_accepted(self, id: Id, deeper: int) -> Iterator[_Task]:
        lines = self._lines
        for each in self._support(id):
            if lines.status(each.id) == "accepted":
                yield each._replace(depth=deeper)
                if each.role == "argument":
                    break  # one is enough
        for against in lines.against(id):
            yield _Task(deeper, "attack", against.by, against, id)

    def _of_rejected(self, task: _Task, deeper: int) -> Iterator[_Task]:
        lines, id = self._lines, task.id
        element = lines.elements[id]
        on_it = [(each, id) for each in lines.against(id)]
        if isinstance(element, Argument) and task.role == "verdict":
            # Else the claim above has told it.
            on_it += [(each, element.conclusion) for each in lines.through_conclusion(id)]
        for against, on in on_it:
            if lines.status_of_attack(against.attack) == "accepted":
                yield _Task(deeper, "attack", against.by, against, on)
        for each in self._support(id):
            if lines.status(each.id) != "accepted":
                yield each._replace(depth=deeper)

    def _of_attack(self, against: Against, deeper: int) -> Iterator[_Task]:
        lines = self._lines
        status = lines.status_of_attack(against.attack)
        for each in lines.attackers(against):
            if lines.status(each) == status or status in ("undecided", "unsupported"):
                yield _Task(deeper, "attacker", each)
        for other in lines.on(against.attack):
            if status == "accepted" or lines.status_of_attack(other.attack) == "accepted":
                yield _Task(deeper, "attack", other.by, other, against.by)


def _any(name: str) -> Any:
    return name
