"""What type checkers make of programs that use the SDK."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from counterpoint import Element

ROOT = Path(__file__).parents[2]
TYPES = [kind.__name__ for kind in Element.__args__]

MATCH = """
from typing import assert_never
from counterpoint import {names}, Element

def name(element: Element) -> str:
    match element:
{cases}
        case _:
            assert_never(element)
"""

USE = """
import httpx
from counterpoint import (
    AsyncCounterpoint, Claim, ClaimPatch, Counterpoint, Create, EditResult, Element, ElementPage,
    Map, MapPatch, NewClaim, Options, Pager, RevisionEvent, StaleRevision, Unknown,
)

def program(client: Counterpoint, numbers: list[int]) -> None:
    article: Map = client.maps.create(title="Critical minerals")
    client.arguments.create(article, premises=numbers, conclusion=NewClaim(text="The club."))
    operations = [Create(ref="$a", element=NewClaim(text="Walls fuel instability."))]
    result: EditResult = client.edits.create(article.id, operations=operations)
    pager: Pager[Element, ElementPage] = client.elements.list(article, type=["claim"])
    for element in pager:
        if not isinstance(element, Unknown):
            print(element.revision, result.created["$a"])
    try:
        client.elements.update(article, 4, ClaimPatch(text="…"), options=Options(if_match=3))
    except StaleRevision as stale:
        print((stale.current_revision or 0) + 1)

    club: Claim = client.claims.create(article, text="The club secures supply.")
    longer: Claim = client.update(article, club, lambda club: ClaimPatch(text=club.text + "!"))
    renamed: Map = client.update(article, lambda map: MapPatch(title=map.title + longer.text))
    with client.maps.events(renamed, after=0) as feed:
        for event in feed:
            if isinstance(event, RevisionEvent):
                print(event.revision + 1)
    print(client.raw.maps.get(article).data.title.upper())

async def awaiting() -> None:
    async with AsyncCounterpoint(http_client=httpx.AsyncClient()) as client:
        async for map in client.maps.list():
            print(map.title.upper())
        async for event in client.maps.events("06yp5vq3p4rrn"):
            print(event)
        await client.update("06yp5vq3p4rrn", 4, lambda element: None)

program(Counterpoint(http_client=httpx.Client()), [1])
"""

MISUSE = """
from counterpoint import Counterpoint, NewClaim
client = Counterpoint()
client.claims.create("06yp5vq3p4rrn")
client.maps.create(title=4)
client.rebuttals.create("06yp5vq3p4rrn", attackers=[NewClaim(text="…")], target=None)
client.maps.get("06yp5vq3p4rrn").titel
client.update("06yp5vq3p4rrn", 4, lambda element: 5)
"""


def match_over(names: list[str]) -> str:
    cases = "\n".join(f'        case {name}():\n            return "{name}"' for name in names)
    return MATCH.format(names=", ".join(names), cases=cases)


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("programs")
    (folder / "whole.py").write_text(match_over(TYPES))
    (folder / "partial.py").write_text(match_over(TYPES[1:]))
    (folder / "use.py").write_text(USE)
    (folder / "misuse.py").write_text(MISUSE)
    return folder


def lines_with_errors(checker: str, folder: Path) -> dict[str, set[int]]:
    """By program, the lines that a checker finds wrong."""
    if checker == "mypy":
        command = [
            "mypy",
            "--strict",
            "--no-error-summary",
            "--cache-dir",
            str(ROOT / ".mypy_cache"),
        ]
        done = subprocess.run(
            [sys.executable, "-m", *command, *map(str, sorted(folder.glob("*.py")))],
            capture_output=True,
            text=True,
            cwd=folder,
        )
        found = re.findall(r"(?m)^(?:.*/)?(\w+)\.py:(\d+): error", done.stdout)
    else:
        settings = {"typeCheckingMode": "strict", "reportUnusedExpression": False}
        (folder / "pyrightconfig.json").write_text(json.dumps(settings))
        command = ["pyright", "--outputjson", "--pythonpath", sys.executable, "-p", str(folder)]
        done = subprocess.run([sys.executable, "-m", *command], capture_output=True, text=True)
        told = json.loads(done.stdout)["generalDiagnostics"]
        found = [
            (Path(each["file"]).stem, each["range"]["start"]["line"] + 1)
            for each in told
            if each["severity"] == "error"
        ]
    names = [path.stem for path in folder.glob("*.py")]
    return {name: {int(line) for stem, line in found if stem == name} for name in names}


@pytest.mark.parametrize("checker", ["mypy", "pyright"])
def test_checkers_accept_good_programs_and_find_the_faults_of_bad_ones(
    checker: str, programs: Path
) -> None:
    found = lines_with_errors(checker, programs)
    assert found["whole"] == set()
    assert found["use"] == set()
    forgotten = (
        (programs / "partial.py")
        .read_text()
        .splitlines()
        .index("            assert_never(element)")
    )
    assert found["partial"] == {forgotten + 1}
    assert found["misuse"] == {4, 5, 6, 7, 8}
