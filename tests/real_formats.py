"""Which real files are of which format, and what it means that one comes back as it went."""

import json
import warnings
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import yaml
from lxml import etree
from rdflib import Graph
from rdflib.compare import to_canonical_graph

from real_files import araucaria, files

SAMPLE = 40
"""As many of the maps of an archive are read in every run; the others in the longer proofs."""


class RealFile(NamedTuple):
    """A file by others."""

    format: str
    name: str
    data: bytes


def as_json(data: bytes) -> Any:
    return json.loads(data)


def as_yaml(data: bytes) -> Any:
    return yaml.safe_load(data)


def as_tree(data: bytes) -> Any:
    """Tags, attributes and text, in order; blanks between elements mean nothing."""
    return _tree(etree.fromstring(data))


def _tree(element: Any) -> Any:
    return element.tag, dict(element.attrib), (element.text or "").strip(), [*map(_tree, element)]


def as_triples(data: bytes) -> Any:
    """The same for graphs that are isomorphic."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # rdflib warns of its own parser
        graph = to_canonical_graph(Graph().parse(data, format="json-ld"))
    return {tuple(term.n3() for term in triple) for triple in graph}


def as_text(data: bytes) -> Any:
    return data


FOLDERS: dict[str, tuple[str, ...]] = {
    "aif": ("aif-json",),
    "xaif": ("xaif",),
    "sadface": ("sadface",),
    "arguebuf": ("arguebuf", "arguebuf-generated"),
    "carneades": ("carneades-yaml",),
    "arggraph": ("arggraph-xml",),
    "kialo": ("kialo",),
    "lkif": ("lkif-xml",),
    "caf": ("caf-xml",),
    "tgf": ("tgf",),
}

SAME: dict[str, Callable[[bytes], Any]] = {
    "aif": as_json,
    "xaif": as_json,
    "sadface": as_json,
    "arguebuf": as_json,
    "carneades": as_yaml,
    "arggraph": as_tree,
    "kialo": as_text,
    "jsonld": as_triples,
}
"""By format: what of a file must come back equal; those not here have tests of their own."""


def single_files() -> Iterator[RealFile]:
    for format, folders in FOLDERS.items():
        for folder in folders:
            for path in files(folder):
                yield RealFile(format, path.name, path.read_bytes())


def archived_files() -> list[RealFile]:
    return [RealFile("aif", name, data) for name, data in sorted(araucaria().items())]


def real_files() -> list[RealFile]:
    """All single files, and a sample of the archived ones."""
    archived = archived_files()
    return [*single_files(), *archived[:: max(1, len(archived) // SAMPLE)]]
