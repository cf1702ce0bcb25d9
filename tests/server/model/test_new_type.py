"""A new type of element is one file and its row: routes, checks, contract and SDK follow."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from conftest import run_server

ROOT = Path(__file__).parents[3]
PACKAGES = {
    "server": "counterpoint_server",
    "schema": "counterpoint_schema",
    "sdk": "counterpoint",
}
TYPES = "server/counterpoint_server/model/types"

ANALOGY = '''"""The analogy."""

from typing import Annotated

from msgspec import Meta

from counterpoint_server.model.element import ElementBase, Slug
from counterpoint_server.model.ids import ElementId
from counterpoint_server.model.references import Reference

Alike = Annotated[ElementId, Reference("alike", ("claim",), structural=True, inline=True)]


class Analogy(ElementBase, kw_only=True, frozen=True, tag="analogy"):
    """Two claims that are held to be alike."""

    one: Alike
    other: Alike
    respects: Annotated[list[Slug], Meta(max_length=10)] = []
    """In what they are alike."""
'''
ROW = [
    (
        "from counterpoint_server.model.types.argument import",
        "from counterpoint_server.model.types.analogy import Analogy\n"
        "from counterpoint_server.model.types.argument import",
    ),
    (
        '        _row(Fragment, "fragments"),\n',
        '        _row(Fragment, "fragments"),\n        _row(Analogy, "analogies"),\n',
    ),
    ("    | Fragment\n)", "    | Fragment\n    | Analogy\n)"),
]
SCRIPT = """
import sys
from counterpoint import Analogy, Counterpoint, NewAnalogy, NewClaim, Create, Upsert, WrongEnd

client = Counterpoint(sys.argv[1])
article = client.maps.create(title="Minerals")
made = client.analogies.create(
    article, one=NewClaim(text="The club."), other=NewClaim(text="OPEC."), respects=["price-floor"]
)
assert isinstance(made, Analogy), made
assert isinstance(client.elements.get(article, made.id), Analogy)
client.edits.create(article, operations=[Create(element=NewAnalogy(one=1, other=2))])
assert [each.id for each in client.analogies.list(article)] == [3, 4]
try:
    client.analogies.create(article, one=3, other=1)
except WrongEnd as refused:
    assert refused.errors[0].pointer == "#/one"
else:
    raise AssertionError("an analogy of an analogy")
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the packages that has the type; contract and SDK are written anew."""
    copy = tmp_path_factory.mktemp("house")
    for folder in PACKAGES:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / folder, copy / folder, ignore=ignored)
    (copy / TYPES / "analogy.py").write_text(ANALOGY, "utf-8")
    table = (copy / TYPES / "__init__.py").read_text("utf-8")
    for old, new in ROW:
        assert table.count(old) == 1
        table = table.replace(old, new)
    (copy / TYPES / "__init__.py").write_text(table, "utf-8")
    for program in ("counterpoint_server.contract", "counterpoint_codegen"):
        run(copy, "-m", program)
    return copy


def environ_of(house: Path) -> dict[str, str]:
    folders = os.pathsep.join(str(house / folder) for folder in PACKAGES)
    return {**os.environ, "PYTHONPATH": folders, "PYTHONDONTWRITEBYTECODE": "1"}


def run(house: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        env=environ_of(house),
        cwd=house,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def url(house: Path, dsn: str) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environ_of(house).items():
            patch.setenv(name, value)
        with run_server(dsn) as url:
            yield url


def test_the_copy_is_what_runs(house: Path) -> None:
    for package in PACKAGES.values():
        found = run(house, "-c", f"import {package}; print({package}.__file__)")
        assert found.startswith(str(house))


def test_the_contract_has_its_schemas_and_its_collection(url: str) -> None:
    contract = httpx.get(f"{url}/openapi.json").json()
    assert {"get", "post"} == set(contract["paths"]["/v1/maps/{map}/analogies"])
    schemas = contract["components"]["schemas"]
    names = {"Analogy", "NewAnalogy", "AnalogyPatch", "AnalogyPage", "DocumentAnalogy"}
    assert names <= schemas.keys()
    assert schemas["Analogy"]["properties"]["respects"]["description"] == "In what they are alike."
    assert schemas["Element"]["discriminator"]["mapping"]["analogy"]


def test_it_is_checked_stored_and_held_like_any_other(url: str) -> None:
    with httpx.Client(base_url=url) as http:
        path = f"/v1/maps/{http.post('/v1/maps', json={'title': 'Minerals'}).json()['id']}"
        claims = {"one": {"text": "The club."}, "other": {"text": "OPEC."}}
        made = http.post(f"{path}/analogies", json={**claims, "respects": ["price-floor"]})
        assert (made.status_code, made.json()["one"], made.json()["other"]) == (201, 1, 2)
        refusals = [
            ({"one": 1, "other": 3}, 409, "wrong_end"),
            ({"one": 1, "other": 9}, 409, "missing_end"),
            ({"one": 1}, 422, "invalid_body"),
            ({**claims, "respects": ["x"] * 11}, 422, "invalid_body"),
        ]
        for body, status, code in refusals:
            answer = http.post(f"{path}/analogies", json=body)
            assert (answer.status_code, answer.json()["code"]) == (status, code)
        assert http.delete(f"{path}/elements/1").json()["holders"] == [3]
        merge = {"op": "merge", "into": 1, "from": 2}
        http.post(f"{path}/edits", json={"operations": [merge]}).raise_for_status()
        assert http.get(f"{path}/analogies").json()["items"][0]["other"] == 1


def test_the_sdk_has_its_class_and_its_calls(house: Path, url: str) -> None:
    run(house, "-c", SCRIPT, url)
