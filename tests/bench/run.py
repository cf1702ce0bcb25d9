"""How near the server is to its limit: ratios to a bare application, measured by turns in one run.

    .venv/bin/python tests/bench/run.py [get] [post] [limits] [--rounds 5] [--seconds 1]

Slowness never fails it; an answer that is no success does.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Iterator

import httpx
from bare import TABLE
from cases import Case, Side, cases
from load import Job, Measured
from programs import BenchError, Load, database, load, serving

NAMES = ("limits", "get", "post")
BUSY_MAX = 0.9
HEAD = ("", "conns", "req/s", "bare req/s", "ratio", "of rounds", "aim", "p50 ms", "p99 ms", "load")
ROW = "{:24} {:>5} {:>8} {:>10} {:>6} {:>11} {:>5} {:>8} {:>8} {:>5}"

Rounds = list[list[Measured]]
"""For each round, what each side of the case gave."""


def main() -> int:
    options = _options()
    began = time.monotonic()
    print(ROW.format(*HEAD))
    try:
        for case, connections, rounds in _measured(options):
            for line in _lines(case, connections, rounds):
                print(line, flush=True)
    except (BenchError, httpx.HTTPError) as error:
        print(error, file=sys.stderr)
        return 1
    print(
        f"ratio: median of {options.rounds} rounds of {options.seconds:g} s; load: the part of a"
        f" core that the load generator took; {time.monotonic() - began:.0f} s in all"
    )
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("names", nargs="*", metavar="name", help=f"of {', '.join(NAMES)}")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=1.0, help="of each side in each round")
    options = parser.parse_args()
    if unknown := set(options.names) - set(NAMES):
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    return options


def _measured(options: argparse.Namespace) -> Iterator[tuple[Case, int, Rounds]]:
    with (
        database(TABLE) as dsn,
        serving("counterpoint_server.app:create_app", dsn, "/readyz") as ours,
        serving("bare:create_app", dsn, "/one") as bare,
        load() as generator,
    ):
        for case in cases(ours, bare):
            if options.names and case.name not in options.names:
                continue
            for connections in case.connections:
                rounds = [
                    [_turn(generator, side, connections, options.seconds) for side in case.sides]
                    for _ in range(options.rounds)
                ]
                yield case, connections, rounds


def _turn(generator: Load, side: Side, connections: int, seconds: float) -> Measured:
    job = Job(port=side.port, connections=connections, seconds=seconds, requests=side.requests)
    return generator.run(job)


def _lines(case: Case, connections: int, rounds: Rounds) -> Iterator[str]:
    limit = statistics.median(round[-1].rate for round in rounds)
    for at, side in enumerate(case.sides[:-1]):
        own = [round[at] for round in rounds]
        # Of each round, then the median: what else the machine does changes from round to round.
        ratios = sorted(round[at].rate / round[-1].rate for round in rounds)
        busy = max(measured.busy for round in rounds for measured in (round[at], round[-1]))
        yield ROW.format(
            f"{case.name}: {side.name}",
            connections,
            f"{statistics.median(m.rate for m in own):,.0f}",
            f"{limit:,.0f}",
            f"{statistics.median(ratios):.2f}",
            f"{ratios[0]:.2f}-{ratios[-1]:.2f}",
            "" if case.aim is None else f"≥{case.aim:g}",
            f"{statistics.median(m.p50_ms for m in own):.2f}",
            f"{statistics.median(m.p99_ms for m in own):.2f}",
            f"{busy:.2f}" + ("!" if busy > BUSY_MAX else ""),
        )


if __name__ == "__main__":
    sys.exit(main())
