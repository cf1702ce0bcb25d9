"""Which claims start an argument, and which are one and the same."""

from collections import defaultdict
from collections.abc import Mapping

from counterpoint_server.model.element import ElementBase, Standing
from counterpoint_server.model.evaluation import EvaluationOptions
from counterpoint_server.model.types import Argument, Case, Claim, Preference, Rebuttal, Rephrase
from counterpoint_server.semantics.structured.theory import Atom, Premise

Id = int


class Claims:
    """The atoms of a map: of its claims, its cases, its arguments, and of whatever else stands
    where a claim could (a fragment), which then is taken for one.
    """

    def __init__(self, elements: Mapping[Id, ElementBase], options: EvaluationOptions) -> None:
        self._elements = elements
        self._options = options
        self.atoms: dict[Id, Atom] = {}
        self.size = 0
        for element in elements.values():
            if isinstance(element, Claim | Case | Argument):
                self.atom(element.id)
        if options.unite_rephrases:
            self._unite()

    def atom(self, id: Id) -> Atom:
        if id not in self.atoms:
            self.atoms[id] = self.new_atom()
        return self.atoms[id]

    def new_atom(self) -> Atom:
        self.size += 1
        return self.size - 1

    def _unite(self) -> None:
        """What is said of a claim and of its restatements is said of one."""
        leads: dict[Atom, Atom] = {}

        def leader(atom: Atom) -> Atom:
            while leads.get(atom, atom) != atom:
                leads[atom] = leads.get(leads[atom], leads[atom])
                atom = leads[atom]
            return atom

        for element in self._elements.values():
            if isinstance(element, Rephrase):
                one, other = self.atom(element.original), self.atom(element.restatement)
                leads[leader(other)] = leader(one)
        self.atoms = {id: leader(atom) for id, atom in self.atoms.items()}

    def knowledge(self) -> tuple[tuple[Atom, ...], list[Premise]]:
        """The axioms and the ordinary premises."""
        if self._options.projection == "abstract":
            return (), [Premise(atom) for atom in dict.fromkeys(self.atoms.values())]
        standings: dict[Atom, set[Standing]] = defaultdict(set)
        for id, atom in self.atoms.items():
            standings[atom].update(self._standing(id))
        concluded = {
            self.atoms[element.conclusion]
            for element in self._elements.values()
            if isinstance(element, Argument) and element.conclusion in self.atoms
        }
        axioms = tuple(atom for atom, each in standings.items() if "axiom" in each)
        premises = []
        for atom, each in standings.items():
            is_premise = "premise" in each or (each == {"auto"} and atom not in concluded)
            if is_premise or "assumption" in each:
                premises.append(Premise(atom, yields=not is_premise))
        return axioms, premises

    def _standing(self, id: Id) -> set[Standing]:
        match self._elements[id]:
            case Argument() | Rebuttal() | Preference():
                return {"issue"}
            case Claim() as claim:
                return {claim.standing}
            case Case() as case:
                return {"issue"} if case.steps else {"premise"}
        return {"auto"}
