"""YAML as values that JSON can say, both ways, by the safe loader of PyYAML.

What YAML says beyond JSON (dates, keys that are no text, infinities) becomes an object of the key
`!`, and YAML again of it. Anchors and aliases, by which a small file becomes a huge one, are
refused.
"""

import math
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import yaml

from counterpoint_server.formats.reading import text_of, unreadable_at

DEPTH_MAX = 64
MARK = "!"


class _Loader(yaml.CSafeLoader):
    """Knows no merging of mappings: `<<` is a key like others."""


_Loader.yaml_implicit_resolvers = {
    key: [(tag, found) for tag, found in each if not tag.endswith(":merge")]
    for key, each in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def load_yaml(data: bytes) -> Any:
    text = text_of(data)
    try:
        _check_events(text)
        return _to_json(yaml.load(text, Loader=_Loader))  # noqa: S506 - a safe loader of ours
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise unreadable_at(f"{str(error.problem or error).rstrip('.')}.", *_place(mark)) from None
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
        raise unreadable_at("This character may not stand in YAML.", *place) from None
    except (ValueError, OverflowError, TypeError, RecursionError) as error:
        raise unreadable_at(f"A value cannot be read: {error}.", 1) from None


def _check_events(text: str) -> None:
    """Before anything is built, since building is recursive and follows aliases."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        place = _place(event.start_mark)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            raise unreadable_at("Anchors and aliases are not read here.", *place)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEPTH_MAX:
                raise unreadable_at(f"Nested deeper than {DEPTH_MAX} levels.", *place)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _place(mark: Any) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _to_json(value: Any) -> Any:
    match value:
        case None | bool() | str():
            return value
        case int():
            return value if -(2**63) <= value < 2**64 else {MARK: "int", "is": str(value)}
        case float():
            return value if math.isfinite(value) else {MARK: "float", "is": str(value)}
        case datetime():
            return {MARK: "datetime", "is": value.isoformat()}
        case date():
            return {MARK: "date", "is": value.isoformat()}
        case list():
            return [_to_json(each) for each in value]
        case dict() if MARK not in value and all(isinstance(key, str) for key in value):
            return {key: _to_json(each) for key, each in value.items()}
        case dict():
            return {MARK: "map", "is": [[_to_json(k), _to_json(v)] for k, v in value.items()]}
        case _:
            raise ValueError(f"a {type(value).__name__}, which is not read here")


def pairs(value: Any) -> Iterator[tuple[Any, Any]]:
    """The keys and values of a mapping, whatever its keys; nothing if it is none."""
    if isinstance(value, dict) and value.get(MARK) == "map":
        yield from ((key, each) for key, each in value["is"])
    elif isinstance(value, dict) and MARK not in value:
        yield from value.items()


def mapping(found: list[tuple[Any, Any]]) -> Any:
    """A mapping of these pairs, as `load_yaml` gives one."""
    if all(isinstance(key, str) and key != MARK for key, _ in found):
        return dict(found)
    return {MARK: "map", "is": [[key, each] for key, each in found]}


def dump_yaml(value: Any) -> bytes:
    text = yaml.dump(
        _from_json(value), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=100
    )
    return str(text).encode()


def _from_json(value: Any) -> Any:
    match value:
        case {"!": "int", "is": str(number)}:
            return int(number)
        case {"!": "float", "is": str(number)}:
            return float(number)
        case {"!": "datetime", "is": str(when)}:
            return datetime.fromisoformat(when)
        case {"!": "date", "is": str(when)}:
            return date.fromisoformat(when)
        case {"!": "map", "is": list(found)}:
            return {_key(key): _from_json(each) for key, each in found}
        case dict():
            return {key: _from_json(each) for key, each in value.items()}
        case list():
            return [_from_json(each) for each in value]
        case _:
            return value


def _key(key: Any) -> Any:
    found = _from_json(key)
    return tuple(found) if isinstance(found, list) else found
