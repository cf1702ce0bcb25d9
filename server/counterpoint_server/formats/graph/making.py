"""From the ends of a relation to its element, by kind."""

from collections.abc import Callable
from typing import Any

from counterpoint_server.formats.drafting import Draft
from counterpoint_server.formats.graph.shape import CA, MA, PA, RA, TA, YA
from counterpoint_server.model.types import (
    Argument,
    Illocution,
    Preference,
    Rebuttal,
    Rephrase,
    Transition,
)

Make = Callable[[Draft, int, list[int], list[int], str | None, dict[str, Any]], None]


def _argument(
    draft: Draft, id: int, ins: list[int], outs: list[int], scheme: str | None, more: dict[str, Any]
) -> None:
    draft.put(Argument, id, premises=ins, conclusion=outs[0], scheme=scheme, **more)


def _rebuttal(
    draft: Draft, id: int, ins: list[int], outs: list[int], scheme: str | None, more: dict[str, Any]
) -> None:
    draft.put(Rebuttal, id, attackers=ins, target=outs[0], scheme=scheme, **more)


def _rephrase(
    draft: Draft, id: int, ins: list[int], outs: list[int], scheme: str | None, more: dict[str, Any]
) -> None:
    draft.put(Rephrase, id, restatement=ins[0], original=outs[0], scheme=scheme, **more)


def _preference(
    draft: Draft, id: int, ins: list[int], outs: list[int], scheme: str | None, more: dict[str, Any]
) -> None:
    draft.put(Preference, id, preferred=ins[0], dispreferred=outs[0], scheme=scheme, **more)


def _transition(
    draft: Draft, id: int, ins: list[int], outs: list[int], scheme: str | None, more: dict[str, Any]
) -> None:
    draft.put(Transition, id, from_=ins, to=outs, scheme=scheme, **more)


def _illocution(
    draft: Draft, id: int, ins: list[int], outs: list[int], force: str | None, more: dict[str, Any]
) -> None:
    draft.put(Illocution, id, anchors=ins, content=outs, force=force, **more)


MAKERS: dict[str, Make] = {
    RA: _argument,
    CA: _rebuttal,
    MA: _rephrase,
    PA: _preference,
    TA: _transition,
    YA: _illocution,
}
