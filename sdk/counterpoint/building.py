"""A map, or an addition to one, written down step by step and sent as one edit."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol, cast

from msgspec import UNSET, UnsetType

from counterpoint._generated.inputs import (
    Create,
    NewArgument,
    NewAttribution,
    NewClaim,
    NewElement,
    NewExternalId,
    NewGroup,
    NewParticipant,
    NewPreference,
    NewQuestion,
    NewRebuttal,
    NewSource,
    Operation,
    Upsert,
)
from counterpoint._generated.models import EditResult, Element, Map
from counterpoint._open import Unknown


class Ref(str):
    """An element that is yet to be made: it may stand wherever an element's number may."""

    __slots__ = ("_id", "_made")

    _id: int | None
    _made: Element | None

    def __new__(cls, name: str) -> "Ref":
        made = super().__new__(cls, name)
        made._id = made._made = None
        return made

    def resolve(self, id: int, element: Element | None) -> None:
        self._id = id
        self._made = element or self._made

    @property
    def id(self) -> int:
        """The element's number; only once the edit is done."""
        if self._id is None:
            raise LookupError(f"{self} is made when the edit is sent: leave the `with` first.")
        return self._id

    @property
    def element(self) -> Element:
        """As the server has it; only once the edit is done."""
        if self._made is None:
            raise LookupError(f"The element {self.id} was not read.")
        return self._made


class HasId(Protocol):
    """An element, as it was read."""

    @property
    def id(self) -> int: ...


Known = Ref | int | HasId
"""An element that there is, by its ref, by its number, or itself."""
Statement = Known | str
"""Something that there is; or the text of a claim that is new."""


