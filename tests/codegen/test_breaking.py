"""What breaks users' programs, rule by rule; and what does not."""

import copy
import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

import counterpoint_schema
from counterpoint_codegen.breaking import breaking_changes

Json = dict[str, Any]
CONTRACT: Json = {
    "paths": {
        "/clubs/{club}": {
            "post": {
                "operationId": "clubs.found",
                "x-page": True,
                "parameters": [
                    {"name": "club", "in": "path", "required": True, "schema": {"type": "string"}},
                    {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 9}},
                ],
                "requestBody": {
                    "content": {"application/json": {"schema": {"$ref": "#/c/NewClub"}}}
                },
                "responses": {
                    "200": {"content": {"application/json": {"schema": {"$ref": "#/c/Club"}}}},
                    "404": {"content": {}},
                },
            }
        }
    },
    "components": {
        "schemas": {
            "NewClub": {
                "type": "object",
                "properties": {
                    "name": {"type": "string", "maxLength": 9, "minLength": 1},
                    "kind": {"type": "string", "enum": ["open", "closed"]},
                    "target": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
                },
                "required": ["name"],
            },
            "Club": {
                "type": "object",
                "properties": {
                    "type": {"type": "string", "const": "club"},
                    "name": {"type": "string"},
                    "kind": {"type": "string", "enum": ["open", "closed"]},
                    "head": {"$ref": "#/c/Member"},
                    "clubs": {"type": "array", "items": {"$ref": "#/c/Club"}},
                },
                "required": ["type", "name", "head"],
            },
            "Member": {"anyOf": [{"$ref": "#/c/Club"}], "discriminator": {"propertyName": "type"}},
            "State": {"type": "object", "properties": {"name": {"type": "string"}}},
        }
    },
    "x-problems": [{"code": "club_full"}],
}


def operation(contract: Json) -> Json:
    found: Json = contract["paths"]["/clubs/{club}"]["post"]
    return found


def sent(contract: Json) -> Json:
    found: Json = contract["components"]["schemas"]["NewClub"]
    return found


def answered(contract: Json) -> Json:
    found: Json = contract["components"]["schemas"]["Club"]
    return found


def moved(contract: Json) -> None:
    contract["paths"]["/club/{club}"] = contract["paths"].pop("/clubs/{club}")


def add_parameter(contract: Json, *, required: bool) -> None:
    new = {"name": "why", "in": "query", "required": required, "schema": {"type": "string"}}
    operation(contract)["parameters"].append(new)


