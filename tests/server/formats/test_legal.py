"""LKIF and CAF: all that they count is there."""

from collections import Counter
from pathlib import Path

from lxml import etree

from counterpoint_server.formats import FORMATS, read_file
from counterpoint_server.formats.frame import ImportedMap
from counterpoint_server.model.types import Argument, Case, Claim, Rebuttal, Source, type_of
from real_files import each_file


def counted(imported: ImportedMap) -> Counter[str]:
    return Counter(type_of(element).name for element in imported.document.elements)


@each_file("lkif-xml")
def test_every_statement_argument_and_exception_of_lkif_is_there(path: Path) -> None:
    root = etree.fromstring(path.read_bytes())
    (imported,) = read_file(path.read_bytes(), FORMATS["lkif"])
    exceptions = len(root.findall(".//premise[@type='exception']"))
    attacks = len(root.findall(".//argument[@direction='con']"))
    found = counted(imported)
    assert found["claim"] == len(root.findall(".//statement"))
    assert found["argument"] == len(root.findall(".//argument")) - attacks
    assert found["rebuttal"] == exceptions + attacks
    assert imported.losses == []


@each_file("caf-xml")
def test_every_statement_argument_and_source_of_caf_is_there(path: Path) -> None:
    root = etree.fromstring(path.read_bytes())
    (imported,) = read_file(path.read_bytes(), FORMATS["caf"])
    types = Counter(type(element) for element in imported.document.elements)
    assert types[Claim] == len(root.findall("statements/statement")) == 36
    attacks = len(root.findall("arguments/argument[@pro='false']"))
    assert types[Argument] + attacks == len(root.findall("arguments/argument")) == 17
    assert types[Source] == len(root.findall("references/metadata"))
    undercuts = root.xpath("count(//statement[starts-with(@atom, '(undercut')])")
    assert types[Rebuttal] == undercuts + attacks
    assert undercuts > 0
    assert types[Case] == 0
    assert imported.losses == []
