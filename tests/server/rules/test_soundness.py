"""What holds of a map after any edits, of all operations, whatever was loaded to decide them."""

from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from authors import EMPTY, FIRST, Author, Live, check_map, decide_on, first_edit, live
from counterpoint_server.model.problems import Problem
from counterpoint_server.rules.editing import Edit
from counterpoint_server.rules.working import Change, Working


@settings(max_examples=100, deadline=None, database=None, suppress_health_check=[*HealthCheck])
@given(st.data())
def test_whatever_is_done_the_map_stays_sound_whatever_was_loaded(data: st.DataObject) -> None:
    whole = Working(EMPTY)
    whole.apply(decide_on(whole, first_edit()))
    disk, batch = live(whole), Working(whole.state)
    batch.gone = whole.gone
    used = set(range(1, len(FIRST) + 1))
    for _ in range(data.draw(st.integers(1, 8))):
        before, old = whole.state, live(whole)
        author = Author(lambda of: data.draw(st.sampled_from(of)), old, before)
        edit = author.edit()
        answer, other = answer_of(whole, edit, {}), answer_of(batch, edit, disk)
        note(f"{edit.operations} -> {answer if isinstance(answer, str) else 'done'}")
        assert other == answer
        assert (whole.state, live(whole)) == (before, old), "deciding changes nothing"
        if not isinstance(answer, Change):
            continue
        whole.apply(answer)
        batch.apply(answer)
        check_map(whole.state, live(whole))
        made = live(whole).keys() - old.keys()
        assert not made & used, "a number is given once"
        used |= made
        assert whole.state.revision == before.revision + (live(whole) != old)
        if data.draw(st.booleans()):
            disk, batch = live(whole), Working(whole.state)
            batch.gone = dict(whole.gone)


def answer_of(working: Working, edit: Edit, disk: Live) -> Change | str:
    try:
        return decide_on(working, edit, disk)
    except Problem as problem:
        return problem.code
