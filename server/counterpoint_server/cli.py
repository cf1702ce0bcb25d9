"""The commands: serve, demo, migrate, janitor, health, openapi, solve, evaluate; `files` has those
on files.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Annotated

import httpx
import typer
from granian.constants import Interfaces, Loops
from granian.server import Server
from rich.console import Console

import counterpoint_schema
from counterpoint import Counterpoint, CounterpointError
from counterpoint_server import commands, files
from counterpoint_server.commands.evaluate import render_explanation, render_verdicts
from counterpoint_server.demo import run_demo
from counterpoint_server.model.problems import Problem
from counterpoint_server.settings import Settings, SettingsError, free_address, own_url
from counterpoint_server.store.bulk import open_bulk
from counterpoint_server.store.embedded import EmbeddedPostgresError, embedded_postgres
from counterpoint_server.store.janitor import Janitor, Swept
from counterpoint_server.store.migrate import MigrationError, migrate

app = typer.Typer(help="The argument-map server.", no_args_is_help=True, add_completion=True)
commands.register(app)
app.command("import")(files.import_files)
app.command("export")(files.export_map)
app.command("convert")(files.convert)
errors = Console(stderr=True)

STOP_SECONDS = 5
"""How long a request may take to finish once the server is told to stop."""
HEALTH_SECONDS = 3
CONNECTIONS_MAX = 10_000
"""Of a server process. Granian's own 1,024 would be used up by as many readers of feeds."""


def _stop(*_: object) -> None:
    """So that what a command has started ends with it; as process 1 of a container it would not
    even end by itself. The server program has its own way, once it serves.
    """
    raise SystemExit(128 + signal.SIGTERM)


@contextmanager
def told_plainly() -> Iterator[Settings]:
    """The settings; and what the user can mend ends the command with a sentence, not a trace."""
    signal.signal(signal.SIGTERM, _stop)
    try:
        yield Settings.from_environment()
    except (SettingsError, EmbeddedPostgresError, MigrationError) as error:
        errors.print(str(error), style="red", highlight=False, soft_wrap=True)
        raise typer.Exit(1) from None
    except KeyboardInterrupt:
        raise typer.Exit(130) from None


@contextmanager
def database_of(settings: Settings) -> Iterator[str]:
    """The database's URL: the one that is set, or the embedded one, which runs meanwhile."""
    if settings.database_url is not None:
        yield settings.database_url
        return
    with embedded_postgres(settings.data) as url:
        yield url


@app.command()
def serve(
    migrating: Annotated[
        bool, typer.Option("--migrate/--no-migrate", help="Bring the schema up to date first.")
    ] = True,
    workers: Annotated[int, typer.Option(min=1, help="Server processes.")] = 1,
) -> None:
    """Serve the API on COUNTERPOINT_HOST:COUNTERPOINT_PORT until Ctrl-C."""
    with told_plainly() as settings:
        address = free_address(settings)
        with database_of(settings) as url:
            _serve(settings, address, url, migrating=migrating, workers=workers)


def _serve(settings: Settings, address: str, url: str, *, migrating: bool, workers: int) -> None:
    if migrating:
        asyncio.run(migrate(url))
    os.environ["DATABASE_URL"] = url  # for the workers
    _allow_open_files()
    Server(
        "counterpoint_server.app:create_app",
        factory=True,
        address=address,
        port=settings.port,
        interface=Interfaces.ASGI,
        loop=Loops.auto if sys.platform == "win32" else Loops.uvloop,
        workers=workers,
        log_access=False,
        backpressure=CONNECTIONS_MAX,
        workers_kill_timeout=STOP_SECONDS,
    ).serve()


def _allow_open_files() -> None:
    """As many as the system lets us have: each connection is one."""
    with suppress(ImportError, ValueError, OSError):  # not on Windows; or not allowed here
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


@app.command()
def demo() -> None:
    """Serve with the worked example in it: the map of an article on critical minerals."""
    with told_plainly() as settings, database_of(settings) as url:
        run_demo(settings, url)


