"""Strengths: by the formulas as they are written, on graphs of any shape."""

import math
import random
from collections.abc import Sequence

import numpy as np
import pytest

from counterpoint_server.model.evaluation import EvaluationOptions, Gradual
from counterpoint_server.semantics.gradual import (
    PRECISION,
    Edges,
    Scores,
    Weighted,
    strengths,
)
from counterpoint_server.semantics.limit import NO_LIMIT
from counterpoint_server.semantics.names import GRADUAL
from counterpoint_server.semantics.scores import score_map
from server.semantics.structured.test_maps import (
    CLUB,
    DOMINANT,
    OBJECTION,
    REPLY,
    STEP,
    UNSTABLE,
    argument,
    claims,
    elements_of,
    rebuttal,
)
from server.semantics.test_article import NAMES, article

Pairs = list[tuple[int, int]]


def edges(pairs: Pairs) -> Edges:
    table = np.array(pairs, dtype=np.int32).reshape(-1, 2)
    return Edges(table[:, 0].copy(), table[:, 1].copy())


def graph(
    base: Sequence[float],
    attacks: Pairs,
    supports: Sequence[tuple[int, int]] = (),
    parts: Sequence[tuple[int, int]] = (),
) -> Weighted:
    fixed = np.zeros(len(base), dtype=bool)
    return Weighted(np.array(base), edges(attacks), edges([*supports]), edges([*parts]), fixed)


def by_hand(name: Gradual, w: float, att: list[float], sup: list[float]) -> float:
    """The formulas, one node at a time."""
    energy = sum(sup) - sum(att)
    match name:
        case "h_categorizer":
            return w / (1 + sum(att))
        case "max":
            return w / (1 + max(att, default=0))
        case "card":
            some = [a for a in att if a > 0]
            return w / (1 + len(some) + (sum(some) / len(some) if some else 0))
        case "euler":
            return 1 - (1 - w * w) / (1 + w * math.exp(energy))
        case "quadratic_energy":
            h = energy * energy / (1 + energy * energy)
            return w + (1 - w) * h if energy > 0 else w - w * h
        case "df_quad":
            against = 1 - math.prod(1 - a for a in att)
            towards = 1 - math.prod(1 - s for s in sup)
            far = abs(towards - against)
            return w + (1 - w) * far if towards > against else w - w * far


def residual(name: Gradual, of: Weighted, found: Scores, combine: str = "min") -> float:
    def into(target: int, some: Edges) -> list[float]:
        return [float(found[s]) for s, t in zip(*some, strict=True) if t == target]

    worst = 0.0
    for node in range(of.base.size):
        parts = into(node, of.parts)
        together = (min(parts) if combine == "min" else math.prod(parts)) if parts else 1.0
        wanted = by_hand(
            name, of.base[node] * together, into(node, of.attacks), into(node, of.supports)
        )
        worst = max(worst, abs(wanted - float(found[node])))
    return worst


