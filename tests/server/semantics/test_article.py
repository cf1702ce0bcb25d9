"""The article's map: what stands of Burgum's club and of Beijing's case against it."""

from collections.abc import Collection

import msgspec
import pytest

from counterpoint_server.model.evaluation import EvaluationOptions
from counterpoint_server.model.types import Element, Rebuttal
from counterpoint_server.semantics.verdicts import evaluate_map
from examples import example_document

PARTNERSHIP = "c7"
MAP_MAKER = 74


def article() -> list[Element]:
    document = example_document()
    elements = [{"revision": 1, **element} for element in document["elements"]]
    return msgspec.convert(elements, list[Element])


NAMES = {each.id: each.external[0].id for each in article() if each.external}


def statuses(elements: Collection[Element]) -> dict[str, str]:
    return {
        NAMES[each.id]: each.judgement.status
        for each in evaluate_map(elements, EvaluationOptions()).judged
    }


def test_the_club_and_cooperation_stand_against_each_other() -> None:
    found = {name: status for name, status in statuses(article()).items() if name[0] in "cr"}
    undecided = {"c1", "c14", "r4", "r9", "r10", "r11"}
    rejected = {"c2", "c7", "r1", "r2", "r3", "r5", "r15", "r16"}
    assert {name for name, status in found.items() if status == "undecided"} == undecided
    assert {name for name, status in found.items() if status == "rejected"} == rejected
    assert set(found.values()) == {"accepted", "rejected", "undecided"}
    assert len(found) == 50


def is_map_makers(element: Element) -> bool:
    return any(each.participant == MAP_MAKER for each in element.attributions)


def without(name: str) -> list[Element]:
    match name:
        case "reconstructed rebuttals":
            gone = [e for e in article() if isinstance(e, Rebuttal)]
            gone = [e for e in gone if e.explicitness == "reconstructed"]
        case "rebuttals of the map maker":
            gone = [e for e in article() if isinstance(e, Rebuttal) and is_map_makers(e)]
        case _:
            gone = [e for e in article() if NAMES.get(e.id) == name]
    assert gone
    return [element for element in article() if element not in gone]


@pytest.mark.parametrize(
    ("gone", "accepted", "rejected"),
    [
        ("reconstructed rebuttals", {"c14", "c2", "r15", "r16"}, {"c1"}),
        ("rebuttals of the map maker", {"c14"}, {"c1", "c2"}),
        ("r4", {"c14"}, {"c1"}),
    ],
)
def test_what_would_stand_without(gone: str, accepted: set[str], rejected: set[str]) -> None:
    found = statuses(without(gone))
    assert {name: found[name] for name in accepted} == dict.fromkeys(accepted, "accepted")
    for name in rejected | {PARTNERSHIP}:
        assert found[name] == "rejected"
