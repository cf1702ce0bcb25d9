"""The commands that ask a server, by the SDK: `maps`, `show`, `add`, `search`, `history`, `watch`.

They end with 0 if all went well, 1 if the server refused, 2 if they were called wrongly, 3 if no
server answered, 4 if what was asked for is not there, 130 if they were interrupted. Beside them:
`evaluate`, and `solve`, which says what stands in a file.
"""

import typer

from counterpoint_server.commands import adding, finding, maps, past, showing


def register(app: typer.Typer) -> None:
    app.add_typer(maps.app, name="maps")
    app.add_typer(adding.app, name="add")
    app.command()(showing.show)
    app.command()(finding.search)
    app.command()(past.history)
    app.command()(past.watch)
