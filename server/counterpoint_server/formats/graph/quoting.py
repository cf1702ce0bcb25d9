"""Documents that a file keeps beside its nodes, and the excerpts that nodes have of them."""

from collections.abc import Callable, Mapping
from typing import Any

from counterpoint_server.formats.drafting import Draft, fitting
from counterpoint_server.formats.frame import AnyDocument
from counterpoint_server.formats.graph.speaking import told
from counterpoint_server.formats.leftovers import Leftovers, keep, list_of, part_of
from counterpoint_server.formats.naming import in_order
from counterpoint_server.model.edit import MAP
from counterpoint_server.model.element import TEXT_MAX, Attribution, Line, Quote
from counterpoint_server.model.types import Source
from counterpoint_server.model.types.source import Url

OFFSET_MAX = 4_194_304


class Documents:
    """The documents of a file, as sources that come after the nodes."""

    def __init__(self, draft: Draft, prefix: str) -> None:
        """`prefix`: before their external names, since they are numbered apart from nodes."""
        self.draft, self.prefix = draft, prefix
        self.ids: dict[str, int] = {}
        self.twice: list[Any] = []
        self._left: dict[str, dict[str, Any]] = {}

    def know(self, name: str, left: dict[str, Any]) -> None:
        if name in self.ids:
            self.twice.append(left)
            return
        self.ids[name] = self.draft.number(self.prefix + name)
        self._left[name] = left

    def put(self) -> None:
        for name, id in self.ids.items():
            left = self._left[name]
            title, url = document_head(left["is"])
            left = {**left, "title": title}
            self.draft.put(
                Source,
                id,
                title=title,
                url=url,
                external=self.draft.external(self.prefix + name),
                extra=keep(self.draft, id, left),
            )

    @staticmethod
    def written(
        document: AnyDocument,
        left: Leftovers,
        prefix: str,
        usual: Callable[[str, str], dict[str, Any]],
    ) -> tuple[list[tuple[str, dict[str, Any]]], dict[int, str]]:
        """What the file has of each source, in order, and what it calls them."""
        rows = [(at, "", row) for at, row in told(list_of(left.of(MAP), "resources"))]
        names: dict[int, str] = {}
        for source in in_order(document, Source):
            known = [each.id for each in source.external if each.system == left.system]
            name = next((id.removeprefix(prefix) for id in known if id.startswith(prefix)), None)
            name = str(source.id) if name is None or name in names.values() else name
            names[source.id] = name
            kept = left.of(source.id)
            if isinstance(kept.get("is"), dict) and kept.get("title") == source.title:
                rows += [(at, name, row) for at, row in told([kept])]
            else:
                rows.append((float("inf"), name, usual(name, source.title or "")))
        rows.sort(key=lambda each: each[0])
        return [(name, row) for _, name, row in rows], names

    @staticmethod
    def names(of_sources: Mapping[int, str], prefix: str) -> dict[int, str]:
        return {id: prefix + name for id, name in of_sources.items()}


def document_head(raw: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """Title and address, wherever a document has them."""
    places = (raw, part_of(raw, "metadata"), part_of(part_of(raw, "metadata"), "core"))
    titles = (fitting(Line, place.get("title")) for place in places)
    urls = (fitting(Url, place.get(key)) for place in places for key in ("url", "source"))
    return next(filter(None, titles), None), next(filter(None, urls), None)


def quotes_of(excerpts: Any, sources: Mapping[str, int]) -> dict[str, Any]:
    """The attributions that a node's excerpts give it."""
    if not isinstance(excerpts, list):
        return {}
    found = []
    for raw in excerpts[:1_000]:
        if not isinstance(raw, dict) or not isinstance(raw.get("resource_id"), str):
            continue
        source = sources.get(raw["resource_id"])
        if source is not None:
            found.append(Attribution(source=source, quote=quote_at(raw)))
    return {"attributions": found} if found else {}


def quote_at(raw: Mapping[str, Any]) -> Quote | None:
    text, start = raw.get("text"), raw.get("offset")
    if not isinstance(text, str) or not 0 < len(text) <= TEXT_MAX or "\0" in text:
        return None
    if type(start) is not int or not 0 <= start <= OFFSET_MAX - len(text):
        return Quote(exact=text)
    return Quote(exact=text, start=start, end=start + len(text))


def excerpts_of(attributions: list[Attribution], names: Mapping[int, str]) -> list[Any]:
    """The excerpts that attributions make."""
    found = []
    for each in attributions:
        if each.source is not None and each.source in names:
            quote = each.quote
            place = {"offset": quote.start, "length": len(quote.exact)} if quote else {}
            text = quote.exact if quote else ""
            found.append({"resource_id": names[each.source], "text": text, **place})
    return found
