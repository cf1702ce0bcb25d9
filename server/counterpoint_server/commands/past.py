"""`counterpoint history` and `counterpoint watch`: what has happened, and what happens."""

from itertools import islice
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from counterpoint import Event, GoneEvent, OpenedEvent, RevisionEvent
from counterpoint_server.commands.asking import AsJson, MapId, asking, out, print_json


def history(
    map: MapId,
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 20,
    as_json: AsJson = False,
) -> None:
    """List a map's revisions, the newest first."""
    with asking() as client:
        found = list(islice(client.maps.revisions(map, limit=min(limit, 200)), limit))
    if as_json:
        for each in found:
            print_json(each)
        return
    table = Table("revision", "at", "made", "changed", "gone", "message")
    for each in found:
        counts = (each.created, each.updated, each.deleted + each.merged)
        numbers = [str(count) if count else "" for count in counts]
        at = f"{each.at:%Y-%m-%d %H:%M:%S}"
        table.add_row(str(each.revision), at, *numbers, escape(each.message or ""))
    out.print(table)


def watch(
    map: MapId,
    after: Annotated[int | None, typer.Option(help="Begin after this revision.")] = None,
    as_json: AsJson = False,
) -> None:
    """Tell what happens to a map, as it happens, until it is deleted or you press Ctrl-C."""
    with asking() as client, client.maps.events(map, after=after) as feed:
        for event in feed:
            if as_json:
                print_json(event)
            elif line := _line(event):
                out.print(line, highlight=False)


def _line(event: Event) -> str:
    if isinstance(event, RevisionEvent):
        message = f" [dim]{escape(event.message)}[/]" if event.message else ""
        return f"[bold]{event.revision}[/] {event.at[:19]} {_done(event)}{message}"
    if isinstance(event, OpenedEvent):
        return f"[dim]from revision {event.places[0].revision}[/]"
    return "[red]The map is gone.[/]" if isinstance(event, GoneEvent) else ""


def _done(event: RevisionEvent) -> str:
    if event.operations is None:
        return "many changes"
    # Number 0 stands for the map's own fields.
    named = [(each.op, each.type or "", str(each.id or "map")) for each in event.operations]
    return ", ".join(" ".join(filter(None, words)) for words in named)
