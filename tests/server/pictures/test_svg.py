"""A picture says what the map says, to eyes and ears, and nothing in it is ever run."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from counterpoint_server.model.element import Attribution
from counterpoint_server.model.problems import ElementNotFound
from counterpoint_server.model.types import Argument, Claim, Element, Participant
from counterpoint_server.pictures.picture import Wanted, choose, draw
from counterpoint_server.pictures.svg import Frame
from drawings import articles_elements, generated
from examples import example_document

SVG = "{http://www.w3.org/2000/svg}"
NASTY = [
    "<script>alert(1)</script>",
    "</text></svg><img src=x onerror=alert(1)>",
    '" onload="alert(1)',
    "' onmouseover='alert(1)",
    "]]><!--<svg onload=alert(1)>-->",
    "&lt;script&gt;&#x3c;script&#x3e;",
    "javascript:alert(1)",
    "\u202egnp.exe\u2066\ufeff\ufffe\x08",
    "<![CDATA[<script>]]>",
    "${alert(1)}{{7*7}}",
]


def picture(elements: list[Element] | None = None, theme: str = "light", **wanted: object) -> str:
    about = example_document()["map"]
    scene, tree = choose(
        articles_elements() if elements is None else elements,
        Wanted(**wanted),  # type: ignore[arg-type]
        question=about["question"],
        main_claim=about["main_claim"] if elements is None else None,
    )
    frame = Frame(about["title"], about["question"], "en", "Source", "/maps/x#e", theme)  # type: ignore[arg-type]
    return draw(scene, tree, frame)


def links_of(svg: str) -> dict[int, ET.Element]:
    return {int(a.attrib["data-element"]): a for a in ET.fromstring(svg).iter(f"{SVG}a")}


def test_every_claim_is_a_link_whose_name_begins_with_what_is_seen() -> None:
    links = links_of(picture())
    assert links.keys() == set(range(1, 33))
    for id, link in links.items():
        seen = " ".join("".join(link.itertext()).split())
        assert " ".join(link.attrib["aria-label"].split()).startswith(seen)
        assert link.attrib["href"] == f"/maps/x#e{id}"


def test_the_name_of_a_card_tells_what_it_bears_on() -> None:
    name = links_of(picture())[12].attrib["aria-label"]
    assert name.startswith("Excluding China could increase")
    assert "supports claim 11" in name
    assert "undercuts the step “Practical reasoning” to 1" in name


def test_the_picture_has_a_title_and_tells_what_it_turns_on() -> None:
    root = ET.fromstring(picture())
    assert root.findtext(f"{SVG}title") == example_document()["map"]["title"]
    assert "32 claims" in (root.findtext(f"{SVG}desc") or "")
    assert "The US and its allies" in (root.findtext(f"{SVG}desc") or "")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_strict_policy_has_nothing_to_refuse(theme: str) -> None:
    for element in ET.fromstring(picture(theme=theme)).iter():
        assert element.tag.removeprefix(SVG) not in ("style", "script", "foreignObject", "image")
        assert not {name for name in element.attrib if name == "style" or name.startswith("on")}


@pytest.mark.parametrize("nasty", NASTY)
def test_text_stays_text(nasty: str) -> None:
    elements: list[Element] = [
        Claim(id=1, revision=1, text=nasty, title=nasty.strip("\x08")),
        Claim(id=2, revision=1, text=f"Club {nasty}", attributions=[Attribution(participant=4)]),
        Argument(id=3, revision=1, premises=[2], conclusion=1, scheme=nasty),
        Participant(id=4, revision=1, name=nasty),
    ]
    scene, tree = choose(elements, Wanted(), question=nasty)
    svg = draw(scene, tree, Frame(nasty, nasty, "en", nasty, "/maps/x#e"))
    root = ET.fromstring(svg)
    known = {"svg", "title", "desc", "g", "rect", "path", "text", "tspan", "a"}
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= known
    assert not {n for e in root.iter() for n in e.attrib if n.startswith("on")}
    assert all(a.attrib["href"].startswith("/") for a in root.iter(f"{SVG}a"))


def test_the_same_map_gives_the_same_bytes_in_any_thread() -> None:
    elements = generated(300)
    with ThreadPoolExecutor(4) as threads:
        assert len(set(threads.map(lambda _: picture(elements), range(20)))) == 1


def test_the_same_map_gives_the_same_bytes_in_any_process() -> None:
    program = (
        "import hashlib, sys; sys.path[:0] = sys.argv[1:];"
        "from drawings import generated; from test_svg import picture;"
        "print(hashlib.sha256(picture(generated(80)).encode()).hexdigest())"
    )
    here = Path(__file__).parent
    command = [sys.executable, "-c", program, str(here), str(here.parents[1])]
    digests = {
        subprocess.run(
            command,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(digests) == 1


def test_around_a_focus_only_what_is_near_is_shown_and_the_rest_is_counted() -> None:
    links = links_of(picture(focus=2, depth=1))
    assert set(links) == {1, 2, 3, 4, 26, 30}
    assert "more" in links[26].attrib["aria-label"]
    assert set(links_of(picture(focus=2, depth=0))) == {2}


def test_to_a_depth_what_is_deeper_is_counted() -> None:
    links = links_of(picture(depth=0))
    assert set(links) == {1, 14, 7}
    assert "+" in links[1].attrib["aria-label"]


def test_a_focus_that_is_not_there_is_refused() -> None:
    with pytest.raises(ElementNotFound):
        picture(focus=999)
    with pytest.raises(ElementNotFound):
        picture(focus=66)  # a participant has no card


def test_only_what_some_say_or_what_bears_a_tag() -> None:
    assert set(links_of(picture(participants=frozenset({66})))) == {1, 2, 3, 4}
    assert 6 not in links_of(picture(tags=frozenset({"core"})))


def test_a_map_without_claims_is_a_picture_too() -> None:
    assert ET.fromstring(picture([])).attrib["role"].startswith("graphics-document")


def test_chinese_and_hebrew_are_broken_and_turned() -> None:
    long = "关键矿产供应链安全需要各方合作而不是排他性俱乐部" * 3
    elements: list[Element] = [
        Claim(id=1, revision=1, text=long),
        Claim(id=2, revision=1, text="המועדון של המינרלים הקריטיים אינו אמין"),
        Claim(id=3, revision=1, text="W" * 400),
    ]
    links = links_of(picture(elements))
    assert len(list(links[1].iter(f"{SVG}tspan"))) > 4
    assert next(links[2].iter(f"{SVG}text")).attrib.get("direction") == "rtl"
    assert len(list(links[3].iter(f"{SVG}tspan"))) == 9 + 1
