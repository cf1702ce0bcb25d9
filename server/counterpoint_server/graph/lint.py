"""Odd structure, found; what is said about it stands in one table, `LINT`."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from counterpoint_server.graph.circles import circles
from counterpoint_server.graph.dispute import Dispute
from counterpoint_server.graph.links import read_links
from counterpoint_server.graph.words import plain
from counterpoint_server.model.lint import LINT, Lint, LintCode, LintFinding
from counterpoint_server.model.provenance import Provenance
from counterpoint_server.model.types import (
    Argument,
    Case,
    Claim,
    Element,
    Fragment,
    Group,
    Participant,
    Preference,
    Question,
    Rebuttal,
    Scheme,
    Source,
)

Found = Iterator[tuple[LintCode, Sequence[int]]]


def lint(
    elements: Iterable[Element],
    *,
    provenances: Iterable[Provenance] = (),
    schemes: Collection[str] | None = None,
) -> Lint:
    """All that is odd. `schemes`: those of the catalogue; None: unknown ones are not looked for."""
    dispute = Dispute(elements)
    found = [each for rule in RULES for each in rule(dispute)]
    found += _unknown_schemes(dispute, schemes) if schemes is not None else ()
    found += _quotes_astray(provenances)
    findings = [
        LintFinding(code=code, message=LINT[code], elements=[*elements])
        for code, elements in sorted({(code, tuple(elements)) for code, elements in found})
    ]
    return Lint(findings=findings)


def _incomplete(dispute: Dispute) -> Found:
    for element in dispute.elements.values():
        match element:
            case Fragment():
                yield "fragment", [element.id]
            case Case(text=None, steps=[]):
                yield "empty_case", [element.id]
            case Group(members=[]):
                yield "empty_group", [element.id]
            case Question(positions=[], answers=[]):
                yield "open_question", [element.id]
        for attribution in element.attributions:
            if attribution.quote is not None and attribution.source is None:
                yield "quote_without_source", [element.id]


def _circular(dispute: Dispute) -> Found:
    for members in circles(dispute.supports):
        yield "circular_support", members
    over: dict[int, list[int]] = {}
    for element in dispute.elements.values():
        if isinstance(element, Preference):
            over.setdefault(element.preferred, []).append(element.dispreferred)
    for members in circles(over):
        yield "circular_preference", members


def _at_odds(dispute: Dispute) -> Found:
    for element in dispute.elements.values():
        if isinstance(element, Rebuttal) and element.target in element.attackers:
            yield "self_attack", [element.id]
        if isinstance(element, Argument) and (
            {*element.premise_roles.values()} - {*element.premises}
        ):
            yield "role_outside_premises", [element.id]


def _repeated(dispute: Dispute) -> Found:
    by_text: dict[str, list[int]] = {}
    for id, element in sorted(dispute.elements.items()):
        if isinstance(element, Claim):
            by_text.setdefault(plain(element.text), []).append(id)
    for ids in by_text.values():
        if len(ids) > 1:
            yield "duplicate_text", ids


def _loose(dispute: Dispute) -> Found:
    """What nothing refers to, though it is there to be referred to."""
    held: set[int] = set()
    for element in dispute.elements.values():
        ends: list[int] = []
        read_links(element, ends, [])
        held.update(end for end in ends if end != element.id)
    for element in dispute.elements.values():
        if element.id not in held:
            match element:
                case Claim():
                    yield "unconnected_claim", [element.id]
                case Participant():
                    yield "silent_participant", [element.id]
                case Source():
                    yield "unused_source", [element.id]


def _ungrounded(dispute: Dispute) -> Found:
    attackers = {attacker for attack in dispute.attacks for attacker in attack.attackers}
    said = {saying.element for each in dispute.sayings.values() for saying in each}
    for id in sorted(attackers | dispute.supports.keys()):
        element = dispute.elements[id]
        is_grounded = id in said or id in dispute.reasons or _has_source(element)
        if isinstance(element, Claim) and element.standing in ("auto", "issue") and not is_grounded:
            yield "unsupported_leaf", [id]


def _has_source(element: Element) -> bool:
    return any(attribution.source is not None for attribution in element.attributions)


def _unknown_schemes(dispute: Dispute, catalogue: Collection[str]) -> Found:
    own = {e.slug for e in dispute.elements.values() if isinstance(e, Scheme)}
    for element in dispute.elements.values():
        scheme = element.scheme if isinstance(element, Argument) else None
        if scheme is not None and scheme not in own and scheme not in catalogue:
            yield "unknown_scheme", [element.id]


def _quotes_astray(provenances: Iterable[Provenance]) -> Found:
    for provenance in provenances:
        for quote in provenance.quotes:
            if quote.anchor.status == "moved":
                yield "quote_moved", [quote.element]
            elif quote.anchor.status == "orphan":
                yield "quote_orphan", [quote.element]


RULES: tuple[Callable[[Dispute], Found], ...] = (
    _incomplete,
    _circular,
    _at_odds,
    _repeated,
    _loose,
    _ungrounded,
)
