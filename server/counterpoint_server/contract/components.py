"""The schemas of the contract, by msgspec, with what it leaves out filled in."""

import ast
import inspect
import itertools
import textwrap
from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec import Struct

from counterpoint_server.model.documents import DocumentElement
from counterpoint_server.model.edit import Operation
from counterpoint_server.model.events import Event
from counterpoint_server.model.pages import Expansion
from counterpoint_server.model.problems import ProblemBody
from counterpoint_server.model.types import TYPES, Element, NewElement

Schema = dict[str, Any]

UNIONS: dict[str, Any] = {
    "Element": Element,
    "NewElement": NewElement,
    "DocumentElement": DocumentElement,
    "Operation": Operation,
    "Event": Event,
}
"""Unions that the contract names, for msgspec writes them out wherever they stand."""

REF = "#/components/schemas/{name}"


def in_ecma(pattern: str) -> str:
    """A pattern of Python as JSON Schema writes it, where `$` alone is the very end."""
    return pattern.removesuffix(r"\Z") + "$" if pattern.endswith(r"\Z") else pattern


def ref(name: str) -> Schema:
    return {"$ref": REF.format(name=name)}


class Components:
    """Every schema that the routes speak of, by name."""

    def __init__(self, answered: Iterable[Any], taken: Iterable[Any]) -> None:
        self.answered = [kind for kind in answered if kind is not None]
        self.taken = list(taken)
        kinds = [*self.answered, *self.taken, *UNIONS.values(), Expansion, ProblemBody]
        _, self.schemas = msgspec.json.schema_components(kinds, ref_template=REF)
        self._name_unions()
        self._describe_fields()
        self._require_answered()
        self._make_patches()

    def schema_of(self, kind: Any) -> Schema:
        (schema,), _ = msgspec.json.schema_components([kind], ref_template=REF)
        named: Schema = self._named(schema)
        return named

    def _name_unions(self) -> None:
        self.unions: list[tuple[Schema, str]] = []
        for name, union in UNIONS.items():
            (schema,), _ = msgspec.json.schema_components([union], ref_template=REF)
            self.unions.append((schema, name))
        self.schemas = {name: self._named(schema) for name, schema in self.schemas.items()}
        for schema, name in self.unions:
            self.schemas[name] = {**schema, "required": [schema["discriminator"]["propertyName"]]}
        for row in TYPES.values():
            # In a collection of one type the type may be left out; in the union it may not.
            self.schemas[row.new.__name__]["required"].remove("type")

    def _named(self, schema: Any) -> Any:
        """The schema with each named union replaced by a reference to it."""
        if isinstance(schema, list):
            return [self._named(part) for part in schema]
        if not isinstance(schema, dict):
            return schema
        for union, name in self.unions:
            if schema == union:
                return ref(name)
        if schema.get("$ref") == REF.format(name="ProblemBody"):
            return ref("Problem")
        if schema.get("x-patch-of"):
            return ref(f"{schema['x-patch-of']}Patch")
        if "enum" in schema:
            return _enum(schema)
        named = {key: self._named(part) for key, part in schema.items()}
        if isinstance(named.get("pattern"), str):
            named["pattern"] = in_ecma(named["pattern"])
        return named

    def _describe_fields(self) -> None:
        for struct in _all_structs(
            ProblemBody, Expansion, *self.answered, *self.taken, *UNIONS.values()
        ):
            schema = self.schemas.get(struct.__name__, {})
            docs = _field_docs(_written_in(struct))
            for name, property in schema.get("properties", {}).items():
                if name in docs and "$ref" not in property:
                    property["description"] = docs[name]

    def _require_answered(self) -> None:
        """An answer has all its fields, whatever defaults they have in Python; or says that not."""
        for struct in _all_structs(*self.answered):
            if struct.__struct_config__.omit_defaults:
                continue
            schema = self.schemas[struct.__name__]
            schema["required"] = list(schema["properties"])
            for property in schema["properties"].values():
                property.pop("default", None)

    def _make_patches(self) -> None:
        names = [(row.stored.__name__, row.new.__name__) for row in TYPES.values()]
        for name, new in [*names, ("Map", "NewMapContent")]:
            self.schemas[f"{name}Patch"] = _patch_of(self.schemas[new], name)
        patches = [ref(f"{name}Patch") for name, _ in names]
        self.schemas["ElementPatch"] = {
            "anyOf": patches,
            "description": "A merge patch (RFC 7396) of an element; which, its type decides.",
        }
        del self.schemas["NewMapContent"]


def _enum(schema: Schema) -> Schema:
    """Every enumeration of ours is of strings; one of a single value is a constant."""
    values = schema["enum"]
    rest = {key: part for key, part in schema.items() if key != "enum"}
    kind: Schema = {"const": values[0]} if len(values) == 1 else {"enum": values}
    return {"type": "string", **kind, **rest}


def _patch_of(new: Schema, name: str) -> Schema:
    """All fields may be absent; those with a default may be null, which sets them to it."""
    properties = {}
    for field, schema in new["properties"].items():
        if field == "type":
            continue
        given = {key: value for key, value in schema.items() if key != "default"}
        if isinstance(members := given.get("additionalProperties"), dict):
            given["additionalProperties"] = _or_null({**members})  # null takes a member out
        is_required = field in new.get("required", ())
        properties[field] = given if is_required else _or_null(given)
    return {
        "title": f"{name}Patch",
        "description": f"A merge patch (RFC 7396), {name.lower()}: null sets the default.",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }


def _or_null(schema: Schema) -> Schema:
    if {"type": "null"} in schema.get("anyOf", ()):
        return schema
    description = schema.pop("description", None)
    nullable: Schema = {"anyOf": [schema, {"type": "null"}]}
    return nullable if description is None else {**nullable, "description": description}


def _all_structs(*kinds: Any) -> list[type[Struct]]:
    """Every Struct reachable from some types."""
    found: dict[str, type[Struct]] = {}

    def visit(info: msgspec.inspect.Type) -> None:
        if isinstance(info, msgspec.inspect.StructType):
            if info.cls.__name__ in found:
                return
            found[info.cls.__name__] = info.cls
            for field in info.fields:
                visit(field.type)
        for part in ("types", "item_types"):
            for inner in getattr(info, part, ()):
                visit(inner)
        for part in ("item_type", "key_type", "value_type", "type"):
            inner = getattr(info, part, None)
            if isinstance(inner, msgspec.inspect.Type):
                visit(inner)

    for kind in kinds:
        visit(msgspec.inspect.type_info(kind))
    return list(found.values())


def _written_in(struct: type[Struct]) -> type:
    """The class in the source whose field comments describe a Struct made at run time."""
    module = inspect.getmodule(struct)
    name = struct.__name__.removeprefix("New").removeprefix("Document")
    original = getattr(module, name, None)
    return original if isinstance(original, type) else struct


def _field_docs(struct: type) -> dict[str, str]:
    """The string that follows each field in the source, of the class and its bases."""
    docs: dict[str, str] = {}
    for base in reversed(struct.__mro__):
        try:
            tree = ast.parse(textwrap.dedent(inspect.getsource(base)))
        except (OSError, TypeError, SyntaxError):
            continue
        (body,) = [node.body for node in tree.body if isinstance(node, ast.ClassDef)]
        for field, text in itertools.pairwise(body):
            if isinstance(field, ast.AnnAssign) and isinstance(text, ast.Expr):
                name, value = field.target, text.value
                if isinstance(name, ast.Name) and isinstance(value, ast.Constant):
                    docs[name.id.rstrip("_")] = inspect.cleandoc(str(value.value))
    return docs
