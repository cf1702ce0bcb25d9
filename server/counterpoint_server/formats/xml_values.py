"""XML as a tree, by lxml, with all of it off that reaches outside or makes much of little."""

import re
from collections.abc import Mapping

from lxml import etree

from counterpoint_server.formats.reading import unreadable_at

Tree = etree._Element

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")


def parse_xml(data: bytes) -> Tree:
    """The root; refuses entities of the file's own, and nesting beyond 256 levels."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        sentence = str(error.msg or error).partition(", line ")[0].rstrip(".")
        raise unreadable_at(f"{sentence}.", max(line or 1, 1), max(column or 1, 1)) from None
    except ValueError as error:
        raise unreadable_at(f"{error}.", 1) from None
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):  # type: ignore[union-attr]
        raise unreadable_at("Entities are not read here.", 1)
    return root


def is_plain(tag: object, said: Mapping[str, object]) -> bool:
    """Whether tag and attributes have names without a namespace."""
    return all(isinstance(name, str) and _NAME.fullmatch(name) for name in (tag, *said))


def text_in(element: Tree | None) -> str:
    """All text in an element, its white space as one blank."""
    return "" if element is None else " ".join("".join(str(t) for t in element.itertext()).split())


def attributes(element: Tree) -> dict[str, str]:
    return {str(key): str(value) for key, value in element.attrib.items()}


def local_name(element: Tree) -> str:
    """A tag without its namespace."""
    return etree.QName(element).localname


def write_xml(root: Tree) -> bytes:
    etree.indent(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def sound_text(text: str) -> str:
    """Without the characters that no XML can have."""
    return "".join(c if _is_sound(ord(c)) else "\ufffd" for c in text)


def _is_sound(code: int) -> bool:
    return (
        code in (9, 10, 13) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code > 0xFFFF
    )
