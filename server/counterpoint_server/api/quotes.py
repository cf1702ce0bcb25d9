"""Checking quotes against the texts of their sources, for those who ask and those who re-anchor."""

from collections.abc import Iterable

from msgspec.structs import replace

from counterpoint_server.api.asking import ELEMENTS_MAX, Turn
from counterpoint_server.graph.provenance import check_quotes
from counterpoint_server.model.problems import QuestionTooLarge, TextNotFound, TypeMismatch
from counterpoint_server.model.provenance import Provenance
from counterpoint_server.model.types import Element, Source
from counterpoint_server.store.as_of import find_element
from counterpoint_server.store.past import MapAsOf
from counterpoint_server.store.pool import Database
from counterpoint_server.store.texts import read_quoting, read_text

LIGHT_CHARACTERS = 20_000
"""Of a text that is looked through without a thread."""


async def find_document(database: Database, source: MapAsOf, id: int) -> Source:
    """A source of a map, as of the revision that is read."""
    element = await find_element(database, source.map_number, id, source.revision)
    if not isinstance(element, Source):
        raise TypeMismatch(f"Element {id} is no source.")
    return element


async def text_of(database: Database, map_number: int, document: Source) -> str:
    sha256 = document.text_sha256
    text = None if sha256 is None else await read_text(database, map_number, sha256)
    if text is None:
        raise TextNotFound(f"Source {document.id} carries no text; PUT it at …/text.")
    return text


async def check_document(
    database: Database, source: MapAsOf, id: int, turn: Turn
) -> tuple[Provenance, str, list[Element]]:
    """The quotes of a source checked, with its text and the elements that quote it."""
    document = await find_document(database, source, id)
    text = await text_of(database, source.map_number, document)
    elements = await _quoting(database, source, id, turn)
    checked = await turn.run(lambda: check_quotes(elements, id, text, turn.check))
    return replace(checked, revision=source.revision), text, elements


async def _quoting(database: Database, source: MapAsOf, id: int, turn: Turn) -> list[Element]:
    found = None
    if source.is_newest:
        found = await read_quoting(database, source, id, ELEMENTS_MAX + 1)
    if found is None:
        return [each for each in await turn.elements(source) if id in _documents_of(each)]
    if len(found) > ELEMENTS_MAX:
        raise QuestionTooLarge
    return found


async def check_all_quotes(
    database: Database, source: MapAsOf, elements: Iterable[Element], turn: Turn
) -> list[Provenance]:
    """The quotes of every source that carries a text; one text after another is in memory."""
    documents: list[Source] = []
    quoting: dict[int, list[Element]] = {}
    for element in elements:
        if isinstance(element, Source) and element.text_sha256 is not None:
            documents.append(element)
        for id in _documents_of(element):
            quoting.setdefault(id, []).append(element)
    found: list[Provenance] = []
    for document in documents:
        turn.check()
        if document.id in quoting:
            text = await read_text(database, source.map_number, document.text_sha256 or "")
            if text is not None:
                found.append(await _checked(quoting[document.id], document.id, text, turn))
    return found


async def _checked(elements: list[Element], id: int, text: str, turn: Turn) -> Provenance:
    return await turn.run(lambda: check_quotes(elements, id, text, turn.check))


def _documents_of(element: Element) -> set[int]:
    return {each.source for each in element.attributions if each.source and each.quote}
