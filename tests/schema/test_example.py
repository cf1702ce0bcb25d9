"""The worked example: the seed map in our own document form, against the seed it was made from."""

import hashlib
import json
from collections import Counter
from itertools import chain
from pathlib import Path

import msgspec
import pytest

from counterpoint_server.model.element import Attribution, Quote
from counterpoint_server.model.map import NewMapContent
from counterpoint_server.model.shapes import build
from counterpoint_server.model.types import TYPES

ROOT = Path(__file__).parents[2]
SEED = ROOT.parent / "shared" / "seed"
TEXT = (ROOT / "schema/counterpoint_schema/examples/critical-minerals.json").read_text("utf-8")
DOCUMENT = json.loads(TEXT)
ELEMENTS = DOCUMENT["elements"]
BY_ID = {element["id"]: element for element in ELEMENTS}

QUOTE_WORDS_MAX = 25
CONTEXT = 32
EXPLICITNESS = {"reported-stance": "reported"}
KIND = {"annotator": "person"}


def attributions():
    return [each for element in ELEMENTS for each in element.get("attributions", [])]


def quotes():
    return [each["quote"] for each in attributions() if "quote" in each]


def seed_name(element):
    (name,) = [each["id"] for each in element["external"] if each["system"] == "seed"]
    return name


def named(number):
    return seed_name(BY_ID[number])


def of_type(name):
    return [element for element in ELEMENTS if element["type"] == name]


def as_input(element):
    row = TYPES[element["type"]]
    given = {name: value for name, value in element.items() if name != "id"}
    return row, msgspec.json.decode(json.dumps(given), type=row.new, strict=True)


def from_seed(name):
    if not SEED.is_dir():
        pytest.skip(f"the seed is not shipped with the repository: no {SEED}")
    return (SEED / name).read_bytes().decode("utf-8")


@pytest.fixture(scope="module")
def article():
    return from_seed("article.txt")


@pytest.fixture(scope="module")
def seed():
    return json.loads(from_seed("seed-map.json"))


def test_it_holds_what_the_seed_holds_and_one_source_and_one_question():
    assert Counter(element["type"] for element in ELEMENTS) == {
        "claim": 32,
        "argument": 18,
        "rebuttal": 9,
        "participant": 15,
        "source": 1,
        "question": 1,
    }
    assert len(quotes()) == 36


def test_elements_are_numbered_densely_and_in_order():
    assert [element["id"] for element in ELEMENTS] == list(range(1, 77))


def test_the_file_is_written_so_that_its_diffs_can_be_read():
    assert json.dumps(DOCUMENT, ensure_ascii=False, indent=2) + "\n" == TEXT


def test_the_map_is_one_that_can_be_written_without_what_the_server_works_out():
    assert msgspec.convert(DOCUMENT["map"], NewMapContent, strict=True).main_claim == 1
    assert BY_ID[1]["type"] == "claim"


@pytest.mark.parametrize("element", ELEMENTS, ids=lambda each: f"{each['type']}-{each['id']}")
def test_each_element_is_one_that_can_be_written_without_what_the_server_works_out(element):
    as_input(element)


@pytest.mark.parametrize("element", ELEMENTS, ids=lambda each: f"{each['type']}-{each['id']}")
def test_each_reference_names_an_element_of_a_type_that_may_stand_there(element):
    def visit(reference, number, pointer):
        assert BY_ID[number]["type"] in (reference.to or TYPES), pointer
        return number

    row, given = as_input(element)
    build(row.stored, given, visit, id=element["id"], revision=1)


def test_fields_at_their_defaults_are_left_out():
    parts = [(TYPES[element["type"]].new, element) for element in ELEMENTS]
    parts += [(Attribution, each) for each in attributions()] + [(Quote, each) for each in quotes()]
    assert not [part for struct, part in parts if at_default(struct, part)]


def at_default(struct, part):
    defaults = {field.name: field.default for field in msgspec.structs.fields(struct)}
    return [name for name, value in part.items() if value in (defaults.get(name), None, [], {})]


def test_every_quote_is_an_excerpt_of_at_most_25_words():
    assert not [each for each in quotes() if len(each["exact"].split()) > QUOTE_WORDS_MAX]


def test_every_quote_is_verbatim_where_it_says(article):
    for quote in quotes():
        assert article[quote["start"] : quote["end"]] == quote["exact"]


def test_every_quote_shows_the_words_around_it(article):
    for quote in quotes():
        assert quote["prefix"] == article[max(0, quote["start"] - CONTEXT) : quote["start"]]
        assert quote["suffix"] == article[quote["end"] : quote["end"] + CONTEXT]


def test_the_article_is_not_shipped(article):
    """Quotes cover at most six tenths of it, and with the words around them four fifths."""
    exact = (range(quote["start"], quote["end"]) for quote in quotes())
    context = (range(each["start"] - CONTEXT, each["end"] + CONTEXT) for each in quotes())
    assert len(set(chain.from_iterable(exact))) <= 0.6 * len(article)
    assert len(set(chain.from_iterable(context))) <= 0.8 * len(article)
    assert max(map(len, strings_of(DOCUMENT))) <= 300