class MapBuilder:
    """Collects operations; `client.build(…)` sends them when its `with` ends.

    >>> with client.build(article) as m:
    ...     wang = m.participant("Wang")
    ...     club = m.claim("The club secures supply.")
    ...     m.argument(["Buyers together are strong.", "The club unites buyers."], conclusion=club)
    ...     m.rebut(club, by="Walls fuel instability.", said_by=wang)
    >>> club.id
    2

    Each method takes any further field of its element by name, such as `tags`. With a `key`, what
    the same key has made before is changed, not made again: a script can run twice.
    """

    def __init__(self, system: str = "script") -> None:
        self.system = system
        """In whose names the keys are given."""
        self.operations: list[Operation] = []
        self.map: Map | None = None
        """What is built; of a new map only once it is made."""
        self.result: EditResult | None = None
        self._refs: dict[str, Ref] = {}

    def add(self, element: NewElement, *, key: str | None = None) -> Ref:
        """Any element."""
        ref = Ref(f"${type(element).__name__.removeprefix('New').lower()}-{len(self._refs) + 1}")
        self._refs[ref] = ref
        if key is None:
            self.operations.append(Create(ref=ref, element=element))
        else:
            name = NewExternalId(system=self.system, id=key)
            self.operations.append(Upsert(external=name, ref=ref, element=element))
        return ref

    def claim(
        self, text: str, *, said_by: Known | None = None, key: str | None = None, **fields: Any
    ) -> Ref:
        return self.add(NewClaim(text=text, **_said(said_by, fields)), key=key)

    def argument(
        self,
        premises: Iterable[Statement],
        conclusion: Statement,
        *,
        scheme: str | UnsetType = UNSET,
        said_by: Known | None = None,
        key: str | None = None,
        **fields: Any,
    ) -> Ref:
        """Premises, taken together, for a conclusion."""
        argument = NewArgument(
            premises=self._all(premises, key, said_by),
            conclusion=self._one(conclusion, key, said_by, "conclusion"),
            scheme=scheme,
            **_said(said_by, fields),
        )
        return self.add(argument, key=key)

    def rebut(
        self,
        target: Statement,
        by: Statement | Sequence[Statement],
        *,
        said_by: Known | None = None,
        key: str | None = None,
        **fields: Any,
    ) -> Ref:
        """An attack on a claim, or on any step, by one statement or by several jointly."""
        several = isinstance(by, Sequence) and not isinstance(by, str)
        attackers = cast("Sequence[Statement]", by if several else [by])
        rebuttal = NewRebuttal(
            attackers=self._all(attackers, key, said_by),
            target=self._one(target, key, None, "target"),
            **_said(said_by, fields),
        )
        return self.add(rebuttal, key=key)

    def prefer(
        self, preferred: Known, over: Known, *, key: str | None = None, **fields: Any
    ) -> Ref:
        element = NewPreference(preferred=_number(preferred), dispreferred=_number(over), **fields)
        return self.add(element, key=key)

    def question(
        self,
        text: str,
        positions: Iterable[Known] = (),
        *,
        key: str | None = None,
        **fields: Any,
    ) -> Ref:
        return self.add(
            NewQuestion(text=text, positions=[_number(each) for each in positions], **fields),
            key=key,
        )

    def group(
        self, title: str, members: Iterable[Known], *, key: str | None = None, **fields: Any
    ) -> Ref:
        return self.add(
            NewGroup(title=title, members=[_number(each) for each in members], **fields), key=key
        )

    def participant(
        self, name: str, *, kind: str | UnsetType = UNSET, key: str | None = None, **fields: Any
    ) -> Ref:
        return self.add(NewParticipant(name=name, kind=kind, **fields), key=key)

    def source(self, title: str, *, key: str | None = None, **fields: Any) -> Ref:
        return self.add(NewSource(title=title, **fields), key=key)

    def _all(
        self, statements: Iterable[Statement], key: str | None, said_by: Known | None
    ) -> Sequence[int | str | NewClaim]:
        return [self._one(each, key, said_by, str(n)) for n, each in enumerate(statements, 1)]

    def _one(
        self, statement: Statement, key: str | None, said_by: Known | None, place: str
    ) -> int | str | NewClaim:
        if isinstance(statement, Ref) or not isinstance(statement, str):
            return _number(statement)
        if key is None:
            return NewClaim(text=statement, **_said(said_by, {}))
        # Of a step that is made only once, its claims are, too.
        return self.claim(statement, said_by=said_by, key=f"{key}/{place}")

    def resolve(self, map: Map, result: EditResult) -> list[int]:
        """Takes up what the edit has made; answers the numbers of what it left as it was."""
        self.map, self.result = map, result
        made = self.take(result.elements)
        return [id for id in result.created.values() if id not in made]

    def take(self, elements: Iterable[Element]) -> set[int]:
        """Elements as the server has them, for their refs."""
        found = {each.id: each for each in elements if not isinstance(each, Unknown)}
        for name, id in (self.result.created if self.result else {}).items():
            if name in self._refs:
                self._refs[name].resolve(id, found.get(id))
        return set(found)

    @classmethod
    def from_networkx(cls, graph: Any, *, system: str = "networkx") -> "MapBuilder":
        """What a graph says: see `counterpoint.bridges.read_networkx`."""
        from counterpoint.bridges import read_networkx

        builder = cls(system)
        read_networkx(graph, builder)
        return builder

    @classmethod
    def from_pandas(cls, frame: Any, *, system: str = "pandas") -> "MapBuilder":
        """What a table says: see `counterpoint.bridges.read_pandas`."""
        from counterpoint.bridges import read_pandas

        builder = cls(system)
        read_pandas(frame, builder)
        return builder


def _number(known: Known) -> int | str:
    return known if isinstance(known, int | str) else known.id


def _said(said_by: Known | None, fields: Mapping[str, Any]) -> dict[str, Any]:
    if said_by is None:
        return dict(fields)
    given = cast("Sequence[NewAttribution]", fields.get("attributions", ()))
    return {**fields, "attributions": [NewAttribution(participant=_number(said_by)), *given]}
