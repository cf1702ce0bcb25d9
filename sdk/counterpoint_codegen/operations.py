"""From the contract's routes to methods of the SDK."""

from collections.abc import Iterator

from counterpoint_codegen.ir import (
    Alias,
    Argument,
    Body,
    Listed,
    Named,
    Operation,
    Plain,
    Record,
    Shape,
)
from counterpoint_codegen.naming import identifier, pascal, snake
from counterpoint_codegen.openapi import Contract, ContractError, Parameter, Route
from counterpoint_codegen.shapes import Shapes

JSON = "application/json"
STREAM = "text/event-stream"
KEY, MATCH = "Idempotency-Key", "If-Match"
HEADERS = {KEY, MATCH, "If-None-Match", "Last-Event-ID", "Prefer"}
"""Those that the SDK's core sends, or does without; of others the generator knows nothing."""

Types = dict[str, Record | Alias]


def read_operations(contract: Contract, shapes: Shapes, types: Types) -> Iterator[Operation]:
    for path, item in contract.paths.items():
        for verb, route in item.routes():
            yield _Reader(route, shapes, types).read(verb, path)


class _Reader:
    """Reads one route."""

    def __init__(self, route: Route, shapes: Shapes, types: Types) -> None:
        self._route = route
        self._shapes = shapes
        self._types = types

    def read(self, verb: str, path: str) -> Operation:
        route = self._route
        resource, dot, method = route.operation_id.partition(".")
        if not dot:
            raise ContractError(f"{route.operation_id!r} does not name a resource and a method.")
        answer = self._answer()
        headers = {p.name for p in route.parameters if p.place == "header"}
        if headers - HEADERS:
            raise ContractError(f"{route.operation_id} takes the header {headers - HEADERS}.")
        in_path, in_query = self._arguments("path"), self._arguments("query")
        taken = {"self", "options", *(a.name for a in (*in_path, *in_query))}
        codes = {code for response in route.responses.values() for code in response.problems}
        return Operation(
            resource=identifier(resource),
            method=identifier(method),
            verb=verb,
            path=path,
            doc=route.description,
            in_path=in_path,
            in_query=in_query,
            body=self._body(frozenset(taken)),
            answer=answer,
            item=self._item(answer) if route.page else None,
            keyed=KEY in headers,
            conditional=MATCH in headers,
            problems=tuple(sorted(codes)),
            streamed=any(STREAM in response.content for response in route.responses.values()),
        )

    def _arguments(self, place: str) -> tuple[Argument, ...]:
        # A typed answer has all its fields and no others, so nobody can ask for less or more.
        asked = [p for p in self._route.parameters if p.place == place and not p.reshapes]
        found = [self._argument(p) for p in asked]
        return tuple(sorted(found, key=lambda argument: not argument.required))

    def _argument(self, parameter: Parameter) -> Argument:
        shape = self._shapes.of(parameter.schema, parameter.name)
        return Argument(
            name=identifier(parameter.name, frozenset({"self", "options"})),
            key=parameter.name,
            shape=shape,
            required=parameter.required,
            doc=parameter.description,
            holder=self._holder(parameter.name, shape),
        )

    def _holder(self, parameter: str, shape: Shape) -> str:
        """`{map}` is the id of a `Map`, `?maps` several: who has one need not take its id out."""
        if isinstance(shape, Listed):
            return self._holder(parameter.removesuffix("s"), shape.item)
        name = pascal(parameter)
        of_name = self._types.get(name)
        if not isinstance(of_name, Record) or of_name.sent:
            return ""
        has_id = any(field.key == "id" and field.shape == shape for field in of_name.fields)
        return name if has_id else ""

    def _body(self, taken: frozenset[str]) -> Body | None:
        sent = self._route.request_body
        if sent is None:
            return None
        if JSON not in sent.content:
            argument = Argument(identifier("content", taken), "", Plain("bytes"), sent.required)
            return Body(Plain("bytes"), (argument,), spread=False, raw=True)
        schema = sent.content[JSON].schema
        if schema is None:
            raise ContractError(f"{self._route.operation_id} takes a body without a schema.")
        shape = self._shapes.of(schema, "body")
        record = self._types.get(shape.name) if isinstance(shape, Named) else None
        if isinstance(record, Record):
            fields = tuple(
                Argument(identifier(f.name, taken), f.key, f.shape, f.required, f.doc, f.name)
                for f in record.fields
            )
            return Body(shape, fields, spread=True)
        name = snake(shape.name) if isinstance(shape, Named) else "body"
        doc = self._types[shape.name].doc if isinstance(shape, Named) else ""
        argument = Argument(identifier(name, taken), "", shape, sent.required, doc)
        return Body(shape, (argument,), spread=False)

    def _answer(self) -> Shape:
        found: list[Shape] = []
        for status, response in self._route.responses.items():
            if not status.startswith("2") or response.minimal or response.deferred:
                continue
            media = response.content.get(JSON) or response.content.get(STREAM)
            if not response.content:
                found.append(Plain("None"))
            elif media is None or media.schema is None:
                found.append(Plain("bytes"))
            else:
                shape = self._shapes.of(media.schema, "answer")
                found.append(Plain("bytes") if shape == Plain("Any") else shape)
        if len(set(found)) != 1:
            raise ContractError(f"{self._route.operation_id} answers in {len(found)} shapes.")
        return found[0]

    def _item(self, page: Shape) -> Shape:
        record = self._types.get(page.name) if isinstance(page, Named) else None
        if isinstance(record, Record):
            for field in record.fields:
                if field.key == "items" and isinstance(field.shape, Listed):
                    return field.shape.item
        raise ContractError(f"{self._route.operation_id} answers pages without `items`.")
