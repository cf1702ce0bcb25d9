"""`python tools/readme_picture.py`: the pictures of the README, made of the example."""

from pathlib import Path

import msgspec

import counterpoint_schema
from counterpoint_server.model.types import Element
from counterpoint_server.pictures.colours import THEMES
from counterpoint_server.pictures.picture import Wanted, choose, draw
from counterpoint_server.pictures.svg import Frame

FOLDER = Path(__file__).parents[1] / "docs/pictures"
BELOW = "Source: Global Times, 2026-02-04 · made by GET …/picture.svg"


def main() -> None:
    document = msgspec.json.decode(counterpoint_schema.example_json())
    about = document["map"]
    elements = [{**each, "revision": 1} for each in document["elements"]]
    scene, tree = choose(
        msgspec.convert(elements, list[Element]),
        Wanted(),
        question=about["question"],
        main_claim=about["main_claim"],
    )
    for theme in THEMES:
        frame = Frame(about["title"], about["question"], "en", BELOW, theme=theme)
        (FOLDER / f"article-{theme}.svg").write_text(draw(scene, tree, frame) + "\n", "utf-8")


if __name__ == "__main__":
    main()
