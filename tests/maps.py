"""Random maps of every type, with cycles, self-loops and attacks on attacks; and great shapes."""

import random
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from counterpoint_server.graph.packed import PackedGraph
from counterpoint_server.graph.packing import pack
from counterpoint_server.model.references import Reference
from counterpoint_server.model.shapes import (
    hints_of,
    holds_reference,
    is_computed,
    is_struct,
    reference_in,
)
from counterpoint_server.model.types import TYPES, Argument, Claim, Element, Rebuttal
from examples import example_document

TEXTS = [
    "Allies should form a club.",
    "Walls fuel instability.",
    "供应链",
    "allies should form a club",
]
SLUGS = ["expert-opinion", "sign", "trust", "bias", "asserting"]
USUAL = (
    ["claim"] * 5 + ["argument"] * 5 + ["rebuttal"] * 5 + ["participant", "question", "question"]
)
NEEDED = ["claim", "claim", "argument", "locution", "participant", "source", "group"]
"""With one of each of these, every reference finds an element that fits."""

some = settings(
    max_examples=100,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


fewer = settings(some, max_examples=25)
"""Where each example writes to the database."""

seeds = st.integers(0, 2**32).map(random.Random)


def maps(most: int = 16) -> st.SearchStrategy[list[Element]]:
    """Maps of up to so many elements beside the needed ones, in any order, numbers with gaps."""
    # A seed, since drawing every choice by itself takes ten times as long; sizes still shrink.
    return st.builds(random_map, seeds, st.integers(0, most))


def random_map(rng: random.Random, more: int) -> list[Element]:
    names = NEEDED + [rng.choice(USUAL if rng.random() < 0.8 else [*TYPES]) for _ in range(more)]
    rng.shuffle(names)
    numbers = rng.sample(range(1, 3 * len(names)), len(names))
    maker = Maker(rng, dict(zip(numbers, names, strict=True)))
    return [settled(maker.element(id), maker.types) for id in maker.types]


def settled(element: Element, types: dict[int, str]) -> Element:
    """With the kind and the relation that the rules would let it have."""
    if not isinstance(element, Rebuttal):
        return element
    is_claim = types[element.target] == "claim"
    is_pair = is_claim and [types[id] for id in element.attackers] == ["claim"]
    relation = element.relation if is_pair else "attack"
    return replace(element, kind="rebut" if is_claim else "undercut", relation=relation)


class Maker:
    """Writes elements by the marks on their fields."""

    def __init__(self, rng: random.Random, types: dict[int, str]) -> None:
        self.rng = rng
        self.types = types

    def element(self, id: int) -> Element:
        name = self.types[id]
        fields = self.fields(TYPES[name].stored)
        given = {"type": name, "id": id, "revision": 1, **fields}
        return msgspec.convert(given, Element)  # type: ignore[arg-type]

    def fields(self, struct: type[msgspec.Struct]) -> dict[str, Any]:
        return {
            key: self.value(hint)
            for key, hint, is_required in drawn(struct)
            if is_required or self.rng.random() < 0.4
        }

    def value(self, annotation: Any) -> Any:
        if reference := reference_in(annotation):
            return self.end(reference)
        if is_struct(annotation):
            return self.fields(annotation)
        origin, parts = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self.value(parts[0])
        if origin is list:
            return [self.value(parts[0]) for _ in range(self.rng.choice([1, 1, 2, 3]))]
        if origin is dict:
            return {self.rng.choice(SLUGS): self.value(parts[1])}
        if origin is Literal:
            return self.rng.choice(parts)
        if parts:
            return self.value(parts[0])
        return {str: self.rng.choice(SLUGS), bool: False}.get(annotation, 0)

    def end(self, reference: Reference) -> int:
        fitting = [id for id, name in self.types.items() if name in (reference.to or TYPES)]
        return self.rng.choice(fitting)


@cache
def drawn(struct: type[msgspec.Struct]) -> list[tuple[str, Any, bool]]:
    """The fields that questions are about: references, slugs, choices, texts."""
    hints = hints_of(struct)
    return [
        (field.encode_name, hints[field.name], field.required)
        for field in msgspec.structs.fields(struct)
        if not is_computed(hints[field.name])
        and (field.required or holds_reference(hints[field.name]) or field.name in MORE)
    ]


MORE = {
    "standing",
    "relation",
    "scheme",
    "critical_question",
    "critical_questions",
    "force",
    "role",
}


def example_map() -> list[Element]:
    """The article's map."""
    given = [{"revision": 1, **element} for element in example_document()["elements"]]
    return msgspec.convert(given, list[Element])


# Great shapes


def claim(id: int, text: str = "Walls fuel instability.", **more: Any) -> Claim:
    return Claim(id=id, revision=1, text=text, **more)


def argument(id: int, premises: list[int], conclusion: int, **more: Any) -> Argument:
    return Argument(id=id, revision=1, premises=premises, conclusion=conclusion, **more)


def rebuttal(id: int, attackers: list[int], target: int, **more: Any) -> Rebuttal:
    return Rebuttal(id=id, revision=1, attackers=attackers, target=target, **more)


def chain(length: int) -> Iterator[Element]:
    """Claims 1, 3, 5, …, each the premise for the next by the argument between them."""
    yield claim(1)
    for id in range(2, 2 * length, 2):
        yield claim(id + 1)
        yield argument(id, [id - 1], id + 1)


@cache
def long_chain() -> PackedGraph:
    return pack(chain(100_000))


@cache
def long_cycle() -> PackedGraph:
    return pack(cycle(100_000))


@cache
def great_clique() -> PackedGraph:
    return pack(clique(2_000))


def cycle(length: int) -> Iterator[Element]:
    yield from chain(length)
    yield argument(2 * length, [2 * length - 1], 1)


def clique(size: int) -> Iterator[Element]:
    """Claims of which each is attacked by all the others at once, and as many at a time as can."""
    ids = range(1, size + 1)
    yield from map(claim, ids)
    free = size + 1
    for target in ids:
        others = [id for id in ids if id != target]
        for first in range(0, len(others), 1_000):
            yield rebuttal(free, others[first : first + 1_000], target)
            free += 1
