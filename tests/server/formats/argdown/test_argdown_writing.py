"""Argdown, written: what came from it comes back as it was, and the article reads well."""

from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import counterpoint_schema
from counterpoint_server.formats import FORMATS, Exported, export, read_file
from counterpoint_server.formats.argdown.wording import escaped, reading_of
from counterpoint_server.formats.frame import ImportedMap, PlainDocument
from counterpoint_server.model.problems import UnreadableFile
from counterpoint_server.model.types import Argument, Case, Claim, Group, Rebuttal
from real_files import each_file, files
from server.formats.argdown.test_argdown_reading import STRUCTURE, imported, read

ARGDOWN = FORMATS["argdown"]


def back(exported: Exported) -> ImportedMap:
    (found,) = read_file(exported.data, ARGDOWN)
    return found


def written(*elements: Any, **fields: Any) -> str:
    content = msgspec.convert({"title": "Untitled", **fields}, type(read("x").document.map))
    return export(PlainDocument(map=content, elements=list(elements)), ARGDOWN).data.decode()


def claim(id: int, text: str, **fields: Any) -> Claim:
    return Claim(id=id, revision=1, text=text, **fields)


@each_file("argdown", "*.argdown")
def test_a_file_comes_back_as_the_same_map(path: Path) -> None:
    if path.stem == "mcp-invalid":
        return
    before = imported(path)
    exported = export(before.document, ARGDOWN)
    assert exported.losses == []
    after = back(exported)
    assert (after.document, after.names) == (before.document, before.names)


def article() -> PlainDocument:
    given = msgspec.json.decode(counterpoint_schema.example_json())
    elements = [{**each, "revision": 1} for each in given["elements"]]
    return msgspec.convert({**given, "elements": elements}, PlainDocument)


def test_the_article_reads_as_people_write_argdown() -> None:
    lines = export(article(), ARGDOWN).data.decode().split("\n\n")
    assert "mainClaim: Build a minerals club" in lines[0]
    assert lines[1] == (
        "[Build a minerals club]: The US and its allies should trade critical minerals inside a "
        "club with tariff-free exchange and a price floor. #core\n"
        "  - [Deepen cooperation with China]: The rational and viable option for Western economies "
        "is to deepen cooperation with China, not to exclude it and rebuild supply chains from "
        "scratch. #core\n"
        "    - [Build a minerals club]"
    )
    at = lines.index("<Exceptional case> #core")
    assert lines[at + 1] == (
        "(1) [A dominant player can manipulate supply]\n"
        "(2) [The US prefers free markets]: The US believes in free markets and does not want to "
        "intervene. #core\n"
        "(3) [Dominance changes the situation]: The case for not intervening lapses when a "
        "dominant player is able to manipulate supply. #core\n"
        "--\n{scheme: exceptional-case}\n--\n(4) [Build a minerals club]"
    )


def test_of_the_article_is_lost_what_argdown_has_no_place_for() -> None:
    lost = {loss.what for loss in export(article(), ARGDOWN).losses}
    assert lost == {"external", "note", "explicitness", "attributions", "element"}


def test_the_article_comes_back_with_all_its_claims_and_arguments() -> None:
    def structure(document: PlainDocument) -> set[Any]:
        texts = {e.id: getattr(e, "text", "") or "" for e in document.elements}
        steps = [e for e in document.elements if isinstance(e, Argument)]
        told = {s.id: (tuple(texts[p] for p in s.premises), texts[s.conclusion]) for s in steps}
        ends = texts | told
        attacks = [e for e in document.elements if isinstance(e, Rebuttal)]
        return {*told.values(), *((texts[a.attackers[0]], ends[a.target], 0) for a in attacks)}

    assert structure(back(export(article(), ARGDOWN)).document) == structure(article())


def test_what_is_added_to_an_imported_map_is_written_beside_what_was_there() -> None:
    document = read("// Wang\n[Club]: A *club*.\n  - [Walls]: Walls fuel instability.\n").document
    more = claim(9, "Allies gain.")
    step = Argument(id=10, revision=1, premises=[9], conclusion=1)
    rebuttal = Rebuttal(id=11, revision=1, attackers=[9], target=2)
    document.elements += [more, step, rebuttal]
    assert export(document, ARGDOWN).data.decode() == (
        "// Wang\n[Club]: A *club*.\n  - [Walls]: Walls fuel instability.\n\n"
        "[Club]\n  + [Allies gain]: Allies gain.\n\n[Walls]\n  - [Allies gain]\n"
    )


