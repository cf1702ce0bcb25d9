"""What a refusal is, and how it goes over the wire."""

import re
from typing import Any, ClassVar

from msgspec import UNSET, Struct, UnsetType


class Fault(Struct, frozen=True):
    """One place in the request that is wrong."""

    pointer: str
    """Where, as an RFC 6901 JSON pointer into the body (`#/text`), or `?name` for a parameter; in
    an imported file that is no JSON: `line 3, column 5`."""
    code: str
    detail: str


class ProblemBody(Struct, kw_only=True, omit_defaults=True):
    """A refusal on the wire (RFC 9457, `application/problem+json`)."""

    type: str
    """A URI reference that resolves on this server to a page about this kind of problem."""
    title: str
    status: int
    detail: str
    code: str
    request_id: str = ""
    errors: list[Fault] = []
    current_revision: int | UnsetType = UNSET
    """On `stale_revision`, `revision_ahead`: the revision the element or the map has now."""
    holders: list[int] | UnsetType = UNSET
    """The elements that stand in the way, because they refer to the one to be changed."""
    missing: list[int] | UnsetType = UNSET
    """On `missing_end` of a revert: the elements that would have to be there, and are gone."""
    carriers: list[int] | UnsetType = UNSET
    """On `ambiguous_external`: the elements that carry the name."""
    merged_into: int | UnsetType = UNSET
    """On `element_merged`: the number of the element that it is now part of."""
    restore: str | UnsetType = UNSET
    """On `map_deleted`: the address to which a POST brings the map back."""

    @property
    def extension(self) -> dict[str, Any]:
        """What this kind of problem tells besides."""
        fields = self.__struct_fields__
        own = fields[fields.index("errors") + 1 :]
        return {name: each for name in own if (each := getattr(self, name)) is not UNSET}


class Problem(Exception):
    """The root of all refusals."""

    status: ClassVar[int]
    code: ClassVar[str]
    title: ClassVar[str]
    retry_after: ClassVar[int | None] = None

    def __init_subclass__(cls) -> None:
        cls.code = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", cls.__name__).lower()
        cls.title = (cls.__doc__ or "").split("\n\n")[0].strip()

    def __init__(self, detail: str = "", *, pointer: str | None = None, **extension: Any) -> None:
        super().__init__(detail or self.title)
        self.detail = detail or self.title
        self.faults = [Fault(pointer, self.code, self.detail)] if pointer else []
        self.extension = extension

    def body(self, request_id: str = "") -> ProblemBody:
        return ProblemBody(
            type=f"/problems/{self.code}",
            title=self.title,
            status=self.status,
            detail=self.detail,
            code=self.code,
            request_id=request_id,
            errors=list(self.faults),
            **self.extension,
        )
