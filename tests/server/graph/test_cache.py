"""What is kept of the packed graphs."""

from counterpoint_server.graph.cache import GraphCache
from counterpoint_server.graph.packing import pack
from maps import chain

ONE = pack(chain(100), revision=1)
SIZE = ONE.nbytes


def test_of_a_map_the_newest_graph_is_kept_whoever_comes_last() -> None:
    cache = GraphCache(10 * SIZE)
    newer = pack(chain(100), revision=2)
    cache.keep(1, ONE)
    cache.keep(1, newer)
    cache.keep(1, ONE)  # whoever was slow to pack it
    assert cache.newest(1) is newer
    assert cache.nbytes == SIZE


def test_what_was_used_longest_ago_goes_first() -> None:
    cache = GraphCache(2 * SIZE)
    for map in (1, 2):
        cache.keep(map, ONE)
    cache.newest(1)
    cache.keep(3, ONE)
    assert [cache.newest(map) is not None for map in (1, 2, 3)] == [True, False, True]
    assert cache.nbytes == 2 * SIZE


def test_a_graph_that_alone_is_too_large_is_not_kept_and_drives_nobody_out() -> None:
    cache = GraphCache(SIZE)
    cache.keep(1, ONE)
    cache.keep(2, pack(chain(200), revision=1))
    assert cache.newest(1) is ONE
    assert cache.newest(2) is None


def test_a_map_that_has_grown_too_large_is_forgotten() -> None:
    cache = GraphCache(SIZE)
    cache.keep(1, ONE)
    cache.keep(1, pack(chain(200), revision=2))
    assert cache.newest(1) is None
    assert cache.nbytes == 0
