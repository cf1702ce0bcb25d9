"""Who says what: by attribution, and by the dialogue in which it was said."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from counterpoint_server.model.element import Attribution
from counterpoint_server.model.types import Element, Illocution, Locution, Transition

COMMITTING = ("asserting", "agreeing", "conceding", "arguing", "disagreeing", "restating")
"""The forces by which a speaker takes on what is said; a question or a challenge takes on nothing.

After Budzynska and Reed (2011), "Whence inference?".
"""


class Saying(NamedTuple):
    """A participant says an element."""

    participant: int
    element: int
    attribution: Attribution | None
    """None: by an illocution."""


def sayings(elements: Iterable[Element]) -> Iterator[Saying]:
    """Whoever only drew the map (an analyst) says nothing in it."""
    illocutions: list[Illocution] = []
    speakers: dict[int, list[int]] = {}
    transitions: list[Transition] = []
    for element in elements:
        for attribution in element.attributions:
            if attribution.participant is not None and attribution.role == "speaker":
                yield Saying(attribution.participant, element.id, attribution)
        if isinstance(element, Locution) and element.participant is not None:
            speakers[element.id] = [element.participant]
        elif isinstance(element, Transition):
            transitions.append(element)
        elif isinstance(element, Illocution) and is_committing(element.force):
            illocutions.append(element)
    for transition in transitions:
        replies = (speakers.get(reply, []) for reply in transition.to)
        speakers[transition.id] = [speaker for each in replies for speaker in each]
    for illocution in illocutions:
        said_by = {who for anchor in illocution.anchors for who in speakers.get(anchor, [])}
        for who in sorted(said_by):
            yield from (Saying(who, content, None) for content in illocution.content)


def is_committing(force: str | None) -> bool:
    letters = "".join(filter(str.isalpha, force or "")).lower()
    return letters.endswith(COMMITTING)
