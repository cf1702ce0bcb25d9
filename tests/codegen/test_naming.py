"""Names on the wire become names in Python."""

import pytest

from counterpoint_codegen.naming import identifier, name_choices, pascal, snake
from counterpoint_codegen.python import docstring

KINDS = ("rebut", "undercut")
STANDINGS = ("auto", "axiom")


@pytest.mark.parametrize(
    ("wire", "python"),
    [("from", "from_"), ("to", "to"), ("premise-roles", "premise_roles"), ("class", "class_")],
)
def test_every_name_on_the_wire_has_one_in_python(wire: str, python: str) -> None:
    assert identifier(wire) == python


def test_a_taken_name_gets_an_underscore() -> None:
    assert identifier("options", frozenset({"options"})) == "options_"


def test_code_and_class_name_each_other() -> None:
    assert pascal("element_in_use") == "ElementInUse"
    assert snake("ElementPatch") == "element_patch"


def test_words_are_named_for_the_family_that_has_them() -> None:
    uses = {("kind", KINDS): {"Rebuttal", "RebuttalPatch"}}
    assert list(name_choices(uses).values()) == ["RebuttalKind"]


def test_words_that_families_share_are_named_for_the_field() -> None:
    uses = {("standing", STANDINGS): {"Claim", "NewClaim", "Argument"}}
    assert list(name_choices(uses).values()) == ["Standing"]


def test_another_familys_words_do_not_rename_these() -> None:
    uses = {("kind", KINDS): {"Rebuttal"}, ("kind", ("person", "outlet")): {"Participant"}}
    assert name_choices(uses)["kind", KINDS] == "RebuttalKind"


@pytest.mark.parametrize("text", ['He said "club"', "a \\ b", 'three """ quotes', "x" * 200])
def test_no_description_breaks_a_docstring(text: str) -> None:
    scope: dict[str, str] = {}
    exec(f"text = {docstring([text], 4)}", scope)  # noqa: S102 - that it is Python is the point
    assert scope["text"].strip().replace("'''", '"""') == text
