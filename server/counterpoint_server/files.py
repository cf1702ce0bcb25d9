"""The commands on files: import, export, convert."""

import base64
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from counterpoint import Counterpoint, CounterpointError, ImportResult
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


def import_files(files: Files, format: FormatOption = None) -> None:
    """Make maps of files, or of all files of a zip or tar archive, on COUNTERPOINT_URL."""
    failed = False
    table = Table("file", "format", "map", "elements", "losses", "odd")
    with Counterpoint() as client:
        for path in track(files, "Importing", console=errors, transient=True):
            try:
                result = client.maps.import_file(path.read_bytes(), format=format, name=path.name)
            except (CounterpointError, OSError) as error:
                failed = True
                table.add_row(str(path), "", f"[red]{str(error)[:200]}")
                continue
            _add_rows(table, path, result)
    out.print(table)
    if failed:
        raise typer.Exit(1)


def _add_rows(table: Table, path: Path, result: ImportResult) -> None:
    for made in result.maps:
        losses = sum(loss.map == made.id for loss in result.losses)
        odd = sum(found.map == made.id for found in result.lint)
        name = f"{path}: {made.file}" if made.file else str(path)
        table.add_row(name, made.format, made.id, str(made.elements), str(losses), str(odd))
    for skipped in result.skipped:
        table.add_row(f"{path}: {skipped}", "", "skipped: of no known format")


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
