"""How types, defaults and docstrings are written in Python."""

import textwrap
from collections.abc import Iterable

from msgspec import UNSET

from counterpoint_codegen.ir import Argument, Field, Fixed, Keyed, Listed, Named, OneOf, Shape

WIDTH = 100


def annotation(shape: Shape, *, sent: bool) -> str:
    """The type as written. What is sent may be any sequence or mapping, what comes is exact.

    A caller's `list[int]` is no `list[int | str]`, but is a `Sequence[int | str]`.
    """
    match shape:
        case Named(name):
            return name
        case Fixed(value):
            return f'Literal["{value}"]'
        case Listed(item):
            return f"{'Sequence' if sent else 'list'}[{annotation(item, sent=sent)}]"
        case Keyed(value):
            return f"{'Mapping' if sent else 'dict'}[str, {annotation(value, sent=sent)}]"
        case OneOf(members):
            return " | ".join(dict.fromkeys(annotation(each, sent=sent) for each in members))
        case _:
            return shape.name


def declaration(field: Field, *, sent: bool) -> str:
    """A field of a record: `tags: list[str]`."""
    written = annotation(field.shape, sent=sent)
    default = "" if field.required else _default(field, written, sent=sent)
    if default == "UNSET":
        written += " | UnsetType"
    renamed = "" if field.name == field.key else f'name="{field.key}"'
    if renamed:
        default = f"field({renamed}{f', default={default}' if default else ''})"
    return f"{field.name}: {written}" + (f" = {default}" if default else "")


def _default(field: Field, written: str, *, sent: bool) -> str:
    # Of what is sent the server knows the defaults: a default that it changes must not be undone.
    if sent or field.default is UNSET:
        return "UNSET"
    if isinstance(field.default, list | dict):
        return f"field(default_factory={written})"
    return repr(field.default)


def parameter(argument: Argument) -> str:
    """A parameter of a method; in a body null means something, elsewhere None is nothing."""
    written = annotation(argument.shape, sent=True)
    if argument.holder:
        written += f" | {argument.holder}"
    return f"{argument.name}: {written}" + ("" if argument.required else " | None = None")


def body_parameter(argument: Argument) -> str:
    written = annotation(argument.shape, sent=True)
    return f"{argument.name}: {written}" + ("" if argument.required else " | UnsetType = UNSET")


def docstring(paragraphs: Iterable[str], indent: int) -> str:
    """A docstring with its quotes, wrapped, all lines but the first indented."""
    margin = " " * indent
    room = WIDTH - indent
    text = "\n\n".join(_wrap(paragraph, room) for paragraph in paragraphs if paragraph)
    text = text.replace("\\", "\\\\").replace('"""', "'''")
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
