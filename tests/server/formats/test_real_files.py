"""Maps by others, in the formats that they wrote them in: each comes back as it went."""

import msgspec
import pytest

from authors import EMPTY, check_map, decide_on, live, replacing
from counterpoint_server.formats import FORMATS, detect_format, export, read_file
from counterpoint_server.formats.frame import ImportedMap, ReadOptions
from counterpoint_server.rules.working import Working
from real_formats import SAME, RealFile, archived_files, real_files

FILES = real_files()
LAWFUL = [file for file in FILES if file.format in SAME]
each_file = pytest.mark.parametrize("file", FILES, ids=lambda f: f"{f.format}-{f.name}")
each_lawful = pytest.mark.parametrize("file", LAWFUL, ids=lambda f: f"{f.format}-{f.name}")


def read(file: RealFile) -> ImportedMap:
    (imported,) = read_file(file.data, FORMATS[file.format], ReadOptions(name=file.name))
    return imported


@each_file
def test_a_file_is_recognised_without_its_name(file: RealFile) -> None:
    assert detect_format(file.data).format.name == file.format
    assert detect_format(file.data, file.name).format.name == file.format


@each_lawful
def test_what_a_file_says_comes_back_whole(file: RealFile) -> None:
    check_comes_back(file)


@pytest.mark.soak
@pytest.mark.parametrize("file", archived_files(), ids=lambda f: f.name)
def test_every_map_of_the_archive_comes_back_and_is_sound(file: RealFile) -> None:
    check_comes_back(file)
    check_sound(read(file))


@each_file
def test_an_imported_map_is_one_that_could_have_been_put(file: RealFile) -> None:
    check_sound(read(file))


def check_comes_back(file: RealFile) -> None:
    imported = read(file)
    exported = export(imported.document, FORMATS[file.format])
    same = SAME[file.format]
    assert same(exported.data) == same(file.data)
    assert {loss.what for loss in exported.losses} <= {"title"}
    assert imported.losses == []


def check_sound(imported: ImportedMap) -> None:
    """By the same rules as `PUT …/document`, and it is stored as it was read."""
    document = imported.document
    working = Working(EMPTY)
    change = decide_on(working, replacing(msgspec.to_builtins(document)))
    working.apply(change)
    stored = live(working)
    check_map(working.state, stored)
    assert working.state.content == document.map
    for element in document.elements:
        kept = msgspec.structs.replace(stored[element.id].element, revision=element.revision)
        assert kept == element
