"""From a map to a file of Carneades."""

from typing import Any

from counterpoint_server.formats.carneades.shape import (
    NAME,
    usual_argument,
    usual_file,
    usual_issue,
    usual_statement,
)
from counterpoint_server.formats.differing import restored
from counterpoint_server.formats.frame import AnyDocument, WriteOptions, Written
from counterpoint_server.formats.leftovers import Leftovers, part_of
from counterpoint_server.formats.naming import in_order, names_for
from counterpoint_server.formats.yaml_values import dump_yaml, mapping
from counterpoint_server.model.edit import MAP
from counterpoint_server.model.types import (
    Argument,
    Case,
    Claim,
    Fragment,
    Question,
    Rebuttal,
    Scheme,
)


def write(document: AnyDocument, options: WriteOptions) -> Written:
    return _Writer(document).written()


class _Writer:
    """Statements are named first, since all else names them."""

    def __init__(self, document: AnyDocument) -> None:
        self.document = document
        self.left = Leftovers(document, NAME)
        self.claims = [each for each in in_order(document, Claim) if isinstance(each, Claim)]
        self.statements = names_for(self.claims, NAME)
        self.names: dict[int, str] = dict(self.statements)
        self.elements = {each.id: each for each in document.elements}

    def written(self) -> Written:
        left = self.left.of(MAP)
        assumed = [self.statements[c.id] for c in self.claims if c.standing == "assumption"]
        file = restored(part_of(left, "is"), usual_file(self.document.map.title, assumed))
        parts = {
            "statements": mapping(
                [(self._key(c.id), self._statement(c)) for c in self._declared()]
            ),
            "issues": mapping(self._issues()),
            "arguments": mapping(self._arguments()),
            "argument_schemes": self._schemes() or left.get("schemes"),
        }
        empty = part_of(left, "empty")
        found = {key: value for key, value in parts.items() if value}
        found |= {key: value for key, value in empty.items() if key not in found}
        first = {"meta": file.pop("meta")} if "meta" in file else {}
        return Written(dump_yaml({**first, **found, **file}), self.names)

    def _declared(self) -> list[Claim]:
        return [each for each in self.claims if not self.left.of(each.id).get("undeclared")]

    def _key(self, id: int) -> Any:
        name = self.names[id]
        plain = name if id in self.statements else name.partition("/")[2]
        return self.left.of(id).get("key", plain)

    def _statement(self, claim: Claim) -> Any:
        left = self.left.of(claim.id)
        if left.get("shape") == "mapping":
            return restored(part_of(left, "is"), usual_statement(claim))
        if "raw" in left and left.get("of") == claim.text:
            return left["raw"]
        return claim.text

    def _names(self, kind: str, elements: list[Any]) -> None:
        """Of what is numbered apart from statements; `kind` stands before its external names."""
        used: set[str] = set()
        for element in elements:
            known = [e.id for e in element.external if e.system == NAME and e.id.startswith(kind)]
            name = next((name for name in known if name not in used), None)
            at = 1
            while name is None or name in used:
                name = f"{kind}{element.id}" if at == 1 else f"{kind}{element.id}.{at}"
                at += 1
            used.add(name)
            self.names[element.id] = name

    def _issues(self) -> list[tuple[Any, Any]]:
        questions = [
            each for each in in_order(self.document, Question) if isinstance(each, Question)
        ]
        self._names("issue/", questions)
        rows = []
        for each in questions:
            left = self.left.of(each.id)
            usual = usual_issue(each, self.statements)
            issue = left["raw"] if "raw" in left else restored(part_of(left, "is"), usual)
            rows.append((self._key(each.id), issue))
        return rows

    def _arguments(self) -> list[tuple[Any, Any]]:
        arguments = [
            each for each in in_order(self.document, Argument) if isinstance(each, Argument)
        ]
        arguments = [each for each in arguments if self._can(each)]
        self._names("argument/", arguments)
        undercutters = self._undercutters()
        self._name_sketches()
        rows = []
        for each in arguments:
            left = self.left.of(each.id)
            is_bare = self._is_bare(each, left)
            usual = usual_argument(each, self.statements, undercutters.get(each.id), is_bare)
            rows.append((self._key(each.id), restored(part_of(left, "is"), usual)))
        for fragment in in_order(self.document, Fragment):
            left = self.left.of(fragment.id)
            if "key" in left and "raw" in left:
                rows.append((left["key"], left["raw"]))
                self.names[fragment.id] = f"argument/{left['key']}"
        return rows

    def _can(self, argument: Argument) -> bool:
        is_named = argument.conclusion in self.statements
        bare = self._is_bare(argument, self.left.of(argument.id))
        return is_named and (bare or any(id in self.statements for id in argument.premises))

    def _is_bare(self, argument: Argument, left: dict[str, Any]) -> bool:
        premise = self.elements.get(argument.premises[0])
        is_sketch = isinstance(premise, Case) and not premise.steps and premise.text is None
        return left.get("bare") is True and len(argument.premises) == 1 and is_sketch

    def _undercutters(self) -> dict[int, str]:
        """The first of each argument; Carneades has no more."""
        found: dict[int, str] = {}
        for each in in_order(self.document, Rebuttal):
            assert isinstance(each, Rebuttal)  # noqa: S101 - asked for
            attacker = self.statements.get(each.attackers[0])
            is_known = each.target in self.names and each.target not in found
            if attacker is None or len(each.attackers) > 1 or not is_known:
                continue
            if isinstance(self.elements[each.target], Argument):
                found[each.target] = attacker
                self.names[each.id] = f"{self.names[each.target]}/undercutter"
        return found

    def _name_sketches(self) -> None:
        """Of what stands for the premises of an argument that has none."""
        for id, name in list(self.names.items()):
            element = self.elements[id]
            if isinstance(element, Argument) and self._is_bare(element, self.left.of(id)):
                self.names[element.premises[0]] = f"{name}/premises"

    def _schemes(self) -> list[Any]:
        rows: list[Any] = []
        for each in in_order(self.document, Scheme):
            assert isinstance(each, Scheme)  # noqa: S101 - asked for
            left = self.left.of(each.id)
            self.names[each.id] = f"scheme/{len(rows)}"
            if "raw" in left and left.get("of") == each.name == each.slug:
                rows.append(left["raw"])
            else:
                rows.append({"id": each.slug})
        return rows
