"""Where many short texts may stand in one long text, found for all of them in one reading.

Hashes of all the stretches of 1, 2, 4, … 32 code points, each made of two of half its length
(after Karp and Rabin 1987), are looked up in those of the beginnings of what is sought. A hash may
lie, so that whoever asks must look; but what has no place here stands nowhere.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from counterpoint_server.graph.packed import Ints

Hashes = NDArray[np.uint32]

LENGTHS = (1, 2, 4, 8, 16, 32)
FACTORS = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F, 0x165667B1)
"""Odd numbers without pattern, one for each doubling (the primes of xxHash)."""

SIEVE_BITS = 20
NOWHERE: Ints = np.zeros(0, np.int32)


class Occurrences:
    """By beginning, where in the text it may stand."""

    def __init__(self, text: str, sought: Iterable[str]) -> None:
        self.text = text
        starts = sorted({each[: stretch(each)] for each in sought if each})
        self.numbers = {start: number for number, start in enumerate(starts)}
        self.places: dict[int, Ints] = {}
        hashes = _code_points(text)
        grid = _grid(starts)
        for step, length in enumerate(LENGTHS):
            if step:
                hashes, grid = _doubled(hashes, length, step), _doubled(grid, length, step)
            wanted = [number for number, start in enumerate(starts) if len(start) == length]
            if len(text) < length or not wanted:
                continue
            self._find(hashes, grid[wanted, 0], wanted)

    def _find(self, hashes: Hashes, sought: Hashes, numbers: list[int]) -> None:
        sieve = np.zeros(1 << SIEVE_BITS, np.bool_)
        sieve[_sieved(sought)] = True
        places = np.flatnonzero(sieve[_sieved(hashes)]).astype(np.int32)
        found = hashes[places]
        by_hash = np.argsort(found, kind="stable")  # places of one hash stay in order
        found, places = found[by_hash], places[by_hash]
        first, last = np.searchsorted(found, sought), np.searchsorted(found, sought, "right")
        for number, begin, end in zip(numbers, first.tolist(), last.tolist(), strict=True):
            if begin != end:
                self.places[number] = places[begin:end]

    def of(self, sought: str) -> Ints:
        """Where it may stand, ascending; only there."""
        number = self.numbers.get(sought[: stretch(sought)])
        return NOWHERE if number is None else self.places.get(number, NOWHERE)


def stretch(text: str) -> int:
    """How much of its beginning is looked up."""
    return max((length for length in LENGTHS if length <= len(text)), default=0)


def _code_points(text: str) -> Hashes:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _grid(starts: list[str]) -> Hashes:
    grid = np.zeros((len(starts), LENGTHS[-1]), np.uint32)
    for row, start in enumerate(starts):
        grid[row, : len(start)] = _code_points(start)
    return grid


def _doubled(hashes: Hashes, length: int, step: int) -> Hashes:
    """From the hashes of all stretches of half this length to those of this length."""
    half = length // 2
    if hashes.shape[-1] <= half:
        return hashes[..., :0]
    return hashes[..., :-half] * np.uint32(FACTORS[step - 1]) + hashes[..., half:]


def _sieved(hashes: Hashes) -> NDArray[np.uint32]:
    # The high bits, since the low ones of a product depend on the low ones of its factors alone.
    return (hashes * np.uint32(FACTORS[0])) >> np.uint32(32 - SIEVE_BITS)
