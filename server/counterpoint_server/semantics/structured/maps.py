"""A map as a theory (after Bex, Modgil, Prakken, Reed 2013), by its types and its links alone.

A claim becomes an atom, and a premise by its standing; an argument a defeasible rule; a rebuttal an
attack; a case a rule from its steps, or a premise while it has none; an answered critical question
attacks (an exception) or one more premise (a presumption).
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import product
from typing import NamedTuple

from counterpoint_server.model.element import ElementBase
from counterpoint_server.model.evaluation import EvaluationOptions
from counterpoint_server.model.types import (
    Argument,
    Case,
    Preference,
    Question,
    Rebuttal,
    Scheme,
)
from counterpoint_server.semantics.structured.claims import Claims
from counterpoint_server.semantics.structured.theory import (
    Atom,
    Attack,
    Order,
    Rule,
    Theory,
)

STRICT_SCHEMES = frozenset(
    {
        "deduction",
        "deductive",
        "disjunctive-syllogism",
        "hypothetical-syllogism",
        "modus-ponens",
        "modus-tollens",
        "syllogism",
    }
)
"""Arguments of these cannot fail while their premises hold."""

Id = int


class MapTheory(NamedTuple):
    """The theory of a map, and what its elements are in it."""

    theory: Theory
    atoms: dict[Id, Atom]
    """Of a claim or a case: that it holds; of an argument: that it is applied."""
    rules: dict[Id, int]
    """Of arguments, and of cases with steps."""
    attacks: dict[Id, list[int]]
    """Of rebuttals, the direction as drawn first, and of critical questions."""
    notes: list[str]
    """What of the map has no effect on the verdicts, in sentences."""


def theory_of_map(elements: Iterable[ElementBase], options: EvaluationOptions) -> MapTheory:
    building = _Abstract if options.projection == "abstract" else _Building
    return building(elements, options).done()


class _Building:
    def __init__(self, elements: Iterable[ElementBase], options: EvaluationOptions) -> None:
        self.elements = {element.id: element for element in elements}
        self.options = options
        self.notes: list[str] = []
        self.rules: list[Rule] = []
        self.rule_of: dict[Id, int] = {}
        self.attacks: list[Attack] = []
        self.attacks_of: dict[Id, list[int]] = defaultdict(list)
        self.siblings: dict[Id, list[Id]] = defaultdict(list)
        """What was split from an element: what is said of that holds of them all."""
        for element in self.elements.values():
            if element.split_of is not None:
                self.siblings[element.split_of].append(element.id)
        self.claims = Claims(self.elements, options)
        self.backing: dict[Id, Atom] = {}
        self.presumed: dict[Id, list[Atom]] = defaultdict(list)

    def done(self) -> MapTheory:
        self._add_steps()
        for element in self.elements.values():
            if isinstance(element, Rebuttal):
                self._add_rebuttal(element)
        self._attack_attacks()
        self._ask_exceptions()
        premise_order, rule_order = self._orders()
        axioms, premises = self.claims.knowledge()
        theory = Theory(
            size=self.claims.size,
            axioms=axioms,
            premises=tuple(premises),
            rules=tuple(self.rules),
            attacks=tuple(self.attacks),
            premise_order=premise_order,
            rule_order=rule_order,
            link=self.options.link,
        )
        attacks = dict(self.attacks_of)
        return MapTheory(theory, self.claims.atoms, self.rule_of, attacks, self.notes)

    # Arguments and cases

    def _add_steps(self) -> None:
        self._ask_presumptions()
        for element in self.elements.values():
            if isinstance(element, Argument):
                self._add_argument(element)
        for element in self.elements.values():
            if isinstance(element, Case) and element.steps:
                body = tuple(self.claims.atom(step) for step in element.steps)
                self.rule_of[element.id] = self._rule(body, (self.claims.atom(element.id),))

    def _add_argument(self, argument: Argument) -> None:
        body = [self.claims.atom(premise) for premise in argument.premises]
        first = argument.id if argument.split_of is None else argument.split_of
        body += self.presumed[first]
        if argument.standing == "issue":
            body.append(self._backing(first))
        heads = [self.claims.atom(argument.id)]
        conclusion = self.elements[argument.conclusion]
        if isinstance(conclusion, Argument):
            heads.insert(0, self._backing(conclusion.id))
        elif not isinstance(conclusion, Case):
            heads.insert(0, self.claims.atom(conclusion.id))
        is_strict = argument.strength == "strict" or (
            argument.strength == "auto" and argument.scheme in STRICT_SCHEMES
        )
        self.rule_of[argument.id] = self._rule(dict.fromkeys(body), heads, is_strict)

    def _backing(self, argument: Id) -> Atom:
        if argument not in self.backing:
            self.backing[argument] = self.claims.new_atom()
        return self.backing[argument]

    def _rule(self, body: Iterable[Atom], heads: Iterable[Atom], is_strict: bool = False) -> int:
        self.rules.append(Rule(tuple(body), tuple(heads), is_strict))
        return len(self.rules) - 1

    # Rebuttals

    def _add_rebuttal(self, rebuttal: Rebuttal) -> None:
        sources = tuple(dict.fromkeys(self.claims.atom(each) for each in rebuttal.attackers))
        target = self.elements[rebuttal.target]
        if isinstance(target, Preference):
            self.notes.append(f"{target.id} is not heeded, because {rebuttal.id} attacks it.")
        rules = self._undercut(rebuttal)
        atoms = () if rules else self._contradicted(target)
        is_symmetric = rebuttal.relation != "attack" and len(sources) == len(atoms) == 1
        self._attack(rebuttal.id, Attack(sources, atoms, rules, is_fallible=is_symmetric))
        if is_symmetric and sources != atoms:
            self._attack(rebuttal.id, Attack(atoms, sources, is_fallible=True))

    def _contradicted(self, target: ElementBase) -> tuple[Atom, ...]:
        is_claim = not isinstance(target, Argument | Rebuttal | Preference)
        return (self.claims.atom(target.id),) if is_claim else ()

    def _undercut(self, rebuttal: Rebuttal) -> tuple[int, ...]:
        target = self.elements[rebuttal.target]
        steps: list[Id] = []
        if isinstance(target, Argument):
            steps = [target.id]
        elif isinstance(target, Case) and target.steps:
            steps = [*target.steps]
        rules = [self.rule_of[each] for step in steps for each in self._all_of(step)]
        if isinstance(target, Case) and steps:
            rules.append(self.rule_of[target.id])
        strict = [each for each in steps if self.rules[self.rule_of[each]].is_strict]
        self.notes += [f"{rebuttal.id} has no effect: {each} is strict." for each in strict]
        return tuple(rules)

    def _all_of(self, id: Id) -> list[Id]:
        return [id, *self.siblings.get(id, ())]

    def _attack(self, owner: Id, attack: Attack) -> None:
        self.attacks_of[owner].append(len(self.attacks))
        self.attacks.append(attack)

    def _attack_attacks(self) -> None:
        for element in self.elements.values():
            if not isinstance(element, Rebuttal):
                continue
            if isinstance(self.elements[element.target], Rebuttal):
                hit = tuple(k for id in self._all_of(element.target) for k in self.attacks_of[id])
                (k,) = self.attacks_of[element.id]
                self.attacks[k] = self.attacks[k]._replace(attacks=hit)

    # Critical questions

    def _critical(self, kind: str) -> Iterable[tuple[Question, Argument]]:
        kinds = {
            (element.slug, question.slug): question.kind
            for element in self.elements.values()
            if isinstance(element, Scheme)
            for question in element.critical_questions
        }
        for question in self.elements.values():
            if not isinstance(question, Question) or question.about is None:
                continue
            about = self.elements[question.about]
            if not isinstance(about, Argument) or question.critical_question is None:
                continue
            named = (about.scheme or "", question.critical_question)
            if question.answers and kinds.get(named, "exception") == kind:
                yield question, about

    def _ask_presumptions(self) -> None:
        """One of the answers must hold."""
        for question, argument in self._critical("presumption"):
            presumed = self.claims.new_atom()
            for answer in question.answers:
                self._rule((self.claims.atom(answer),), (presumed,), is_strict=True)
            self.presumed[argument.id].append(presumed)

    def _ask_exceptions(self) -> None:
        """None of the answers may hold."""
        for question, argument in self._critical("exception"):
            rules = tuple(self.rule_of[each] for each in self._all_of(argument.id))
            for answer in question.answers:
                self._attack(question.id, Attack((self.claims.atom(answer),), rules=rules))

    # Preferences

    def _orders(self) -> tuple[Order, Order]:
        if self.options.link == "none":
            return Order(), Order()
        attacked = {e.target for e in self.elements.values() if isinstance(e, Rebuttal)}
        claims: list[tuple[int, int]] = []
        rules: list[tuple[int, int]] = []
        for preference in self.elements.values():
            if not isinstance(preference, Preference) or preference.id in attacked:
                continue
            weaker = self._all_of(preference.dispreferred)
            stronger = self._all_of(preference.preferred)
            if all(each in self.rule_of for each in (*weaker, *stronger)):
                rules += [(self.rule_of[w], self.rule_of[s]) for w, s in product(weaker, stronger)]
            else:
                atom = self.claims.atom
                claims += [(atom(w), atom(s)) for w, s in product(weaker, stronger)]
        orders = Order(claims), Order(rules)
        if any(order.circular() for order in orders):
            self.notes.append("Preferences that run in a circle are not heeded.")
        return orders


class _Abstract(_Building):
    """Claims, cases and arguments are what attacks and is attacked; nothing supports anything."""

    def _add_steps(self) -> None:
        pass

    def _undercut(self, rebuttal: Rebuttal) -> tuple[int, ...]:
        return ()

    def _contradicted(self, target: ElementBase) -> tuple[Atom, ...]:
        if isinstance(target, Argument):
            return tuple(self.claims.atom(each) for each in self._all_of(target.id))
        return super()._contradicted(target)

    def _ask_exceptions(self) -> None:
        pass

    def _orders(self) -> tuple[Order, Order]:
        return Order(), Order()
