"""What the templates are given: methods and problems, all but laid out."""

from itertools import groupby

from msgspec import Struct

from counterpoint_codegen.ir import Alias, Argument, Operation, Problem, Sdk, names_in
from counterpoint_codegen.naming import pascal
from counterpoint_codegen.python import (
    annotation,
    body_parameter,
    docstring,
    hanging,
    parameter,
)

STATUS_CLASSES = {
    400: "BadRequestError",
    401: "UnauthenticatedError",
    403: "ForbiddenError",
    404: "NotFoundError",
    409: "ConflictError",
    410: "GoneError",
    412: "PreconditionError",
    422: "UnprocessableError",
    429: "RateLimitError",
}
"""The classes of `counterpoint.errors` that stand for a status."""


CURSOR = "cursor"
"""By this parameter a page is asked for; a pager sets it."""


class Method(Struct):
    name: str
    constant: str
    title: str
    verb: str
    path: str
    flags: tuple[str, ...]
    parameters: tuple[str, ...]
    page: str
    item: str
    answer: str
    doc: str
    in_path: tuple[Argument, ...]
    in_query: tuple[Argument, ...]
    body: str
    cursor: bool
    streamed: bool


class Resource(Struct):
    attribute: str
    name: str
    methods: list[Method]

    @property
    def answering(self) -> bool:
        """Whether any of its methods answers once, and not with events."""
        return not all(method.streamed for method in self.methods)


class ProblemClass(Struct):
    name: str
    base: str
    code: str
    doc: str


def resources(sdk: Sdk) -> list[Resource]:
    by_name = sorted(sdk.operations, key=lambda operation: operation.resource)
    return [
        Resource(name, pascal(name), [_method(each) for each in found])
        for name, found in groupby(by_name, key=lambda operation: operation.resource)
    ]


def problem_classes(problems: tuple[Problem, ...]) -> list[ProblemClass]:
    return [
        ProblemClass(pascal(each.code), _base(each.status), each.code, docstring([each.title], 4))
        for each in sorted(problems, key=lambda problem: problem.code)
    ]


def _base(status: int) -> str:
    return "ServerError" if status >= 500 else STATUS_CLASSES.get(status, "ProblemError")


def aliases_in_order(aliases: list[Alias]) -> list[Alias]:
    """Each after those that it names."""
    by_name = {alias.name: alias for alias in aliases}
    ordered: dict[str, Alias] = {}

    def visit(alias: Alias) -> None:
        for name in names_in(alias.shape):
            if name in by_name:
                visit(by_name[name])
        ordered.setdefault(alias.name, alias)

    for alias in aliases:
        visit(alias)
    return list(ordered.values())


def _method(operation: Operation) -> Method:
    cursor = CURSOR if operation.item else ""
    flags = {"keyed": operation.keyed, "conditional": operation.conditional}
    answer = annotation(operation.answer, sent=False)
    return Method(
        name=operation.method,
        constant=f"{operation.resource}_{operation.method}".upper(),
        title=f"{operation.resource}.{operation.method}",
        verb=operation.verb,
        path=operation.path,
        flags=tuple(name for name, on in flags.items() if on),
        parameters=_parameters(operation),
        page=answer if operation.item else "",
        item=annotation(operation.item, sent=False) if operation.item else "",
        answer=answer,
        doc=_doc(operation),
        in_path=operation.in_path,
        in_query=tuple(each for each in operation.in_query if each.key != cursor),
        body=_body(operation),
        cursor=any(each.key == cursor for each in operation.in_query),
        streamed=operation.streamed,
    )


def _parameters(operation: Operation) -> tuple[str, ...]:
    """Path first, then a body that is one value, and the rest by keyword, required first."""
    first = [parameter(each) for each in operation.in_path]
    by_keyword = [(each.required, parameter(each)) for each in operation.in_query]
    if operation.body and operation.body.spread:
        spread = [(each.required, body_parameter(each)) for each in operation.body.arguments]
        by_keyword = spread + by_keyword
    elif operation.body:
        first += [body_parameter(each) for each in operation.body.arguments]
    rest = [text for required, text in sorted(by_keyword, key=lambda pair: not pair[0])]
    return ("self", *first, "*", *rest, "options: Options | None = None")


def _body(operation: Operation) -> str:
    if operation.body is None:
        return ""
    if not operation.body.spread:
        return operation.body.arguments[0].name
    record = annotation(operation.body.shape, sent=True)
    given = ", ".join(f"{each.field}={each.name}" for each in operation.body.arguments)
    return f"{record}({given})"


def _doc(operation: Operation) -> str:
    arguments = [*operation.in_path, *operation.in_query]
    if operation.body:
        arguments += operation.body.arguments
    told = [hanging(f"{each.name}: {each.doc}") for each in arguments if each.doc]
    classes = ", ".join(pascal(code) for code in operation.problems)
    sections = [operation.doc]
    if told:
        sections.append("\n".join(["Args:", *told]))
    if classes:
        sections.append("\n".join(["Raises:", hanging(classes)]))
    return docstring(sections, 8) if any(sections) else ""
