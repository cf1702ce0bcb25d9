"""From a map's elements to what a picture of them shows."""

from collections.abc import Iterable

from counterpoint_server.model.types import (
    Argument,
    Case,
    Claim,
    Element,
    Fragment,
    Illocution,
    Locution,
    Participant,
    Preference,
    Question,
    Rebuttal,
    Rephrase,
    Source,
    Transition,
)
from counterpoint_server.pictures.scene import Card, Scene, Step, StepKind

DIALOGUE = frozenset({"locution", "illocution", "transition"})
"""What is shown only where it is asked for."""
SHOWN = frozenset(
    {"claim", "argument", "case", "rebuttal", "preference", "rephrase", "question", "fragment"}
)
MARKS = {"direct": "“ ” quoted", "partly_direct": "“ ” part quoted", "scare_quote": "“ ” quoted"}
STEPS_NAMED = 5


def stage(
    elements: Iterable[Element],
    *,
    question: str | None = None,
    main_claim: int | None = None,
    language: str | None = None,
    types: frozenset[str] = SHOWN,
    participants: frozenset[int] = frozenset(),
    tags: frozenset[str] = frozenset(),
) -> Scene:
    """`question`: the map's own, which stands above the picture and not in it once more."""
    stager = _Stager(elements, question, language, types)
    stager.keep(participants, tags)
    stager.add_steps()
    roots = [*stager.positions, *([] if main_claim is None else [main_claim])]
    steps = _merged(stager.steps)
    return Scene(stager.cards, steps, tuple(roots), {})


class _Stager:
    def __init__(
        self,
        elements: Iterable[Element],
        question: str | None,
        language: str | None,
        types: frozenset[str],
    ) -> None:
        found = sorted(elements, key=lambda e: (e.rank is None, e.rank or 0.0, e.id))
        self.cards: dict[int, Card] = {}
        self.positions: list[int] = []
        self._names = {e.id: e.name for e in found if isinstance(e, Participant)}
        self._publishers = {e.publisher for e in found if isinstance(e, Source)}
        self._premises = {p for e in found if isinstance(e, Argument) for p in e.premises}
        self._question, self._language = question, language
        shown = [e for e in found if _type_name(e) in types]
        for element in shown:
            card = self._card(element)
            if card is not None:
                self.cards[element.id] = card
        self.steps: dict[int, Step] = {}
        self._shown = shown

    def keep(self, participants: frozenset[int], tags: frozenset[str]) -> None:
        """Only cards that one of them says, and that bear one of the tags."""
        for element in self._shown:
            said_by = {each.participant for each in element.attributions}
            is_theirs = not participants or not participants.isdisjoint(said_by)
            if not is_theirs or (tags and tags.isdisjoint(element.tags)):
                self.cards.pop(element.id, None)

    def add_steps(self) -> None:
        """Those whose ends are shown; what bears on steps that are not shown, is not shown."""
        there = {step.id: step for each in self._shown if (step := self._step(each))}
        while True:
            ends = self.cards.keys() | there.keys()
            kept = {}
            for step in there.values():
                sources = tuple(id for id in step.sources if id in self.cards or _is_step(id, ends))
                if sources and step.target in ends and step.target != step.id:
                    kept[step.id] = step._replace(sources=sources)
            if kept == there:
                break
            there = kept
        # Steps that are premises or attackers themselves stand for what they conclude.
        for step in there.values():
            sources = tuple(dict.fromkeys(self._standing_for(id, there) for id in step.sources))
            self.steps[step.id] = step._replace(sources=tuple(id for id in sources if id))

    def _standing_for(self, id: int, steps: dict[int, Step]) -> int:
        seen = set()
        while id in steps and id not in seen:
            seen.add(id)
            id = steps[id].target
        return id if id in self.cards else 0

    def _card(self, element: Element) -> Card | None:
        said, mark = self._said(element), self._mark(element)
        if isinstance(element, Claim):
            return Card(element.id, "claim", self._text(element), said, mark, element.title or "")
        if isinstance(element, Case):
            text = element.text or element.title or f"Case {element.id}"
            named = ", ".join(map(str, element.steps[:STEPS_NAMED]))
            mark = f"steps {named}" if named else "case"
            return Card(element.id, "case", text, said, mark, element.title or "")
        if isinstance(element, Question):
            if element.text == self._question and element.about is None:
                self.positions += element.positions
                return None
            return Card(element.id, "question", element.text, said, "question")
        if isinstance(element, Locution):
            who = self._names.get(element.participant or 0, "")
            return Card(element.id, "other", element.text, said or who, "said")
        if isinstance(element, Fragment):
            text = element.text or element.title or element.aif_type or "Fragment"
            return Card(element.id, "other", text, said, "fragment")
        return None

    def _text(self, claim: Claim) -> str:
        if self._language is not None:
            for phrasing in claim.phrasings:
                if (phrasing.language or "").lower().startswith(self._language.lower()):
                    return phrasing.text
        return claim.text

    def _said(self, element: Element) -> str:
        for attribution in element.attributions:
            if attribution.role == "speaker" and attribution.participant in self._names:
                names = [self._names[id] for id in attribution.via if id in self._names]
                via = [name for name in names if name not in self._publishers]
                speaker = self._names[attribution.participant]
                return f"{speaker} · via {', '.join(via)}" if via else speaker
        return ""

    def _mark(self, element: Element) -> str:
        modes = [MARKS[a.mode] for a in element.attributions if a.mode in MARKS]
        drawn = element.explicitness in ("presupposed", "reconstructed")
        return f"{element.explicitness}" if drawn else next(iter(modes), "")

    def _step(self, element: Element) -> Step | None:
        drawn = element.explicitness == "reconstructed"
        if isinstance(element, Argument):
            ends = tuple(element.premises), element.conclusion
            return Step(element.id, "support", scheme_label(element.scheme), *ends, drawn)
        if isinstance(element, Rebuttal):
            is_undercut = element.target not in self.cards
            label = "rebuts"
            if is_undercut:
                label = "undercuts"
            elif element.target in self._premises:
                label = "undermines"
            both = element.relation != "attack"
            kind: StepKind = "undercut" if is_undercut else "rebut"
            ends = tuple(element.attackers), element.target
            return Step(element.id, kind, label, *ends, drawn, both)
        return _plain_step(element)


