"""Files that are wrong: only `unreadable_file`, with the place, and at once."""

import re
import time
from contextlib import suppress

import msgspec
import pytest

from authors import EMPTY, decide_on, replacing
from counterpoint_server.formats import FORMATS, detect_format, export, read_file
from counterpoint_server.formats.frame import Format, WriteOptions
from counterpoint_server.model.problems import UnknownFormat, UnreadableFile
from counterpoint_server.rules.working import Working
from mutations import mutated, mutated_json
from random_documents import random_document
from real_formats import RealFile, real_files

READ = [row for row in FORMATS.values() if row.read]
PLACE = re.compile(r"#|line \d+")
DEEP = 100_000
BILLION_LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE arggraph [<!ENTITY a "ha">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
<%s>&c;</%s>"""
FROM_OUTSIDE = b"""<?xml version="1.0"?>
<!DOCTYPE arggraph [<!ENTITY a SYSTEM "file:///etc/passwd">]><%s>&a;</%s>"""
ROOTS = (b"arggraph", b"lkif", b"caf")
YAML_BOMB = b"a: &a [x,x]\nstatements: &b [*a,*a]\narguments: [*b,*b]\n"
NASTY = [
    b"",
    b"\xff\xfe\x00",
    b"\0",
    b"\xef\xbb\xbf",
    b"[" * DEEP,
    b'{"nodes":' * DEEP,
    b'{"nodes":[],"edges":[],"x":' + b"[" * DEEP + b"]" * DEEP + b"}",
    b"<a>" * DEEP,
    b"- " * DEEP,
    b"statements: " + b"[" * DEEP,
    b"statements:\n arguments: {a: {premises: [{}]}}\n",
    b"statements: !!python/object/apply:os.system [ls]\n",
    YAML_BOMB,
    b"p af 99999999999999\n",
    b"p af 900000000\n",
    b"arg(" * DEEP,
    b"\x82\xa3map" + b"\x91" * DEEP,
    b'{"AIF":{"nodes":[1]}}',
    b'{"nodes":[{"nodeID":{}}],"edges":[{"fromID":[],"toID":null}]}',
    b'{"nodes":{"a":{"atom":3,"scheme":[]}},"edges":{}}',
    b'{"@context":{"a":"b:c"},"@graph":[[[[{"@list":[{"@list":[]}]}]]]]}',
    b"1. a\n1.1. Pro: -> See 1.1.\n",
    b"Discussion Title: x\n\n1.1. Pro: orphan\n",
    b'text,from,to\na,,\n"b',
    "text\n\u2028".encode(),
    *(text % (tag, tag) for text in (BILLION_LAUGHS, FROM_OUTSIDE) for tag in ROOTS),
]  # fmt: skip


def check_places(problem: UnreadableFile) -> None:
    assert problem.faults, problem.detail
    assert all(PLACE.match(fault.pointer) for fault in problem.faults)


def try_to_read(data: bytes, format: Format) -> bool:
    """Whether it could be read; what was read can be put, and what could not says where."""
    try:
        maps = read_file(data, format)
    except UnreadableFile as problem:
        check_places(problem)
        return False
    for imported in maps:
        document = replacing(msgspec.to_builtins(imported.document))
        decide_on(Working(EMPTY), document)
        assert format.write is None or format.write(imported.document, WriteOptions())
    return True


@pytest.mark.parametrize("format", READ, ids=lambda row: row.name)
def test_what_is_nasty_is_refused_or_read_at_once(format: Format) -> None:
    for data in NASTY:
        started = time.process_time()
        try:
            try_to_read(data, format)
        except Exception as error:
            raise AssertionError(repr(data[:80])) from error
        assert time.process_time() - started < 30, f"no hanging: {data[:80]!r}"


@pytest.mark.parametrize("data", NASTY, ids=lambda data: repr(data[:20]))
def test_what_is_nasty_has_a_format_or_has_none(data: bytes) -> None:
    with suppress(UnknownFormat):
        detect_format(data)


def check_mutations(file: RealFile, seeds: range) -> None:
    format = FORMATS[file.format]
    is_json = file.data.lstrip().startswith(b"{") and file.format != "counterpoint-ndjson"
    for seed in seeds:
        change = mutated_json if is_json and seed % 2 else mutated
        data = change(file.data, seed)
        try:
            try_to_read(data, format)
        except Exception as error:
            raise AssertionError(f"seed {seed}: {data!r}") from error


TINY, SMALL, LARGE = 600, 2_500, 20_000
"""Bytes. Changed files that are small are cheap to read, and so are many."""
OTHERS = ("counterpoint", "counterpoint-msgpack", "counterpoint-ndjson", "xaif", "jsonld", "csv",
          "markdown", "argdown", "af", "apx")  # fmt: skip
"""Formats of which there are no real files that are small; ours take their place."""


def samples() -> list[tuple[RealFile, int]]:
    """Of each format the largest of the small files, often, and of the larger ones, seldom."""
    files = sorted(real_files(), key=lambda f: len(f.data))
    often = {f.format: f for f in files if len(f.data) <= SMALL}
    seldom = {f.format: f for f in files if SMALL < len(f.data) <= LARGE}
    for file in files:
        often.setdefault(file.format, file)
    whole_lines = often["kialo"].data[:SMALL].rpartition(b"\n")[0]
    often["kialo"] = often["kialo"]._replace(data=whole_lines)
    for name in OTHERS:
        document = random_document(7, 8)
        often[name] = RealFile(name, "ours", export(document, FORMATS[name]).data)
    slow = often.pop("argdown")  # its grammar takes some milliseconds even of little
    counts = [(file, 2_000 if len(file.data) <= TINY else 900) for file in often.values()]
    return [*counts, (slow, 300)] + [(file, 30) for file in seldom.values()]


def test_more_than_twenty_thousand_files_are_almost_right() -> None:
    assert sum(count for _, count in samples()) >= 20_000
    assert {file.format for file, _ in samples()} == {row.name for row in READ}


@pytest.mark.parametrize(
    ("file", "count"), samples(), ids=lambda each: each.format if type(each) is RealFile else None
)
def test_almost_right_files_are_refused_or_read(file: RealFile, count: int) -> None:
    check_mutations(file, range(count))


@pytest.mark.soak
@pytest.mark.parametrize("file", real_files(), ids=lambda file: f"{file.format}-{file.name}")
def test_many_almost_right_files_are_refused_or_read(file: RealFile) -> None:
    check_mutations(file, range(1_000, 2_000))
