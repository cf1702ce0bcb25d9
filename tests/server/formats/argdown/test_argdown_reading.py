"""Argdown, read: as Argdown's own tools read it."""

from pathlib import Path

import pytest

from counterpoint_server.formats import FORMATS, ReadOptions, read_file
from counterpoint_server.formats.frame import ImportedMap
from counterpoint_server.model.problems import UnreadableFile
from real_files import each_file, files
from server.formats.argdown.oracle import model_in, told

ARGDOWN = FORMATS["argdown"]

UNTOLD = {"mcp-invalid", "lexer-lists", "lexer-argument"}
"""Files in which the oracle gives up, wholly or in the middle."""


def imported(path: Path) -> ImportedMap:
    others = {each.name: each.read_bytes() for each in files("argdown", "*.argdown")}
    (found,) = read_file(path.read_bytes(), ARGDOWN, ReadOptions(files=others))
    return found


@each_file("argdown", "*.argdown")
def test_a_file_says_what_argdown_itself_finds_in_it(path: Path) -> None:
    if path.stem in UNTOLD:
        pytest.skip("the oracle gives up in it")
    expected = path.parent / "expected" / f"{path.stem}.json"
    assert model_in(imported(path).document) == told(expected.read_bytes())
