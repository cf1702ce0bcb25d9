"""Every semantics by its definition, over all sets of arguments: slow, and obviously right."""

from itertools import combinations

from counterpoint_server.semantics.names import Semantics

Attacks = frozenset[tuple[int, int]]
Sets = list[frozenset[int]]


class Oracle:
    def __init__(self, size: int, attacks: Attacks) -> None:
        self.everything = frozenset(range(size))
        self.attacks = attacks
        sets = [frozenset(each) for k in range(size + 1) for each in combinations(range(size), k)]
        self.conflict_free = [s for s in sets if not self.hit_by(s) & s]
        self.admissible = [s for s in self.conflict_free if s <= self.defended_by(s)]
        self.complete = [s for s in self.admissible if s == self.defended_by(s)]

    def hit_by(self, arguments: frozenset[int]) -> frozenset[int]:
        return frozenset(target for source, target in self.attacks if source in arguments)

    def defended_by(self, arguments: frozenset[int]) -> frozenset[int]:
        hit = self.hit_by(arguments)
        open_to = {target for source, target in self.attacks if source not in hit}
        return self.everything - open_to

    def range_of(self, arguments: frozenset[int]) -> frozenset[int]:
        return arguments | self.hit_by(arguments)

    def widest(self, sets: Sets) -> Sets:
        ranges = [self.range_of(s) for s in sets]
        return [s for s in sets if not any(self.range_of(s) < range_ for range_ in ranges)]

    def ideal(self) -> Sets:
        common = frozenset.intersection(*largest(self.admissible))
        return largest([s for s in self.admissible if s <= common])

    def extensions(self, semantics: Semantics) -> Sets:
        match semantics:
            case "conflict_free":
                return self.conflict_free
            case "admissible":
                return self.admissible
            case "complete":
                return self.complete
            case "grounded":
                return [min(self.complete, key=len)]
            case "preferred":
                return largest(self.admissible)
            case "stable":
                return [s for s in self.conflict_free if self.range_of(s) == self.everything]
            case "semi_stable":
                return self.widest(self.complete)
            case "stage":
                return self.widest(self.conflict_free)
            case "ideal":
                return self.ideal()


def largest(sets: Sets) -> Sets:
    return [s for s in sets if not any(s < other for other in sets)]
