"""The image and the services around it: what can be known of them without running them."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from counterpoint_server.cli import app
from counterpoint_server.settings import Settings

ROOT = Path(__file__).parents[1]
PASSWORD = ".postgres-password"

Service = dict[str, Any]


@pytest.fixture(scope="module")
def services() -> dict[str, Service]:
    found: dict[str, Service] = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]
    return found


@pytest.fixture(scope="module")
def stages() -> list[list[tuple[str, str]]]:
    """The image's stages: their instructions, each with what follows it."""
    lines = (ROOT / "Dockerfile").read_text().splitlines()
    text = "\n".join(line for line in lines if not line.startswith("#")).replace("\\\n", " ")
    found: list[list[tuple[str, str]]] = []
    for line in filter(None, text.splitlines()):
        name, _, rest = line.partition(" ")
        if name == "FROM":
            found.append([])
        found[-1].append((name, " ".join(rest.split())))
    return found


def only(stage: list[tuple[str, str]], name: str) -> str:
    (rest,) = (rest for each, rest in stage if each == name)
    return rest


def command(name: str) -> str | None:
    """A program of the environment that the tests run in, or of the machine."""
    beside = Path(sys.executable).with_name(name)
    return str(beside) if beside.is_file() else shutil.which(name)


def test_the_linter_finds_nothing_in_the_dockerfile() -> None:
    linter = command("hadolint")
    if linter is None:
        pytest.skip("hadolint is not here")
    done = subprocess.run([linter, "Dockerfile"], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def compose() -> list[str] | None:
    for name, *words in (["docker", "compose"], ["docker-compose"]):
        program = [command(name) or "", *words]
        if (
            program[0]
            and subprocess.run([*program, "version"], capture_output=True).returncode == 0
        ):
            return program
    return None


def test_compose_itself_can_read_the_services(tmp_path: Path) -> None:
    program = compose()
    if program is None:
        pytest.skip("docker compose is not here")
    for name in ("compose.yaml", "Dockerfile"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / PASSWORD).write_text("hunter2")
    done = subprocess.run([*program, "config"], cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "hunter2" not in done.stdout


def test_every_stage_is_the_same_slim_debian_with_a_python_that_we_support(
    stages: list[list[tuple[str, str]]],
) -> None:
    (base,) = {only(stage, "FROM").partition(" ")[0] for stage in stages}
    version = re.fullmatch(r"python:3\.(\d+)-slim-[a-z]+", base)
    assert version
    assert int(version[1]) >= 11


def test_what_is_pinned_comes_by_its_hash_and_we_come_without_more(
    stages: list[list[tuple[str, str]]],
) -> None:
    pinned, ours = (rest for name, rest in stages[0] if name == "RUN" and "pip install" in rest)
    assert pinned.startswith("pip install --require-hashes -r constraints/server.txt")
    assert ours.startswith("pip install --no-deps --no-build-isolation .")


def test_what_the_image_is_made_of_is_let_in_and_nothing_else(
    stages: list[list[tuple[str, str]]],
) -> None:
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    assert "*" in ignored
    let_in = {line[1:] for line in ignored if line.startswith("!")}
    copied = {
        source
        for name, rest in stages[0]
        if name == "COPY"
        for source in rest.split()[:-1]
        if not source.startswith("--")
    }
    assert copied == let_in
    assert all((ROOT / source).exists() for source in copied)


def test_the_server_runs_as_nobody_in_particular(stages: list[list[tuple[str, str]]]) -> None:
    """By number, so that who runs the image can see that it is not root."""
    uid, _, gid = only(stages[-1], "USER").partition(":")
    assert int(uid) >= 10_000
    assert int(gid) >= 10_000
    made = next(rest for name, rest in stages[-1] if name == "RUN")
    assert f"--uid {uid}" in made
    assert f"--gid {gid}" in made


def test_the_image_starts_and_is_looked_after_by_commands_that_there_are(
    stages: list[list[tuple[str, str]]],
) -> None:
    known = {
        each.name or each.callback.__name__ for each in app.registered_commands if each.callback
    }
    assert only(stages[-1], "ENTRYPOINT") == '["counterpoint"]'
    (started,) = re.findall('"(.*?)"', only(stages[-1], "CMD"))
    looked_after = re.search(r'CMD \["counterpoint", "(\w+)"\]', only(stages[-1], "HEALTHCHECK"))
    assert looked_after
    assert {started, looked_after[1]} <= known
    assert only(stages[-1], "STOPSIGNAL") == "SIGTERM"


def test_the_image_says_where_it_listens_and_keeps_what_it_keeps(
    stages: list[list[tuple[str, str]]],
) -> None:
    environ = dict(re.findall(r"(\w+)=(\S+)", only(stages[-1], "ENV")))
    settings = Settings.from_environment(environ)
    assert settings.host == "0.0.0.0"  # noqa: S104 - the container's own network
    assert only(stages[-1], "EXPOSE") == str(settings.port)
    made = next(rest for name, rest in stages[-1] if name == "RUN")
    assert made.endswith(str(settings.data))


def test_nothing_is_reached_from_other_machines(services: dict[str, Service]) -> None:
    ports = [port for service in services.values() for port in service["ports"]]
    assert len(ports) == len(services)
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_the_server_can_do_next_to_nothing_outside_its_work(services: dict[str, Service]) -> None:
    server = services["server"]
    assert server["read_only"] is True
    assert server["cap_drop"] == ["ALL"]
    assert server["tmpfs"] == ["/tmp"]  # noqa: S108 - all that it may write to
    assert "privileged" not in server
    for service in services.values():
        assert "no-new-privileges:true" in service["security_opt"]


def test_the_password_lies_in_a_file_that_goes_nowhere_else(
    services: dict[str, Service], tmp_path: Path
) -> None:
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text())
    assert compose["secrets"] == {"postgres-password": {"file": PASSWORD}}
    assert PASSWORD in (ROOT / ".gitignore").read_text().splitlines()
    for service in services.values():
        assert service["secrets"] == ["postgres-password"]
        (given,) = (v for k, v in service["environment"].items() if k.endswith("PASSWORD_FILE"))
        assert given == "/run/secrets/postgres-password"
    (tmp_path / PASSWORD).write_text("hunter2\n")
    environ = services["server"]["environment"]
    settings = Settings.from_environment(
        environ | {"DATABASE_PASSWORD_FILE": str(tmp_path / PASSWORD)}
    )
    database = services["postgres"]["environment"]
    assert settings.database_url == (
        f"postgresql://{database['POSTGRES_USER']}@postgres/{database['POSTGRES_DB']}"
        "?password=hunter2"
    )


def test_the_server_waits_for_a_database_that_answers(services: dict[str, Service]) -> None:
    assert services["server"]["depends_on"] == {"postgres": {"condition": "service_healthy"}}
    test = services["postgres"]["healthcheck"]["test"]
    assert test[:2] == ["CMD", "pg_isready"]
    assert "--host" in test
