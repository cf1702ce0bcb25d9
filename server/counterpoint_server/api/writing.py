"""From a request to the door, and from what the door did to the answer."""

from typing import Annotated

from litestar.params import QueryParameter

from counterpoint_server.api.answers import Answer, answer
from counterpoint_server.api.requests import AnyRequest, body_of, fingerprint, idempotency_key
from counterpoint_server.model.edit import Create, EditResult
from counterpoint_server.model.shapes import NewThing
from counterpoint_server.rules.access import ANONYMOUS
from counterpoint_server.rules.editing import Edit
from counterpoint_server.store.batch import Outcome
from counterpoint_server.store.door import Door

DryRun = Annotated[
    bool,
    QueryParameter(description="Do nothing: answer what would be done, or all that is wrong."),
]


async def submit(
    request: AnyRequest, door: Door, map_number: int, edit: Edit, *, dry_run: bool = False
) -> Outcome:
    key = idempotency_key(request)  # to be read also where nothing is done
    if dry_run:
        return await door.rehearse(map_number, edit, principal=ANONYMOUS)
    mark = None if key is None else await fingerprint(request)
    size = len(await body_of(request))
    return await door.submit(
        map_number, edit, principal=ANONYMOUS, key=key, fingerprint=mark, body_bytes=size
    )


def replay_headers(is_replay: bool) -> dict[str, str]:
    return {"Idempotency-Replayed": "true"} if is_replay else {}


def creating(new: NewThing, if_revision: int | None) -> Edit:
    return Edit(operations=[Create(element=new)], if_revision=if_revision, alone=True)


def answer_created(outcome: Outcome, map: str) -> Answer:
    """The element that a typed create asked for: it comes last, after its inline claims."""
    element = outcome.elements[-1]
    headers = {
        "Location": f"/v1/maps/{map}/elements/{element.id}",
        **replay_headers(outcome.is_replay),
    }
    return answer(element, state=element.revision, status=201, headers=headers)


def answer_edit(outcome: Outcome, *, dry_run: bool = False) -> Answer:
    """Everything an edit did; its tag is the map's. What a dry run would make has no tag."""
    done = outcome.operations
    result = EditResult(
        revision=outcome.revision,
        created={d.ref: d.id for d in done if isinstance(d.ref, str)},
        elements=outcome.elements,
        deleted=[d.id for d in done if d.op in ("delete", "merge")],
        dry_run=dry_run,
    )
    state = None if dry_run else outcome.revision
    return answer(result, state=state, headers=replay_headers(outcome.is_replay))
