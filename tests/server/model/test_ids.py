"""Map ids: thirteen characters, one spelling, in the order of time."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpoint_server.model.ids import (
    ALPHABET,
    EPOCH_MS,
    MAP_ID_PATTERN,
    RANDOM_BITS,
    new_map_number,
    read_map_id,
    write_map_id,
)

numbers = st.integers(0, 2**63 - 1)
spellings = st.text(st.sampled_from(ALPHABET + "iloU8-A٣ "), min_size=12, max_size=14)


@given(numbers)
def test_an_id_has_thirteen_characters_and_reads_back_as_its_number(number: int) -> None:
    written = write_map_id(number)
    assert len(written) == 13
    assert read_map_id(written) == number


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "0000000000000"),
        (31, "000000000000z"),
        (32, "0000000000010"),
        (2**63 - 1, "7zzzzzzzzzzzz"),
    ],
)
def test_ids_are_written_in_crockfords_base_32(number: int, written: str) -> None:
    assert write_map_id(number) == written


@given(spellings)
def test_what_is_read_is_what_would_be_written(text: str) -> None:
    number = read_map_id(text)
    assert number is None or write_map_id(number) == text


@given(spellings)
def test_the_pattern_in_the_contract_takes_what_is_read_and_nothing_else(text: str) -> None:
    assert (re.search(MAP_ID_PATTERN, text) is not None) == (read_map_id(text) is not None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "000000000000",
        "00000000000000",
        "8000000000000",
        "z000000000000",
        "000000000000A",
        "000000000000o",
        "000000000000i",
        "000000000000l",
        "000000000000u",
        "00000-0000000",
        "000000000000 ",
        "000000000000\n",
        "٠000000000000",
        "000000000000٣",
    ],
)
def test_any_other_spelling_is_nobodys_id(text: str) -> None:
    assert read_map_id(text) is None


@given(numbers, numbers)
def test_ids_sort_as_their_numbers_do(one: int, other: int) -> None:
    assert (one < other) == (write_map_id(one) < write_map_id(other))


def test_a_map_made_a_millisecond_later_sorts_later() -> None:
    first = new_map_number()
    time.sleep(0.002)
    assert write_map_id(first) < write_map_id(new_map_number())


def test_a_new_number_tells_when_it_was_made_and_fits_a_signed_bigint() -> None:
    before = time.time_ns() // 1_000_000
    number = new_map_number()
    after = time.time_ns() // 1_000_000
    assert before <= EPOCH_MS + (number >> RANDOM_BITS) <= after
    assert 0 < number < 2**63


def test_numbers_made_in_one_millisecond_differ() -> None:
    made = [new_map_number() for _ in range(200)]
    assert len(set(made)) == len(made)
