"""From a schema to a type of Python."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from msgspec import UNSET

from counterpoint_codegen.ir import Choices, Fixed, Keyed, Listed, Named, OneOf, Plain, Shape
from counterpoint_codegen.naming import Values, name_choices
from counterpoint_codegen.openapi import Contract, ContractError, Schema

_PLAIN = {
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "null": "None",
}
ANYTHING = Plain("Any")


class Shapes:
    """Knows the names of the contract's sets of words, which have none there."""

    def __init__(self, contract: Contract) -> None:
        self._names = name_choices(_uses(contract))

    def choices(self) -> tuple[Choices, ...]:
        found = (Choices(name, values) for (_, values), name in self._names.items())
        return tuple(sorted(found, key=lambda each: each.name))

    def of(self, schema: Schema, field: str) -> Shape:
        """The type of a value that stands in `field`."""
        if schema.ref:
            return Named(schema.target)
        if schema.all_of:
            return self.of(schema.all_of[0], field)
        if schema.members:
            return OneOf(tuple(self.of(member, field) for member in schema.members))
        if schema.const is not UNSET:
            return Fixed(schema.const)
        if schema.enum:
            return Named(self._names[field, words(schema)])
        if schema.type == "array":
            return Listed(self.of(schema.items, field) if schema.items else ANYTHING)
        if schema.type == "object":
            inner = schema.additional_properties
            value = self.of(inner, field) if isinstance(inner, Schema) else ANYTHING
            return Keyed(value, _key(schema.property_names))
        return _plain(schema, field)


def _key(names: Schema | None) -> Shape:
    """JSON has numbers as keys only in writing."""
    return Plain("int" if names and names.pattern.startswith("^[1-9][0-9]") else "str")


def words(schema: Schema) -> Values:
    if not all(isinstance(value, str) for value in schema.enum):
        raise ContractError(f"Only words can be chosen from, not {schema.enum}.")
    return tuple(str(value) for value in schema.enum)


def _plain(schema: Schema, field: str) -> Shape:
    if schema.type == "string":
        return Plain("datetime" if schema.format == "date-time" else "str")
    if not schema.type:
        return ANYTHING
    if schema.type not in _PLAIN:
        raise ContractError(f"`{field}` has the type {schema.type!r}, which is not known here.")
    return Plain(_PLAIN[schema.type])


def _uses(contract: Contract) -> Mapping[tuple[str, Values], set[str]]:
    """Which types have which fields with which words; parameters only name what no type has."""
    uses: defaultdict[tuple[str, Values], set[str]] = defaultdict(set)
    for owner, component in contract.components.schemas.items():
        for field, schema in component.properties.items():
            for values in _enums(schema):
                uses[field, values].add(owner)
    of_types = frozenset(uses)
    for item in contract.paths.values():
        for _, route in item.routes():
            for parameter in route.parameters:
                for values in _enums(parameter.schema):
                    if (parameter.name, values) not in of_types:
                        resource = route.operation_id.partition(".")[0]
                        uses[parameter.name, values].add(resource)
    return uses


def _enums(schema: Schema) -> Iterator[Values]:
    if schema.enum:
        yield words(schema)
    inner = [*schema.members, schema.items, schema.additional_properties]
    for each in inner:
        if isinstance(each, Schema):
            yield from _enums(each)
