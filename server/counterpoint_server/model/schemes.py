"""The catalogue of argumentation schemes, and by which names other systems know them."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from counterpoint_server.model.types.scheme import CriticalQuestion, SchemeRole


class SchemeAlias(Struct, kw_only=True, frozen=True, omit_defaults=True):
    """What other systems call a scheme."""

    aif: str | None = None
    """Its name in AIFdb."""
    aifdb: str | None = None
    """Its number in AIFdb."""
    arguebuf: str | None = None
    """Its constant in arguebuf."""
    names: list[str] = []
    """Other names that are read as this scheme."""


class CatalogueScheme(Struct, kw_only=True, frozen=True):
    """A scheme that every map can name in `scheme` (or, of an illocution, in `force`)."""

    slug: str
    name: str
    relation: str
    """The type of element that it is a pattern of: argument, rebuttal, rephrase, …"""
    conclusion: str | None = None
    """The pattern of the conclusion."""
    premise_roles: list[SchemeRole] = []
    critical_questions: list[CriticalQuestion] = []
    aliases: SchemeAlias = SchemeAlias()


class SchemeList(Struct, kw_only=True, frozen=True):
    """The catalogue of schemes."""

    items: list[CatalogueScheme]


@cache
def catalogue() -> dict[str, CatalogueScheme]:
    """By slug, in the order in which they are listed."""
    data = files("counterpoint_schema").joinpath("schemes.json").read_bytes()
    schemes = msgspec.json.decode(data, type=list[CatalogueScheme])
    return {scheme.slug: scheme for scheme in schemes}


@cache
def asked_of() -> dict[str, tuple[str, ...]]:
    """By slug of a scheme, the slugs of its critical questions."""
    return {
        slug: tuple(each.slug for each in scheme.critical_questions)
        for slug, scheme in catalogue().items()
    }


def scheme_named(name: str | None, *relations: str) -> str | None:
    """The slug of a scheme by any of its names; None where none of these relations is meant."""
    slug = _by_name().get(_plain(name)) if name else None
    return slug if slug and (not relations or catalogue()[slug].relation in relations) else None


def scheme_numbered(number: str, relation: str) -> str | None:
    """The slug of a scheme by its number in AIFdb."""
    slug = _by_number().get(number)
    return slug if slug and catalogue()[slug].relation == relation else None


def aliases_of(slug: str | None) -> SchemeAlias:
    found = catalogue().get(slug) if slug else None
    return found.aliases if found else SchemeAlias()


def _plain(name: str) -> str:
    """`ExpertOpinion`, `Expert Opinion`, `SUPPORT_EXPERT_OPINION` … without what differs."""
    return re.sub(r"[^a-z0-9]", "", name.lower()) or name


@cache
def _by_number() -> dict[str, str]:
    return {each.aliases.aifdb: slug for slug, each in catalogue().items() if each.aliases.aifdb}


@cache
def _by_name() -> dict[str, str]:
    found: dict[str, str] = {}
    for scheme in catalogue().values():
        for name in _names(scheme):
            found.setdefault(_plain(name), scheme.slug)
    return found


def _names(scheme: CatalogueScheme) -> Iterable[str]:
    known = scheme.aliases
    yield from (scheme.slug, scheme.name, *known.names)
    yield from (name for name in (known.aif, known.arguebuf) if name)
