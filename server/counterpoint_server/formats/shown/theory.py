"""An ASPIC+ theory as JSON: premises, rules, contraries, preferences, by the map's own numbers.

Modgil and Prakken (2014), "The ASPIC+ framework for structured argumentation". `c4` is claim 4,
`r9` argument 9, `-[r9]` says that argument 9 does not apply; `texts` tells what each means.
"""

from typing import Any

from counterpoint_server.formats.frame import AnyDocument, Format, WriteOptions, Written
from counterpoint_server.formats.naming import in_order
from counterpoint_server.formats.reading import encode_json
from counterpoint_server.model.types import Argument, Case, Claim, Preference, Rebuttal


def write(document: AnyDocument, options: WriteOptions) -> Written:
    return _Writer(document).written()


class _Writer:
    """Claims and cases are sentences, arguments are rules."""

    def __init__(self, document: AnyDocument) -> None:
        self.document = document
        sentences = in_order(document, Claim, Case)
        self.names = {each.id: f"c{each.id}" for each in sentences}
        self.texts = {f"c{e.id}": getattr(e, "text", None) or e.title or "" for e in sentences}
        self.rules: list[dict[str, Any]] = []
        self.theory: dict[str, Any] = {"axioms": [], "premises": [], "assumptions": []}
        self.theory |= {"rules": self.rules, "contraries": [], "contradictories": []}
        self.theory |= {"premise_prefs": [], "rule_prefs": [], "link": "none"}

    def written(self) -> Written:
        for argument in in_order(self.document, Argument):
            self._rule(argument)
        for rebuttal in in_order(self.document, Rebuttal):
            self._attack(rebuttal)
        for preference in in_order(self.document, Preference):
            self._prefer(preference)
        self.concluded = {rule["then"] for rule in self.rules}
        for claim in in_order(self.document, Claim, Case):
            self._premise(claim)
        theory = {key: value for key, value in self.theory.items() if value}
        return Written(encode_json({"theory": theory, "texts": self.texts}), self.names)

    def _rule(self, argument: Any) -> None:
        """An argument for an argument only backs it: a theory has no word for that."""
        if argument.conclusion not in self.names or not {*argument.premises} <= self.names.keys():
            return
        body = [self.names[id] for id in dict.fromkeys(argument.premises)]
        kind = "strict" if argument.strength == "strict" else "defeasible"
        name = f"r{argument.id}"
        head = self.names[argument.conclusion]
        self.rules.append({"id": name, "if": body, "then": head, "kind": kind})
        self.names[argument.id] = name

    def _attack(self, rebuttal: Any) -> None:
        if not {*rebuttal.attackers} <= self.names.keys() or rebuttal.target not in self.names:
            return
        attackers = [self.names[id] for id in dict.fromkeys(rebuttal.attackers)]
        target, name = self.names[rebuttal.target], f"x{rebuttal.id}"
        if any(attacker.startswith("r") for attacker in attackers):
            return
        if target.startswith("r"):
            rule = {"id": name, "if": attackers, "then": f"-[{target}]", "kind": "defeasible"}
            self.rules.append(rule)
        elif len(attackers) == 1:
            is_mutual = rebuttal.relation == "contradictory"
            self.theory["contradictories" if is_mutual else "contraries"].append(
                [attackers[0], target]
            )
            if rebuttal.relation == "contrary":
                self.theory["contraries"].append([target, attackers[0]])
        else:
            rule = {"id": f"r{name}", "if": attackers, "then": name, "kind": "defeasible"}
            self.rules.append(rule)
            self.theory["contraries"].append([name, target])
        self.names[rebuttal.id] = name

    def _prefer(self, preference: Any) -> None:
        ends = [self.names.get(preference.dispreferred), self.names.get(preference.preferred)]
        if None in ends:
            return
        are_rules = str(ends[0]).startswith("r")
        self.theory["rule_prefs" if are_rules else "premise_prefs"].append(ends)
        self.names[preference.id] = f"p{preference.id}"

    def _premise(self, claim: Any) -> None:
        standing, name = getattr(claim, "standing", "auto"), self.names[claim.id]
        if standing in ("axiom", "assumption"):
            self.theory[f"{standing}s"].append(name)
        elif standing == "premise" or (standing == "auto" and name not in self.concluded):
            self.theory["premises"].append(name)


FORMAT = Format(
    name="theory",
    title="ASPIC+ theory (JSON)",
    media_type="application/json",
    extensions=(".theory.json",),
    write=write,
    carries={
        "claim": ("text", "standing"),
        "case": ("text",),
        "argument": ("premises", "conclusion", "strength"),
        "rebuttal": ("attackers", "target", "relation"),
        "preference": ("preferred", "dispreferred"),
    },
)
