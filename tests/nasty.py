"""Requests that no client in its right mind sends, and what each is answered."""

import math
from datetime import UTC, datetime
from typing import Any, NamedTuple

import msgspec

JSON = "application/json"
MSGPACK = "application/vnd.msgpack"
DEEP = b'{"text": ' + b"[" * 100_000
DEEP_PATCH = b'{"data": ' + b'{"a":' * 900 + b"1" + b"}" * 900 + b"}"
DEEP_EDIT = b'{"operations": [{"op": "update", "id": 1, "patch": ' + DEEP_PATCH + b"}]}"
HUGE = b'{"text": "x", "data": {"n": 1' + b"0" * 400 + b"}}"


ONE_CLAIM = b'{"operations": [{"op": "create", "element": {"type": "claim", "text": "x"}}]}'
DRY = "/edits?dry_run=true"
TIME_AS_KEY = (
    b"\x83\xa4text\xa1x\xa4data\x81\xa1k\x81\xd6\xff\0\0\0\x01\x01\xa4rank\xcb\x7f\xf8\0\0\0\0\0\0"
)


class Nasty(NamedTuple):
    name: str
    status: int
    body: bytes = b'{"text": "x"}'
    path: str = "/claims"
    media_type: str | None = JSON
    method: str = "POST"
    headers: tuple[str, ...] = ()
    framing: str | None = "length"
    whole_path: bool = False


def get(name: str, status: int, path: str = "/claims", **more: Any) -> Nasty:
    return Nasty(name, status, path=path, method="GET", **more)


def packed(name: str, status: int, body: bytes, path: str = "/claims", **more: Any) -> Nasty:
    return Nasty(name, status, body, path, media_type=MSGPACK, **more)


def pack_any(value: Any) -> bytes:
    return msgspec.msgpack.encode(value)


def pack(**fields: Any) -> bytes:
    return msgspec.msgpack.encode({"text": "x", **fields})


