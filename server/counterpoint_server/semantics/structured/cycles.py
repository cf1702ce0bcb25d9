"""Circles of support, which an abstract framework would take for support.

A claim that supports itself through others is not supported by that. A derivation never needs the
same atom twice on one path, so a circle of n atoms is unrolled into at most n turns, of which the
last one speaks for it; what can only be derived by way of its own head is left out before.
"""

from collections.abc import Iterable, Iterator

from counterpoint_server.semantics.structured.gates import Atom, Gates, Step

COPIES_MAX = 500_000
"""Steps that unrolling may make."""


class TooEntangledError(Exception):
    """Circles of support so large and dense that they cannot be unrolled."""


def unroll(gates: Gates) -> None:
    """Leaves the circuit without circles, and each atom and step with what it held before."""
    while True:
        circles = list(_circles(gates))
        pruned = [_prune(gates, circle) for circle in circles]
        if not any(pruned):
            break
    copies = sum(len(circle) * len(_inner_supports(gates, circle)) for circle in circles)
    if copies > COPIES_MAX:
        raise TooEntangledError("The map has circles of support too large and dense to unroll.")
    for circle in circles:
        _unroll(gates, circle)


def _circles(gates: Gates) -> Iterator[set[Atom]]:
    """The atoms of each strongly connected part that has a circle in it."""
    left = _left_by_peeling(gates)
    needed = {
        atom: [b for step in gates.supports[atom] for b in gates.bodies[step] if b in left]
        for atom in left
    }
    for part in strong_components(needed):
        if len(part) > 1 or part[0] in needed[part[0]]:
            yield set(part)


def _left_by_peeling(gates: Gates) -> set[Atom]:
    """The atoms that are on a circle, or need one that is."""
    heads = gates.heads()
    users: list[list[Step]] = [[] for _ in gates.supports]
    for step, body in enumerate(gates.bodies):
        for atom in body:
            users[atom].append(step)
    open_steps = [len(body) for body in gates.bodies]
    open_atoms = [len(supports) for supports in gates.supports]
    ready = [atom for atom, count in enumerate(open_atoms) if not count]
    steps = [step for step, count in enumerate(open_steps) if not count]
    left = set(range(len(gates.supports)))
    while ready or steps:
        while ready:
            atom = ready.pop()
            left.discard(atom)
            for step in users[atom]:
                open_steps[step] -= 1
                if not open_steps[step]:
                    steps.append(step)
        while steps:
            for atom in heads[steps.pop()]:
                open_atoms[atom] -= 1
                if not open_atoms[atom]:
                    ready.append(atom)
    return left


def strong_components(edges: dict[int, list[int]]) -> Iterator[list[int]]:
    """The strongly connected components (Tarjan 1972), those that are pointed at first."""
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    closed: set[int] = set()
    for root in edges:
        if root in index:
            continue
        path = [(root, iter(edges[root]))]
        index[root] = low[root] = len(index)
        stack.append(root)
        while path:
            node, rest = path[-1]
            for other in rest:
                if other not in index:
                    index[other] = low[other] = len(index)
                    stack.append(other)
                    path.append((other, iter(edges[other])))
                    break
                if other not in closed:
                    low[node] = min(low[node], index[other])
            else:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[node])
                if low[node] == index[node]:
                    part = [stack.pop()]
                    while part[-1] != node:
                        part.append(stack.pop())
                    closed.update(part)
                    yield part


def _inner_supports(gates: Gates, circle: set[Atom]) -> list[tuple[Step, Atom]]:
    """The steps by which atoms of a circle support each other."""
    return [
        (step, atom)
        for atom in circle
        for step in gates.supports[atom]
        if not circle.isdisjoint(gates.bodies[step])
    ]


def _prune(gates: Gates, circle: set[Atom]) -> bool:
    """Leave out the supports that need what they support; whether there were any."""
    inner = _inner_supports(gates, circle)
    if len(circle) * len(inner) > 20 * COPIES_MAX:
        raise TooEntangledError("The map has circles of support too large and dense to unroll.")
    useless = [
        (step, atom)
        for head in circle
        for derived in [_derivable(gates, circle - {head}, inner)]
        for step, atom in inner
        if atom == head and any(b in circle and b not in derived for b in gates.bodies[step])
    ]
    for step, atom in useless:
        gates.supports[atom].remove(step)
    return bool(useless)


def _derivable(gates: Gates, atoms: set[Atom], inner: Iterable[tuple[Step, Atom]]) -> set[Atom]:
    """Which atoms of a circle can be derived by way of these alone."""
    steps = {step for step, _ in inner}
    derived = {a for a in atoms if any(s not in steps for s in gates.supports[a])}
    users: dict[Atom, list[tuple[Step, Atom]]] = {}
    circle = {atom for _, atom in inner}
    for step, atom in inner:
        for b in gates.bodies[step]:
            users.setdefault(b, []).append((step, atom))
    waiting = list(derived)
    while waiting:
        for step, atom in users.get(waiting.pop(), ()):
            needs = (b for b in gates.bodies[step] if b in circle)
            if atom in atoms and atom not in derived and derived.issuperset(needs):
                derived.add(atom)
                waiting.append(atom)
    return derived


def _unroll(gates: Gates, circle: set[Atom]) -> None:
    inner = _inner_supports(gates, circle)
    steps = {step for step, _ in inner}
    hitters: dict[Step, list[Step]] = {step: [] for step in steps}
    for hitter, step in gates.hits:
        if step in steps:
            hitters[step].append(hitter)
    outer = {a: [s for s in gates.supports[a] if s not in steps] for a in circle}
    turn = {atom: gates.atom(outer[atom]) for atom in circle} if len(circle) > 1 else {}
    for last in (*([False] * (len(circle) - 2)), True):
        copies = {}
        for step in steps if turn else ():
            copies[step] = gates.step([turn.get(b, b) for b in gates.bodies[step]])
            gates.hits.extend((hitter, copies[step]) for hitter in hitters[step])
        supports = {atom: list(outer[atom]) for atom in circle}
        for step, atom in inner if turn else ():
            supports[atom].append(copies[step])
        if last:
            for atom in circle:
                gates.supports[atom] = supports[atom]
        else:
            turn = {atom: gates.atom(supports[atom]) for atom in circle}
