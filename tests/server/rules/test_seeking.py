"""What is looked for is read as written, and nothing of it is dropped in silence."""

import pytest

from counterpoint_server.rules.seeking import Term, read_wanted, to_query


@pytest.mark.parametrize(
    ("q", "wanted"),
    [
        ("minerals club", [[Term("minerals"), Term("club")]]),
        ("minerals OR club", [[Term("minerals")], [Term("club")]]),
        ("or club or", [[Term("club")]]),
        ('"or"', [[Term("or")]]),
        ("club -trade", [[Term("club"), Term("trade", is_excluded=True)]]),
        ("mineral*", [[Term("mineral", is_prefix=True)]]),
        ('"minerals cl*"', [[Term("minerals cl", is_prefix=True)]]),
        ('-"minerals cl"* x', [[Term("minerals cl", is_prefix=True, is_excluded=True), Term("x")]]),
        ('club "not closed', [[Term("club"), Term("not closed")]]),
        ("supply-chain", [[Term("supply-chain")]]),
        ("club - * ?", [[Term("club")]]),
    ],
)
def test_words_become_terms(q: str, wanted: list[list[Term]]) -> None:
    assert read_wanted(q) == wanted


LEXED = {
    ("the", "english"): "",
    ("the", "simple"): "'the'",
    ("clubs", "english"): "'club'",
    ("clubs", "simple"): "'clubs'",
}


@pytest.mark.parametrize(
    ("q", "query"),
    [
        ("clubs", "( ( ( 'club' ) | ( 'clubs' ) ) )"),
        ("the clubs", "( ( ( 'club' ) | ( 'clubs' ) ) )"),
        ("the", "( ( ( 'the' ) ) )"),
        ("clubs -the", "( ( ( 'club' ) | ( 'clubs' ) ) & !( ( 'the' ) ) )"),
        ("clubs*", "( ( ( 'clubs':* ) ) )"),
    ],
)
def test_a_word_that_says_nothing_is_left_out_unless_it_is_all_or_excluded(
    q: str, query: str
) -> None:
    assert to_query(read_wanted(q), LEXED, "english", "simple") == query
