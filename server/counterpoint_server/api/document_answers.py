"""A document as a request asks for it: not at all, kept, made for it, or line by line."""

from typing import Any

from counterpoint_server.api.answers import REVALIDATE, Answer
from counterpoint_server.api.document_bodies import Documents, Fields, first_line, lines
from counterpoint_server.api.edge.asgi import Scope, headers_of
from counterpoint_server.api.edge.compression import tag_of as coded_tag
from counterpoint_server.api.edge.negotiation import choose_coding
from counterpoint_server.api.formats import FORMAT, JSON, NDJSON
from counterpoint_server.api.sending import Sent
from counterpoint_server.api.tags import matching_tag, tag_of
from counterpoint_server.store.past import MapAsOf


class DocumentAnswer(Answer):
    """Whether the client has it already is decided before anything of it is read."""

    __slots__ = ("_documents", "_fields", "_source")

    def __init__(self, documents: Documents, source: MapAsOf, fields: Fields) -> None:
        super().__init__(None, status=200, headers=None)
        self._documents = documents
        self._source = source
        self._fields = fields

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        sent = await self._sent(scope)
        await sent(scope, receive, send)

    async def _sent(self, scope: Scope) -> Sent:
        source, media_type = self._source, scope.get(FORMAT, JSON)
        headers = headers_of(scope)
        accepted = headers.get(b"accept-encoding")
        if_none_match = headers.get(b"if-none-match")
        if if_none_match is not None:
            texts = if_none_match.decode("latin-1"), (accepted or b"").decode("latin-1")
            if held := matching_tag(texts[0], source.state, media_type, texts[1]):
                return Sent(304, [(b"etag", held.encode()), REVALIDATE])
        tag = tag_of(source.state, media_type).encode()
        told = [(b"content-type", media_type.encode()), REVALIDATE]
        if media_type == NDJSON:
            parts = lines(source, await first_line(source), self._fields)
            return Sent(200, [(b"etag", tag), *told], parts)
        if self._fields is not None:
            body = await self._documents.write(source, media_type, self._fields)
            return Sent(200, [(b"etag", tag), *told], body)
        kept = await self._documents.body(source, media_type, choose_coding(accepted))
        if kept.coding is not None:
            coding = kept.coding.encode()
            told.append((b"content-encoding", coding))
            tag = coded_tag(tag, coding)
        return Sent(200, [(b"etag", tag), *told], kept.data)
