"""`counterpoint solve`, as the field's own harness calls it, and `counterpoint evaluate`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from counterpoint_server.commands.solve import ProblemNameError, problems, solve
from examples import DOMINANCE_ARGUMENT, example_document

NAMES = {
    e["external"][0]["id"]: e["id"] for e in example_document()["elements"] if e.get("external")
}
FLOATING = "p af 4\n1 2\n2 1\n1 3\n2 3\n3 4\n"
"""1 and 2 attack each other and 3, which attacks 4: 4 is in every preferred extension."""
SELF = "p af 1\n1 1\n"


@pytest.fixture
def floating(tmp_path: Path) -> Path:
    file = tmp_path / "floating.af"
    file.write_text(FLOATING)
    return file


@pytest.mark.parametrize(
    ("problem", "argument", "answer"),
    [
        ("DC-CO", "3", ["NO"]),
        ("DC-PR", "3", ["NO"]),
        ("DS-PR", "4", ["YES"]),
        ("DS-CO", "4", ["NO", "w"]),
        ("DS-GR", "4", ["NO", "w"]),
        ("SE-GR", None, ["w"]),
        ("SE-ID", None, ["w"]),
    ],
)
def test_a_floating_conclusion(
    floating: Path, problem: str, argument: str | None, answer: list[str]
) -> None:
    assert [*solve(floating, problem, argument)] == answer


def test_whoever_is_accepted_is_so_with_a_witness(floating: Path) -> None:
    verdict, witness = solve(floating, "dc-st", "1")
    assert (verdict, witness) == ("YES", "w 1 4")
    verdict, witness = solve(floating, "DS-PR", "1")
    assert (verdict, witness) == ("NO", "w 2 4")


def test_without_stable_extensions_everybody_is_in_all_of_them(tmp_path: Path) -> None:
    file = tmp_path / "self.af"
    file.write_text(SELF)
    assert [*solve(file, "SE-ST", None)] == ["NO"]
    assert [*solve(file, "DS-ST", "1")] == ["YES"]


@pytest.mark.parametrize("problem", problems())
def test_every_problem_has_an_answer(floating: Path, problem: str) -> None:
    assert [*solve(floating, problem, "1")]


@pytest.mark.parametrize(("problem", "argument"), [("EE-CO", "1"), ("DC-CO", None), ("DC-CO", "9")])
def test_what_is_no_problem_is_refused(floating: Path, problem: str, argument: str | None) -> None:
    with pytest.raises(ProblemNameError):
        [*solve(floating, problem, argument)]


def run(*arguments: str, **environ: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "counterpoint_server", *arguments]
    given = {**os.environ, "COLUMNS": "200", **environ}
    return subprocess.run(command, env=given, capture_output=True, text=True)


def test_the_command_speaks_as_the_competition_does(floating: Path) -> None:
    done = run("solve", "-p", "DC-CO", "-f", str(floating), "-a", "4")
    assert done.stdout.startswith("YES\nw ")
    done = run("solve", str(floating), "-p", "DC-CO", "-a", "5")
    assert (done.returncode, done.stdout) == (1, "")
    assert "No argument 5." in done.stderr


def test_a_map_is_evaluated_as_a_tree_and_a_verdict_explained(
    server_url: str, example_path: str
) -> None:
    id = example_path.rpartition("/")[2]
    done = run("evaluate", id, COUNTERPOINT_URL=server_url)
    assert "rejected" in done.stdout, done.stderr
    assert f"argument {DOMINANCE_ARGUMENT}" in done.stdout
    done = run("evaluate", id, "--why", str(NAMES["c2"]), COUNTERPOINT_URL=server_url)
    assert "26 (Lin Jian) rebuts it; both stand." in done.stdout
    done = run("evaluate", id, "--semantics", "euler", COUNTERPOINT_URL=server_url)
    assert done.returncode == 0
    done = run("evaluate", "club", COUNTERPOINT_URL=server_url)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
