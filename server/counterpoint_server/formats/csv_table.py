"""A table: a row for each claim, and for each support or attack between them.

The columns are those of `COLUMNS`, in any order; only `text` must be there. A row with `from` and
`to` is a relation; several ids are separated by blanks. Other columns are kept.
"""

import csv
import io
from typing import Any

from counterpoint_server.formats.drafting import Draft, fitting
from counterpoint_server.formats.frame import (
    AnyDocument,
    Format,
    ImportedMap,
    ReadOptions,
    WriteOptions,
    Written,
)
from counterpoint_server.formats.leftovers import Leftovers, keep, list_of, part_of
from counterpoint_server.formats.naming import in_order, names_for
from counterpoint_server.formats.reading import BOM, text_of, unreadable_at
from counterpoint_server.formats.sampling import LIKELY, Evidence, Sample
from counterpoint_server.model.edit import MAP
from counterpoint_server.model.element import Explicitness, Line, Slug, Standing, Tag, Text, Weight
from counterpoint_server.model.types import Argument, Claim, Element, Rebuttal

NAME = "csv"

COLUMNS = (
    "id", "type", "text", "from", "to", "title", "scheme", "weight", "standing", "explicitness",
    "tags", "note",
)  # fmt: skip

_SUPPORTS = {"support", "argument", "pro", "for", "+"}
_ATTACKS = {"attack": "attack", "rebuttal": "attack", "con": "attack", "against": "attack",
            "-": "attack", "contrary": "contrary", "contradictory": "contradictory"}  # fmt: skip


def sniff(sample: Sample) -> Evidence | None:
    first = sample.head.removeprefix(BOM).partition("\n")[0].strip().lower()
    found = {each.strip().strip('"') for each in first.split(_delimiter(first))}
    if "text" in found and len(found & {*COLUMNS}) > 1:
        return Evidence(LIKELY, "a first line that names columns, `text` among them")
    return None


def _delimiter(first: str) -> str:
    return max(",;\t", key=first.count)


def read(data: bytes, options: ReadOptions) -> ImportedMap:
    text = text_of(data).removeprefix(BOM)
    delimiter = _delimiter(text.partition("\n")[0])
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        table = [(rows.line_num, row) for row in rows]
    except csv.Error as error:
        raise unreadable_at(f"{str(error).rstrip('.')}.", rows.line_num or 1) from None
    if not table:
        raise unreadable_at("The first line names the columns.", 1)
    return _Reader(Draft(NAME, options), table).done()


class _Reader:
    """Claims first, since relations name them."""

    def __init__(self, draft: Draft, table: list[tuple[int, list[str]]]) -> None:
        self.draft = draft
        self.columns = [column.strip().lower() for column in table[0][1]]
        if "text" not in self.columns or len(set(self.columns)) < len(self.columns):
            raise unreadable_at("The first line names the columns, each once, and `text`.", 1)
        self.rows = [self._row(at, row) for at, row in table[1:] if any(row)]

    def _row(self, line: int, row: list[str]) -> tuple[int, dict[str, str]]:
        if len(row) > len(self.columns):
            raise unreadable_at("The row has more fields than there are columns.", line)
        return line, dict(zip(self.columns, row, strict=False))

    def done(self) -> ImportedMap:
        named = [(line, row, self._number(line, row)) for line, row in self.rows]
        self.kinds = {id: _kind(row) for _, row, id in named}
        for line, row, id in named:
            if _is_relation(row):
                self._relation(line, row, id)
            else:
                self._claim(line, row, id)
        more = [column for column in self.columns if column not in COLUMNS]
        self.draft.fields["extra"] = keep(self.draft, MAP, {"columns": more} if more else {})
        return self.draft.done()

    def _number(self, line: int, row: dict[str, str]) -> int:
        name = row.get("id", "").strip()
        if not name or any(blank in name for blank in (" ", "\t")):
            name = f"line-{line}" if not name else name.replace(" ", "_").replace("\t", "_")
        if name in self.draft.names:
            raise unreadable_at(f"The id {name[:100]} was there before.", line)
        return self.draft.number(name)

    def _claim(self, line: int, row: dict[str, str], id: int) -> None:
        if fitting(Text, row.get("text", "")) is None:
            raise unreadable_at("A claim has a text, of at most 65536 characters.", line)
        standing = self._checked(row, "standing", Standing, line) or "auto"
        self.draft.put(
            Claim, id, text=row["text"], standing=standing, **self._fields(line, row, id)
        )

    def _relation(self, line: int, row: dict[str, str], id: int) -> None:
        ends = [self._end(name, line) for name in row.get("from", "").split()]
        targets = [self._end(name, line) for name in row.get("to", "").split()]
        if not 0 < len(ends) <= 1_000 or len(targets) != 1:
            raise unreadable_at("A relation is from some claims to one.", line)
        kind, fields = row.get("type", "").strip().lower(), self._fields(line, row, id)
        ends, scheme = list(dict.fromkeys(ends)), self._checked(row, "scheme", Slug, line)
        self._check_ends(kind, ends, targets[0], line)
        if kind in _SUPPORTS or not kind:
            fields |= {"premises": ends, "conclusion": targets[0], "scheme": scheme}
            standing = self._checked(row, "standing", Standing, line) or "auto"
            self.draft.put(Argument, id, standing=standing, **fields)
        elif kind in _ATTACKS:
            fields |= {"attackers": ends, "target": targets[0], "scheme": scheme}
            self.draft.put(Rebuttal, id, relation=_ATTACKS[kind], **fields)
        else:
            raise unreadable_at(f"The type {kind[:50]} is not `support` or `attack`.", line)

    def _end(self, name: str, line: int) -> int:
        id = self.draft.names.get(name)
        if id is None:
            raise unreadable_at(f"There is no row of the id {name[:100]}.", line)
        return id

    def _check_ends(self, kind: str, ends: list[int], target: int, line: int) -> None:
        """Claims support claims and supports; claims and supports attack anything."""
        is_attack = kind in _ATTACKS
        from_types = {self.kinds[id] for id in ends}
        if not from_types <= ({"claim", "support"} if is_attack else {"claim"}):
            raise unreadable_at("A relation comes from claims, or an attack from supports.", line)
        if not is_attack and self.kinds[target] == "attack":
            raise unreadable_at("A support is for a claim or another support.", line)
        is_plain = _ATTACKS.get(kind, "attack") == "attack"
        if not is_plain and (len(ends) > 1 or {*from_types, self.kinds[target]} != {"claim"}):
            raise unreadable_at(f"`{kind}` is between one claim and one claim.", line)

    def _fields(self, line: int, row: dict[str, str], id: int) -> dict[str, Any]:
        weight = row.get("weight", "").strip()
        more = {key: row[key] for key in row if key not in COLUMNS and row[key]}
        if _is_relation(row) and row.get("text"):
            more["text"] = row["text"]
        name = row.get("id", "").strip()
        tags = [tag.strip() for tag in row.get("tags", "").split(";") if tag.strip()]
        return {
            "title": self._checked(row, "title", Line, line),
            "note": self._checked(row, "note", Text, line),
            "weight": self._weight(weight, line) if weight else None,
            "explicitness": self._checked(row, "explicitness", Explicitness, line),
            "tags": [tag for tag in tags if fitting(Tag, tag)][:1_000],
            "external": self.draft.external(name) if name in self.draft.names else [],
            "extra": keep(self.draft, id, {"columns": more} if more else {}),
        }

    def _checked(self, row: dict[str, str], column: str, shape: Any, line: int) -> Any:
        given = row.get(column, "")
        if not given:
            return None
        found = fitting(shape, given)
        if found is None:
            raise unreadable_at(f"`{column}` cannot be {given[:50]!r}.", line)
        return found

    def _weight(self, given: str, line: int) -> float:
        try:
            found = fitting(Weight, float(given.replace(",", ".")))
        except ValueError:
            found = None
        if found is None:
            raise unreadable_at("`weight` is a number from 0 to 1.", line)
        return float(found)


