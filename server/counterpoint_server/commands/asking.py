"""What all of these commands have in common: the client, how they print, how they end."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import msgspec
import typer
from rich.console import Console

from counterpoint import (
    ConnectionFailed,
    Counterpoint,
    CounterpointError,
    GoneError,
    NotFoundError,
)

REFUSED, UNREACHED, ABSENT, INTERRUPTED = 1, 3, 4, 130

errors = Console(stderr=True)
out = Console()

MapId = Annotated[str, typer.Argument(metavar="MAP", help="A map's id.")]
AsJson = Annotated[bool, typer.Option("--json", help="For programs: JSON, one value a line.")]


@contextmanager
def asking() -> Iterator[Counterpoint]:
    """A client of COUNTERPOINT_URL; what goes wrong ends the command with a sentence and a code."""
    try:
        with Counterpoint() as client:
            yield client
    except (CounterpointError, ValueError) as error:
        errors.print(str(error), style="red", highlight=False, markup=False, soft_wrap=True)
        raise typer.Exit(_code(error)) from None
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None


def _code(error: Exception) -> int:
    if isinstance(error, NotFoundError | GoneError):
        return ABSENT
    return UNREACHED if isinstance(error, ConnectionFailed) else REFUSED


def print_json(value: Any) -> None:
    sys.stdout.write(msgspec.json.encode(value).decode() + "\n")
    sys.stdout.flush()