Change = Callable[[Json], object]
BREAKING: dict[str, Change] = {
    "clubs.found is gone": lambda c: c["paths"].clear(),
    "is gone": lambda c: operation(c).update(operationId="clubs.make"),
    "has moved": moved,
    "query parameter limit is gone": lambda c: operation(c)["parameters"].pop(),
    "query parameter limit is required": lambda c: operation(c)["parameters"][1].update(
        required=True
    ),
    "query parameter why is new and required": lambda c: add_parameter(c, required=True),
    "limit: maximum is 5": lambda c: operation(c)["parameters"][1]["schema"].update(maximum=5),
    "limit takes less: no number": lambda c: operation(c)["parameters"][1].update(
        schema={"type": "string"}
    ),
    "takes no body": lambda c: operation(c).pop("requestBody"),
    "needs a body": lambda c: operation(c)["requestBody"].update(required=True),
    "takes no application/json": lambda c: operation(c)["requestBody"].update(
        content={"text/plain": {}}
    ),
    "does not answer 200": lambda c: operation(c)["responses"].pop("200"),
    "does not answer application/json": lambda c: operation(c)["responses"]["200"].update(
        content={}
    ),
    "does not answer pages": lambda c: operation(c).pop("x-page"),
    "problem club_full is gone": lambda c: c.update({"x-problems": []}),
    "type State is gone": lambda c: c["components"]["schemas"].pop("State"),
    "NewClub.name is gone": lambda c: sent(c)["properties"].pop("name"),
    "NewClub.kind is required": lambda c: sent(c)["required"].append("kind"),
    "NewClub.why is new and required": lambda c: (
        sent(c)["properties"].update(why={"type": "string"}),
        sent(c)["required"].append("why"),
    ),
    "NewClub.name: maxLength is 5": lambda c: sent(c)["properties"]["name"].update(maxLength=5),
    "NewClub.name: minLength is 2": lambda c: sent(c)["properties"]["name"].update(minLength=2),
    "another pattern": lambda c: sent(c)["properties"]["name"].update(pattern="^a"),
    "does not take 'closed'": lambda c: sent(c)["properties"]["kind"]["enum"].remove("closed"),
    "only certain words": lambda c: sent(c)["properties"]["name"].update(enum=["a"]),
    "NewClub.target takes less: no null": lambda c: sent(c)["properties"]["target"]["anyOf"].pop(),
    "Club.name is gone": lambda c: answered(c)["properties"].pop("name"),
    "Club.name may be missing": lambda c: answered(c)["required"].remove("name"),
    "Club.name may be more: null": lambda c: answered(c)["properties"].update(
        name={"anyOf": [{"type": "string"}, {"type": "null"}]}
    ),
    "Club.name may be anything": lambda c: answered(c)["properties"].update(name={}),
    "Club.name is of another type": lambda c: answered(c)["properties"].update(
        name={"type": "integer"}
    ),
    "no longer 'club'": lambda c: answered(c)["properties"]["type"].update(const="clubs"),
    "Club.clubs items may be more": lambda c: answered(c)["properties"]["clubs"].update(
        items={"type": "string"}
    ),
}
HARMLESS: dict[str, Change] = {
    "nothing": lambda c: None,
    "an operation": lambda c: c["paths"].update(
        {"/x": {"get": {**operation(c), "operationId": "x.y"}}}
    ),
    "a parameter": lambda c: add_parameter(c, required=False),
    "a field that is sent": lambda c: sent(c)["properties"].update(why={"type": "string"}),
    "a field that is answered": lambda c: (
        answered(c)["properties"].update(why={"type": "string"}),
        answered(c)["required"].append("why"),
    ),
    "a wider limit": lambda c: sent(c)["properties"]["name"].update(maxLength=99, minLength=0),
    "no limit": lambda c: sent(c)["properties"]["name"].pop("maxLength"),
    "a word that is taken": lambda c: sent(c)["properties"]["kind"]["enum"].append("secret"),
    "a word that is answered": lambda c: answered(c)["properties"]["kind"]["enum"].append("secret"),
    "a type that is taken": lambda c: sent(c)["properties"]["target"]["anyOf"].append(
        {"type": "string"}
    ),
    "a member of a tagged union": lambda c: c["components"]["schemas"]["Member"]["anyOf"].append(
        {"$ref": "#/c/State"}
    ),
    "a problem": lambda c: c["x-problems"].append({"code": "club_empty"}),
    "an answer that always has it": lambda c: answered(c)["required"].append("kind"),
    "no more need of a field": lambda c: sent(c)["required"].clear(),
}


def changed(change: Change) -> list[str]:
    new = copy.deepcopy(CONTRACT)
    change(new)
    return breaking_changes(CONTRACT, new)


@pytest.mark.parametrize("said", BREAKING)
def test_a_change_that_breaks_programs_is_named(said: str) -> None:
    assert any(said in each for each in changed(BREAKING[said])), changed(BREAKING[said])


@pytest.mark.parametrize("what", HARMLESS)
def test_a_change_that_breaks_nothing_is_passed_over(what: str) -> None:
    assert changed(HARMLESS[what]) == []


def test_the_contract_does_not_break_itself_and_notices_what_goes() -> None:
    contract = json.loads(counterpoint_schema.openapi_json())
    assert breaking_changes(contract, contract) == []
    less = copy.deepcopy(contract)
    del less["components"]["schemas"]["Claim"]["properties"]["text"]
    assert breaking_changes(contract, less) == ["Claim.text is gone."]


def test_the_checkout_can_be_compared_with_a_revision() -> None:
    command = [sys.executable, "-m", "counterpoint_codegen.breaking"]
    done = subprocess.run([*command, "HEAD"], capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr  # 1 while a breaking change is made
    assert subprocess.run([*command, "no-such"], capture_output=True).returncode == 2
