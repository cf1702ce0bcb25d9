"""The demo: the server with the worked example in it, shown in the terminal."""

import asyncio
import os
import subprocess
import sys
import time

from rich.console import Console

import counterpoint
from counterpoint import Counterpoint
from counterpoint_server.demo.loading import find_or_load
from counterpoint_server.demo.tree import render_document
from counterpoint_server.settings import Settings, SettingsError, free_address
from counterpoint_server.store.migrate import migrate

READY_SECONDS = 60
STOP_SECONDS = 10


def run_demo(settings: Settings, database_url: str) -> None:
    """Serve until Ctrl-C; what was added to the map before is still there."""
    console = Console()
    free_address(settings)
    asyncio.run(migrate(database_url))
    environ = {**os.environ, "DATABASE_URL": database_url}
    command = [sys.executable, "-m", "counterpoint_server", "serve", "--no-migrate"]
    # The server's own lines would stand between ours; its warnings still come on stderr.
    server = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL)  # noqa: S603
    try:
        with Counterpoint(settings.url) as client:
            _wait_until_ready(client, server)
            _show(client, settings.url, console)
        server.wait()
    except KeyboardInterrupt:
        console.print("\nStopped. What you added is kept; `make demo` finds it again.")
    finally:
        server.terminate()
        try:
            server.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            server.kill()


def _show(client: Counterpoint, url: str, console: Console) -> None:
    map_id, is_new = find_or_load(client)
    document = client.maps.document(map_id)
    console.print(render_document(document))
    base = f"{url}/v1/maps/{map_id}"
    heard = "loaded over HTTP by the SDK" if is_new else "as you left it"
    console.print(f"\n[bold]The map is served[/] ({heard}, revision {document.map.revision}):\n")
    console.print(f"  {url}/maps/{map_id}", soft_wrap=True, markup=False)
    console.print("\nTry:\n")
    for line in (
        f"curl {base}",
        f"curl {base}/document",
        f"curl {base}/elements/1",
        f"curl '{base}/elements?type=argument&scheme=practical-reasoning'",
        f"curl {base}/rebuttals -H 'Content-Type: application/json' \\\n"
        """      -d '{"attackers": [{"text": "Walls fuel instability."}], "target": 4}'""",
        f"curl -N {base}/events  # in another terminal: it tells of every change",
        f"curl {url}/openapi.json",
    ):
        console.print(f"  {line}", highlight=False, soft_wrap=True, markup=False)
    console.print("\nCtrl-C stops it.")


def _wait_until_ready(client: Counterpoint, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + READY_SECONDS
    while True:
        try:
            client.service.ready()
        except counterpoint.CounterpointError:
            if server.poll() is not None or time.monotonic() > deadline:
                raise SettingsError("The server did not start; see its messages above.") from None
            time.sleep(0.05)
        else:
            return
