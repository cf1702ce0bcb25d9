"""The sentences of an explanation."""

from collections.abc import Sequence

from counterpoint_server.model.element import ElementBase
from counterpoint_server.model.evaluation import Status
from counterpoint_server.model.types import Participant
from counterpoint_server.semantics.structured.lines import Against, Lines

Id = int
NAMED_MAX = 5
"""Elements that a sentence names; the rest are counted."""
VERBS = {"undermines": "undermined", "rebuts": "rebutted", "undercuts": "undercut"}


def listed(parts: Sequence[str]) -> str:
    if len(parts) > NAMED_MAX:
        parts = [*parts[: NAMED_MAX - 1], f"{len(parts) - NAMED_MAX + 1} more"]
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]


class Wording:
    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def name(self, id: Id) -> str:
        """`argument 16`, `29 (Chinese authorities)`."""
        element = self._lines.elements[id]
        kind = type(element).__name__.lower()
        prefix = "" if kind == "claim" else f"{kind} "
        who = self._speakers(element) if kind == "claim" else ""
        return f"{prefix}{id}{who}"

    def _speakers(self, element: ElementBase) -> str:
        found = (self._lines.elements.get(e.participant or 0) for e in element.attributions)
        names = [each.name for each in found if isinstance(each, Participant)]
        return f" ({listed([*dict.fromkeys(names)])})" if names else ""

    def names(self, ids: Sequence[Id]) -> str:
        return listed([self.name(each) for each in ids])

    def does(self, against: Against, what: str) -> str:
        """`26 (Lin Jian) rebuts it`, `1 and 2 rebut it`."""
        effect: str = against.effect
        is_one = len(self._lines.attackers(against)) == 1
        return f"{self.by(against)} {effect if is_one else effect.removesuffix('s')} {what}"

    def all_do(self, found: Sequence[Against], what: str) -> str:
        return listed([self.does(each, what) for each in found])

    def by(self, against: Against) -> str:
        return self.names(self._lines.attackers(against))

    def verdict(self, id: Id) -> str:
        """A sentence on a claim, an argument, a case or a rebuttal."""
        status = self._lines.status(id)
        return f"{capitalized(status)}: {self.because(id, status)}."

    def because(self, id: Id, status: Status) -> str:
        match status:
            case "accepted":
                return self._accepted(id)
            case "rejected":
                return self._rejected(id)
            case "undecided":
                return self._undecided(id)
        return self._unsupported(id)

    def _accepted(self, id: Id) -> str:
        lines = self._lines
        against = lines.against(id)
        standing = [each for each in lines.arguments(id) if lines.status(each) == "accepted"]
        needs = lines.needs(id)
        if lines.is_axiom(id):
            return "it is taken as certain"
        if id in lines.of.attacks and id not in lines.of.atoms:
            ground = f"{self._attackers(id)} stands"
        elif needs:
            ground = f"its premises stand ({self.names(needs)})"
        elif standing:
            ground = f"{self.names(standing)} stands for it"
        else:
            ground = "it is taken as given"
        if not against:
            return f"{ground}, and nothing attacks it"
        beaten = listed([self.by(each) for each in against])
        return f"{ground}, and what attacks it falls ({beaten})"

    def _attackers(self, id: Id) -> str:
        attack = self._lines.of.attacks[id][0]
        return self.by(Against(attack, id, "rebuts"))

    def _rejected(self, id: Id) -> str:
        lines, hits = self._lines, self._hits(id)
        on_it = [self.does(each, "it") for each in hits]
        if id in lines.of.attacks and id not in lines.of.atoms and not on_it:
            return f"{self._attackers(id)} does not stand"
        clauses = self._fallen_support(id) + on_it
        if clauses:
            told = listed(clauses) if len(clauses) != 2 else ", and ".join(clauses)
            return f"{told}{self._count_standing(id, hits)}"
        through = self._standing(lines.through_conclusion(id))
        if through:
            return self.all_do(through, "what it concludes")
        return "nothing that speaks for it stands"

    def _fallen_support(self, id: Id) -> list[str]:
        lines = self._lines
        needs = lines.needs(id)
        fallen = [e for e in needs if lines.status(e) != "accepted"]
        if fallen:
            is_one = len(fallen) == 1
            return [f"{self.names(fallen)}, which it needs, {'does' if is_one else 'do'} not stand"]
        arguments = [e for e in lines.arguments(id) if e not in needs]
        falls = [(each, self._falls(each)) for each in arguments]
        if len(arguments) == 1:
            return [f"its only support ({self.name(e)}) {how}" for e, how in falls if how]
        return [f"{self.name(e)} for it {how}" for e, how in falls if how]

    def _falls(self, argument: Id) -> str:
        """Empty, if it falls only with what it concludes."""
        hits = self._hits(argument)
        if hits:
            return f"is {VERBS[hits[0].effect]} by {listed([self.by(each) for each in hits])}"
        needs = self._lines.needs(argument)
        fallen = [e for e in needs if self._lines.status(e) != "accepted"]
        return f"falls with {self.names(fallen)}" if fallen else ""

    def _hits(self, id: Id) -> list[Against]:
        return self._standing(self._lines.against(id))

    def _standing(self, found: list[Against]) -> list[Against]:
        return [e for e in found if self._lines.status_of_attack(e.attack) == "accepted"]

    def _count_standing(self, id: Id, hits: list[Against]) -> str:
        supports = self._lines.arguments(id)
        count = len(hits) + sum(len(self._hits(each)) for each in supports)
        if not count:
            return ""
        return {1: "; it stands", 2: "; both stand"}.get(count, "; all of these stand")

    def _undecided(self, id: Id) -> str:
        lines = self._lines
        against = lines.against(id)
        open_ = [e for e in against if lines.status_of_attack(e.attack) == "undecided"]
        if open_:
            told = self.all_do(open_, "it")
            return f"{told}, and whether that stands is undecided"
        needed = [*lines.needs(id), *lines.arguments(id)]
        if id in lines.of.attacks and id not in lines.of.atoms:
            needed = lines.attackers(Against(lines.of.attacks[id][0], id, "rebuts"))
        waiting = [each for each in needed if lines.status(each) == "undecided"]
        through = lines.through_conclusion(id)
        if through and not waiting:
            told = self.all_do(through, "what it concludes")
            return f"{told}, and whether that stands is undecided"
        return f"it hangs on {self.names(waiting)}, undecided" if waiting else "it is not settled"

    def _unsupported(self, id: Id) -> str:
        arguments = self._lines.arguments(id)
        if arguments:
            return f"nothing that is given leads to it ({self.names(arguments)} lacks a premise)"
        needs = [e for e in self._lines.needs(id) if self._lines.status(e) == "unsupported"]
        if needs:
            return f"nothing supports {self.names(needs)}, which it needs"
        return "no argument concludes it"