def test_what_was_changed_or_taken_from_an_imported_map_is_not_written_as_it_was() -> None:
    document = read(
        f"[Club]: A *club*.\n  - [Walls]: Walls.\n    + Cost.\n\n<A>\n\n{STRUCTURE}"
    ).document
    gone = next(e for e in document.elements if isinstance(e, Rebuttal))
    document.elements.remove(gone)
    document.elements[0] = msgspec.structs.replace(document.elements[0], text="Many clubs.")
    text = export(document, ARGDOWN).data.decode()
    assert "[Club]: Many clubs." in text
    assert "  - [Walls]" not in text
    assert "<A>\n\n(1) [Walls]: Walls.\n" in text
    assert "[Walls]\n  + Cost." in text
    assert "[Walls]: Walls fuel instability." in text


def test_groups_are_headings_and_a_claim_is_in_the_first_of_its_groups() -> None:
    assert written(
        claim(1, "Walls.", title="Walls"),
        claim(2, "Club.", title="Club"),
        Group(id=3, revision=1, title="West", members=[2]),
        Group(id=4, revision=1, title="EU", members=[1, 2], parent=3, data={"isClosed": True}),
        Rebuttal(id=5, revision=1, attackers=[1], target=2),
    ) == ("# West\n\n[Club]: Club.\n  - [Walls]\n\n## EU {isClosed: true}\n\n[Walls]: Walls.\n")


def test_contraries_make_a_map_strict() -> None:
    text = written(
        claim(1, "Walls."),
        claim(2, "Club."),
        Rebuttal(id=3, revision=1, attackers=[1], target=2, relation="contrary"),
    )
    assert text == "===\nmodel:\n  mode: strict\n===\n\nClub.\n  - Walls.\n"


def test_a_case_is_written_with_its_steps_and_what_their_premises_are() -> None:
    claims = [claim(id, text) for id, text in enumerate(("Walls.", "Cost.", "Risk.", "Club."), 1)]
    steps = [
        Argument(id=5, revision=1, premises=[1, 2], conclusion=3, rules=["Sign", "a, b"]),
        Argument(id=6, revision=1, premises=[1, 3], conclusion=4, premise_roles={"major": 1}),
    ]
    case = Case(id=7, revision=1, title="Why", text="Because.", steps=[5, 6])
    assert written(*claims, *steps, case) == (
        "<Why>: Because.\n\n(1) Walls.\n(2) Cost.\n--\nSign, a\\, b\n--\n(3) Risk.\n"
        "--\n{uses: [1, 3], roles: {major: 1}}\n--\n(4) Club.\n"
    )


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=60))
@settings(max_examples=80, deadline=None, database=None)
def test_any_line_of_text_comes_back_as_it_was(text: str) -> None:
    line = " ".join(text.replace("\r", "\n").split("\n")).strip(" \t")
    if line:
        for lead in ("", "(1) ", "[x]: ", "# "):
            read_again = reading_of(escaped(line), lead)
            assert read_again is not None
            assert (read_again.text, read_again.tags) == (line, [])


PIECES = """[A]|[B]: text|<A>|<B>: text|+|->|<_|_|><|(1)|(2) x|----|--|// c|/* c */|<!-- c -->|# h|
#tag|#(a tag)|{a: [1]}|{|}|*x*|__y__|.~.|:heart:|\\*|@[A]|@<B>|[l](u)|===|a: b|* x|1. y|@include(z)|
word|two  words""".replace("\n", "").split("|")
GAPS = [" ", " ", "\n", "\n  ", "\n    ", "\n\n", "\r\n", "\t", ""]


def composed(seed: int) -> str:
    choose = Random(seed)
    count = choose.randrange(1, 25)
    return "".join(choose.choice(PIECES) + choose.choice(GAPS) for _ in range(count))


def mixed(seed: int) -> str:
    """A real file with pieces put in and taken out."""
    choose = Random(seed)
    paths = files("argdown", "*.argdown")
    text = choose.choice(paths).read_text() if paths else composed(seed)
    start = choose.randrange(max(1, len(text) - 600))
    text = text[start : start + 600]
    for _ in range(choose.randrange(1, 6)):
        at = choose.randrange(len(text) + 1)
        text = text[:at] + choose.choice(PIECES + GAPS) + text[at + choose.choice((0, 0, 5)) :]
    return text


@pytest.mark.parametrize("made", [composed, mixed])
def test_whatever_can_be_read_comes_back_whole(made: Any) -> None:
    readable = 0
    for seed in range(400):
        try:
            before = read(made(seed))
        except UnreadableFile:
            continue
        readable += 1
        exported = export(before.document, ARGDOWN)
        assert exported.losses == [], (seed, made(seed))
        assert back(exported).names.keys() == before.names.keys(), (seed, made(seed))
    assert readable > 100
