"""The commands that ask a server, as programs run them."""

import json
import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from click.testing import Result
from typer.testing import CliRunner

from conftest import free_port
from counterpoint import Counterpoint
from counterpoint_server.cli import app

COUNTERPOINT = [sys.executable, "-m", "counterpoint_server"]
CLUB = "A club of buyers should be formed."


Run = Callable[..., Result]


@pytest.fixture
def run(server_url: str) -> Run:
    def run_command(*arguments: str, url: str = server_url) -> Result:
        return CliRunner().invoke(app, arguments, env={"COUNTERPOINT_URL": url})

    return run_command


def test_a_map_is_made_shown_and_deleted_from_the_shell(run: Run, server_url: str) -> None:
    def said(*arguments: str) -> str:
        done = run(*arguments)
        assert (done.exit_code, done.stderr) == (0, "")
        return done.stdout.strip()

    map = said("maps", "create", "Critical [minerals]", "--question", "A club?")
    with Counterpoint(server_url) as client:
        burgum = client.participants.create(map, name="Burgum").id
    club = said("add", "claim", map, CLUB, "--said-by", str(burgum))
    why = said("add", "argument", map, "-p", "One player dominates.", "-c", club)
    said("add", "rebuttal", map, "-b", "Walls fuel instability.", "-t", club)
    shown = said("show", map)
    assert "Critical [minerals]" in shown
    order = [CLUB, "(Burgum)", f"+ {why} argument", "One player dominates.", "rebut", "Walls fuel"]
    shown = shown.partition("\n\n")[2]
    places = [shown.index(each) for each in order]
    assert places == sorted(places)
    past = [json.loads(line) for line in said("history", map, "--json").splitlines()]
    assert [each["revision"] for each in past] == [5, 4, 3, 2, 1]
    assert "A club?" in said("maps", "show", map)
    hits = said("search", "buyers", "--map", map, "--json").splitlines()
    assert [json.loads(line)["id"] for line in hits] == [int(club)]
    assert "Critical [minerals]" in said("search", "buyers", "--map", map)
    listed = said("maps", "list", "--text", "Critical [minerals]", "--json").splitlines()
    assert map in {json.loads(line)["id"] for line in listed}
    assert said("maps", "delete", map, "--yes") == ""
    assert run("show", map).exit_code == 4


def test_a_map_is_watched_until_it_is_gone(server_url: str) -> None:
    with Counterpoint(server_url) as client:
        article = client.maps.create(title="Critical minerals")
        environ = {**os.environ, "COUNTERPOINT_URL": server_url}
        command = [*COUNTERPOINT, "watch", article.id, "--after", "0", "--json"]
        with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True) as watching:
            assert watching.stdout is not None
            opened = json.loads(watching.stdout.readline())
            client.claims.create(article, text=CLUB)
            client.maps.delete(article)
            told = [json.loads(line) for line in watching.stdout]
    assert opened["type"] == "opened"
    assert [each.get("revision") for each in told] == [1, 2, None]
    assert (told[-1]["type"], watching.returncode) == ("gone", 0)


def test_commands_end_with_a_sentence_and_a_code(run: Run) -> None:
    absent = run("show", "0000000000000")
    assert (absent.exit_code, "map_not_found" in absent.stderr) == (4, True)
    unreached = run("maps", "list", url=f"http://127.0.0.1:{free_port()}")
    assert unreached.exit_code == 3
    assert run("maps", "create", "").exit_code == 1
    assert run("add", "argument").exit_code == 2
    assert all(isinstance(each.exception, SystemExit) for each in (absent, unreached))
