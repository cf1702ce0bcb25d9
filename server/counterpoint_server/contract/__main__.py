"""`python -m counterpoint_server.contract [--check]`: write the contract, or say if it is stale."""

import json
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import counterpoint_schema
from counterpoint_server.app import ROUTES
from counterpoint_server.contract.components import Components
from counterpoint_server.contract.paths import path_items, promise_of
from counterpoint_server.model.problems import all_problems

ABOUT = """\
Argument maps: claims, arguments and rebuttals as a graph, with all that it has been.

Elements are numbered inside their map. A map's revision, its ETag and its place in history are one
number; every change makes the next. Sent with `Idempotency-Key`, a write can be repeated and is
done once; with `If-Match`, it is refused if somebody else has changed what you read. Lists come in
pages: `next_cursor` of one is `cursor` of the next. Bodies are JSON, or msgpack by `Content-Type`
and `Accept`. Every refusal is `application/problem+json`; its `type` leads to what it means.
"""


def contract() -> dict[str, Any]:
    promises = [promise_of(handler) for handler in ROUTES]
    taken: list[Any] = []
    for promise in promises:
        if promise.takes is not None:
            taken += promise.takes if isinstance(promise.takes, tuple) else [promise.takes]
    components = Components([promise.answers for promise in promises], taken)
    paths = path_items(ROUTES, components)
    schemas = dict(components.schemas)
    schemas["Problem"] = schemas.pop("ProblemBody")
    schemas["Problem"]["title"] = "Problem"
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Counterpoint",
            "version": version("counterpoint"),
            "description": ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": dict(sorted(paths.items())),
        "components": {"schemas": dict(sorted(schemas.items()))},
        "x-problems": problems(),
    }


def problems() -> list[dict[str, Any]]:
    return [{"code": p.code, "status": p.status, "title": p.title} for p in all_problems()]


def render(value: Any) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"


def main(arguments: list[str]) -> int:
    (folder,) = counterpoint_schema.__path__
    files = {"openapi.json": render(contract()), "problems.json": render(problems())}
    stale = []
    for name, text in files.items():
        path = Path(folder) / name
        if not path.exists() or path.read_text("utf-8") != text:
            stale.append(name)
            if "--check" not in arguments:
                path.write_text(text, "utf-8")
    if stale and "--check" in arguments:
        print(f"{', '.join(stale)}: not what the server's code says; run `make regen`.")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
