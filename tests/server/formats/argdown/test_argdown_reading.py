"""Argdown, read: as Argdown's own tools read it."""

import itertools
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from counterpoint_server.formats import FORMATS, ReadOptions, detect_format, read_file
from counterpoint_server.formats.frame import ImportedMap
from counterpoint_server.model.problems import UnreadableFile
from counterpoint_server.model.types import Argument, Case, Claim, Rebuttal
from real_files import each_file, files
from server.formats.argdown.oracle import model_in, told

ARGDOWN = FORMATS["argdown"]

BARE = {"lexer-escaped-chars", "lexer-heading", "lexer-italic-bold", "lexer-lists", "mcp-invalid"}
"""Files of plain text, which nothing but their names gives away."""

STRUCTURE = "(1) [Walls]: Walls fuel instability.\n(2) They cost.\n----\n(3) [Club]: No club.\n"


def read(text: str, **others: str) -> ImportedMap:
    options = ReadOptions(files={name: each.encode() for name, each in others.items()})
    (found,) = read_file(text.encode(), ARGDOWN, options)
    return found


def imported(path: Path) -> ImportedMap:
    others = {each.name: each.read_bytes() for each in files("argdown", "*.argdown")}
    (found,) = read_file(path.read_bytes(), ARGDOWN, ReadOptions(files=others))
    return found


def of(found: ImportedMap, type: type, name: str) -> Any:
    element = found.document.elements[found.names[name] - 1]
    assert isinstance(element, type)
    return element


@each_file("argdown", "*.argdown")
def test_a_file_says_what_argdown_itself_finds_in_it(path: Path) -> None:
    expected = told((path.parent / "expected" / f"{path.stem}.json").read_bytes())
    match path.stem:
        case "mcp-invalid":
            with pytest.raises(UnreadableFile, match="without a blank line"):
                imported(path)
        case "lexer-lists":  # lists in lists, which are an error there
            assert len(imported(path).document.elements) == 9
        case "lexer-argument":  # broken data, in the middle of which the oracle gave up
            found = imported(path)
            (argument,) = model_in(found.document)["arguments"]
            assert argument["pcs"][:2] == expected["arguments"][0]["pcs"]
            assert [each.code for each in found.lint] == ["data_not_yaml"]
        case _:
            assert model_in(imported(path).document) == expected
            assert imported(path).losses == []


@each_file("argdown", "*.argdown")
def test_a_file_is_recognised(path: Path) -> None:
    assert detect_format(path.read_bytes(), path.name).format is ARGDOWN
    if path.stem not in BARE:
        assert detect_format(path.read_bytes()).format is ARGDOWN


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("[Club]\n\n  + [Walls]\n", "line 3, column 1", "without a blank line"),
        ("[Club]: A club.\n+ [Walls]\n", "line 2, column 1", "indented deeper"),
        ("[Club]: A club.\n[Walls]: Walls.\n", "line 2, column 1", "blank line is missing"),
        ("# Minerals\n[Club]: A club.\n", "line 2, column 1", "blank line is missing"),
        ("[Club]\n  + [Walls] fuel\n", "line 2, column 13", "a colon is missing"),
        ("(1) Walls.\n\n----\n\n(2) No club.\n", "line 1, column 1", "without an inference"),
        ("(1) Walls.\n-- Sign\n(2) No club.\n", "line 2, column 1", "four or more dashes"),
        ("(1) Walls.\n----\n(2) No club.\n(3) So what.\n", "line 1, column 1", "ends with"),
        ("(1) Walls.\n----\n  + [Club]\n(2) C\n", "line 3, column 3", "only undercuts"),
        ("[Club]\n  >< <Walls>\n", "line 2, column 3", "Only statements"),
        ("<Walls>\n  >< [Club]\n", "line 2, column 3", "Only statements"),
        ("===\na: [\n===\n\nWalls.\n", "line 1, column 1", "not YAML"),
        ("===\na: &a [*a]\n===\n\nWalls.\n", "line 1, column 1", "not YAML"),
        (f"<A>\n\n{STRUCTURE}\n<A>\n\n{STRUCTURE}", "line 10, column 5", "already"),
        (f"[{'x' * 1001}]: Walls.\n", "line 1, column 1", "1000 characters"),
        ("[Club]: A club. {a: 1}\n{b: 2}\n", "line 2, column 1", "other data"),
        ("Walls \ud800".encode("utf-8", "surrogatepass"), "line 1, column 7", "UTF-8"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str | bytes, place: str, words: str) -> None:
    with pytest.raises(UnreadableFile, match=words) as refused:
        read_file(text.encode() if isinstance(text, str) else text, ARGDOWN)
    assert refused.value.faults[0].pointer == place


def test_what_is_wrong_in_an_included_file_is_told_with_its_name() -> None:
    with pytest.raises(UnreadableFile, match=r"walls\.argdown: .*blank line.*\(line 3, column 1\)"):
        read("Club.\n\n@include(a/walls.argdown)\n", **{"a/walls.argdown": "Walls.\n\n  + x\n"})


def test_files_are_included_once_and_by_their_path() -> None:
    found = read(
        "Club.\n\n@include(a/walls.argdown)\n",
        **{
            "a/walls.argdown": "Walls.\n\n@include(../b.argdown)\n",
            "b.argdown": "@include(b.argdown)\n",
        },
    )
    texts = [each.text for each in found.document.elements if isinstance(each, Claim)]
    assert texts == ["Club.", "Walls."]
    assert [(each.code, each.places) for each in found.lint] == [
        ("include_repeated", ["b.argdown"])
    ]


def test_a_file_that_was_not_given_along_is_named() -> None:
    found = read("@include(walls.argdown)\n")
    assert [(each.code, each.places) for each in found.lint] == [
        ("include_missing", ["walls.argdown"])
    ]


