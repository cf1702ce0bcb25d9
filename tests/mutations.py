"""Files that are almost right: real ones with bytes taken out, put in, doubled or exchanged."""

import json
from collections.abc import Iterator
from random import Random
from typing import Any

WORDS = [
    b'"', b"{", b"}", b"[", b"]", b":", b",", b"\n", b" ", b"\t", b"\0", b"\xff", b"null", b"true",
    b"-1", b"1e999", b"0", b'"nodeID"', b'"\\u0000"', b"<", b">", b"&", b"&amp;", b"]]>", b"- ",
    b"#", b"?", b"*a", b"&a ", b"!!python/object ", b"\xe2\x80\xa8", b"\r", b"()", b"1.1. Pro: ",
]  # fmt: skip


def mutated(data: bytes, seed: int) -> bytes:
    """A few changes, each anywhere."""
    random, found = Random(seed), bytearray(data[:20_000])
    for _ in range(random.choice([1, 1, 2, 5])):
        at = random.randrange(len(found) + 1)
        end = min(len(found), at + random.choice([1, 1, 3, 40, 400]))
        match random.randrange(5):
            case 0:
                del found[at:end]
            case 1:
                found[at:at] = random.choice(WORDS)
            case 2:
                found[at:at] = found[at:end]
            case 3:
                found[at:end] = random.choice(WORDS)
            case _:
                other = random.randrange(len(found) + 1)
                found[at:end] = found[other : other + end - at]
    return bytes(found)


VALUES = [None, True, 0, -1, 1.5, 2**70, "", "x", "\0", "1", [], {}, [[]], {"": None}, [1, "a", {}]]


def mutated_json(data: bytes, seed: int) -> bytes:
    """A few values, anywhere in it, are something else, gone, or there twice."""
    random, value = Random(seed), json.loads(data)
    for _ in range(random.choice([1, 1, 2, 4])):
        holders = [each for each in _holders(value) if each]
        if not holders:
            break
        holder = random.choice(holders)
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        key, other = random.choice(keys), random.choice(holders)
        match random.randrange(4):
            case 0:
                del holder[key]
            case 1 if isinstance(holder, list):
                holder.insert(0, holder[key])
            case 2:
                found = list(other.values()) if isinstance(other, dict) else other
                holder[key] = json.loads(json.dumps(random.choice(found)))
            case _:
                holder[key] = json.loads(json.dumps(random.choice(VALUES)))
    return json.dumps(value).encode()


def _holders(value: Any) -> Iterator[Any]:
    if isinstance(value, dict | list):
        yield value
        for each in value.values() if isinstance(value, dict) else value:
            yield from _holders(each)
