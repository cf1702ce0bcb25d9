"""`counterpoint maps`: list, create, show, delete."""

from itertools import islice
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from counterpoint import UNSET, Map
from counterpoint_server.commands.asking import AsJson, MapId, asking, out, print_json

app = typer.Typer(help="The maps of COUNTERPOINT_URL.", no_args_is_help=True)


@app.command("list")
def list_maps(
    text: Annotated[str | None, typer.Option(help="In title, question or description.")] = None,
    tag: Annotated[list[str] | None, typer.Option(help="With one of these tags.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 50,
    as_json: AsJson = False,
) -> None:
    """List maps, the newest first."""
    with asking() as client:
        found = list(islice(client.maps.list(text=text, tag=tag, limit=min(limit, 200)), limit))
    if as_json:
        for each in found:
            print_json(each)
        return
    table = Table("map", "revision", "changed", "title")
    for each in found:
        changed = f"{each.updated_at:%Y-%m-%d %H:%M}"
        table.add_row(each.id, str(each.revision), changed, escape(each.title))
    out.print(table)


@app.command()
def create(
    title: Annotated[str, typer.Argument()],
    question: Annotated[str | None, typer.Option(help="What it is about.")] = None,
    tag: Annotated[list[str] | None, typer.Option(help="May be given several times.")] = None,
    as_json: AsJson = False,
) -> None:
    """Make an empty map, and print its id."""
    with asking() as client:
        made = client.maps.create(title=title, question=question, tags=tag or UNSET)
    print_json(made) if as_json else typer.echo(made.id)


@app.command()
def show(map: MapId, as_json: AsJson = False) -> None:
    """Say what a map is; `counterpoint show` says what is in it."""
    with asking() as client:
        found = client.maps.get(map)
    print_json(found) if as_json else _print(found)


def _print(found: Map) -> None:
    rows = {
        "title": found.title,
        "question": found.question,
        "tags": ", ".join(found.tags),
        "revision": str(found.revision),
        "visibility": found.visibility,
        "created": f"{found.created_at:%Y-%m-%d %H:%M}",
        "changed": f"{found.updated_at:%Y-%m-%d %H:%M}",
    }
    table = Table(show_header=False, box=None)
    for name, value in rows.items():
        if value:
            table.add_row(f"[dim]{name}[/]", escape(value))
    out.print(table)


@app.command()
def delete(
    map: MapId,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Delete a map; for 30 days it can be restored."""
    with asking() as client:
        found = client.maps.get(map)
        if not yes:
            typer.confirm(f"Delete {found.title!r} (revision {found.revision})?", abort=True)
        client.maps.delete(found)
