"""The generator: the same every time, honest about staleness, open to a contract that grows."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from codegen.contracts import real_contract, small_contract, with_another_element
from counterpoint_codegen.__main__ import TARGET, main, write
from counterpoint_codegen.emit import render
from counterpoint_codegen.openapi import ContractError
from counterpoint_codegen.reading import read_sdk


def generate(contract: dict[str, Any]) -> dict[str, str]:
    return render(read_sdk(json.dumps(contract).encode()))


def test_the_sdk_in_the_checkout_is_the_one_that_the_contract_gives() -> None:
    assert main(["--check"]) == 0


def test_the_hash_seed_changes_no_byte(tmp_path: Path) -> None:
    code = """
import sys, pathlib
from counterpoint_codegen.__main__ import main
sys.exit(main([], pathlib.Path(sys.argv[1])))
"""
    for seed in ("0", "1", "424242"):
        command = [sys.executable, "-c", code, str(tmp_path / seed)]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    for path in TARGET.glob("*.py"):
        assert {(tmp_path / s / path.name).read_bytes() for s in ("0", "1", "424242")} == {
            path.read_bytes()
        }


@pytest.mark.parametrize("change", ["edited", "missing", "left over"])
def test_a_stale_file_is_named_with_the_command_that_helps(
    change: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "_generated"
    shutil.copytree(TARGET, target, ignore=shutil.ignore_patterns("__pycache__"))
    name = "theses.py" if change == "left over" else "models.py"
    if change == "missing":
        (target / name).unlink()
    else:
        (target / name).write_text("edited = True\n")
    before = {path.name: path.read_bytes() for path in target.iterdir()}
    assert main(["--check"], target) == 1
    assert capsys.readouterr().err == f"Stale: {name}. Run `make regen`.\n"
    assert {path.name: path.read_bytes() for path in target.iterdir()} == before


def test_writing_takes_away_what_the_contract_no_longer_gives(tmp_path: Path) -> None:
    (tmp_path / "theses.py").write_text("")
    assert main([], tmp_path) == 0
    assert main(["--check"], tmp_path) == 0
    assert not (tmp_path / "theses.py").exists()


def test_another_type_of_element_needs_nothing_but_generating_anew(tmp_path: Path) -> None:
    sdk = tmp_path / "counterpoint"
    shutil.copytree(TARGET.parent, sdk, ignore=shutil.ignore_patterns("__pycache__"))
    write(generate(with_another_element(real_contract())), sdk / "_generated")
    code = """
import counterpoint, msgspec
from counterpoint import Element, Sketch, SketchState
assert counterpoint.__file__.startswith({folder!r})
sent = b'{{"type": "sketch", "id": 7, "from": [], "state": "abandoned"}}'
assert msgspec.json.decode(sent, type=Element) == Sketch(id=7, from_=[], state="abandoned")
"""
    program = tmp_path / "program.py"
    program.write_text(code.format(folder=str(tmp_path)))
    subprocess.run([sys.executable, str(program)], check=True, cwd=tmp_path)


GOLDEN = '''\
class Clubs:
    """`client.clubs`."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    def create(
        self,
        *,
        name: str,
        members: Sequence[str] | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Club:
        """Found a club.

        Args:
            name: What it is called.

        Raises:
            ClubExists
        """
        return self._sender.send(
            calls.CLUBS_CREATE, options, body=NewClub(name=name, members=members)
        )

    def delete(
        self, club: int | Club, *, from_: datetime | None = None, options: Options | None = None
    ) -> None:
        return self._sender.send(
            calls.CLUBS_DELETE, options, path={"club": club}, query={"from": from_}
        )
'''


def test_a_method_reads_as_if_written_by_hand() -> None:
    files = generate(small_contract())
    assert GOLDEN in files["resources.py"]
    awaited = GOLDEN.replace("    def create", "    async def create")
    awaited = awaited.replace("    def delete", "    async def delete")
    awaited = awaited.replace("return self", "return await self").replace("class C", "class AsyncC")
    assert awaited.replace(": Sender", ": AsyncSender") in files["async_resources.py"]


def test_every_file_says_which_command_wrote_it() -> None:
    assert all(
        "`make regen`" in text.splitlines()[0] for text in generate(real_contract()).values()
    )


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"operationId": "found"}, "does not name a resource"),
        (
            {"parameters": [{"name": "X-Seat", "in": "header", "schema": {"type": "string"}}]},
            "X-Seat",
        ),
        ({"responses": {}}, "answers in 0 shapes"),
        ({"x-page": True}, "pages without `items`"),
    ],
)
def test_what_the_generator_cannot_write_it_refuses_by_name(
    changes: dict[str, Any], complaint: str
) -> None:
    with pytest.raises(ContractError, match=complaint):
        generate(small_contract(**changes))


def test_two_types_of_one_name_are_refused() -> None:
    contract = small_contract()
    schemas = contract["components"]["schemas"]
    schemas["Club"]["properties"]["mood"] = {"enum": ["open", "closed"]}
    schemas["ClubMood"] = {"type": "object", "properties": {"id": {"type": "integer"}}}
    schemas["Club"]["properties"]["moods"] = {"$ref": "#/components/schemas/ClubMood"}
    with pytest.raises(ContractError, match="ClubMood"):
        generate(contract)


def test_a_stream_is_a_feed_and_has_no_raw_answer() -> None:
    stream = {"200": {"content": {"text/event-stream": {"schema": {"type": "string"}}}}}
    files = generate(small_contract(responses=stream))
    assert "-> Feed[str]:" in files["resources.py"]
    assert "-> AsyncFeed[str]:" in files["async_resources.py"]
    assert "def create" not in files["raw_resources.py"]