def strings_of(value):
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for each in inner for text in strings_of(each)]


def test_the_source_is_the_article(article, seed):
    (source,) = of_type("source")
    assert source["text_sha256"] == hashlib.sha256(article.encode()).hexdigest()
    assert source["length"] == len(article)
    for name in ("title", "publisher", "published", "language"):
        assert source[name] == seed["source"][name]


def test_the_question_is_between_the_two_main_claims(seed):
    (question,) = of_type("question")
    assert question["text"] == DOCUMENT["map"]["question"] == seed["question"]
    assert [named(number) for number in question["positions"]] == ["c1", "c14"]
    assert question["exclusive"]


def test_every_claim_of_the_seed_is_kept(seed):
    for claim, old in zip(of_type("claim"), seed["claims"], strict=True):
        assert seed_name(claim) == old["id"]
        assert (claim["title"], claim["text"]) == (old["label"], old["text"])
        assert claim["tags"] == [old["salience"]]
        assert claim.get("note") == old.get("note")
        assert claim["explicitness"] == EXPLICITNESS.get(old["explicitness"], old["explicitness"])


def said_in_the_seed(seed):
    return [quote for claim in seed["claims"] for quote in claim["quotes"]]


def said():
    return [each for claim in of_type("claim") for each in claim["attributions"]]


def test_every_chain_of_the_seed_is_kept(seed):
    for attribution, old in zip(said(), said_in_the_seed(seed), strict=True):
        through = [attribution["participant"], *attribution.get("via", [])]
        assert [named(number) for number in through] == old["attribution"]["chain"]
        assert attribution["mode"] == old["attribution"]["mode"].replace("-", "_")
        assert attribution.get("said_at") == old["attribution"].get("date")
        assert attribution["source"] == of_type("source")[0]["id"]


def test_every_quote_of_the_seed_is_kept_or_cut_to_a_core_of_it(seed):
    for attribution, old in zip(said(), said_in_the_seed(seed), strict=True):
        position, text = old["selectors"]
        quote, whole = attribution["quote"], text["exact"]
        assert quote["exact"] in whole
        assert position["start"] <= quote["start"] < quote["end"] <= position["end"]
        assert quote["exact"] == whole or len(whole.split()) > QUOTE_WORDS_MAX


def test_every_cue_of_a_quote_is_kept_and_its_place_can_be_found_again(seed, article):
    for attribution, old in zip(said(), said_in_the_seed(seed), strict=True):
        cue = old["attribution"].get("cue", {})
        assert attribution.get("cue") == cue.get("exact")
        if cue:
            assert nearest(article, cue["exact"], attribution["quote"]["start"]) == cue["start"]


def nearest(text, words, place):
    found = [at for at in range(len(text)) if text.startswith(words, at)]
    return min(found, key=lambda at: abs(at - place))


def test_every_argument_of_the_seed_is_kept(seed):
    for argument, old in zip(of_type("argument"), seed["inferences"], strict=True):
        assert seed_name(argument) == old["id"]
        assert [named(number) for number in argument["premises"]] == old["premises"]
        assert named(argument["conclusion"]) == old["conclusion"]
        name = old["scheme"].removeprefix("Argument from ").removeprefix("an ")
        assert argument["scheme"] == name.lower().replace(" ", "-")
        assert argument["tags"] == [old["salience"]]


def test_every_rebuttal_of_the_seed_is_kept(seed):
    for rebuttal, old in zip(of_type("rebuttal"), seed["conflicts"], strict=True):
        assert seed_name(rebuttal) == old["id"]
        assert [named(number) for number in rebuttal["attackers"]] == [old["source"]]
        assert named(rebuttal["target"]) == old["target"]
        assert as_input(rebuttal)[1].relation == "attack"


def test_who_asserts_a_step_by_which_words_and_how_openly_is_kept(seed, article):
    steps = of_type("argument") + of_type("rebuttal")
    for step, old in zip(steps, seed["inferences"] + seed["conflicts"], strict=True):
        (attribution,) = step["attributions"]
        analyst = old["assertedBy"] == "mapmaker"
        assert named(attribution["participant"]) == old["assertedBy"]
        assert attribution.get("role", "speaker") == ("analyst" if analyst else "speaker")
        assert ("source" in attribution) is not analyst
        assert step["explicitness"] == ("stated" if old["explicit"] else "reconstructed")
        assert step.get("note") == old.get("note")
        assert attribution.get("cue") == old.get("cue", {}).get("exact")
        if "cue" in old:
            assert article.count(attribution["cue"]) == 1


def test_every_participant_of_the_seed_is_kept(seed):
    for participant, old in zip(of_type("participant"), seed["participants"], strict=True):
        assert seed_name(participant) == old["id"]
        assert (participant["name"], participant["role"]) == (old["name"], old["role"])
        assert as_input(participant)[1].kind == KIND.get(old["kind"], old["kind"])
        assert participant["tags"] == [old["side"]]
