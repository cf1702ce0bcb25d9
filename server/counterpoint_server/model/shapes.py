"""From the Struct of a type, the Struct of its input, and how references are found in both.

A type is written once, as it is stored and answered. Its input differs by rule: computed fields are
absent, and where a reference stands, a `$ref` of the same edit may stand, or a new claim. So the
input Structs are made here, at import, and never by hand.
"""

import types
from collections.abc import Callable, Collection, Mapping
from functools import cache
from typing import Annotated, Any, NamedTuple, Union, cast, get_args, get_origin, get_type_hints

import msgspec
from msgspec import UNSET, Struct, UnsetType

from counterpoint_server.model.ids import ElementId, Ref
from counterpoint_server.model.references import Computed, Reference

Visit = Callable[[Reference, Any, str], Any]
"""Called with the reference, what stands there and its JSON pointer; answers what is to stand."""


class NewThing(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """The root of the input Structs: a thing as a client writes it."""


class Dropped:
    """What a visit answers so that the reference is left out."""


DROPPED = Dropped()


def pointer_step(key: str | int) -> str:
    """One step of a JSON pointer, escaped (RFC 6901, section 3)."""
    return "/" + str(key).replace("~", "~0").replace("/", "~1")


def reference_in(annotation: Any) -> Reference | None:
    """The reference that an annotation itself carries (not one further inside)."""
    if get_origin(annotation) is not Annotated:
        return None
    marks = (mark for mark in get_args(annotation)[1:] if isinstance(mark, Reference))
    return next(marks, None)


def is_computed(annotation: Any) -> bool:
    return get_origin(annotation) is Annotated and any(
        isinstance(mark, Computed) for mark in get_args(annotation)[1:]
    )


def hints_of(struct: type[Struct]) -> dict[str, Any]:
    """The annotations of a Struct's fields, in field order, with their marks."""
    hints = get_type_hints(struct, include_extras=True)
    return {name: hints[name] for name in struct.__struct_fields__}


def holds_reference(annotation: Any) -> bool:
    if reference_in(annotation):
        return True
    if is_struct(annotation):
        return any(holds_reference(hint) for hint in hints_of(annotation).values())
    return any(holds_reference(part) for part in get_args(annotation))


def references_of(annotation: Any) -> list[Reference]:
    """Every reference that a Struct declares, in whatever depth."""
    if reference := reference_in(annotation):
        return [reference]
    parts = hints_of(annotation).values() if is_struct(annotation) else get_args(annotation)
    return [reference for part in parts for reference in references_of(part)]


def input_struct(
    struct: type[Struct],
    new_claim: Any = None,
    *,
    name: str | None = None,
    computed: Collection[str] | None = None,
) -> type[NewThing]:
    """The input twin of a stored Struct, `NewClaim` for `Claim`.

    `computed` (None: it has none of these fields): which are needed; the others may stand there.
    """
    fields: list[Any] = []
    spec: Any = msgspec.field  # its overloads want to know which of the two defaults is given
    for field in msgspec.structs.fields(struct):
        annotation = hints_of(struct)[field.name]
        if is_computed(annotation):
            if computed is not None:
                annotation = input_annotation(annotation)
                optional = (field.name, Union[annotation, UnsetType], UNSET)  # noqa: UP007
                fields.append((field.name, annotation) if field.name in computed else optional)
            continue
        new = input_annotation(annotation, new_claim)
        kept = spec(
            name=field.encode_name, default=field.default, default_factory=field.default_factory
        )
        fields.append((field.name, new, kept))
    made: Any = msgspec.defstruct(
        name or f"New{struct.__name__}",
        fields,
        bases=(NewThing,),
        module=struct.__module__,
        namespace={"__doc__": struct.__doc__},
        tag_field=struct.__struct_config__.tag_field,
        tag=struct.__struct_config__.tag,
        kw_only=True,
        frozen=True,
        forbid_unknown_fields=True,
    )
    return cast("type[NewThing]", made)


@cache
def _input_part(struct: type[Struct]) -> type[NewThing]:
    return input_struct(struct)


def is_struct(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Struct)


def holds_struct(annotation: Any) -> bool:
    return is_struct(annotation) or any(holds_struct(part) for part in get_args(annotation))


def input_annotation(annotation: Any, new_claim: Any = None) -> Any:
    """An annotation with each reference opened to what a client may write there."""
    if not (holds_reference(annotation) or holds_struct(annotation)):
        return annotation
    if reference := reference_in(annotation):
        ways = [ElementId, Ref]
        if reference.inline and new_claim is not None:
            ways.append(new_claim)
        return Union[tuple(ways)]  # noqa: UP007 - made at run time
    if is_struct(annotation):
        return _input_part(annotation)
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return Annotated[(input_annotation(parts[0], new_claim), *parts[1:])]
    new_parts = tuple(input_annotation(part, new_claim) for part in parts)
    if origin in (Union, types.UnionType):
        return Union[new_parts]  # noqa: UP007
    return origin[new_parts]


Walk = Callable[[Any, str, Visit], Any]


def _walk_of(annotation: Any) -> Walk | None:
    """How to rebuild what an annotation holds; None where it can be taken as it is."""
    if not (holds_reference(annotation) or holds_struct(annotation)):
        return None
    if reference := reference_in(annotation):
        return lambda value, pointer, visit: visit(reference, value, pointer)
    if is_struct(annotation):
        return _walk_of_struct(annotation)
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _walk_of(parts[0])
    if origin in (Union, types.UnionType):
        return next(filter(None, map(_walk_of, parts)))
    return _walk_of_list(parts[0]) if origin is list else _walk_of_dict(parts[1])


def _walk_of_list(annotation: Any) -> Walk:
    inner = _walk_of(annotation)
    assert inner is not None  # noqa: S101 - only called where a reference is

    def walk(values: list[Any], pointer: str, visit: Visit) -> list[Any]:
        seen = (inner(value, f"{pointer}/{at}", visit) for at, value in enumerate(values))
        return [value for value in seen if value is not DROPPED]

    return walk


def _walk_of_dict(annotation: Any) -> Walk:
    inner = _walk_of(annotation)
    assert inner is not None  # noqa: S101

    def walk(values: Mapping[str, Any], pointer: str, visit: Visit) -> dict[str, Any]:
        seen = {
            key: inner(value, pointer + pointer_step(key), visit) for key, value in values.items()
        }
        return {key: value for key, value in seen.items() if value is not DROPPED}

    return walk


def _walk_of_struct(struct: type[Struct]) -> Walk:
    needed = {field.name for field in msgspec.structs.fields(struct) if field.required}

    def walk(value: Any, pointer: str, visit: Visit) -> Any:
        fields = mapped(struct, value, visit, pointer)
        if any(fields[name] is None for name in needed):
            return DROPPED  # an edge without its end is no edge
        return struct(**fields)

    return walk


class _Field(NamedTuple):
    name: str
    key: str
    """Its name in JSON."""
    walk: Walk | None
    holds_reference: bool


@cache
def _fields_of(struct: type[Struct]) -> tuple[_Field, ...]:
    keys = dict(zip(struct.__struct_fields__, struct.__struct_encode_fields__, strict=True))
    return tuple(
        _Field(name, keys[name], _walk_of(hint), holds_reference(hint))
        for name, hint in hints_of(struct).items()
        if not is_computed(hint)
    )


def build(struct: type[Struct], value: Any, visit: Visit, pointer: str = "", **more: Any) -> Any:
    """A `struct` of the fields of `value`, each reference replaced by what `visit` answers.

    `value` may be the stored Struct or its input twin; `more` gives the computed fields.
    """
    return struct(**more, **mapped(struct, value, visit, pointer))


def mapped(struct: type[Struct], value: Any, visit: Visit, pointer: str = "") -> dict[str, Any]:
    """The fields of `build`, before they are made a Struct."""
    fields: dict[str, Any] = {}
    for field in _fields_of(struct):
        given = getattr(value, field.name)
        if field.walk is not None and given is not None:
            given = field.walk(given, f"{pointer}/{field.key}", visit)
            given = None if given is DROPPED else given
        fields[field.name] = given
    return fields


def references(struct: type[Struct], value: Any) -> list[tuple[Reference, Any, str]]:
    """Every reference in `value` (the stored Struct or its input twin), with its JSON pointer."""
    found: list[tuple[Reference, Any, str]] = []

    def visit(reference: Reference, given: Any, pointer: str) -> Any:
        found.append((reference, given, pointer))
        return given

    for field in _fields_of(struct):
        if field.walk is None or not field.holds_reference:
            continue
        if (given := getattr(value, field.name)) is not None:
            field.walk(given, f"/{field.key}", visit)
    return found
