"""`counterpoint search`: words in maps."""

from itertools import islice
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from counterpoint import Found
from counterpoint_server.commands.asking import AsJson, asking, out, print_json


def search(
    words: Annotated[str, typer.Argument(help='Such as: club, "dominant player", -club, mineral*')],
    map: Annotated[list[str] | None, typer.Option(help="Only in these maps.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 20,
    as_json: AsJson = False,
) -> None:
    """Find words in claims, quotes, notes and names, the best first."""
    with asking() as client:
        found = list(islice(client.search.find(q=words, map=map, limit=min(limit, 200)), limit))
    if as_json:
        for each in found:
            print_json(each)
        return
    table = Table("map", "element", "type", "text")
    for each in found:
        number = "" if each.id is None else str(each.id)
        table.add_row(escape(each.map_title), number, each.type, _shown(each))
    out.print(table)


def _shown(found: Found) -> str:
    return escape(found.snippets[0].text) if found.snippets else ""
