"""Trivial Graph Format: frameworks come back as they went."""

from pathlib import Path

import pytest

from counterpoint_server.formats import FORMATS, detect_format, export, read_file
from counterpoint_server.model.problems import UnreadableFile
from real_files import each_file

TGF = FORMATS["tgf"]


def framework(data: bytes) -> tuple[list[str], list[str]]:
    lines = data.decode().split("\n")
    cut = lines.index("#")
    return lines[:cut], [line for line in lines[cut + 1 :] if line]


@each_file("tgf")
def test_a_framework_comes_back_as_it_went(path: Path) -> None:
    data = path.read_bytes()
    (imported,) = read_file(data, TGF)
    exported = export(imported.document, TGF)
    assert framework(exported.data) == framework(data)
    assert {loss.what for loss in exported.losses} <= {"title"}
    assert imported.losses == []


@each_file("tgf")
def test_a_framework_is_recognised(path: Path) -> None:
    assert detect_format(path.read_bytes(), path.name).format is TGF
    assert detect_format(path.read_bytes()).format is TGF


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"club\nwalls\n", "line 1, column 1"),
        (b"club\nclub\n#\n", "line 2, column 1"),
        (b"club\n#\nclub walls\n", "line 3, column 1"),
        (b"club\n#\nclub\n", "line 3, column 1"),
        (b"club\nwalls \xff\n#\n", "line 2, column 7"),
    ],
)
def test_what_cannot_be_read_is_named_by_its_place(data: bytes, place: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_file(data, TGF)
    assert refused.value.faults[0].pointer == place
