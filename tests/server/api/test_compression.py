"""Content codings, and the entity tags that name them."""

import gzip

import httpx
import pytest

from codings import DECODED

MSGPACK = "application/vnd.msgpack"


def raw(
    http: httpx.Client, path: str, coding: str | None, method: str = "GET", **headers: str
) -> tuple[httpx.Response, bytes]:
    """The answer and its body as it was sent, not decoded by the client."""
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    request = http.build_request(method, path, headers=given)
    del request.headers["Accept-Encoding"]
    if coding is not None:
        request.headers["Accept-Encoding"] = coding
    answer = http.send(request, stream=True)
    body = b"".join(answer.iter_raw())
    answer.close()
    return answer, body


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip", "gzip"),
        ("br", "br"),
        ("zstd", "zstd"),
        ("gzip, br", "br"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("gzip;q=1.0, zstd;q=0.5", "gzip"),
        ("zstd;q=0, *", "br"),
        ("*", "zstd"),
        ("GZIP", "gzip"),
        ("gzip;q=0.5, identity;q=0.4", "gzip"),
    ],
)
def test_the_coding_is_the_one_of_the_highest_weight_and_decodes_to_the_same(
    http: httpx.Client, example_path: str, accepted: str, coding: str
) -> None:
    plain, body = raw(http, f"{example_path}/document", None)
    answer, coded = raw(http, f"{example_path}/document", accepted)
    assert answer.headers["content-encoding"] == coding
    assert int(answer.headers["content-length"]) == len(coded) < len(body)
    assert DECODED[coding](coded) == body
    assert {"Accept", "Accept-Encoding"} <= set(plain.headers["vary"].split(", "))


@pytest.mark.parametrize(
    "accepted",
    [None, "", "identity", "gzip;q=0", "*;q=0", "deflate", "gzip;q=0.5, identity", "gzip;q=nan"],
)
def test_nothing_is_compressed_for_who_does_not_ask(
    http: httpx.Client, example_path: str, accepted: str | None
) -> None:
    answer, _ = raw(http, f"{example_path}/document", accepted)
    assert "content-encoding" not in answer.headers


def test_a_short_answer_stays_as_it_is(http: httpx.Client, map_path: str) -> None:
    answer, body = raw(http, map_path, "gzip")
    assert len(body) < 1024
    assert "content-encoding" not in answer.headers


def test_an_answer_of_more_than_256_kb_is_compressed_too(http: httpx.Client, map_path: str) -> None:
    for n in range(5):
        text = f"{n} Export controls. " * 3_000
        http.post(f"{map_path}/claims", json={"text": text}).raise_for_status()
    _, body = raw(http, f"{map_path}/document", None)
    _, coded = raw(http, f"{map_path}/document", "gzip")
    assert len(body) > 256 * 1024 > len(coded)
    assert gzip.decompress(coded) == body


def test_head_has_the_fields_of_get_and_no_body(http: httpx.Client, example_path: str) -> None:
    for coding in (None, "gzip"):
        got, _ = raw(http, f"{example_path}/document", coding)
        head, body = raw(http, f"{example_path}/document", coding, method="HEAD")
        assert body == b""
        for name in ("etag", "content-length", "content-type", "vary", "cache-control"):
            assert head.headers[name] == got.headers[name]


def test_a_tag_names_revision_format_and_coding(http: httpx.Client, example_path: str) -> None:
    path = f"{example_path}/document"
    revision = http.get(path).json()["map"]["revision"]
    tags = {
        (accept, coding): raw(http, path, coding, Accept=accept)[0].headers["etag"]
        for accept in ("application/json", MSGPACK)
        for coding in (None, "gzip", "br")
    }
    assert tags == {
        ("application/json", None): f'"{revision}"',
        ("application/json", "gzip"): f'"{revision};json;gzip"',
        ("application/json", "br"): f'"{revision};json;br"',
        (MSGPACK, None): f'"{revision};msgpack"',
        (MSGPACK, "gzip"): f'"{revision};msgpack;gzip"',
        (MSGPACK, "br"): f'"{revision};msgpack;br"',
    }


@pytest.mark.parametrize(
    "path", ["/document", "/elements?type=argument", "/claims", "/openapi.json"]
)
@pytest.mark.parametrize("coding", [None, "gzip", "zstd"])
def test_the_tag_that_was_given_is_answered_304_with_itself(
    http: httpx.Client, example_path: str, path: str, coding: str | None
) -> None:
    path = path if path == "/openapi.json" else example_path + path
    given, _ = raw(http, path, coding)
    tag = given.headers["etag"]
    again, body = raw(http, path, coding, If_None_Match=f'"other", W/{tag}')
    assert (again.status_code, again.headers["etag"], body) == (304, tag, b"")
    assert again.headers["vary"] == given.headers["vary"]


def test_a_tag_of_another_representation_is_not_answered_304(
    http: httpx.Client, example_path: str
) -> None:
    path = f"{example_path}/document"
    gzipped = raw(http, path, "gzip")[0].headers["etag"]
    packed = raw(http, path, None, Accept=MSGPACK)[0].headers["etag"]
    assert raw(http, path, "br", If_None_Match=gzipped)[0].status_code == 200
    assert raw(http, path, None, If_None_Match=gzipped)[0].status_code == 200
    assert raw(http, path, None, If_None_Match=packed)[0].status_code == 200


@pytest.mark.parametrize("headers", [{}, {"Accept": MSGPACK}])
@pytest.mark.parametrize("coding", [None, "gzip", "br", "zstd"])
def test_the_tag_that_was_given_lets_one_write_pass_and_no_second(
    http: httpx.Client, map_path: str, coding: str | None, headers: dict[str, str]
) -> None:
    http.post(f"{map_path}/claims", json={"text": "x" * 2_000}).raise_for_status()
    tag = raw(http, f"{map_path}/elements/1", coding, **headers)[0].headers["etag"]
    assert tag.count(";") == (2 if coding else len(headers))
    for text, status in (("once", 200), ("twice", 412)):
        answer = http.patch(
            f"{map_path}/elements/1", json={"text": text}, headers={"If-Match": tag}
        )
        assert answer.status_code == status
