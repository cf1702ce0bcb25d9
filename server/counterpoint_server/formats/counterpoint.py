"""Counterpoint's own document, as `GET …/document` answers it: JSON, msgpack, or lines of JSON.

A file of lines holds any number of maps: each begins with a line of its `map`, and one line for
each of its elements follows, as the streaming export writes them.
"""

import json
import re
from typing import Any

import msgspec

from counterpoint_server.formats.frame import (
    AnyDocument,
    Format,
    ImportedMap,
    PlainDocument,
    ReadOptions,
    WriteOptions,
    Written,
)
from counterpoint_server.formats.reading import decode_json, misshapen, unreadable, unreadable_at
from counterpoint_server.formats.sampling import CERTAIN, Evidence, Sample
from counterpoint_server.model.documents import DocumentElement, DocumentMap, NewDocument
from counterpoint_server.model.map import DocumentHead, MapVersion
from counterpoint_server.model.problem import Fault, Problem
from counterpoint_server.model.problems import UnreadableFile
from counterpoint_server.rules.wholes import settle_document

_ELEMENT = re.compile(r"#/elements/(\d+)(.*)")


class _Head(msgspec.Struct):
    """The line that a map begins with."""

    map: DocumentMap
    elements: int


def sniff(sample: Sample) -> Evidence | None:
    if "map" in sample.json and bytes(sample.json.get("elements", b"")).startswith(b"["):
        return Evidence(CERTAIN, "an object with `map` and `elements`")
    return None


def sniff_msgpack(sample: Sample) -> Evidence | None:
    if sample.data[:1] == b"\x82" and sample.data[1:5] in (b"\xa3map", b"\xa8ele"):
        return Evidence(CERTAIN, "msgpack of an object with `map` and `elements`")
    return None


def sniff_lines(sample: Sample) -> Evidence | None:
    first = Sample(sample.data.partition(b"\n")[0]).json
    if "map" in first and bytes(first.get("elements", b"")).isdigit():
        return Evidence(CERTAIN, "a line with a `map` and the number of its `elements`")
    return None


def read(data: bytes, options: ReadOptions) -> ImportedMap:
    document: NewDocument = decode_json(data, NewDocument)
    return _settled(document)


def read_msgpack(data: bytes, options: ReadOptions) -> ImportedMap:
    try:
        document = msgspec.msgpack.decode(data, type=NewDocument)
        json.dumps(msgspec.msgpack.decode(data), allow_nan=False, default=str)
    except msgspec.ValidationError as error:
        raise misshapen(error) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise unreadable(f"{str(error).rstrip('.')}.", "#") from None
    return _settled(document)


def read_lines(data: bytes, options: ReadOptions) -> ImportedMap:
    lines = [line for line in data.splitlines() if line.strip()]
    if not lines:
        raise unreadable_at("Here stands a line with a `map`.", 1)
    head = _decoded(lines[0], _Head, 1)
    if len(lines) - 1 != head.elements:
        sentence = f"Here stand {len(lines) - 1} elements of {head.elements}: the file was cut."
        raise unreadable_at(sentence, len(lines))
    elements = [_decoded(line, DocumentElement, at) for at, line in enumerate(lines[1:], start=2)]
    try:
        return _settled(NewDocument(map=head.map, elements=elements))
    except UnreadableFile as problem:
        problem.faults = [_in_lines(fault) for fault in problem.faults]
        raise


def split_lines(data: bytes) -> list[bytes]:
    """One part for each map."""
    parts: list[list[bytes]] = []
    for line in data.splitlines(keepends=True):
        if not parts or _is_head(line):
            parts.append([])
        parts[-1].append(line)
    return [b"".join(part) for part in parts]


def _is_head(line: bytes) -> bool:
    if line.startswith(b'{"type"'):  # most, and none of them
        return False
    return "map" in Sample(line).json


def _decoded(line: bytes, shape: Any, at: int) -> Any:
    try:
        return decode_json(line, shape)
    except UnreadableFile as problem:
        raise unreadable_at(problem.detail, at) from None


def _settled(document: NewDocument) -> ImportedMap:
    """Under the rules of the server: a document is the only format that could break them."""
    try:
        content, elements = settle_document(document)
    except Problem as problem:
        refused = UnreadableFile(problem.detail)
        refused.faults = problem.faults or [Fault("#", problem.code, problem.detail)]
        raise refused from None
    except RecursionError:
        raise unreadable("Nested too deeply.", "#") from None
    plain = PlainDocument(map=content, elements=elements)
    names = {str(element.id): element.id for element in elements}
    return ImportedMap(document=plain, names=names, lint=[], losses=[])


def _in_lines(fault: Fault) -> Fault:
    found = _ELEMENT.match(fault.pointer)
    place = f"line {int(found[1]) + 2}, {found[2]}" if found else "line 1"
    return Fault(place, fault.code, fault.detail)


def write(document: AnyDocument, options: WriteOptions) -> Written:
    return Written(msgspec.json.encode(document), _names(document))


def write_msgpack(document: AnyDocument, options: WriteOptions) -> Written:
    return Written(msgspec.msgpack.encode(document), _names(document))


def write_lines(document: AnyDocument, options: WriteOptions) -> Written:
    count = len(document.elements)
    head: Any = {"map": document.map, "elements": count}
    if isinstance(document.map, MapVersion):
        head = DocumentHead(map=document.map, elements=count)
    return Written(
        msgspec.json.Encoder().encode_lines([head, *document.elements]), _names(document)
    )


def _names(document: AnyDocument) -> dict[int, str]:
    return {element.id: str(element.id) for element in document.elements}


JSON = Format(
    name="counterpoint",
    title="Counterpoint document (JSON)",
    media_type="application/json",
    extensions=(".json",),
    sniff=sniff,
    read=read,
    write=write,
    lossless=True,
)

MSGPACK = Format(
    name="counterpoint-msgpack",
    title="Counterpoint document (msgpack)",
    media_type="application/vnd.msgpack",
    extensions=(".msgpack", ".mp"),
    sniff=sniff_msgpack,
    read=read_msgpack,
    write=write_msgpack,
    lossless=True,
)

NDJSON = Format(
    name="counterpoint-ndjson",
    title="Counterpoint documents, line by line (NDJSON)",
    media_type="application/x-ndjson",
    extensions=(".ndjson", ".jsonl"),
    sniff=sniff_lines,
    read=read_lines,
    write=write_lines,
    lossless=True,
    split=split_lines,
)
