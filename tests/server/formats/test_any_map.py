"""Any map, in any format: it comes back whole, or what is gone is named, and nothing else is."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpoint_server.formats import FORMATS, detect_format, export
from counterpoint_server.formats.frame import (
    Format,
    ImportedMap,
    PlainDocument,
    ReadOptions,
    WriteOptions,
)
from counterpoint_server.model.references import Reference
from counterpoint_server.model.shapes import DROPPED, mapped
from counterpoint_server.model.types import type_of
from random_documents import random_document
from real_formats import SAME, as_text

BOTH = [row for row in FORMATS.values() if row.read and row.write]
LOSSLESS = [row for row in BOTH if row.lossless]
LOSSY = [row for row in BOTH if not row.lossless]
each = {"argvalues": BOTH, "ids": lambda row: row.name}
seeds = st.integers(0, 2**32)
runs = settings(max_examples=10, deadline=None, database=None)


def written_and_read(document: PlainDocument, format: Format) -> tuple[Any, ImportedMap]:
    assert format.write is not None
    assert format.read is not None
    written = format.write(document, WriteOptions())
    return written, format.read(written.data, ReadOptions())


@pytest.mark.parametrize("format", LOSSLESS, ids=lambda row: row.name)
@runs
@given(seeds)
def test_any_map_comes_back_from_a_format_without_losses(format: Format, seed: int) -> None:
    document = random_document(seed)
    _, back = written_and_read(document, format)
    assert back.document == document
    assert back.losses == []


@pytest.mark.parametrize("format", LOSSY, ids=lambda row: row.name)
@runs
@given(seeds)
def test_what_is_not_named_as_lost_comes_back(format: Format, seed: int) -> None:
    document = random_document(seed)
    written, back = written_and_read(document, format)
    lost = {(id, loss.what) for loss in export(document, format).losses for id in loss.elements}
    gone = set(gone_fields(document, written.names, back, format.name))
    assert lost == gone


@pytest.mark.parametrize("format", BOTH, ids=lambda row: row.name)
@runs
@given(seeds)
def test_what_was_read_back_is_written_the_same_again(format: Format, seed: int) -> None:
    written, back = written_and_read(random_document(seed), format)
    again, _ = written_and_read(back.document, format)
    same = SAME.get(format.name, as_text)
    assert same(again.data) == same(written.data)
    if back.document.elements:
        assert detect_format(written.data).format is format


def gone_fields(
    document: PlainDocument, names: dict[int, str], back: ImportedMap, format: str
) -> Iterator[tuple[int, str]]:
    """Found by comparing as plain JSON what came back under the same name.

    What refers to something that is lost is not lost for that.
    """
    found = {element.id: element for element in back.document.elements}
    numbers = {id: back.names[name] for id, name in names.items() if name in back.names}

    def renumber(_: Reference, id: int, _pointer: str) -> Any:
        return numbers.get(id, DROPPED)

    def plain(holder: Any, is_before: bool) -> dict[str, Any]:
        if is_before:
            holder = type(holder)(
                **mapped(type(holder), holder, renumber),
                **({"id": 1, "revision": 1} if hasattr(holder, "id") else {}),
            )
        fields = msgspec.to_builtins(holder)
        for name in ("id", "revision", "type", *(("kind",) if "attackers" in fields else ())):
            fields.pop(name, None)
        fields["external"] = [e for e in fields["external"] if e["system"] != format]
        fields["extra"] = {key: value for key, value in fields["extra"].items() if key != format}
        return dict(fields)

    before, after = plain(document.map, True), plain(back.document.map, False)
    given = plain(document.map, False)
    yield from ((0, key) for key in differing(given, before, after, plain_defaults(document.map)))
    for element in document.elements:
        other = found.get(numbers.get(element.id, 0))
        if other is None:
            yield element.id, "element"
            continue
        if type(other) is not type(element):
            yield element.id, "type"
        before, after = plain(element, True), plain(other, False)
        given, empty = plain(element, False), plain_defaults(element)
        yield from ((element.id, key) for key in differing(given, before, after, empty))


def differing(
    given: dict[str, Any], before: dict[str, Any], after: dict[str, Any], empty: dict[str, Any]
) -> Iterator[str]:
    for key, value in before.items():
        if given.get(key) == empty.get(key, msgspec.UNSET):
            continue
        if key in ("external", "extra"):
            entries = value if key == "external" else value.items()
            kept = after.get(key, []) if key == "external" else after.get(key, {}).items()
            if all(entry in kept for entry in entries):
                continue
        elif after.get(key, empty.get(key, msgspec.UNSET)) == value:
            continue
        yield key


def plain_defaults(holder: Any) -> dict[str, Any]:
    found = {}
    for field in msgspec.structs.fields(type(holder)):
        if not field.required:
            factory = field.default_factory
            value = field.default if factory is msgspec.NODEFAULT else factory()
            found[field.encode_name] = msgspec.to_builtins(value)
    return found


def test_every_type_is_drawn() -> None:
    drawn = {type_of(e).name for seed in range(40) for e in random_document(seed).elements}
    assert len(drawn) == 15