def chance_graph(chance: random.Random, *, acyclic: bool) -> Weighted:
    size = chance.randint(2, 15)

    def pairs(count: int) -> Pairs:
        found = [(chance.randrange(size), chance.randrange(size)) for _ in range(count)]
        if acyclic:
            found = [(min(p), max(p)) for p in found if p[0] != p[1]]
        return found

    base = [round(chance.random(), 3) for _ in range(size)]
    return graph(base, pairs(size), pairs(size), pairs(size // 2))


@pytest.mark.parametrize("name", GRADUAL)
@pytest.mark.parametrize("combine", ["min", "product"])
def test_without_circles_one_pass_gives_what_the_formulas_say(name: Gradual, combine: str) -> None:
    for seed in range(40):
        of = chance_graph(random.Random(seed), acyclic=True)
        found, convergence = strengths(of, name, "min" if combine == "min" else "product")
        assert residual(name, of, found, combine) < 1e-12
        assert (convergence.converged, convergence.iterations) == (True, 0)


@pytest.mark.parametrize("name", GRADUAL)
def test_in_circles_what_is_said_to_have_converged_has(name: Gradual) -> None:
    converged = 0
    for seed in range(40):
        of = chance_graph(random.Random(seed), acyclic=False)
        found, convergence = strengths(of, name)
        assert np.all((found >= 0) & (found <= 1))
        if convergence.converged:
            converged += 1
            assert residual(name, of, found) < 10 * PRECISION
        else:
            assert convergence.residual > PRECISION
    assert converged >= 35


def test_what_would_swing_for_ever_settles_by_smaller_steps() -> None:
    everybody = [(i, j) for i in range(6) for j in range(6) if i != j]
    found, convergence = strengths(graph([0.9] * 6, everybody), "quadratic_energy")
    assert convergence.converged
    assert convergence.damping < 1
    assert np.ptp(found) < 1e-6


def test_what_supports_counts_only_for_those_that_know_support() -> None:
    of = graph([0.5, 0.5], [], [(0, 1)])
    found = {name: float(strengths(of, name)[0][1]) for name in GRADUAL}
    assert {name for name, strength in found.items() if strength > 0.5} == {
        "euler",
        "quadratic_energy",
        "df_quad",
    }


def scored(drawn: list[dict[str, object]], **options: object) -> dict[int, float]:
    given = EvaluationOptions(**{"semantics": "df_quad", **options})  # type: ignore[arg-type]
    verdicts = score_map(elements_of(drawn), given, NO_LIMIT).verdicts
    return {each.id: each.strength for each in verdicts if each.strength is not None}


def test_linked_premises_are_as_strong_as_the_weakest_or_as_their_product() -> None:
    drawn = [
        *claims(CLUB),
        *claims(DOMINANT, weight=0.8),
        *claims(UNSTABLE, weight=0.5),
        argument(STEP, [DOMINANT, UNSTABLE], CLUB),
    ]
    assert scored(drawn)[STEP] == 0.5
    assert scored(drawn, combine="product")[STEP] == pytest.approx(0.4)
    assert scored(drawn)[CLUB] == pytest.approx(0.75)
    assert scored(drawn, projection="abstract")[CLUB] == 0.5


def test_an_undercut_weakens_the_argument_and_an_attack_on_that_restores_it() -> None:
    drawn = [
        *claims(CLUB, DOMINANT, UNSTABLE),
        argument(STEP, [DOMINANT], CLUB),
        rebuttal(OBJECTION, [UNSTABLE], STEP),
    ]
    plain, undercut = scored(drawn[:-1]), scored(drawn)
    assert undercut[STEP] < plain[STEP]
    assert undercut[CLUB] < plain[CLUB]
    answered = scored([*drawn, *claims(4, weight=1), rebuttal(REPLY, [4], OBJECTION)])
    assert answered[STEP] == plain[STEP]


def test_a_certain_claim_is_certain_and_a_contradiction_goes_both_ways() -> None:
    drawn = [
        *claims(CLUB, standing="axiom"),
        *claims(UNSTABLE, DOMINANT),
        rebuttal(OBJECTION, [UNSTABLE], CLUB, relation="contradictory"),
        rebuttal(REPLY, [DOMINANT], UNSTABLE, relation="contrary"),
    ]
    found = scored(drawn)
    assert found[CLUB] == 1
    assert found[UNSTABLE] == 0
    assert found[DOMINANT] < 0.6


@pytest.mark.parametrize("name", GRADUAL)
def test_the_articles_map_has_strengths_under_every_semantics(name: Gradual) -> None:
    found = score_map(article(), EvaluationOptions(semantics=name), NO_LIMIT)
    by_name = {NAMES[v.id]: v.strength for v in found.verdicts if v.strength is not None}
    assert found.convergence.converged
    assert by_name["c7"] < by_name["c32"]
