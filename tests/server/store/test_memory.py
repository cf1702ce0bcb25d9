"""What is remembered of maps."""

from counterpoint_server.model.map import MapContent
from counterpoint_server.rules.access import Access
from counterpoint_server.rules.working import MapState
from counterpoint_server.store.memory import (
    CHARACTERS_MAX,
    KEPT_SECONDS,
    MAP_CHARACTERS_MAX,
    MAPS_MAX,
    Known,
    Memory,
)

STATE = MapState(
    revision=1,
    next_element=1,
    element_count=0,
    content=MapContent(title="-"),
    content_revision=1,
)


def known(number: int, size: int = 1) -> Known:
    rights = {"workspace_id": 0, "visibility": "private", "is_deleted": False}
    return Known(Access(map_number=number, **rights), STATE, {}, size)


def test_memory_is_bounded_and_lets_go_of_what_was_longest_unused() -> None:
    memory = Memory()
    for number in range(MAPS_MAX + 2):
        memory.keep(known(number))
        memory.keep(known(0))  # in use all the time
    found = [number for number in range(MAPS_MAX + 2) if memory.take(number)]
    assert found == [0, *range(3, MAPS_MAX + 2)]
    for number in range(CHARACTERS_MAX // MAP_CHARACTERS_MAX + 1):
        memory.keep(known(number, MAP_CHARACTERS_MAX))
    memory.keep(known(-1, MAP_CHARACTERS_MAX + 1))
    assert memory.take(0) is None
    assert memory.take(-1) is None
    assert memory.take(1) is not None


def test_what_is_not_worked_on_is_forgotten_after_a_minute() -> None:
    now = [0.0]
    memory = Memory(clock=lambda: now[0])
    for number in range(3):
        memory.keep(known(number))
        now[0] += KEPT_SECONDS / 2
    memory.keep(known(3))
    assert [number for number in range(4) if memory.take(number)] == [1, 2, 3]
