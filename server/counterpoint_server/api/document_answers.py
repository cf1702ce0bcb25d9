"""A document as a request asks for it: not at all, kept, made for it, or line by line."""

from typing import Any

from counterpoint_server.api.answers import Answer
from counterpoint_server.api.document_bodies import Documents, Fields, first_line, lines
from counterpoint_server.api.edge.asgi import Scope, headers_of
from counterpoint_server.api.edge.negotiation import choose_coding
from counterpoint_server.api.formats import FORMAT, JSON, NDJSON
from counterpoint_server.api.kept_answers import sent_as, unchanged
from counterpoint_server.api.sending import Sent
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
        if held := unchanged(scope, source.state, media_type):
            return held
        if media_type == NDJSON:
            parts = lines(source, await first_line(source), self._fields)
            return sent_as(source.state, media_type, parts)
        if self._fields is not None:
            body = await self._documents.write(source, media_type, self._fields)
            return sent_as(source.state, media_type, body)
        coding = choose_coding(headers_of(scope).get(b"accept-encoding"))
        kept = await self._documents.body(source, media_type, coding)
        return sent_as(source.state, media_type, kept.data, kept.coding)
