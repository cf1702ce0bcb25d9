"""Maps written down step by step, sent as one edit."""

import pytest

from counterpoint import (
    Argument,
    AsyncCounterpoint,
    Claim,
    Counterpoint,
    InvalidBody,
    MapBuilder,
    NewGroup,
    Rebuttal,
    Ref,
)

DOMINANCE = "One player dominates critical minerals."
CLUB = "A club of buyers should be formed."
WALLS = "Walls fuel instability."


def write(m: MapBuilder, *, keyed: bool = False) -> dict[str, Ref]:
    def key(name: str) -> str | None:
        return name if keyed else None

    burgum = m.participant("Burgum", kind="person", key=key("burgum"))
    wang = m.participant("Wang", key=key("wang"))
    club = m.claim(CLUB, said_by=burgum, tags=["proposal"], key=key("club"))
    why = m.argument([DOMINANCE, "It hurts."], club, said_by=burgum, key=key("why"))
    attack = m.rebut(club, by=WALLS, said_by=wang, key=key("walls"))
    undercut = m.rebut(why, by=["Ties bind.", "Both gain."], key=key("ties"))
    group = m.add(NewGroup(title="Burgum's case", members=[club, why]), key=key("case"))
    return locals()


def test_a_map_is_made_by_one_edit(client: Counterpoint) -> None:
    with client.build(title="Critical minerals", question="A club?", message="The article") as m:
        made = write(m)
        with pytest.raises(LookupError, match="with"):
            made["club"].id  # noqa: B018
    assert m.map is not None
    assert (m.map.revision, m.map.question) == (2, "A club?")
    club, why, attack = (made[name].element for name in ("club", "why", "attack"))
    assert isinstance(club, Claim)
    assert isinstance(why, Argument)
    assert isinstance(attack, Rebuttal)
    assert (club.text, club.tags) == (CLUB, ["proposal"])
    assert club.attributions[0].participant == made["burgum"].id
    assert (why.conclusion, attack.target) == (club.id, club.id)
    texts = {each.id: each.text for each in client.claims.list(m.map)}
    assert [texts[id] for id in why.premises] == [DOMINANCE, "It hurts."]
    assert [texts[id] for id in attack.attackers] == [WALLS]
    undercut = made["undercut"].element
    assert isinstance(undercut, Rebuttal)
    assert (undercut.kind, len(undercut.attackers)) == ("undercut", 2)


def test_a_script_with_keys_can_run_twice(client: Counterpoint) -> None:
    article = client.maps.create(title="Critical minerals")
    with client.build(article) as m:
        first = write(m, keyed=True)
    with client.build(article) as m:
        second = write(m, keyed=True)
    assert m.result is not None
    assert (m.result.elements, m.result.revision) == ([], 2)
    names = [name for name, each in first.items() if isinstance(each, Ref)]
    assert [first[name].id for name in names] == [second[name].id for name in names]
    assert [first[name].element for name in names] == [second[name].element for name in names]
    with client.build(article) as m:
        m.claim(CLUB + " Soon.", key="club")
    assert client.elements.get(article, first["club"].id).text == CLUB + " Soon."  # type: ignore[union-attr]


def test_what_there_is_can_be_built_upon(client: Counterpoint) -> None:
    article = client.maps.create(title="Critical minerals")
    club = client.claims.create(article, text=CLUB)
    with client.build(article) as m:
        by_itself = m.rebut(club, by=WALLS)
        by_number = m.argument(["Supply matters."], club.id)
    assert isinstance(by_itself.element, Rebuttal)
    assert isinstance(by_number.element, Argument)
    assert by_itself.element.target == by_number.element.conclusion == club.id


def test_of_what_fails_nothing_stays(client: Counterpoint) -> None:
    title = "The map that never was"
    with pytest.raises(ZeroDivisionError), client.build(title=title) as m:
        m.claim(CLUB, rank=1 / 0)
    with pytest.raises(InvalidBody), client.build(title=title) as m:
        m.claim("")
    assert [each for each in client.maps.list(text=title) if each.title == title] == []
    with pytest.raises(ValueError, match="either"), client.build():
        pass


async def test_the_awaited_client_builds_the_same(server_url: str) -> None:
    async with AsyncCounterpoint(server_url) as client:
        async with client.build(title="Critical minerals") as m:
            made = write(m, keyed=True)
        assert m.map is not None
        async with client.build(m.map) as again:
            assert write(again, keyed=True)
        club = made["club"].element
        assert isinstance(club, Claim)
        assert await client.elements.get(m.map, club.id) == club
