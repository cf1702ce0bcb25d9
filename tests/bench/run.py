"""How near the server is to its limit: ratios to a bare application, measured by turns in one run.

    PYTHONPATH=tests .venv/bin/python tests/bench/run.py [edge] [get] … [--rounds 5] [--seconds 0.8]

Slowness never fails it; an answer that is no success does.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from math import nan
from statistics import median
from typing import NamedTuple

import httpx
from bare import TABLE
from cases import Case, Side, bare_one, cases
from documents import document_cases
from edge import edge_lines
from importing import import_lines
from load import Job, Measured
from overhead import sdk_lines
from processor import processor_seconds
from programs import BenchError, Load, database, load, serving
from questions import load_debates, question_cases
from readers import reader_lines
from solving import solving_lines

NAMES = (
    *("edge", "limits", "get", "post", "hot map", "document", "unchanged", "as of", "readers"),
    *("neighbourhood", "paths", "search", "solving", "sdk", "import"),
)
OF_THEMSELVES = {"edge", "readers", "sdk", "solving", "import"}
"""Not compared with the bare application."""
OF_DOCUMENTS = {"document", "unchanged", "as of"}
OF_QUESTIONS = {"neighbourhood", "paths", "search"}
OURS = "counterpoint_server.app:create_app"
BUSY_MAX = 0.9
HEAD = ["", "conns", "req/s", "bare", "ratio", "of rounds", "aim"]
HEAD += ["by cpu", "cpu us", "p50 ms", "p99 ms", "load"]
ROW = "{:23} {:>5} {:>7} {:>7} {:>6} {:>10} {:>5} {:>7} {:>7} {:>7} {:>7} {:>5}"
LEGEND = """\
ratio   of answers a second: the median of {rounds} rounds of {seconds:g} s, the sides by turns
by cpu  the same of processor time an answer, in server and Postgres (cpu us: what it costs ours)
hot map sixteen writers on one map divided by one; it ends where the server's one process has no
        time left for reading, deciding and answering, which each edit takes by itself
limits  the bare application with SELECT 1 for all it does, divided by one without a database
load    the part of a core that the load generator took; with ! it was the bottleneck
"""


class Turn(NamedTuple):
    """One side, measured once."""

    measured: Measured
    cpu_us: float
    """Of server and Postgres, an answer."""


Rounds = list[list[Turn]]
"""For each round, the turns of the case's sides."""


def main() -> int:
    options = _options()
    began = time.monotonic()
    if "edge" in options.names:
        print(*edge_lines(), "", sep="\n")
    if "solving" in options.names:
        for line in solving_lines():
            print(line, flush=True)
    if "sdk" in options.names:
        print(*sdk_lines(), "", sep="\n")
    try:
        if {*options.names} - OF_THEMSELVES:
            _compare(options)
        for name, lines in (("readers", reader_lines), ("import", import_lines)):
            for line in lines(OURS) if name in options.names else ():
                print(line, flush=True)
    except (BenchError, httpx.HTTPError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{time.monotonic() - began:.0f} s in all")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("names", nargs="*", metavar="name", help=f"of {', '.join(NAMES)}")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=0.8, help="of each side in each round")
    parser.add_argument("--maps", type=int, default=500, help="that are searched through")
    options = parser.parse_args()
    if unknown := set(options.names) - set(NAMES):
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    options.names = options.names or NAMES
    return options


def _compare(options: argparse.Namespace) -> None:
    print(ROW.format(*HEAD))
    for case, connections, rounds in _measured(options):
        for line in _lines(case, connections, rounds):
            print(line, flush=True)
    print(LEGEND.format(rounds=options.rounds, seconds=options.seconds), end="")


def _measured(options: argparse.Namespace) -> Iterator[tuple[Case, int, Rounds]]:
    with (
        database(TABLE) as postgres,
        serving(OURS, postgres.at, "/readyz") as ours,
        serving(OURS, postgres.at, "/readyz", COUNTERPOINT_CACHE_MIB="0") as cold,
        serving("bare:create_app", postgres.at, "/one") as bare,
        load() as generator,
    ):
        pids = [postgres.pid, ours.pid, cold.pid, bare.pid]
        names = set(options.names)
        wanted: list[Case] = []
        if names - OF_DOCUMENTS - OF_THEMSELVES - OF_QUESTIONS:
            wanted += cases(int(ours.at), int(bare.at))
        if names & OF_DOCUMENTS:
            wanted += document_cases(int(ours.at), int(cold.at), bare_one(int(bare.at)))
        if names & OF_QUESTIONS:
            load_debates(postgres.at, options.maps)
            wanted += question_cases(int(ours.at), bare_one(int(bare.at)))
        for case in wanted:
            if case.name not in names:
                continue
            for connections in case.aims:
                rounds = [
                    [_turn(generator, pids, side, connections, options) for side in case.sides]
                    for _ in range(options.rounds)
                ]
                yield case, connections, rounds


def _turn(
    generator: Load, pids: list[int], side: Side, connections: int, options: argparse.Namespace
) -> Turn:
    used = processor_seconds(pids)
    measured = generator.run(
        Job(
            port=side.port,
            connections=side.connections or connections,
            seconds=options.seconds,
            requests=side.requests,
        )
    )
    used = processor_seconds(pids) - used  # the other server is idle meanwhile
    return Turn(measured, used / measured.answers * 1e6)


def _lines(case: Case, connections: int, rounds: Rounds) -> Iterator[str]:
    aim = case.aims[connections]
    bare = [turns[-1] for turns in rounds]
    for at, side in enumerate(case.sides[:-1]):
        own = [turns[at] for turns in rounds]
        # Of each round, then the median: what else the machine does changes from round to round.
        both = list(zip(own, bare, strict=True))
        ratios = sorted(o.measured.rate / b.measured.rate for o, b in both)
        by_cpu = median(b.cpu_us / o.cpu_us if o.cpu_us else nan for o, b in both)
        busy = max(turn.measured.busy for turn in (*own, *bare))
        yield ROW.format(
            f"{case.name}: {side.name}",
            connections,
            f"{median(o.measured.rate for o in own):,.0f}",
            f"{median(b.measured.rate for b in bare):,.0f}",
            f"{median(ratios):.2f}",
            f"{ratios[0]:.2f}-{ratios[-1]:.2f}",
            "" if aim is None else f"{aim:g}",
            f"{by_cpu:.2f}",
            f"{median(o.cpu_us for o in own):.0f}",
            f"{median(o.measured.p50_ms for o in own):.2f}",
            f"{median(o.measured.p99_ms for o in own):.2f}",
            f"{busy:.2f}" + ("!" if busy > BUSY_MAX else ""),
        )


if __name__ == "__main__":
    sys.exit(main())
