"""`/v1/schemes`: the catalogue of argumentation schemes."""

from litestar import get

from counterpoint_server.api.answers import Answer, answer
from counterpoint_server.api.promises import promises
from counterpoint_server.model.schemes import SchemeList, catalogue


@get("/v1/schemes", operation_id="catalogue.list", opt=promises(SchemeList))
async def list_schemes() -> Answer:
    """The schemes that every map can name, with premise roles and critical questions."""
    return answer(SchemeList(items=[*catalogue().values()]))


SCHEME_ROUTES = [list_schemes]
