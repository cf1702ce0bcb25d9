"""The circle of attacks and support that leaves an element undecided."""

from collections import deque

from counterpoint_server.semantics.structured.lines import Against, Lines

Id = int


def unsettled_circle(lines: Lines, start: Id) -> list[Id]:
    """The nearest circle of undecided elements that it hangs on, the shortest through its first."""
    waits = _Waiting(lines)
    reached, waiting = {start}, deque([start])
    while waiting:
        id = waiting.popleft()
        if circle := _circle_through(waits, id):
            return circle
        for other in waits.on(id):
            if other not in reached:
                reached.add(other)
                waiting.append(other)
    return []


class _Waiting:
    """Which undecided elements an undecided one waits for."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._known: dict[Id, list[Id]] = {}

    def on(self, id: Id) -> list[Id]:
        if id not in self._known:
            self._known[id] = self._find(id)
        return self._known[id]

    def _find(self, id: Id) -> list[Id]:
        lines = self._lines
        found = [*lines.needs(id), *lines.arguments(id)]
        for against in [*lines.against(id), *lines.through_conclusion(id)]:
            if lines.status_of_attack(against.attack) == "undecided":
                found += lines.attackers(against)
                found += [each.by for each in lines.on(against.attack)]
        if id in lines.of.attacks and id not in lines.of.atoms:
            found += lines.attackers(Against(lines.of.attacks[id][0], id, "rebuts"))
        return [each for each in dict.fromkeys(found) if lines.status(each) == "undecided"]


def _circle_through(waits: _Waiting, start: Id) -> list[Id]:
    """The shortest circle; none if there is none."""
    came_from: dict[Id, Id] = {}
    waiting = deque([start])
    while waiting:
        id = waiting.popleft()
        for other in waits.on(id):
            if other == start:
                circle = [id]
                while circle[-1] != start:
                    circle.append(came_from[circle[-1]])
                return circle[::-1]
            if other not in came_from:
                came_from[other] = id
                waiting.append(other)
    return []
