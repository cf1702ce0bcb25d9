"""An imported map as @argdown/core tells what is in a file, to be compared with what it told."""

from typing import Any

import msgspec

from counterpoint_server.formats.argdown.skeleton import Bone, read_skeleton
from counterpoint_server.formats.argdown.wording import reading_of
from counterpoint_server.formats.frame import PlainDocument
from counterpoint_server.model.types import Argument, Case, Claim, Group, Rebuttal

Json = dict[str, Any]

ROLES = {"": "top-level-statement", "*": None}


def model_in(document: PlainDocument) -> Json:
    return _Projection(document).model()


class _Projection:
    def __init__(self, document: PlainDocument) -> None:
        self.map = document.map
        self.elements = {element.id: element for element in document.elements}
        self.groups = [each for each in document.elements if isinstance(each, Group)]
        self.ids = {name.id: each.id for each in document.elements for name in each.external}
        self.keys = {id: name for name, id in self.ids.items()}
        self.bones = self._bones()
        self.sections = {
            id: self._group_title(group) for group in self.groups for id in group.members
        }
        settings = self._extra(self.map).get("frontmatter", {}).get("model") or {}
        self.without_tags = bool(settings.get("removeTagsFromText"))
        self.roles: dict[str, list[str | None]] = {}
        self.structures: dict[str, list[Json]] = {}
        self.steps: set[int] = set()
        self._walk()

    def model(self) -> Json:
        frontmatter = dict(self._extra(self.map).get("frontmatter", {}))
        if self.map.title != "Untitled":
            frontmatter["title"] = self.map.title
        claims = [key for key in self.roles if key.startswith("[")]
        arguments = dict.fromkeys([*self.structures, *(k for k in self.roles if k[0] == "<")])
        return {
            "frontMatter": frontmatter or None,
            "tags": sorted({tag for each in self.elements.values() for tag in each.tags}),
            "sections": self._section_tree(),
            "statements": [self._statement(key) for key in claims],
            "arguments": sorted((self._argument(key) for key in arguments), key=_title),
            "relations": self._relations(),
        }

    def _bones(self) -> list[Bone]:
        holders: list[Any] = [self.map, *self.groups]
        return [bone for each in holders for bone in read_skeleton(self._extra(each)["skeleton"])]

    def _extra(self, holder: Any) -> Json:
        found: Json = {"skeleton": [], **holder.extra.get("argdown", {})}
        return found

    def _walk(self) -> None:
        above: list[tuple[int, str, str | None]] = []
        defined: dict[str, int] = {}
        structure: list[Json] = []
        inference: Json | None = None
        before = ""
        for bone in [*self.bones, Bone(0, "end")]:
            while above and above[-1][0] >= bone.depth >= 0:
                _, key, role = above.pop()
                self.roles[key].append(role)
            if bone.symbol in ("//", "end"):
                continue
            if bone.symbol == "--":
                step = self.elements[self.ids.get(bone.name, self.ids.get(bone.name[:-2], 0))]
                assert isinstance(step, Argument)
                self.steps.add(step.id)
                inference = self._inference(step)
                continue
            self.roles.setdefault(bone.name, [])
            count = defined[bone.name] = defined.get(bone.name, 0) + bone.defines
            role = _role(bone.symbol)
            if bone.symbol.startswith("("):
                if bone.begins:
                    structure = self._begin(before)
                role = "intermediary-conclusion" if inference else "premise"
                line: Json = {"title": bone.name[1:-1], "role": role}
                if bone.defines:
                    line["text"] = self._texts(bone.name)[count - 1]
                structure.append(line | ({"inference": inference} if inference else {}))
                inference = None
            if bone.symbol == "" and bone.begins:
                before = bone.name if bone.name[0] == "<" else ""
            above.append((bone.depth, bone.name, role))
        for lines in self.structures.values():
            lines[-1]["role"] = "main-conclusion"
            self.roles[f"[{lines[-1]['title']}]"].remove("intermediary-conclusion")
            self.roles[f"[{lines[-1]['title']}]"].append("main-conclusion")

    def _begin(self, before: str) -> list[Json]:
        untitled = [
            bone.name.rpartition("#")[0]
            for bone in self.bones
            if bone.symbol == "--" and bone.name.endswith("#1")
        ]
        key = before or untitled[len(self.structures)]
        return self.structures.setdefault(key, [])

    def _inference(self, step: Argument) -> Json:
        extra = self._extra(step)
        uses = {"uses": extra["uses"]} if "uses" in extra else {}
        data = {**uses, **step.data}
        return {"rules": step.rules, **({"data": data} if data else {})}

    def _texts(self, key: str) -> list[str]:
        thing = self.elements[self.ids[key]]
        extra = self._extra(thing)
        if isinstance(thing, Claim):
            texts = [thing.text, *(each.text for each in thing.phrasings)]
        else:
            assert isinstance(thing, Case)
            texts = [thing.text or "", *extra.get("descriptions", [])]
        sources = extra.get("sources", [None] * len(texts))
        found = []
        for index, (text, source) in enumerate(zip(texts, sources, strict=True)):
            if source is not None:
                read = reading_of(source, "[x]: ")
                assert read is not None
                assert read.text == text
                found.append(text if self.without_tags else read.full.strip(" "))
            else:
                tags = "" if index or self.without_tags else "".join(map(_tag, thing.tags))
                found.append(text + tags)
        return found

    def _common(self, key: str) -> Json:
        thing = self.elements[self.ids[key]]
        section = self.sections.get(thing.id)
        is_step = isinstance(thing, Argument)
        return {
            "title": key[1:-1],
            "tags": thing.tags,
            **({"data": thing.data} if thing.data and not is_step else {}),
            **({"section": section} if section else {}),
        }

    def _statement(self, key: str) -> Json:
        defined = any(bone.defines for bone in self.bones if bone.name == key)
        roles = self.roles[key]
        return self._common(key) | {
            "isUsedAsTopLevel": "top-level-statement" in roles,
            "texts": self._texts(key) if defined else [],
            "roles": sorted(roles, key=str),
        }

    def _argument(self, key: str) -> Json:
        thing = self.elements[self.ids[key]]
        texts = self._texts(key) if isinstance(thing, Case) and thing.text else []
        return self._common(key) | {"descriptions": texts, "pcs": self.structures.get(key, [])}

    def _relations(self) -> list[Json]:
        found = []
        for each in self.elements.values():
            if isinstance(each, Argument) and each.id not in self.steps:
                kind = "entails" if each.strength == "strict" else "support"
                found.append((kind, each.premises[0], each.conclusion))
            elif isinstance(each, Rebuttal):
                usual = isinstance(self.elements[each.target], Argument)
                undercuts = self._extra(each).get("undercut", usual)
                found.append(
                    ("undercut" if undercuts else each.relation, each.attackers[0], each.target)
                )
        return [
            {"type": kind, "from": self._end(source, kind, 0), "to": self._end(target, kind, 1)}
            for kind, source, target in found
        ]

    def _end(self, id: int, kind: str, at: int) -> Json:
        key = self.keys[id]
        if at and kind == "undercut" and id in self.steps:
            argument = key.rpartition("#")[0] if key[-1] != ">" else key
            return {"kind": "inference", "title": argument[1:-1]}
        what = "equivalence-class" if key[0] == "[" else "argument"
        return {"kind": what, "title": key[1:-1]}

    def _group_title(self, group: Group) -> str:
        source = self._extra(group).get("source")
        read = reading_of(source, "# ") if source else None
        return read.full.strip() if read else (group.title or "") + "".join(map(_tag, group.tags))

    def _section_tree(self) -> list[Json]:
        roots: list[Json] = []
        made: dict[int, Json] = {}
        for group in self.groups:
            parent = made.get(group.parent or 0)
            level = self._extra(group).get("level", (parent["level"] if parent else 0) + 1)
            made[group.id] = {"title": self._group_title(group), "level": level, "children": []}
            (parent["children"] if parent else roots).append(made[group.id])
        return roots


def _role(symbol: str) -> str | None:
    return None if symbol[:1].isdigit() else ROLES.get(symbol, "relation-statement")


def told(path_data: bytes) -> Json:
    """What the oracle told, without how it differs in no matter: blanks at ends, orders."""
    found: Json = msgspec.json.decode(path_data)
    for claim in found["statements"]:
        claim["texts"] = [text.strip(" ") for text in claim["texts"]]
        claim["roles"].sort(key=str)
    for argument in found["arguments"]:
        argument["descriptions"] = [text.strip(" ") for text in argument["descriptions"]]
        for line in argument["pcs"]:
            if "text" in line:
                line["text"] = line["text"].strip(" ")
    found["arguments"].sort(key=_title)
    found["tags"].sort()
    keys = ("frontMatter", "tags", "sections", "statements", "arguments", "relations")
    return {key: found[key] for key in keys}


def _title(argument: Json) -> str:
    return str(argument["title"])


def _tag(tag: str) -> str:
    return f" #{tag}" if tag.replace("-", "").isalnum() else f" #({tag})"
