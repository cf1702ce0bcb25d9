"""What evaluation takes of a processor: on the reference frameworks beside the checkout.

Compared by turns in one run with the plain way (every clause of the framework, CaDiCaL), and with
clingo and the usual encodings, where clingo is installed.
"""

import gzip
import random
import time
from collections.abc import Callable, Iterator
from functools import partial
from math import exp, log
from pathlib import Path
from statistics import median

import numpy as np
from pysat.solvers import Cadical195

from counterpoint_server.semantics.encoding import complete_clauses
from counterpoint_server.semantics.framework import Framework
from counterpoint_server.semantics.gradual import Edges, Relaxation, Weighted, strengths
from counterpoint_server.semantics.grounded import label_grounded
from counterpoint_server.semantics.iccma import read_af
from counterpoint_server.semantics.names import Semantics
from counterpoint_server.semantics.statuses import judge
from counterpoint_server.semantics.structured.solving import project
from counterpoint_server.semantics.structured.theory import Premise, Rule, Theory
from counterpoint_server.semantics.tasks import Evaluation

try:
    import clingo
except ImportError:
    clingo = None

AF = Path(__file__).parents[3] / "shared" / "semantics" / "af"
LARGE = "debate_n300000"
SMALL = "debate_n300"
COMPARED = (
    "ba_n500",
    "ba_n2000",
    "debate_n300",
    "debate_n3000",
    "scc_n500",
    "er_n100",
    "comm_7x30",
)
QUERIES = 300
LEVELS = 500
NINE: tuple[tuple[Semantics, str], ...] = (
    *(("complete", "holding"), ("preferred", "lacking"), ("preferred", "one")),
    *(("stable", "holding"), ("stable", "lacking"), ("stable", "one")),
    *(("ideal", "one"), ("semi_stable", "one"), ("stage", "one")),
)
COMPLETE = """
in(X) :- arg(X), not out(X). out(X) :- arg(X), not in(X).
:- in(X), in(Y), att(X,Y). defeated(X) :- in(Y), att(Y,X).
:- in(X), att(Y,X), not defeated(Y). open(X) :- att(Y,X), not defeated(Y).
:- out(X), not open(X).
"""


def read(name: str) -> bytes:
    plain = AF / f"{name}.af"
    return (
        plain.read_bytes()
        if plain.exists()
        else gzip.decompress((AF / f"{name}.af.gz").read_bytes())
    )


def milliseconds(work: Callable[[], object], times: int = 3) -> float:
    """Of processor time, the least of some turns."""
    taken = []
    for _ in range(times):
        before = time.process_time()
        work()
        taken.append(time.process_time() - before)
    return 1e3 * min(taken)


def solving_lines() -> Iterator[str]:
    if not AF.is_dir():
        yield f"evaluation is not measured: {AF} is not there"
        return
    text = read(LARGE)
    parsing = milliseconds(lambda: read_af(text))
    yield f"{len(text) / 1e3 / parsing:8.0f} MB/s parsing {len(text) / 1e6:.1f} MB of .af (aim 100)"
    large = read_af(text).framework
    ours, plain = (
        milliseconds(lambda: label_grounded(large)),
        milliseconds(lambda: slowly(large), 1),
    )
    yield f"{ours:8.1f} ms   grounded, 300,000 arguments (aim 100; in pure Python {plain:.0f})"
    yield f"{_credulous(large):8.4f} ms   a credulous query on it, the median (aim 0.1)"
    yield f"{milliseconds(_nine):8.1f} ms   nine tasks on 300 arguments, warm (aim 10)"
    yield f"{milliseconds(_ladder):8.1f} ms   a ladder of 2^{LEVELS} arguments (aim 100)"
    yield _gradual()
    yield from _compared()


