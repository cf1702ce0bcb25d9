"""Edits: one atomic change of one map, of one operation or many."""

from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from counterpoint_server.model.documents import NewDocument
from counterpoint_server.model.element import ExternalId
from counterpoint_server.model.ids import ElementId, Ref, Revision
from counterpoint_server.model.shapes import input_annotation
from counterpoint_server.model.types import Element, NewElement

OPERATIONS_MAX = 10_000
MAP = 0
"""The number under which an edit and the links speak of the map itself."""

Message = Annotated[str, Meta(min_length=1, max_length=1_000)]

if TYPE_CHECKING:
    NewExternalId = ExternalId
else:
    NewExternalId = input_annotation(ExternalId)


class OperationBase(Struct, frozen=True, forbid_unknown_fields=True, tag_field="op"):
    """What one step of an edit is, as a client sends it."""


class Create(OperationBase, kw_only=True, frozen=True, tag="create"):
    """Make an element."""

    element: NewElement
    ref: Ref | None = None
    """A name, such as `$a`, by which other operations of this edit refer to it."""


class Update(OperationBase, kw_only=True, frozen=True, tag="update"):
    """Change fields of an element by a merge patch (RFC 7396): null puts a field to its default."""

    id: ElementId | Ref
    patch: Annotated[dict[str, Any], Meta(extra_json_schema={"x-patch-of": "Element"})]
    if_revision: Revision | None = None
    """Refuse if the element has changed since this revision."""


class Delete(OperationBase, kw_only=True, frozen=True, tag="delete"):
    """Take an element out."""

    id: ElementId
    cascade: bool = False
    """Take out with it what has no meaning without it."""
    if_revision: Revision | None = None


class Upsert(OperationBase, kw_only=True, frozen=True, tag="upsert"):
    """Change the element that carries an external name, or make it: a script can run twice.

    The name is looked for in the map as it was before the edit, and in what the edit makes first.
    """

    external: NewExternalId
    element: NewElement
    """Fields at their default leave what is there; the rest replaces it."""
    ref: Ref | None = None
    """A name by which other operations of this edit refer to the element, new or not."""


class Merge(OperationBase, kw_only=True, frozen=True, tag="merge"):
    """Make one element of two of the same type; the number of the other leads to it from then on.

    What refers to `from` refers to `into` then. `into` keeps its fields, and gets what `from` has
    besides of tags, attributions, external names, phrasings, members, positions and answers.
    """

    into: ElementId | Ref
    from_: ElementId | Ref = msgspec.field(name="from")
    if_revision: Revision | None = None
    """Refuse if either has changed after this revision."""


class Retype(OperationBase, kw_only=True, frozen=True, tag="retype"):
    """Make an element one of another type, under the same number."""

    id: ElementId | Ref
    element: NewElement
    """The fields that every type has stay as they are where they are at their default here."""
    if_revision: Revision | None = None
    """Refuse if the element has changed since this revision."""


Operation = Create | Update | Delete | Upsert | Merge | Retype


class NewEdit(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """An edit as a client sends it: all of it is done, or nothing."""

    operations: Annotated[list[Operation], Meta(min_length=1, max_length=OPERATIONS_MAX)]
    message: Message | None = None
    """What the change is for; kept in the map's history."""


class MapPatch(Struct, kw_only=True, frozen=True):
    """Change the map's own fields; has an address of its own."""

    patch: dict[str, Any]


class Replace(Struct, kw_only=True, frozen=True):
    """Put a whole document in the map's place; has an address of its own."""

    document: NewDocument


class Revert(Struct, kw_only=True, frozen=True):
    """Go back to a former state; has an address of its own."""

    to: Revision
    element: ElementId | None = None
    """Only this one; None: the whole map."""


class Done(Struct, frozen=True, omit_defaults=True):
    """What an edit did to one element, or (id 0) to the map; stored in the revision."""

    id: int
    op: Literal["create", "update", "delete", "merge", "keep", "redact", "fork"]
    """`merge`: taken out, for it is now part of another; `keep`: an upsert found it as it is;
    `redact`: its former versions lost their content; `fork`: the map was copied from another."""
    ref: str | UnsetType = UNSET
    into: int | UnsetType = UNSET
    """On `merge`: where its number leads."""
    type: str | UnsetType = UNSET
    """The element's type after it, or when it was taken out."""

    @property
    def leaves_element(self) -> bool:
        """Whether there is a new state of an element to be answered."""
        return self.op in ("create", "update") and self.id != MAP


class EditResult(Struct, kw_only=True, frozen=True, omit_defaults=True):
    """What an edit has done."""

    revision: Revision
    """The map's revision after it."""
    created: dict[str, ElementId]
    """The numbers of the `ref`s of its creates and upserts."""
    elements: list[Element]
    """The elements it made or changed, as they are after it, by number."""
    deleted: list[ElementId]
    """The numbers of the elements it took out: by cascade and merge, too."""
    dry_run: bool = False
    """True: nothing was done, and all this is what would be, if the map stays as it is."""
