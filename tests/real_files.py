"""Real files by others, beside the checkout."""

import tarfile
from functools import cache
from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "shared" / "data"


def files(folder: str, *patterns: str) -> list[Path]:
    found = [path for pattern in patterns or ("*",) for path in (DATA / folder).glob(pattern)]
    return sorted(path for path in found if path.is_file())


def each_file(folder: str, *patterns: str) -> pytest.MarkDecorator:
    """A test for every file of a folder; skipped where the files are missing."""
    found = files(folder, *patterns)
    if not found:
        missing = pytest.param(None, marks=pytest.mark.skip(reason=f"no files in {DATA / folder}"))
        return pytest.mark.parametrize("path", [missing])
    return pytest.mark.parametrize("path", found, ids=lambda path: path.name)


@cache
def araucaria() -> dict[str, bytes]:
    """656 maps in AIF, by name; empty where the archive is missing."""
    path = DATA / "corpora" / "araucaria-aif.tar.xz"
    if not path.exists():
        return {}
    with tarfile.open(path) as archive:
        members = [member for member in archive if member.isfile()]
        return {member.name: archive.extractfile(member).read() for member in members}