def slowly(framework: Framework) -> int:
    """Grounded as one would write it first."""
    attackers, attacked = framework.attackers.lists(), framework.attacked.lists()
    open_ = [len(each) for each in attackers]
    labels = [0] * framework.size
    waiting = [i for i, count in enumerate(open_) if not count]
    while waiting:
        accepted = waiting.pop()
        labels[accepted] = 1
        for hit in attacked[accepted]:
            if not labels[hit]:
                labels[hit] = -1
                for freed in attacked[hit]:
                    open_[freed] -= 1
                    if not open_[freed] and not labels[freed]:
                        waiting.append(freed)
    return sum(label == 1 for label in labels)


def _credulous(framework: Framework) -> float:
    evaluation, taken = Evaluation(framework, "complete"), []
    for argument in random.Random(1).sample(range(framework.size), QUERIES):
        before = time.perf_counter()
        evaluation.accepts(argument)
        taken.append(1e3 * (time.perf_counter() - before))
    return median(taken)


def _nine() -> None:
    framework = read_af(read(SMALL)).framework
    for semantics, task in NINE:
        evaluation = Evaluation(framework, semantics)
        evaluation.one() if task == "one" else getattr(evaluation, task)(17)


def _ladder() -> None:
    rules = [Rule((i,), (i + 1,)) for i in range(LEVELS) for _ in range(2)]
    theory = Theory(size=LEVELS + 1, premises=(Premise(0),), rules=tuple(rules))
    found = project(theory)
    judged = judge(found.framework, "preferred", found.atoms)
    if judged[found.atoms[LEVELS]].status != "accepted":
        raise AssertionError


def _gradual() -> str:
    nodes, count, chance = 200_000, 500_000, np.random.default_rng(1)

    def edges(size: int) -> Edges:
        ends = chance.integers(0, nodes, (2, size), dtype=np.int32)
        return Edges(ends[0], ends[1])

    fixed = np.zeros(nodes, dtype=bool)
    graph = Weighted(chance.random(nodes), edges(count), edges(count), edges(0), fixed)
    relaxation = Relaxation(graph, "quadratic_energy", "min")
    around = relaxation.around(np.arange(nodes, dtype=np.int32))
    step = milliseconds(lambda: relaxation.wanted(around), 10)
    before = time.process_time()
    _, convergence = strengths(graph, "quadratic_energy")
    taken = 1e3 * (time.process_time() - before)
    settled = f"{taken:.0f} for all, with {convergence.iterations}"
    return f"{step:8.1f} ms   a step of quadratic energy, 1,000,000 edges (aim 6; {settled})"


def _compared() -> Iterator[str]:
    """The same credulous queries, each from bytes to answer."""
    ways = {"every clause at once and CaDiCaL": _plainly}
    if clingo is not None:
        ways["clingo"] = _by_clingo
    ratios: dict[str, list[float]] = {way: [] for way in ways}
    for name in COMPARED:
        text = read(name)
        size = read_af(text).framework.size
        for argument in random.Random(name).sample(range(size), 3):
            ours = milliseconds(partial(_ours, text, argument))
            for way, work in ways.items():
                ratios[way].append(ours / milliseconds(partial(work, text, argument), 1))
    for way, found in ratios.items():
        yield f"{_mean(found):8.2f}      of the time of {way} for DC-CO (worst {max(found):.2f})"


def _mean(ratios: list[float]) -> float:
    return exp(sum(map(log, ratios)) / len(ratios))


def _ours(text: bytes, argument: int) -> bool:
    return Evaluation(read_af(text).framework, "complete").holding(argument) is not None


def _plainly(text: bytes, argument: int) -> bool:
    clauses = [*complete_clauses(read_af(text).framework)]
    with Cadical195(bootstrap_with=clauses) as solver:
        return bool(solver.solve(assumptions=[argument + 1]))


def _by_clingo(text: bytes, argument: int) -> bool:
    framework = read_af(text).framework
    pairs = zip(framework.sources.tolist(), framework.targets.tolist(), strict=True)
    facts = "".join(f"att({i},{j})." for i, j in pairs)
    control = clingo.Control(["--warn=none"])
    program = f"arg(0..{framework.size - 1}). {facts} {COMPLETE} :- not in({argument})."
    control.add("base", [], program)
    control.ground([("base", [])])
    return bool(control.solve().satisfiable)
