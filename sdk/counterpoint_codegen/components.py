"""From the contract's components to records and aliases."""

from collections.abc import Iterable, Iterator

from msgspec import UNSET

from counterpoint_codegen.ir import Alias, Field, OneOf, Record, Tag
from counterpoint_codegen.naming import identifier
from counterpoint_codegen.openapi import Contract, ContractError, Route, Schema
from counterpoint_codegen.shapes import Shapes

ANSWER_TAG = "type"
"""Answers are told apart by this field: what stands for unknown ones has it too."""


def read_components(contract: Contract, shapes: Shapes) -> tuple[Record | Alias, ...]:
    """The types that an operation takes or answers, by name."""
    schemas = contract.components.schemas
    routes = [route for item in contract.paths.values() for _, route in item.routes()]
    answers = _reachable(schemas, (s for route in routes for s in _answered(route)))
    sent = _reachable(schemas, (s for route in routes for s in _sent(route))) - answers
    tags = _tag_fields(schemas)
    return tuple(
        _record(name, schemas[name], name in sent, tags.get(name, ""), shapes)
        if schemas[name].properties
        else _alias(name, schemas[name], name in sent, shapes)
        for name in sorted(answers | sent)
    )


def _answered(route: Route) -> Iterator[Schema]:
    for response in route.responses.values():
        yield from (media.schema for media in response.content.values() if media.schema)


def _sent(route: Route) -> Iterator[Schema]:
    if route.request_body:
        yield from (media.schema for media in route.request_body.content.values() if media.schema)


def _reachable(schemas: dict[str, Schema], roots: Iterable[Schema]) -> set[str]:
    found: set[str] = set()
    waiting = list(roots)
    while waiting:
        schema = waiting.pop()
        waiting += _parts(schema)
        if schema.ref and schema.target not in found:
            found.add(schema.target)
            waiting.append(schemas[schema.target])
    return found


def _parts(schema: Schema) -> Iterator[Schema]:
    yield from schema.properties.values()
    yield from schema.all_of[:1]
    yield from schema.members
    if schema.items:
        yield schema.items
    if isinstance(schema.additional_properties, Schema):
        yield schema.additional_properties


def _tag_fields(schemas: dict[str, Schema]) -> dict[str, str]:
    """By which field the members of unions are told apart."""
    return {
        member.target: schema.discriminator.property_name
        for schema in schemas.values()
        if schema.discriminator
        for member in schema.members
    }


def _record(name: str, schema: Schema, sent: bool, tag_field: str, shapes: Shapes) -> Record:
    tag = None
    if tag_field:
        value = schema.properties[tag_field].const
        if value is UNSET:
            raise ContractError(f"{name}.{tag_field} is not a constant.")
        tag = Tag(tag_field, value)
    fields = [
        Field(
            name=identifier(key, frozenset({"self", tag_field})),
            key=key,
            shape=shapes.of(each, key),
            required=key in schema.required,
            doc=each.description,
            default=each.default,
        )
        for key, each in schema.properties.items()
        if key != tag_field
    ]
    ordered = sorted(fields, key=lambda field: not field.required)
    return Record(name, schema.description, tuple(ordered), tag, sent)


def _alias(name: str, schema: Schema, sent: bool, shapes: Shapes) -> Alias:
    shape = shapes.of(schema, name)
    tag = schema.discriminator
    growing = not sent and tag is not None and isinstance(shape, OneOf)
    if growing and tag and tag.property_name != ANSWER_TAG:
        raise ContractError(f"{name} comes from the server and is told apart by another field.")
    return Alias(name, schema.description, shape, sent, open=growing)