@pytest.mark.parametrize(
    ("symbol", "attacks", "is_outgoing"),
    [
        ("+", False, False), ("<+", False, False), ("+>", False, True),
        ("-", True, False), ("<-", True, False), ("->", True, True),
        ("_", True, False), ("<_", True, False), ("_>", True, True),
    ],
)  # fmt: skip
def test_relations_go_both_ways(symbol: str, attacks: bool, is_outgoing: bool) -> None:
    found = read(f"<Club>: Above.\n\t{symbol} <Walls>: Below.\n".replace("\n", "\r\n"))
    ends = found.names["<Walls>"], found.names["<Club>"]
    source, target = reversed(ends) if is_outgoing else ends
    relation: Any = found.document.elements[-1]
    if attacks:
        assert (relation.attackers, relation.target) == ([source], target)
        assert relation.extra == ({"argdown": {"undercut": True}} if "_" in symbol else {})
    else:
        assert (relation.premises, relation.conclusion) == ([source], target)


def test_in_strict_mode_support_is_entailment_and_attack_a_contrary() -> None:
    found = read(
        "===\nmodel: {mode: strict}\n===\n\n"
        "[Club]: A club.\n  + [Dominance]: One dominates.\n  - [Walls]\n  >< [None]\n\n"
        "[Walls]: Walls fuel instability.\n  - [Club]\n"
    )
    assert of(found, Argument, "[Dominance] + [Club]").strength == "strict"
    assert of(found, Rebuttal, "[Walls] - [Club]").relation == "contrary"
    assert of(found, Rebuttal, "[Club] >< [None]").relation == "contradictory"
    assert "[Club] - [Walls]" not in found.names


def test_an_argument_that_is_one_inference_is_an_argument_and_one_with_a_text_a_case() -> None:
    found = read(f"<Walls>\n\n{STRUCTURE}\n<Cost>: It costs.\n\n{STRUCTURE}")
    step = of(found, Argument, "<Walls>")
    assert [found.names["[Walls]"], step.conclusion] == [step.premises[0], found.names["[Club]"]]
    assert of(found, Case, "<Cost>").steps == [found.names["<Cost>#1"]]


def test_inferences_have_the_premises_that_they_name_or_all_since_the_last() -> None:
    found = read(
        "<A>: Why.\n\n(1) [a]: a\n(2) [b]: b\n-- Sign, Analogy {uses: [2], scheme: sign} --\n"
        "(3) [c]: c\n(4) [d]: d\n----\n  <_ [e]: e\n(5) [f]: f\n"
    )
    first, second = of(found, Argument, "<A>#1"), of(found, Argument, "<A>#2")
    numbers = found.names
    assert (first.premises, first.rules, first.scheme) == (
        [numbers["[b]"]], ["Sign", "Analogy"], "sign",
    )  # fmt: skip
    assert second.premises == [numbers["[c]"], numbers["[d]"]]
    assert of(found, Rebuttal, "[e] _ <A>#2").target == second.id


def test_what_an_argument_attacks_its_conclusion_attacks_and_undercuts_hit_its_inference() -> None:
    found = read(f"<Walls>\n  -> [Trade]\n  <_ [Need]\n\n{STRUCTURE}")
    assert of(found, Rebuttal, "[Club] - [Trade]").attackers == [found.names["[Club]"]]
    assert of(found, Rebuttal, "[Need] _ <Walls>#1").target == found.names["<Walls>"]


def test_texts_lose_their_marks_and_keep_their_words() -> None:
    found = read(
        "[Club]: A *club* of __allies__ // who\n  and [prices](https://a.b) :heart: "
        "1 \\< 2 snake_case #core #(two words) {weight: 0.5, by: Burgum}\n\n[Club]: Again. #late\n"
    )
    club = of(found, Claim, "[Club]")
    assert club.text == "A club of allies and prices ❤ 1 < 2 snake_case"
    assert [each.text for each in club.phrasings] == ["Again."]
    assert (club.tags, club.weight) == (["core", "two words", "late"], 0.5)
    assert club.data == {"by": "Burgum"}


def test_frontmatter_gives_the_map_its_own_fields_and_keeps_the_rest() -> None:
    found = read(
        "===\ntitle: Minerals\ndate: 2026-02-04\nmainClaim: Club\n===\n\n[Club]: A club.\n"
    )
    assert found.document.map.title == "Minerals"
    assert found.document.map.main_claim == found.names["[Club]"]
    assert found.document.map.extra["argdown"]["frontmatter"] == {"date": "2026-02-04"}


DEEP = "x\n" + "\n".join("\t" * min(depth, 400) + f"+ {depth}" for depth in range(1, 1_500))
BOMB = "".join(f"k{i + 1}: &k{i + 1} [*k{i}, *k{i}]\n" for i in range(40))
HEAVY = ("[", "<", "{", '{"', "[a](", "*a", "/*", "@[", "@include(", "#(", ":x", " \n\t", "\\", "'")


@pytest.mark.parametrize(
    "text",
    [
        DEEP,
        *(each * (6_000 // len(each)) for each in HEAVY),
        f"==={'[' * 100_000}===\n",
        f"===\n{'- ' * 100_000}\n===\n",
        f"===\nk0: &k0 [x, x]\n{BOMB}===\n",
        f"x {{a: {'[' * 50_000}{']' * 50_000}}}\n",
        "\n".join(f"{' ' * depth}+ x" for depth in range(2_000)),
    ],
    ids=itertools.count(),
)
def test_no_file_goes_too_deep_or_grows(text: str) -> None:
    with suppress(UnreadableFile):
        read(text)
