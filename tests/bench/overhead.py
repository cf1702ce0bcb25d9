"""What the SDK adds to the libraries it stands on: ratios of processor time, by turns."""

import io
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from functools import cache, reduce
from operator import or_
from pathlib import Path
from statistics import median
from types import UnionType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import httpx
import msgspec
from pydantic import Field, create_model

from counterpoint import ClaimPage, Counterpoint, Document, Unknown

PACKAGE = Path(__file__).parents[2] / "sdk" / "counterpoint"
MAP_ID = "06yp5vq3p4rrn"
CALLS, ROUNDS = 400, 9
IMPORTS = 7
ELEMENTS = 10_000
IMPORT = "import time, sys; began = time.process_time(); {}; print(time.process_time() - began)"

CLAIM: dict[str, Any] = {
    "type": "claim",
    "revision": 2,
    "title": None,
    "tags": ["supply"],
    "note": None,
    "rank": None,
    "weight": None,
    "explicitness": "stated",
    "attributions": [],
    "external": [],
    "split_of": None,
    "data": {},
    "extra": {},
    "text": "A club of buyers ends the dominance of one player.",
    "standing": "auto",
    "phrasings": [],
}
MAP = {
    "id": MAP_ID,
    "revision": 7,
    "title": "Critical minerals",
    "question": None,
    "description": None,
    "language": "en",
    "tags": [],
    "data": {},
    "external": [],
    "extra": {},
    "main_claim": None,
    "created_at": "2026-02-04T17:44:00Z",
    "updated_at": "2026-02-04T17:44:00Z",
}


def sdk_lines() -> list[str]:
    """Each with its aim."""
    lines = [
        ("a call, to httpx and msgspec", _call_ratio(), "<= 1.15"),
        ("import, to httpx and msgspec", _import_ratio(), "<= 1.35"),
        ("pydantic decoding 10,000 claims, to it", _decode_ratio(), ">= 2.5"),
    ]
    told = [f"SDK: {name:40} {ratio:5.2f}  {aim}" for name, ratio, aim in lines]
    return [*told, f"SDK: {'its part of the wheel, kB':40} {_wheel_kb():5.0f}  <= 150"]


def _call_ratio() -> float:
    content = msgspec.json.encode({"items": [{**CLAIM, "id": n} for n in range(1, 21)]})
    content = content[:-1] + b',"next_cursor":null,"missing":[]}'
    answer = {"Content-Type": "application/json"}
    transport = httpx.MockTransport(lambda _: httpx.Response(200, content=content, headers=answer))
    decoder = msgspec.json.Decoder(ClaimPage)
    with httpx.Client(transport=transport, headers={"Accept": "application/json"}) as http:
        client = Counterpoint("http://minerals.example", http_client=http, api_key="")
        path = f"http://minerals.example/v1/maps/{MAP_ID}/claims?limit=20"

        def bare() -> object:
            response = http.request("GET", path)
            response.raise_for_status()
            return decoder.decode(response.content)

        def ours() -> object:
            return next(client.claims.list(MAP_ID, limit=20).pages())

        assert bare() == ours()
        return _ratio(ours, bare, CALLS)


def _pydantic_of(shape: Any) -> Any:
    """The same type, with pydantic's models for the SDK's Structs."""
    if isinstance(shape, type) and issubclass(shape, msgspec.Struct):
        return _pydantic_model(shape)
    members = get_args(shape)
    if not members or get_origin(shape) is Literal:
        return shape
    told = tuple(_pydantic_of(each) for each in members if each is not Unknown)
    if get_origin(shape) is not UnionType:
        return get_origin(shape)[told]
    union = reduce(or_, told)
    models = [
        each for each in members if isinstance(each, type) and issubclass(each, msgspec.Struct)
    ]
    return Annotated[union, Field(discriminator="type")] if len(models) > 2 else union


@cache
def _pydantic_model(kind: type[msgspec.Struct]) -> Any:
    tag = kind.__struct_config__.tag
    fields: dict[str, Any] = {"type": (Literal[tag], ...)} if tag else {}  # type: ignore[valid-type]
    hints = get_type_hints(kind)
    for each in msgspec.structs.fields(kind):
        fields[each.name] = (_pydantic_of(hints[each.name]), ... if each.required else None)
    return create_model(kind.__name__, **fields)


def _decode_ratio() -> float:
    said = {"participant": 3, "via": [5], "role": "speaker", "source": 2, "mode": "indirect"}
    quote = {"exact": "dominant player", "prefix": "the ", "suffix": " can", "start": 5, "end": 20}
    more = {"cue": None, "said_at": "2026-02-04", "quote": {**quote, "status": None}}
    claim = {**CLAIM, "attributions": [{**said, **more}]}
    elements = [{**claim, "id": n} for n in range(1, ELEMENTS + 1)]
    content = msgspec.json.encode({"map": MAP, "elements": elements})
    decoder = msgspec.json.Decoder(Document)

    pydantic = _pydantic_of(Document).model_validate_json
    assert len(pydantic(content).elements) == len(decoder.decode(content).elements)
    return _ratio(lambda: pydantic(content), lambda: decoder.decode(content), 1)


def _ratio(ours: Callable[[], object], bare: Callable[[], object], times: int) -> float:
    """The median over rounds, each of which measures both."""
    found: list[float] = []
    for _ in range(ROUNDS):
        spent = [_seconds(each, times) for each in (ours, bare)]
        found.append(spent[0] / spent[1])
    return median(found)


def _seconds(work: Callable[[], object], times: int) -> float:
    began = time.process_time()
    for _ in range(times):
        work()
    return time.process_time() - began


def _import_ratio() -> float:
    """Of the least that each has taken: what disturbs only adds."""
    least = {"counterpoint": 1e9, "httpx, msgspec": 1e9}
    for _ in range(IMPORTS):
        for names in least:
            command = [sys.executable, "-c", IMPORT.format(f"import {names}")]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            least[names] = min(least[names], float(done.stdout))
    return least["counterpoint"] / least["httpx, msgspec"]


def _wheel_kb() -> float:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as wheel:
        for path in sorted(PACKAGE.rglob("*.py")):
            wheel.write(path, path.relative_to(PACKAGE))
    return len(packed.getvalue()) / 1024
