"""The whole contract, read."""

from collections import Counter

from counterpoint_codegen.components import read_components
from counterpoint_codegen.ir import Problem, Sdk
from counterpoint_codegen.openapi import ContractError, read_contract
from counterpoint_codegen.operations import read_operations
from counterpoint_codegen.shapes import Shapes


def read_sdk(document: bytes) -> Sdk:
    contract = read_contract(document)
    shapes = Shapes(contract)
    types = read_components(contract, shapes)
    operations = tuple(read_operations(contract, shapes, {each.name: each for each in types}))
    sdk = Sdk(
        version=contract.info.version,
        choices=shapes.choices(),
        types=types,
        operations=operations,
        problems=tuple(Problem(p.code, p.status, p.title) for p in contract.problems),
    )
    _refuse_clashes(sdk)
    return sdk


def _refuse_clashes(sdk: Sdk) -> None:
    names = Counter(each.name for each in (*sdk.choices, *sdk.types))
    twice = sorted(name for name, count in names.items() if count > 1)
    if twice:
        raise ContractError(f"Two types would have one name: {', '.join(twice)}.")
