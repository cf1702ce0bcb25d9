"""A circuit of what follows from what, and what hits what.

A step holds if all atoms of its body do and nothing that holds hits it; an atom holds if one of
the steps that support it does. Premises, rules and attacks are all steps.
"""

from collections.abc import Iterable, Sequence

Step = int
Atom = int


class Gates:
    def __init__(self, atoms: int = 0) -> None:
        self.bodies: list[Sequence[Atom]] = []
        """Of each step."""
        self.supports: list[list[Step]] = [[] for _ in range(atoms)]
        """Of each atom."""
        self.hits: list[tuple[Step, Step]] = []
        """Which step hits which."""

    def atom(self, supports: Iterable[Step] = ()) -> Atom:
        self.supports.append(list(supports))
        return len(self.supports) - 1

    def step(self, body: Sequence[Atom] = (), heads: Iterable[Atom] = ()) -> Step:
        self.bodies.append(body)
        made = len(self.bodies) - 1
        for head in heads:
            self.supports[head].append(made)
        return made

    def founded(self) -> tuple[list[bool], list[bool]]:
        """Which atoms, and which steps, can be derived at all, if nothing were hit."""
        users: list[list[Step]] = [[] for _ in self.supports]
        waits = [0] * len(self.bodies)
        for step, body in enumerate(self.bodies):
            waits[step] = len(body)
            for atom in body:
                users[atom].append(step)
        heads = self.heads()
        atoms, steps = [False] * len(self.supports), [False] * len(self.bodies)
        ready = [step for step, waiting in enumerate(waits) if not waiting]
        while ready:
            step = ready.pop()
            steps[step] = True
            for atom in heads[step]:
                if not atoms[atom]:
                    atoms[atom] = True
                    for user in users[atom]:
                        waits[user] -= 1
                        if not waits[user]:
                            ready.append(user)
        return atoms, steps

    def heads(self) -> list[list[Atom]]:
        found: list[list[Atom]] = [[] for _ in self.bodies]
        for atom, supports in enumerate(self.supports):
            for step in supports:
                found[step].append(atom)
        return found