NASTY = [
    Nasty("invalid UTF-8", 400, b'{"text": "\xff\xfe"}'),
    Nasty("a raw NUL", 400, b'{"text": "a\x00b"}'),
    Nasty("an escaped NUL", 422, rb'{"text": "a\u0000b"}'),
    Nasty("an escaped NUL in a free object", 422, rb'{"text": "x", "data": {"k": "\u0000"}}'),
    Nasty("an escaped NUL in a key", 422, rb'{"text": "x", "data": {"\u0000": 1}}'),
    Nasty("a lone surrogate", 400, rb'{"text": "\ud800"}'),
    Nasty("the halves of a pair the wrong way round", 400, rb'{"text": "\udc00\ud800"}'),
    Nasty("depth 100,000 where a text belongs", 422, DEEP),
    Nasty("depth 100,000 in a free object", 400, b'{"text":"x","data":{"a":' + b"[" * 100_000),
    Nasty("depth 100", 422, b'{"text":"x","data":{"a":' + b"[" * 100 + b"]" * 100 + b"}}"),
    Nasty("10^400 in a free object", 422, HUGE),
    Nasty("1e400 in a free object", 422, b'{"text": "x", "data": {"n": 1e400}}'),
    Nasty("10^400 as a number of an element", 422, b'{"text":"x","split_of":1' + b"0" * 400 + b"}"),
    Nasty("a number beyond int4", 422, b'{"text": "x", "split_of": 2147483648}'),
    Nasty("NaN", 400, b'{"text": "x", "weight": NaN}'),
    Nasty("a number as text", 422, b'{"text": 7}'),
    Nasty("text as a number", 422, b'{"text": "x", "weight": "0.5"}'),
    Nasty("a number as a truth value", 422, b'{"text": "x", "exclusive": 1}', "/questions"),
    Nasty("an unknown field", 422, b'{"text": "x", "colour": "red"}'),
    Nasty("a field of the server", 422, b'{"text": "x", "id": 7}'),
    Nasty("another type", 422, b'{"type": "argument", "text": "x"}'),
    Nasty("a field too little", 422, b"{}"),
    Nasty("no object", 422, b"[]"),
    Nasty("an empty body", 400, b""),
    Nasty("half a body", 400, b'{"text": '),
    Nasty("two bodies", 400, b'{"text": "x"}{"text": "y"}'),
    Nasty("a text of 64 KiB and one", 422, b'{"text": "' + b"x" * 65_537 + b'"}'),
    Nasty("a free object over 64 KiB", 422, b'{"text":"x","data":{"a":"' + b"x" * 65_536 + b'"}}'),
    Nasty("no Content-Type", 415, media_type=None),
    Nasty("plain text", 415, media_type="text/plain"),
    Nasty("a form", 415, media_type="application/x-www-form-urlencoded"),
    Nasty("JSON in Latin-1", 415, media_type="application/json; charset=latin-1"),
    Nasty("a body over 8 MiB", 413, b'{"text": "' + b"x" * 9_000_000 + b'"}'),
    Nasty("an unknown parameter", 400, path="/claims?colour=red"),
    Nasty("an unknown parameter of a list", 400, path="/claims?colour=red", method="GET"),
    Nasty("a parameter twice", 400, path="/claims?limit=1&limit=2", method="GET"),
    Nasty("a NUL in a parameter", 400, path="/claims?tag=%00", method="GET"),
    Nasty("a parameter that is not UTF-8", 400, path="/claims?tag=%ff", method="GET"),
    Nasty("a limit of 0", 400, path="/claims?limit=0", method="GET"),
    Nasty("a limit of 10^23", 400, path="/claims?limit=1" + "0" * 23, method="GET"),
    Nasty("a negative limit", 400, path="/claims?limit=-1", method="GET"),
    Nasty("a forged cursor", 400, path="/claims?cursor=AAAA", method="GET"),
    Nasty("a number that is none", 404, path="/elements/x", method="GET"),
    Nasty("a number of 10^30", 404, path="/elements/1" + "0" * 30, method="GET"),
    Nasty("a number in other digits", 404, path="/elements/%D9%A1", method="GET"),
    Nasty("ids beyond int4", 400, path="/elements?ids=99999999999", method="GET"),
    Nasty("a type that is none", 400, path="/elements?type=node", method="GET"),
    *(
        get(f"{text} as the revision of {path}", 404, f"{path}{text}")
        for text in ("0", "-1", "3", "2147483648", "1" + "0" * 400)
        for path in (
            "/claims?revision=",
            "/elements/1?revision=",
            "/revisions/",
            "/diff?from=",
            "/diff?from=1&to=",
        )
    ),
    get("text as a revision", 400, "/elements?revision=first"),
    get("a truth value as a revision", 400, "/elements?revision=true"),
    get("no revision to compare with", 400, "/diff"),
    get("text as a revision to compare with", 400, "/diff?from=x"),
    get("half a number as a revision", 404, "/revisions/1.5"),
    get("the history of an element that never was", 404, "/elements/9/history"),
    get("a forged cursor of revisions", 400, "/revisions?cursor=AAAA"),
    Nasty("a revert to nothing", 422, b"{}", "/revert"),
    Nasty("a revert to 0", 422, b'{"to": 0}', "/revert"),
    Nasty("a revert to what is to come", 404, b'{"to": 7}', "/revert"),
    Nasty("a revert beyond int4", 422, b'{"to": 2147483648}', "/revert"),
    Nasty("a revert of an element that never was", 404, b'{"to": 1, "element": 9}', "/revert"),
    Nasty("a key of 256 characters", 400, headers=("Idempotency-Key: " + "k" * 256,)),
    Nasty("an empty key", 400, headers=("Idempotency-Key: ",)),
    Nasty("two tags in If-Match", 400, headers=('If-Match: "1", "2"',)),
    Nasty("an empty If-Match", 400, headers=("If-Match: ",)),
    Nasty("a tag without quotes", 400, headers=("If-Match: 1",)),
    Nasty("a tag that is none of ours", 412, headers=('If-Match: "abc"',)),
    Nasty("an address that is not served", 404, path="/nodes"),
    Nasty("an address with a slash behind", 404, path="/claims/"),
    Nasty("an address with two slashes", 404, path="//claims"),
    Nasty("a method that is not served", 405, method="PUT"),
    Nasty("a patch that is no object", 422, b'"x"', "/elements/1", method="PATCH"),
    Nasty("a patch 900 deep", 422, DEEP_PATCH, "/elements/1", method="PATCH"),
    Nasty("a patch 900 deep in an edit", 422, DEEP_EDIT, "/edits"),
    Nasty("a ref to nothing", 409, b'{"attackers":["$a"],"target":1}', "/rebuttals"),
    Nasty("an end that is missing", 409, b'{"attackers":[99],"target":1}', "/rebuttals"),
    # What the head of a request says.
    get("an Accept that nothing here fits", 406, headers=("Accept: text/html",)),
    get("an Accept that takes nothing", 406, headers=("Accept: */*;q=0",)),
    get("JSON and nothing but that excluded", 406, headers=("Accept: application/json;q=0",)),
    Nasty("a write whose answer could not be read", 406, headers=("Accept: image/png",)),
    Nasty("a body of no length", 411, framing=None),
    Nasty("a patch of no length", 411, path="/elements/1", method="PATCH", framing=None),
    Nasty("a chunked body over 8 MiB", 413, b" " * 8_400_000 + b"{}", framing="chunked"),
    Nasty("a body said to be huge", 413, framing=None, headers=("Content-Length: 99999999999",)),
    Nasty("a compressed body", 415, headers=("Content-Encoding: gzip",)),
    Nasty("a body in two codings", 415, headers=("Content-Encoding: gzip, br",)),
    Nasty("a charset that JSON has not", 415, media_type="application/json; charset=utf-16"),
    Nasty("a type with a parameter", 415, media_type="application/json; version=2"),
    Nasty("a merge patch where one makes things", 415, media_type="application/merge-patch+json"),
    get("a header field of 40 KB", 431, headers=("X-Long: " + "x" * 40_000,)),
    get(
        "many header fields of 40 KB", 431, headers=(*(f"X-{n}: " + "x" * 800 for n in range(50)),)
    ),
    get("a query of 20 KB", 414, "/claims?tag=" + "x" * 20_000),
    get("a path of 20 KB", 414, "/" + "x" * 20_000),
    # Other spellings of addresses.
    get("a letter percent-encoded", 404, "/cl%61ims"),
    get("a slash percent-encoded", 404, "%2Fclaims"),
    get("a dot segment", 404, "/./claims"),
    get("a dot segment percent-encoded", 404, "/%2e/claims"),
    get("a climb", 404, "/claims/../claims"),
    get("a path parameter", 404, "/claims;v=1"),
    get("two slashes in front", 404, "//v1/maps", whole_path=True),
    get("a slash behind", 404, "/v1/maps/", whole_path=True),
    get("capitals", 404, "/V1/maps", whole_path=True),
    get("a NUL in the path", 404, "/elements/%00"),
    get("bytes in the path that are not UTF-8", 404, "/elements/%ff"),
    Nasty("TRACE", 405, method="TRACE"),
    Nasty("a delete of a collection", 405, method="DELETE"),
    get("a tag without quotes in If-None-Match", 400, "/document", headers=("If-None-Match: 1",)),
    # The same in msgpack.
    packed("no msgpack", 400, b"\xc1"),
    packed("JSON called msgpack", 422, b'{"text": "x"}'),
    packed("half a msgpack body", 400, pack()[:-1]),
    packed("two msgpack bodies", 400, pack() + pack()),
    packed("msgpack text that is not UTF-8", 400, b"\x81\xa4text\xa2\xff\xfe"),
    packed("msgpack text with a lone surrogate", 400, b"\x81\xa4text\xa3\xed\xa0\x80"),
    packed("msgpack text with a NUL", 422, pack(text="a\0b")),
    packed("a NUL in a free object of msgpack", 422, pack(data={"k": "\0"})),
    packed("bytes as text", 422, pack(text=b"x")),
    packed("bytes in a free object", 422, pack(data={"k": b"x"})),
    packed("a time in a free object", 422, pack(data={"k": datetime(2026, 2, 4, tzinfo=UTC)})),
    packed("a key that is no text", 422, pack(data={"k": {1: 2}})),
    packed("an extension type", 422, pack(data={"k": msgspec.msgpack.Ext(5, b"x")})),
    packed("NaN in msgpack", 422, pack(rank=math.nan)),
    packed("infinity as a weight", 422, pack(weight=math.inf)),
    packed("infinity in a free object", 422, pack(data={"k": [-math.inf]})),
    packed("a number in msgpack as text", 422, pack(text=7)),
    packed(
        "depth 100 in msgpack", 422, b"\x82\xa4text\xa1x\xa4data\x81\xa1k" + b"\x91" * 100 + b"\xc0"
    ),
    packed(
        "depth 100,000 in msgpack", 400, b"\x82\xa4text\xa1x\xa4data\x81\xa1k" + b"\x91" * 100_000
    ),
    packed("a list said to be of 4 billion", 422, b"\x82\xa4text\xa1x\xa4tags\xdd\xff\xff\xff\xff"),
    packed("an unknown field in msgpack", 422, pack(colour="red")),
    packed("msgpack with a charset", 415, pack())._replace(media_type=MSGPACK + "; charset=utf-8"),
    packed("a msgpack patch that is no object", 422, b"\xa1x", "/elements/1", method="PATCH"),
    packed(
        "bytes in a msgpack patch",
        422,
        msgspec.msgpack.encode({"data": {"k": b"x"}}),
        "/elements/1",
        method="PATCH",
    ),
    packed("a key of bytes beside NaN", 422, pack(data={"k": {b"x": 1}}, rank=math.nan)),
    packed("a time as a key beside NaN", 422, TIME_AS_KEY),
    packed(
        "bytes as a key of a patch", 422, pack_any({b"x": math.nan}), "/elements/1", method="PATCH"
    ),
    packed(
        "a patch of the key null to null",
        422,
        pack_any({"data": {None: None}}),
        "/elements/1",
        method="PATCH",
    ),
    Nasty("two keys", 400, headers=("Idempotency-Key: a", "Idempotency-Key: b")),
    Nasty("two fields If-Match", 400, headers=("If-Match: *", 'If-Match: "1"')),
    Nasty("two types of one body", 400, headers=("Content-Type: text/plain",)),
    Nasty(
        "a key of 256 in a dry run", 400, ONE_CLAIM, DRY, headers=("Idempotency-Key: " + "k" * 256,)
    ),
    Nasty("1 as a truth value", 400, path="/edits?dry_run=1", body=ONE_CLAIM),
    Nasty("TRUE as a truth value", 400, path="/edits?dry_run=TRUE", body=ONE_CLAIM),
    get("a number with a point among numbers", 400, "/elements?ids=1.0"),
    Nasty("an edit of nothing", 422, b'{"operations": []}', "/edits"),
    Nasty("an operation that is none", 422, b'{"operations":[{"op":"drop"}]}', "/edits"),
]
