"""YAML, as Argdown's data and frontmatter have it: what is no JSON stays text."""

import re
from collections.abc import Mapping
from typing import Any

import yaml
from yaml.constructor import SafeConstructor
from yaml.cyaml import CParser  # type: ignore[attr-defined]
from yaml.resolver import BaseResolver

VALUES_MAX = 50_000
DEPTH_MAX = 100

_SIMPLE = (
    ("tag:yaml.org,2002:bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("tag:yaml.org,2002:null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("tag:yaml.org,2002:int", r"[-+]?[0-9]{1,18}|0x[0-9a-fA-F]{1,12}", "-+0123456789"),
    (
        "tag:yaml.org,2002:float",
        r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]{1,3})?|[-+]?[0-9]+[eE][-+]?[0-9]{1,3}",
        "-+0123456789.",
    ),
)


class _Loader(CParser, SafeConstructor, BaseResolver):
    """YAML 1.2, as JavaScript reads it: no dates, no `yes`, no numbers to the base of sixty."""

    def __init__(self, text: str) -> None:
        CParser.__init__(self, text)
        SafeConstructor.__init__(self)
        BaseResolver.__init__(self)


for _tag, _pattern, _first in _SIMPLE:
    _Loader.add_implicit_resolver(_tag, re.compile(rf"(?:{_pattern})\Z"), list(_first))


class NotDataError(Exception):
    """It is no YAML, or too much of it."""


def load(text: str) -> Any:
    """Raises `NotDataError`."""
    loader = None
    try:
        _check_depth(text)
        loader = _Loader(text)
        return _plain(loader.get_single_data(), [VALUES_MAX])
    except (yaml.YAMLError, RecursionError, ValueError, TypeError, AttributeError) as error:
        raise NotDataError(_sentence(error)) from None
    finally:
        if loader is not None:
            loader.dispose()


def _check_depth(text: str) -> None:
    """Values in values are made by calls in calls, and too many of those end the process."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEPTH_MAX:
                raise RecursionError
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _sentence(error: Exception) -> str:
    problem = getattr(error, "problem", None)
    return str(problem)[:200] if problem else "nested too deeply, or too large"


def _plain(value: Any, left: list[int]) -> Any:
    """As JSON can hold it. Aliases are written out, up to a bound."""
    left[0] -= 1
    if left[0] < 0:
        raise ValueError
    match value:
        case dict():
            return {_key(key): _plain(each, left) for key, each in value.items()}
        case list() | tuple() | set():
            return [_plain(each, left) for each in value]
        case None | bool() | int():
            return value
        case float() if value - value == 0:
            return value
        case str():
            return value.replace("\0", "")
    return str(value)


def _key(key: Any) -> str:
    return key if isinstance(key, str) else str(load_key(key))


def load_key(key: Any) -> str:
    """A key as JavaScript would write it."""
    if isinstance(key, bool):
        return "true" if key else "false"
    return "null" if key is None else str(key)


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def _represent(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    quoted = "===" in text or any(each in text for each in "\n\r\x85\u2028\u2029")
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if quoted else None)


_Dumper.add_representer(str, _represent)
for _tag, _pattern, _first in _SIMPLE:
    _Dumper.add_implicit_resolver(_tag, re.compile(rf"(?:{_pattern})\Z"), list(_first))


def dump_flow(value: Mapping[str, Any]) -> str:
    """On one line, in braces."""
    return _dump(value, flow=True).strip()


def dump_block(value: Mapping[str, Any]) -> str:
    """On lines of their own; nowhere in it stands `===`."""
    return _dump(value, flow=False)


def _dump(value: Mapping[str, Any], *, flow: bool) -> str:
    text = yaml.dump(
        dict(value),
        Dumper=_Dumper,
        default_flow_style=flow,
        allow_unicode=True,
        sort_keys=False,
        width=float("inf"),
    )
    return text.replace("===", r"\x3d\x3d\x3d")