def _kind(row: dict[str, str]) -> str:
    if not _is_relation(row):
        return "claim"
    return "attack" if row.get("type", "").strip().lower() in _ATTACKS else "support"


def _is_relation(row: dict[str, str]) -> bool:
    return bool(row.get("from", "").strip() or row.get("to", "").strip())


def write(document: AnyDocument, options: WriteOptions) -> Written:
    left = Leftovers(document, NAME)
    elements = _writable(document)
    names = names_for(elements, NAME, lambda name: not set(name) & set(" \t\r\n") and name != "")
    more = [each for each in list_of(left.of(MAP), "columns") if isinstance(each, str)]
    columns = [*COLUMNS, *dict.fromkeys(each for each in more if each not in COLUMNS)]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, lineterminator="\r\n", restval="")
    writer.writeheader()
    for element in elements:
        known = part_of(left.of(element.id), "columns")
        kept = {
            key: str(value) for key, value in known.items() if key in columns and value is not None
        }
        writer.writerow({**kept, **_row_of(element, names)})
    return Written(out.getvalue().encode(), names)


def _writable(document: AnyDocument) -> list[Element]:
    """Claims, and relations all of whose ends have rows of their own."""
    found = in_order(document, Claim, Argument, Rebuttal)
    while True:
        known = {each.id for each in found}
        kept = [each for each in found if isinstance(each, Claim) or {*_ends(each)} <= known]
        if len(kept) == len(found):
            return found
        found = kept


def _ends(element: Element) -> list[int]:
    match element:
        case Argument():
            return [*element.premises, element.conclusion]
        case Rebuttal():
            return [*element.attackers, element.target]
        case _:
            return []


def _row_of(element: Element, names: dict[int, str]) -> dict[str, str]:
    row = {
        "id": names[element.id],
        "title": element.title or "",
        "weight": "" if element.weight is None else repr(element.weight),
        "explicitness": element.explicitness or "",
        "tags": "; ".join(tag for tag in element.tags if tag == tag.strip() and ";" not in tag),
        "note": element.note or "",
    }
    match element:
        case Claim():
            standing = "" if element.standing == "auto" else element.standing
            row |= {"type": "claim", "text": element.text, "standing": standing}
        case Argument():
            standing = "" if element.standing == "auto" else element.standing
            row |= {"type": "support", "standing": standing, "scheme": element.scheme or ""}
        case Rebuttal():
            row |= {"type": element.relation, "scheme": element.scheme or ""}
        case _:
            pass
    *ends, target = [names[id] for id in _ends(element)] or [""]
    ends = list(dict.fromkeys(ends))
    return row | ({"from": " ".join(ends), "to": target} if ends else {})


FORMAT = Format(
    name=NAME,
    title="Table (CSV)",
    media_type="text/csv",
    extensions=(".csv", ".tsv"),
    sniff=sniff,
    read=read,
    write=write,
    cannot={
        "argument": "A table has supports from claims, to claims and other rows.",
        "rebuttal": "A table has attacks by claims, on claims and other rows.",
    },
)
