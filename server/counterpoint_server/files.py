"""The commands on files: import, export, convert."""

import base64
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import track
from rich.table import Table

from counterpoint import Counterpoint, CounterpointError
from counterpoint_server.formats import (
    FORMATS,
    Format,
    ReadMap,
    WriteOptions,
    export,
    format_named,
    read_any,
)
from counterpoint_server.model.problems import Problem

errors = Console(stderr=True)
out = Console()

Files = Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, metavar="FILE…")]
FormatOption = Annotated[str | None, typer.Option("--format", "-f", help="As GET /v1/formats has.")]
Row = tuple[str, ...]
MADE = ("file", "format", "map", "elements", "losses", "odd")
BROUGHT = (
    *("file", "format", "revision", "created", "updated", "deleted"),
    *("gone", "conflicts", "losses", "odd"),
)


def import_files(
    files: Files,
    format: FormatOption = None,
    into: Annotated[
        str | None,
        typer.Option(metavar="MAP", help="Bring them into this map; else each makes its own."),
    ] = None,
    prune: Annotated[
        bool,
        typer.Option("--prune", help="With --into: take out what is gone from the file."),
    ] = False,
) -> None:
    """Make maps of files, or of all files of a zip or tar archive, on COUNTERPOINT_URL."""
    if prune and into is None:
        raise typer.BadParameter("--prune is for --into.")
    failed = False
    table = Table(*(MADE if into is None else BROUGHT))
    with Counterpoint() as client:
        for path in track(files, "Importing", console=errors, transient=True):
            try:
                rows = (
                    _make(client, path, format)
                    if into is None
                    else _bring(client, path, format, into, prune=prune)
                )
            except (CounterpointError, OSError) as error:
                failed = True
                rows = [(str(path), "", f"[red]{escape(str(error)[:200])}")]
            for row in rows:
                table.add_row(*row)
    out.print(table)
    if failed:
        raise typer.Exit(1)


def _make(client: Counterpoint, path: Path, format: str | None) -> list[Row]:
    result = client.maps.import_file(path.read_bytes(), format=format, name=path.name)
    rows: list[Row] = []
    for made in result.maps:
        losses = sum(loss.map == made.id for loss in result.losses)
        odd = sum(found.map == made.id for found in result.lint)
        name = f"{path}: {made.file}" if made.file else str(path)
        rows.append((name, made.format, made.id, str(made.elements), str(losses), str(odd)))
    return rows + [
        (f"{path}: {each}", "", "skipped: of no known format") for each in result.skipped
    ]


def _bring(
    client: Counterpoint, path: Path, format: str | None, map: str, *, prune: bool
) -> list[Row]:
    """What the map keeps against the file is told in full, for somebody must decide on it."""
    result = client.maps.import_into(
        map, path.read_bytes(), format=format, name=path.name, prune=prune
    )
    for conflict in result.conflicts:
        errors.print(
            f"{path}: {conflict.element} {conflict.what}: {conflict.message}",
            highlight=False,
            markup=False,
            soft_wrap=True,
        )
    found = (result.created, result.updated, result.deleted, result.gone, result.conflicts)
    counts = [str(len(each)) for each in (*found, result.losses, result.lint)]
    return [(str(path), result.format, str(result.revision), *counts)]


def export_map(
    map: Annotated[str, typer.Argument(metavar="MAP")],
    format: FormatOption = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Else: standard output.")
    ] = None,
    revision: Annotated[int | None, typer.Option(help="As it was at this revision.")] = None,
) -> None:
    """Write a map of COUNTERPOINT_URL as a file, and say what the file does not have of it."""
    with told_shortly(), Counterpoint() as client:
        row = format_named(format) if format else _format_of(output)
        exported = client.maps.export(map, row.name, revision=revision)
    data = (exported.text or "").encode() or base64.b64decode(exported.base64 or "")
    _write(data, output)
    for loss in exported.losses:
        errors.print(f"{loss.what}: {loss.message} ({len(loss.elements)})", highlight=False)


def convert(
    source: Annotated[Path, typer.Argument(exists=True, dir_okay=False, metavar="IN")],
    target: Annotated[Path, typer.Argument(metavar="OUT")],
    format: FormatOption = None,
    to: Annotated[
        str | None, typer.Option(help="The format of OUT; else by its extension.")
    ] = None,
) -> None:
    """Make a file in one format of a file in another, without a server."""
    with told_shortly():
        row = format_named(to) if to else _format_of(target)
        upload = read_any(source.read_bytes(), format, source.name)
        if len(upload.maps) > 1 and row.split is None:
            lines = "counterpoint-ndjson"
            raise Problem(f"{source} has {len(upload.maps)} maps: of many, only {lines} has room.")
        _write(b"".join(_converted(each, row) for each in upload.maps), target)


def _converted(read: ReadMap, row: Format) -> bytes:
    if row.write is None:
        raise Problem(f"{row.title} is read here, not written.")
    written = export(read.imported.document, row, WriteOptions())
    errors.print(f"{read.file or ''} {read.format.name} → {row.name}".strip(), highlight=False)
    for loss in [*read.imported.losses, *written.losses]:
        count = len(loss.elements) or len(loss.places)
        errors.print(f"  {loss.what}: {loss.message} ({count})", highlight=False)
    return written.data


def _format_of(path: Path | None) -> Format:
    """The first that is written under this extension; JSON is Counterpoint's own."""
    for row in FORMATS.values():
        if path is not None and row.write and path.name.lower().endswith(row.extensions):
            return row
    raise Problem(f"Which format? --to one of {', '.join(FORMATS)}.")


def _write(data: bytes, output: Path | None) -> None:
    if output is None or str(output) == "-":
        sys.stdout.buffer.write(data)
    else:
        output.write_bytes(data)


@contextmanager
def told_shortly() -> Iterator[None]:
    """What the user can mend ends the command with a sentence."""
    try:
        yield
    except (Problem, CounterpointError, OSError) as error:
        errors.print(str(error), style="red", highlight=False, soft_wrap=True)
        raise typer.Exit(1) from None
