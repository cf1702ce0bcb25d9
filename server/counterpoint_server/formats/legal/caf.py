"""CAF, the XML of Carneades 3: statements in several languages, arguments, sources."""

from typing import Any

from counterpoint_server.formats.drafting import Draft, fitting
from counterpoint_server.formats.frame import Format, ImportedMap, ReadOptions
from counterpoint_server.formats.leftovers import keep
from counterpoint_server.formats.legal.stepping import Premise, Step, number, put_step
from counterpoint_server.formats.reading import unreadable_at
from counterpoint_server.formats.sampling import CERTAIN, Evidence, Sample
from counterpoint_server.formats.xml_values import (
    Tree,
    attributes,
    local_name,
    parse_xml,
)
from counterpoint_server.model.edit import MAP
from counterpoint_server.model.element import Attribution, Language, Line, PartialDate, Text
from counterpoint_server.model.types import Claim, Rebuttal, Source
from counterpoint_server.model.types.claim import Phrasing
from counterpoint_server.model.types.source import Url

NAME = "caf"

_UNDERCUT = "(undercut "
_READ = {"caf", "metadata", "descriptions", "description", "references"}
_READ |= {"statements", "statement", "arguments", "argument", "conclusion", "premises", "premise"}


def sniff(sample: Sample) -> Evidence | None:
    if "<caf" in sample.head[:4_096]:
        return Evidence(CERTAIN, "XML with the element `caf`")
    return None


def read(data: bytes, options: ReadOptions) -> ImportedMap:
    root = parse_xml(data)
    if local_name(root) != "caf":
        raise unreadable_at("The root is no `caf`.", 1)
    draft = Draft(NAME, options)
    statements = {str(each.get("id")): each for each in root.iterfind("statements/statement")}
    steps = [_step(each) for each in root.iterfind("arguments/argument")]
    whole = number(draft, list(statements), steps)
    sources = _read_sources(draft, root)
    for name, each in statements.items():
        _put_statement(draft, name, each, sources)
    for step, each in ((step, step.left.pop("element")) for step in whole):
        step.fields |= _said(each, sources)
        put_step(draft, step)
    for name, each in statements.items():
        _put_undercut(draft, name, each)
    _read_head(draft, root)
    for element in root.iter("*"):
        if local_name(element) not in _READ:
            kind = local_name(element)
            draft.lose(kind, f"`{kind}` is not read.", place=f"line {element.sourceline}")
    return draft.done()


def _step(element: Tree) -> Step:
    said = attributes(element)
    conclusion = element.find("conclusion")
    is_strict = {"strength": "strict"} if said.get("strict") == "true" else {}
    implicit = [
        str(p.get("statement")) for p in element.iter("premise") if p.get("implicit") == "true"
    ]
    left = {"implicit": implicit} if implicit else {}
    is_pro = said.get("pro") != "false"
    return Step(
        name=said.get("id", ""),
        conclusion=str(conclusion.get("statement")) if conclusion is not None else "",
        premises=[
            Premise(
                statement=str(each.get("statement")),
                role=str(each.get("role") or ""),
                is_positive=each.get("positive") != "false",
            )
            for each in element.iter("premise")
        ],
        is_pro=is_pro,
        scheme=said.get("scheme", ""),
        weight=said.get("weight", ""),
        fields=is_strict if is_pro else {},
        left={**left, "element": element},
        place=f"line {element.sourceline}",
    )


def _descriptions(element: Tree, path: str) -> list[tuple[str, str | None]]:
    """Texts with their languages; a paragraph's own line ends stay."""
    found = []
    for each in element.iterfind(path):
        text = "\n".join(line.strip() for line in (each.text or "").strip().splitlines())
        if fitting(Text, text):
            found.append((text, fitting(Language, each.get("lang"))))
    return found


def _said(element: Tree, sources: dict[str, int]) -> dict[str, Any]:
    """What the metadata of a statement or an argument say."""
    metadata = element.find("metadata")
    if metadata is None:
        return {}
    notes = [text for text, _ in _descriptions(metadata, "descriptions/description")]
    keys = [key.strip() for key in str(metadata.get("source") or "").split(";")]
    attributions = [Attribution(source=sources[key]) for key in keys if key in sources]
    title = fitting(Line, metadata.get("title"))
    fields = {"note": fitting(Text, "\n\n".join(notes)), "title": title}
    return {**fields, "attributions": attributions}


def _put_statement(draft: Draft, name: str, element: Tree, sources: dict[str, int]) -> None:
    id, said = draft.names[name], attributes(element)
    texts = _descriptions(element, "descriptions/description")
    if not texts:
        draft.find("no_text", "A statement without a text; its atom stands for it.", id)
        texts = [(fitting(Text, said.get("atom")) or fitting(Text, name) or "?", None)]
    left = {key: said[key] for key in ("atom", "standard", "weight") if said.get(key)}
    left = {key: value for key, value in left.items() if value != name}
    draft.put(
        Claim,
        id,
        text=texts[0][0],
        phrasings=[Phrasing(text=text, language=language) for text, language in texts[1:1_000]],
        standing="issue",
        external=draft.external(name),
        extra=keep(draft, id, left | ({"language": texts[0][1]} if texts[0][1] else {})),
        **_said(element, sources),
    )
    if said.get("main") == "true" and "main_claim" not in draft.fields:
        draft.fields["main_claim"] = id


def _put_undercut(draft: Draft, name: str, element: Tree) -> None:
    """A statement whose atom undercuts an argument."""
    atom = str(element.get("atom") or "")
    if atom.startswith(_UNDERCUT) and atom.endswith(")"):
        target = draft.names.get(atom.removeprefix(_UNDERCUT)[:-1].strip())
        if target is not None:
            attackers = [draft.names[name]]
            draft.add(Rebuttal, f"{name}/undercut", attackers=attackers, target=target)


def _read_sources(draft: Draft, root: Tree) -> dict[str, int]:
    sources: dict[str, int] = {}
    for element in root.iterfind("references/metadata"):
        said = attributes(element)
        key = said.get("key", "")
        if key in sources:
            draft.lose("metadata", "A reference whose key is not its own.", place=key)
            continue
        id = sources[key] = draft.number(f"source/{key}")
        notes = [text for text, _ in _descriptions(element, "descriptions/description")]
        draft.put(
            Source,
            id,
            title=fitting(Line, said.get("title")) or fitting(Line, key),
            url=fitting(Url, said.get("identifier")),
            publisher=fitting(Line, said.get("creator")),
            published=fitting(PartialDate, said.get("date")),
            note=fitting(Text, "\n\n".join(notes)),
            external=draft.external(f"source/{key}"),
            extra=keep(draft, id, said),
        )
    return sources


def _read_head(draft: Draft, root: Tree) -> None:
    metadata = root.find("metadata")
    if metadata is None:
        return
    draft.title = fitting(Line, metadata.get("title")) or draft.title
    texts = _descriptions(metadata, "descriptions/description")
    if texts:
        draft.fields |= {"description": texts[0][0], "language": texts[0][1]}
    draft.fields["extra"] = keep(draft, MAP, attributes(metadata))


FORMAT = Format(
    name=NAME,
    title="CAF (XML of Carneades 3)",
    media_type="application/xml",
    extensions=(".xml", ".caf"),
    sniff=sniff,
    read=read,
)