@app.command(name="migrate")
def migrate_command() -> None:
    """Bring the database to this version's schema."""
    with told_plainly() as settings, database_of(settings) as url:
        for name in asyncio.run(migrate(url)):
            typer.echo(f"applied {name}")


@app.command()
def janitor(
    once: Annotated[bool, typer.Option("--once", help="One round, and its result.")] = False,
) -> None:
    """Take away for good what is past its time; servers do it by themselves, too."""
    with told_plainly() as settings, database_of(settings) as url:
        try:
            swept = asyncio.run(_keep_house(url, once=once))
        except Problem as problem:
            errors.print(problem.detail, style="red", highlight=False, soft_wrap=True)
            raise typer.Exit(1) from None
        if swept is None:
            typer.echo("A server is just doing it.")
        else:
            typer.echo(f"Purged maps: {swept.maps}; rows: {swept.rows}.")


async def _keep_house(url: str, *, once: bool) -> Swept | None:
    async with open_bulk(url) as bulk:
        if not once:
            await Janitor(bulk).work(lambda failure: errors.print(str(failure), style="red"))
        return await Janitor(bulk).round()


@app.command()
def health() -> None:
    """Say whether the server on COUNTERPOINT_PORT of this machine can serve; if not, exit 1."""
    with told_plainly() as settings:
        url = own_url(settings.host, settings.port)
    try:
        # A proxy that the environment names is for addresses elsewhere.
        with httpx.Client(trust_env=False, timeout=HEALTH_SECONDS) as http:
            typer.echo(Counterpoint(url, http_client=http, max_retries=0).service.ready().status)
    except CounterpointError as error:
        errors.print(f"{url} is not ready: {error}", style="red", highlight=False, soft_wrap=True)
        raise typer.Exit(1) from None


@app.command()
def solve(
    file: Annotated[Path | None, typer.Argument(help="A framework: .af, .apx or .tgf.")] = None,
    problem: Annotated[str, typer.Option("-p", help="DC-CO, DS-PR, SE-ST, …")] = "SE-GR",
    argument: Annotated[str | None, typer.Option("-a", help="The argument asked about.")] = None,
    named: Annotated[Path | None, typer.Option("-f", help="The file, as harnesses say it.")] = None,
    problems: Annotated[bool, typer.Option("--problems", help="List them.")] = False,
) -> None:
    """Solve a framework in a file, as the solver competition asks (ICCMA 2023)."""
    from counterpoint_server.commands import solve as solving  # loads a SAT solver

    if problems:
        typer.echo(f"[{','.join(solving.problems())}]")
        return
    given = file or named
    if given is None:
        raise typer.BadParameter("Name a file.")
    try:
        for line in solving.solve(given, problem, argument):
            typer.echo(line)
    except (OSError, ValueError) as error:
        errors.print(f"{given}: {error}", style="red", highlight=False, soft_wrap=True)
        raise typer.Exit(1) from None


@app.command()
def evaluate(
    map: Annotated[str, typer.Argument(help="The id of a map on COUNTERPOINT_URL.")],
    semantics: Annotated[str, typer.Option(help="grounded, preferred, …, euler")] = "grounded",
    why: Annotated[int | None, typer.Option(help="The number of an element to explain.")] = None,
) -> None:
    """Say what of a map stands and what falls, or why one element does."""
    with told_plainly() as settings:
        try:
            client = Counterpoint(settings.url, api_key=settings.api_key)
            if why is None:
                verdicts = client.evaluations.read(map, semantics=semantics)
                shown = render_verdicts(client.maps.document(map), verdicts)
            else:
                shown = render_explanation(client.evaluations.why(map, why, semantics=semantics))
            Console().print(shown)
        except CounterpointError as error:
            errors.print(str(error), style="red", highlight=False, soft_wrap=True)
            raise typer.Exit(1) from None


@app.command()
def openapi() -> None:
    """Print the contract of the API (OpenAPI 3.1)."""
    sys.stdout.write(counterpoint_schema.openapi_json().decode())
