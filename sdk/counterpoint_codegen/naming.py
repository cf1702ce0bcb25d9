"""From names on the wire to names in Python."""

import keyword
import re
from collections.abc import Mapping

from counterpoint_codegen.openapi import ContractError

Values = tuple[str, ...]


def pascal(name: str) -> str:
    """`element_in_use` → `ElementInUse`."""
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[^A-Za-z0-9]+", name))


def snake(name: str) -> str:
    """`ElementPatch` → `element_patch`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def identifier(key: str, taken: frozenset[str] = frozenset()) -> str:
    """A name that Python accepts and that is still free: `from` → `from_`."""
    name = re.sub(r"\W", "_", key)
    return f"{name}_" if keyword.iskeyword(name) or name in taken else name


def name_choices(uses: Mapping[tuple[str, Values], set[str]]) -> dict[tuple[str, Values], str]:
    """A name for each set of words, by the field and the types that have it.

    `Standing` where types of several families share it, `RebuttalKind` where one family has it: so
    that another type's `kind` never renames this one.
    """
    named: dict[tuple[str, Values], str] = {}
    for (field, values), owners in sorted(uses.items()):
        family = min(owners, key=lambda owner: (len(owner), owner))
        shared = not all(family in owner for owner in owners)
        name = pascal(field) if shared else pascal(family) + pascal(field)
        if name in named.values():
            raise ContractError(f"Two sets of words would both be called {name}.")
        named[field, values] = name
    return named
