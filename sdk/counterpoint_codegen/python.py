"""How types, defaults and docstrings are written in Python."""

import textwrap
from collections.abc import Iterable

from msgspec import UNSET

from counterpoint_codegen.ir import (
    Argument,
    Field,
    Fixed,
    Keyed,
    Listed,
    Named,
    OneOf,
    Plain,
    Shape,
)

WIDTH = 100


NONE, UNSET_TYPE = Plain("None"), Plain("UnsetType")


def annotation(shape: Shape, *, sent: bool) -> str:
    """The type as written. What is sent may be any sequence or mapping, what comes is exact.

    A caller's `list[int]` is no `list[int | str]`, but is a `Sequence[int | str]`.
    """
    match shape:
        case Fixed(value):
            return f'Literal["{value}"]'
        case Listed(item):
            return f"{'Sequence' if sent else 'list'}[{annotation(item, sent=sent)}]"
        case Keyed(value, key):
            inner = f"{annotation(key, sent=sent)}, {annotation(value, sent=sent)}"
            return f"{'Mapping' if sent else 'dict'}[{inner}]"
        case OneOf(members):
            written = dict.fromkeys(annotation(each, sent=sent) for each in members)
            return " | ".join(sorted(written, key=lambda name: name == NONE.name))
        case _:
            return shape.name


def either(shape: Shape, *others: Shape) -> Shape:
    members = shape.members if isinstance(shape, OneOf) else (shape,)
    return OneOf((*members, *others))


def declaration(field: Field, *, sent: bool) -> str:
    """A field of a record: `tags: list[str]`."""
    default = "" if field.required else _default(field, sent=sent)
    shape = either(field.shape, UNSET_TYPE) if default == "UNSET" else field.shape
    if field.name != field.key:
        default = f'field(name="{field.key}"{f", default={default}" if default else ""})'
    written = f"{field.name}: {annotation(shape, sent=sent)}"
    return f"{written} = {default}" if default else written


def _default(field: Field, *, sent: bool) -> str:
    # Of what is sent the server knows the defaults: a default that it changes must not be undone.
    if sent or field.default is UNSET:
        return "UNSET"
    return repr(field.default)  # msgspec gives each its own copy of an empty list or object


def parameter(argument: Argument) -> str:
    """A parameter of a path or query, where None says nothing."""
    shape = _or_holder(argument.shape, argument.holder) if argument.holder else argument.shape
    return _parameter(argument, shape, NONE, "None")


def _or_holder(shape: Shape, holder: str) -> Shape:
    if isinstance(shape, Listed):
        return Listed(_or_holder(shape.item, holder))
    return either(shape, Named(holder))


def body_parameter(argument: Argument) -> str:
    """A field of a body, where null may say something."""
    return _parameter(argument, argument.shape, UNSET_TYPE, "UNSET")


def _parameter(argument: Argument, shape: Shape, absent: Shape, default: str) -> str:
    if argument.required:
        return f"{argument.name}: {annotation(shape, sent=True)}"
    return f"{argument.name}: {annotation(either(shape, absent), sent=True)} = {default}"


def docstring(paragraphs: Iterable[str], indent: int) -> str:
    """A docstring with its quotes, wrapped, all lines but the first indented."""
    margin = " " * indent
    room = WIDTH - indent
    text = "\n\n".join(_wrap(paragraph, room) for paragraph in paragraphs if paragraph)
    text = text.replace("\\", "\\\\").replace('"""', "'''")
    if text.endswith('"'):
        text = f'{text[:-1]}\\"'
    if "\n" not in text and len(text) + 6 <= room:
        return f'"""{text}"""'
    return textwrap.indent(f'"""{text}\n"""', margin).lstrip()


def _wrap(paragraph: str, room: int) -> str:
    """Wrapped, unless it is a list of lines; three columns stay for the opening quotes."""
    if "\n" in paragraph:
        return paragraph
    return "\n".join(
        textwrap.wrap(paragraph, room - 3, break_long_words=False, break_on_hyphens=False)
    )


def hanging(text: str) -> str:
    """An entry of a method's docstring: what does not fit in its line stands deeper below."""
    return "\n".join(
        textwrap.wrap(
            text,
            WIDTH - 8,
            initial_indent="    ",
            subsequent_indent="        ",
            break_long_words=False,
            break_on_hyphens=False,
        )
    )
