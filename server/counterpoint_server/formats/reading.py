"""From bytes to text and values, and how to say where a file is wrong."""

import re
from typing import Any, TypeVar

import msgspec

from counterpoint_server.model.problem import Fault
from counterpoint_server.model.problems import UnreadableFile
from counterpoint_server.model.shapes import pointer_step

T = TypeVar("T")

BOM = "\ufeff"

_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")
_BYTE = re.compile(r"\(byte (\d+)\)")


def unreadable(sentence: str, pointer: str) -> UnreadableFile:
    """For a file that is JSON (or like it): `pointer` is `#`, or `#/nodes/3/text`."""
    return UnreadableFile(f"{sentence} (at {pointer})", pointer=pointer)


def unreadable_at(sentence: str, line: int, column: int = 1) -> UnreadableFile:
    """For a file of lines: both count from 1, columns in characters."""
    place = f"line {line}, column {column}"
    problem = UnreadableFile(f"{sentence} ({place})")
    problem.faults = [Fault(place, problem.code, problem.detail)]
    return problem


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Of a character, by its offset."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def text_of(data: bytes) -> str:
    """The file as text, line ends as they are; a byte order mark stays its first character."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        place = line_and_column(before, len(before))
        raise unreadable_at("The file is not UTF-8.", *place) from None
    if "\0" in text:
        place = line_and_column(text, text.index("\0"))
        raise unreadable_at("Text cannot hold the character U+0000.", *place)
    return text


def decode_json(data: bytes, shape: type[T]) -> T:
    """Strictly as this shape; Structs may leave unknown fields to `dict[str, Any]`."""
    try:
        return msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=shape)
    except msgspec.ValidationError as error:
        raise misshapen(error) from None
    except msgspec.DecodeError as error:
        raise _malformed(data, str(error)) from None
    except UnicodeDecodeError:
        text_of(data)
        raise unreadable("The file is not UTF-8.", "#") from None
    except RecursionError:
        raise unreadable("Nested too deeply.", "#") from None


def decode_members(data: bytes) -> dict[str, msgspec.Raw]:
    """The members of an object, undecoded, so that each is in memory only while it is needed."""
    return decode_json(data, dict[str, msgspec.Raw])


def decode_member(members: dict[str, msgspec.Raw], key: str, shape: type[T]) -> T | None:
    """One of them, strictly; None if it is missing or null. It is taken out."""
    raw = bytes(members.pop(key, b"null"))
    if raw.strip() == b"null":
        return None
    try:
        return decode_json(raw, shape)
    except UnreadableFile as problem:
        step = "#" + pointer_step(key)
        for fault in problem.faults:
            inner = fault.pointer.removeprefix("#") if fault.pointer.startswith("#") else ""
            raise unreadable(problem.detail.partition(" (at")[0], step + inner) from None
        raise


def misshapen(error: msgspec.ValidationError) -> UnreadableFile:
    """For what is JSON (or msgpack), and not of the shape that was asked for."""
    sentence, _, path = str(error).partition(" - at `")
    steps = (pointer_step(name or index) for name, index in _STEP.findall(path))
    return unreadable(sentence + ".", "#" + "".join(steps))


def _malformed(data: bytes, sentence: str) -> UnreadableFile:
    found = _BYTE.search(sentence)
    offset = int(found[1]) if found else len(data)
    before = data[:offset].decode("utf-8", "replace")
    return unreadable_at(sentence.rstrip(".") + ".", *line_and_column(before, len(before)))


def encode_json(value: Any) -> bytes:
    """Indented, as people read it; keys in the order they were put in."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"
