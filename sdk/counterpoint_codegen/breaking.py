"""`python -m counterpoint_codegen.breaking [REF]`: what the contract breaks for programs of users.

Compares the contract of the checkout with that of a Git revision (else of HEAD), and exits with 1
if a program that was written for the old one, with the SDK of the old one or the new, might fail.
What is sent may be told less strictly and never more; what is answered the other way round. New
words of a field and new members of tagged unions break nothing: the SDK takes them.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

import counterpoint_schema

Json = dict[str, Any]
METHODS = ("get", "put", "post", "patch", "delete")
LOWERED = ("maxLength", "maxItems", "maximum", "maxProperties")
RAISED = ("minLength", "minItems", "minimum", "minProperties")
FILE = "schema/counterpoint_schema/openapi.json"


def breaking_changes(old: Json, new: Json) -> list[str]:
    """A sentence for each, in the order of the old contract."""
    return list(dict.fromkeys(_Comparison(old, new).run()))


class _Comparison:
    def __init__(self, old: Json, new: Json) -> None:
        self._old, self._new = old, new
        self._seen: set[tuple[str, bool]] = set()

    def run(self) -> Iterator[str]:
        news = {(op["operationId"]): (path, verb, op) for path, verb, op in _operations(self._new)}
        for path, verb, operation in _operations(self._old):
            name = operation["operationId"]
            if name not in news:
                yield f"{name} is gone."
                continue
            new_path, new_verb, new = news[name]
            if (path, verb) != (new_path, new_verb):
                yield f"{name} has moved: {verb.upper()} {path}."
            yield from self._parameters(name, operation, new)
            yield from self._body(name, operation, new)
            yield from self._answers(name, operation, new)
        codes = {each["code"] for each in self._new.get("x-problems", [])}
        for each in self._old.get("x-problems", []):
            if each["code"] not in codes:
                yield f"The problem {each['code']} is gone."
        schemas = self._new["components"]["schemas"]
        for name in self._old["components"]["schemas"]:
            if name not in schemas:
                yield f"The type {name} is gone."

    def _parameters(self, name: str, old: Json, new: Json) -> Iterator[str]:
        olds, news = _by_place(old), _by_place(new)
        for key, parameter in olds.items():
            where = f"{name} {key[0]} parameter {key[1]}"
            if key not in news:
                yield f"{where} is gone."
                continue
            if news[key].get("required") and not parameter.get("required"):
                yield f"{where} is required now."
            yield from self._schemas(where, parameter["schema"], news[key]["schema"], sent=True)
        for key, parameter in news.items():
            if key not in olds and parameter.get("required"):
                yield f"{name} {key[0]} parameter {key[1]} is new and required."

    def _body(self, name: str, old: Json, new: Json) -> Iterator[str]:
        before, after = old.get("requestBody"), new.get("requestBody")
        if after is None:
            if before is not None:
                yield f"{name} takes no body any more."
            return
        if after.get("required") and not (before or {}).get("required"):
            yield f"{name} needs a body now."
        for media, content in (before or {}).get("content", {}).items():
            if media not in after["content"]:
                yield f"{name} takes no {media} any more."
            else:
                schemas = (content.get("schema", {}), after["content"][media].get("schema", {}))
                yield from self._schemas(f"{name} body", *schemas, sent=True)

    def _answers(self, name: str, old: Json, new: Json) -> Iterator[str]:
        for status, response in old["responses"].items():
            if not status.startswith("2"):
                continue
            if status not in new["responses"]:
                yield f"{name} does not answer {status} any more."
                continue
            contents = new["responses"][status].get("content", {})
            for media, content in response.get("content", {}).items():
                if media not in contents:
                    yield f"{name} does not answer {media} any more."
                else:
                    schemas = (content.get("schema", {}), contents[media].get("schema", {}))
                    yield from self._schemas(f"{name} answer", *schemas, sent=False)
        if old.get("x-page") and not new.get("x-page"):
            yield f"{name} does not answer pages any more."

    def _schemas(self, where: str, old: Json, new: Json, *, sent: bool) -> Iterator[str]:
        old_ref, new_ref = old.get("$ref", ""), new.get("$ref", "")
        if old_ref and old_ref == new_ref:
            if (old_ref, sent) in self._seen:
                return
            self._seen.add((old_ref, sent))
            where = old_ref.rpartition("/")[2]
        old, new = _resolved(self._old, old), _resolved(self._new, new)
        yield from self._alternatives(where, old, new, sent=sent)
        yield from self._properties(where, old, new, sent=sent)
        yield from _limits(where, old, new, sent=sent)
        for inner in ("items", "additionalProperties"):
            if isinstance(old.get(inner), dict) and isinstance(new.get(inner), dict):
                yield from self._schemas(f"{where} items", old[inner], new[inner], sent=sent)

    def _alternatives(self, where: str, old: Json, new: Json, *, sent: bool) -> Iterator[str]:
        olds, news = _kinds(old), _kinds(new)
        yield from _lost(where, olds, news) if sent else _added(where, olds, news, new)
        for kind in sorted(olds.keys() & news.keys()):
            if olds[kind] is not old:
                yield from self._schemas(where, olds[kind], news[kind], sent=sent)

    def _properties(self, where: str, old: Json, new: Json, *, sent: bool) -> Iterator[str]:
        olds, news = old.get("properties", {}), new.get("properties", {})
        required, required_now = set(old.get("required", ())), set(new.get("required", ()))
        for name, schema in olds.items():
            if name not in news:
                yield f"{where}.{name} is gone."
                continue
            if sent and name in required_now - required:
                yield f"{where}.{name} is required now."
            if not sent and name in required - required_now:
                yield f"{where}.{name} may be missing now."
            yield from self._schemas(f"{where}.{name}", schema, news[name], sent=sent)
        if sent:
            for name in sorted(required_now & (news.keys() - olds.keys())):
                yield f"{where}.{name} is new and required."


def _lost(where: str, olds: Json, news: Json) -> Iterator[str]:
    """Of what is sent: kinds that are taken no more."""
    if news and not olds:
        yield f"{where} takes less: only {', '.join(news)}."
    for kind in sorted(olds.keys() - news.keys()) if news else ():
        yield f"{where} takes less: no {kind}."


def _added(where: str, olds: Json, news: Json, new: Json) -> Iterator[str]:
    """Of what is answered: kinds that programs do not expect; the SDK does, in tagged unions."""
    if olds and not news:
        yield f"{where} may be anything now."
    elif "discriminator" not in new:
        if olds and not olds.keys() & news.keys():
            yield f"{where} is of another type: {', '.join(news)}, not {', '.join(olds)}."
        for kind in sorted(news.keys() - olds.keys()) if olds else ():
            yield f"{where} may be more: {kind}."


def _limits(where: str, old: Json, new: Json, *, sent: bool) -> Iterator[str]:
    if "const" in old and old["const"] != new.get("const"):
        yield f"{where} is no longer {old['const']!r}."
    if not sent:
        return
    gone = [each for each in old.get("enum", ()) if "enum" in new and each not in new["enum"]]
    for each in gone:
        yield f"{where} does not take {each!r} any more."
    if "enum" in new and "enum" not in old and "const" not in old:
        yield f"{where} takes only certain words now."
    for name in (*LOWERED, *RAISED):
        bound, sign = new.get(name), 1 if name in LOWERED else -1
        if bound is not None and (name not in old or sign * bound < sign * old[name]):
            yield f"{where}: {name} is {bound} now."
    if "pattern" in new and new["pattern"] != old.get("pattern"):
        yield f"{where} must match another pattern."


def _kinds(schema: Json) -> dict[str, Json]:
    """What it may be, by name; nothing: anything."""
    members = schema.get("anyOf") or schema.get("oneOf")
    if members:
        found: dict[str, Json] = {}
        for member in members:
            found.update(_kinds(member) if "anyOf" in member else {_kind(member): member})
        return found
    return {_kind(schema): schema} if _kind(schema) else {}


def _kind(schema: Json) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "const" in schema:
        return repr(schema["const"])
    if schema.get("enum"):
        return "string"
    return "number" if schema.get("type") == "integer" else str(schema.get("type", ""))


def _resolved(contract: Json, schema: Json) -> Json:
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return _resolved(contract, contract["components"]["schemas"][name])
    if "allOf" in schema:
        return {**schema, **_resolved(contract, schema["allOf"][0])}
    return schema


def _operations(contract: Json) -> Iterator[tuple[str, str, Json]]:
    for path, item in contract["paths"].items():
        for verb in METHODS:
            if verb in item:
                yield path, verb, item[verb]


def _by_place(operation: Json) -> dict[tuple[str, str], Json]:
    return {(each["in"], each["name"]): each for each in operation.get("parameters", [])}


def main() -> int:
    ref = sys.argv[1] if len(sys.argv) > 1 else "HEAD"
    root = Path(__file__).parents[2]
    shown = subprocess.run(  # noqa: S603 - a revision of this repository
        ["git", "show", f"{ref}:{FILE}"],  # noqa: S607 - whichever Git there is
        cwd=root,
        capture_output=True,
        check=False,
    )
    if shown.returncode:
        sys.stderr.write(f"{shown.stderr.decode()}There is no {FILE} at {ref} to compare with.\n")
        return 2
    old: Json = msgspec.json.decode(shown.stdout)
    new: Json = msgspec.json.decode(counterpoint_schema.openapi_json())
    found = breaking_changes(old, new)
    for each in found:
        print(each)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