def _plain_step(element: Element) -> Step | None:
    """What neither supports nor attacks."""
    if isinstance(element, Rephrase):
        ends = (element.restatement,), element.original
        return Step(element.id, "neutral", "restates", *ends)
    if isinstance(element, Preference):
        ends = (element.preferred,), element.dispreferred
        return Step(element.id, "neutral", "preferred to", *ends)
    if isinstance(element, Illocution) and element.content:
        label = (element.force or "says").replace("-", " ")
        return Step(element.id, "neutral", label, tuple(element.anchors), element.content[0])
    if isinstance(element, Transition) and element.to and element.from_:
        return Step(element.id, "neutral", "in reply to", tuple(element.to), element.from_[0])
    return None


def _is_step(id: int, ends: Iterable[int]) -> bool:
    return id in ends


def _type_name(element: Element) -> str:
    return str(element.__struct_config__.tag)


def scheme_label(slug: str | None) -> str:
    """As people say it: without "argument from", and with spaces."""
    words = " ".join((slug or "").replace("-", " ").replace("_", " ").split())
    for beginning in ("argument from ", "argument by "):
        words = words.removeprefix(beginning)
    return words[:1].upper() + words[1:] if words else "supports"


def _merged(steps: dict[int, Step]) -> dict[int, Step]:
    """Two attacks of one on another and back are one line with two heads."""
    targets = {step.target for step in steps.values()}
    ways: dict[tuple[int, int], int] = {}
    found: dict[int, Step] = {}
    for step in steps.values():
        if step.kind != "rebut" or len(step.sources) != 1 or step.id in targets:
            found[step.id] = step
            continue
        (source,) = step.sources
        back = ways.get((step.target, source))
        if back is None:
            ways[source, step.target] = step.id
            found[step.id] = step
        else:
            drawn = found[back].is_reconstructed and step.is_reconstructed
            found[back] = found[back]._replace(both_ways=True, is_reconstructed=drawn)
    return {
        id: step._replace(label="rebut each other") if step.both_ways else step
        for id, step in found.items()
    }
