"""The parts of an OpenAPI document that the generator reads."""

from typing import Any

import msgspec
from msgspec import UNSET, Struct, UnsetType


class ContractError(Exception):
    """The contract has something that the generator does not know how to write down."""


class Discriminator(Struct, rename="camel"):
    property_name: str


class Schema(Struct, rename="camel"):
    ref: str = msgspec.field(name="$ref", default="")
    type: str = ""
    format: str = ""
    description: str = ""
    properties: "dict[str, Schema]" = {}
    required: list[str] = []
    additional_properties: "bool | Schema" = True
    property_names: "Schema | None" = None
    pattern: str = ""
    items: "Schema | None" = None
    all_of: "list[Schema]" = []
    """The first, with what the others add where it is asked for: typed clients read the first."""
    any_of: "list[Schema]" = []
    one_of: "list[Schema]" = []
    enum: list[str | int] = []
    const: str | UnsetType = UNSET
    default: Any | UnsetType = UNSET
    discriminator: Discriminator | None = None

    @property
    def target(self) -> str:
        """The name of the component it refers to, or nothing."""
        return self.ref.removeprefix("#/components/schemas/")

    @property
    def members(self) -> "list[Schema]":
        return self.any_of or self.one_of


class Parameter(Struct):
    name: str
    place: str = msgspec.field(name="in")
    schema: Schema
    required: bool = False
    description: str = ""
    reshapes: bool = msgspec.field(name="x-reshapes", default=False)
    """Whether the answer then has fewer or more fields than typed clients read."""


class Media(Struct):
    schema: Schema | None = None


class Body(Struct):
    content: dict[str, Media]
    required: bool = False


class Response(Struct):
    content: dict[str, Media] = {}
    problems: list[str] = msgspec.field(name="x-problems", default_factory=list)
    minimal: bool = msgspec.field(name="x-minimal", default=False)
    """Whether it comes only to who asked for no body."""
    deferred: bool = msgspec.field(name="x-deferred", default=False)
    """Whether it only says that the answer comes later; the core waits for that."""


class Route(Struct):
    operation_id: str = msgspec.field(name="operationId")
    responses: dict[str, Response]
    description: str = ""
    parameters: list[Parameter] = []
    request_body: Body | None = msgspec.field(name="requestBody", default=None)
    page: bool = msgspec.field(name="x-page", default=False)


class PathItem(Struct):
    get: Route | None = None
    put: Route | None = None
    post: Route | None = None
    patch: Route | None = None
    delete: Route | None = None

    def routes(self) -> list[tuple[str, Route]]:
        """The methods it answers, in the order in which people think of them."""
        found = {
            "POST": self.post,
            "GET": self.get,
            "PUT": self.put,
            "PATCH": self.patch,
            "DELETE": self.delete,
        }
        return [(method, route) for method, route in found.items() if route is not None]


class Components(Struct):
    schemas: dict[str, Schema]


class ProblemKind(Struct):
    code: str
    status: int
    title: str


class Info(Struct):
    version: str


class Contract(Struct):
    info: Info
    paths: dict[str, PathItem]
    components: Components
    problems: list[ProblemKind] = msgspec.field(name="x-problems", default_factory=list)


def read_contract(document: bytes) -> Contract:
    return msgspec.json.decode(document, type=Contract)
