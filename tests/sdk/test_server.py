"""Against a real server: the SDK says what the API means."""

from collections.abc import Iterator

import pytest

from counterpoint import (
    AsyncCounterpoint,
    Claim,
    ClaimPatch,
    Counterpoint,
    Create,
    ElementInUse,
    ElementMerged,
    ElementNotFound,
    IdempotencyKeyReused,
    InvalidBody,
    Map,
    MapDeleted,
    MapNotFound,
    MapOrigin,
    Merge,
    NewArgument,
    NewAttribution,
    NewClaim,
    NewExternalId,
    NewParticipant,
    Options,
    RevisionNotFound,
    StaleRevision,
    Upsert,
)

DOMINANCE = "One player dominates critical minerals."
CLUB = "A club of buyers should be formed."
WALLS = "Walls fuel instability."


@pytest.fixture
def article(client: Counterpoint) -> Iterator[Map]:
    made = client.maps.create(title="Critical minerals", tags=["sdk"], question="A club?")
    yield made
    client.maps.delete(made)


def test_an_edit_makes_an_argument_with_who_says_it(client: Counterpoint, article: Map) -> None:
    burgum = NewAttribution(participant="$burgum", mode="indirect")
    result = client.edits.create(
        article,
        operations=[
            Create(ref="$burgum", element=NewParticipant(name="Burgum", kind="person")),
            Create(ref="$why", element=NewClaim(text=DOMINANCE, attributions=[burgum])),
            Create(ref="$club", element=NewClaim(text=CLUB)),
            Create(element=NewArgument(premises=["$why"], conclusion="$club")),
        ],
        message="Burgum's rationale",
    )
    document = client.maps.document(article)
    assert document.map.revision == result.revision == 2
    assert document.elements == result.elements
    why = client.elements.get(article, result.created["$why"])
    assert isinstance(why, Claim)
    assert why.attributions[0].participant == result.created["$burgum"]


def test_a_rebuttal_brings_its_claim_along(client: Counterpoint, article: Map) -> None:
    club = client.claims.create(article, text=CLUB)
    rebuttal = client.rebuttals.create(article, attackers=[NewClaim(text=WALLS)], target=club.id)
    attacker = client.elements.get(article, rebuttal.attackers[0])
    assert isinstance(attacker, Claim)
    assert (attacker.text, rebuttal.kind) == (WALLS, "rebut")


def test_a_page_brings_along_what_its_elements_refer_to(client: Counterpoint, article: Map) -> None:
    club = client.claims.create(article, text=CLUB)
    client.rebuttals.create(article, attackers=[NewClaim(text=WALLS)], target=club.id)
    (page,) = client.rebuttals.list(article, expand=["attackers", "target"]).pages()
    (rebuttal,) = page.items
    assert page.expanded[rebuttal.target] == club
    attacker = page.expanded[rebuttal.attackers[0]]
    assert isinstance(attacker, Claim)
    assert attacker.text == WALLS


def test_a_change_of_something_that_has_changed_is_refused(
    client: Counterpoint, article: Map
) -> None:
    club = client.claims.create(article, text=CLUB, note="Draft.")
    seen = Options(if_match=club.revision)
    changed = client.elements.update(article, club.id, ClaimPatch(note=None), options=seen)
    assert changed.note is None if isinstance(changed, Claim) else False
    with pytest.raises(StaleRevision) as caught:
        client.elements.update(article, club.id, ClaimPatch(text=WALLS), options=seen)
    assert caught.value.current_revision == changed.revision


def test_what_others_need_is_taken_out_only_with_them(client: Counterpoint, article: Map) -> None:
    club = client.claims.create(article, text=CLUB)
    rebuttal = client.rebuttals.create(article, attackers=[NewClaim(text=WALLS)], target=club.id)
    with pytest.raises(ElementInUse) as caught:
        client.elements.delete(article, club.id)
    assert caught.value.holders == [rebuttal.id]
    result = client.elements.delete(article, club.id, cascade=True)
    assert result.deleted == [club.id, rebuttal.id]


def test_a_key_makes_two_calls_one_write(client: Counterpoint, article: Map) -> None:
    key = Options(idempotency_key=f"club-{article.id}")
    first = client.claims.create(article, text=CLUB, options=key)
    assert client.claims.create(article, text=CLUB, options=key) == first
    with pytest.raises(IdempotencyKeyReused):
        client.claims.create(article, text=WALLS, options=key)


def test_all_pages_together_are_the_map(client: Counterpoint, article: Map) -> None:
    creates = [Create(element=NewClaim(text=f"Point {n}.", tags=["point"])) for n in range(7)]
    client.edits.create(article, operations=creates)
    assert [each.id for each in client.claims.list(article, limit=3)] == list(range(1, 8))
    pages = list(client.elements.list(article, ids=[2, 99]).pages())
    assert [page.missing for page in pages] == [[99]]
    assert article.id in {each.id for each in client.maps.list(tag=["sdk"], limit=1)}


def test_a_map_is_changed_and_deleted(client: Counterpoint) -> None:
    made = client.maps.create(title="Critical minerals", question="A club?")
    changed = client.maps.update(made, title="The minerals club", question=None)
    assert (changed.title, changed.question) == ("The minerals club", None)
    client.maps.delete(made)
    with pytest.raises(MapDeleted) as gone:
        client.maps.get(made)
    assert gone.value.restore == f"/v1/maps/{made.id}/restore"
    assert made.id in {each.id for each in client.maps.list(deleted=True)}
    assert client.maps.restore(made) == changed
    client.maps.delete(made)


def test_a_map_is_forked_and_a_claim_erased(client: Counterpoint, article: Map) -> None:
    club = client.claims.create(article, text=CLUB)
    fork = client.maps.fork(article, title="The club again")
    assert fork.origin == MapOrigin(map=article.id, revision=2)
    assert client.elements.get(fork, club.id).id == club.id
    done = client.maps.erase(article, elements=[club.id], words=["club"], reason="By request")
    assert (done.erased, done.forks, done.found.versions) == ([club.id], [fork.id], [])
    with pytest.raises(ElementNotFound):
        client.elements.get(article, club.id)


def test_refusals_name_the_fault(client: Counterpoint, article: Map) -> None:
    with pytest.raises(InvalidBody) as caught:
        client.claims.create(article, text="")
    assert caught.value.errors[0].pointer == "#/text"
    assert caught.value.request_id
    with pytest.raises(ElementNotFound):
        client.elements.get(article, 4)


def test_the_server_tells_of_itself(client: Counterpoint) -> None:
    assert client.service.ready().status == "ready"
    codes = {kind.code for kind in client.service.problems()}
    assert client.service.problem("map_not_found").status == 404
    assert "map_not_found" in codes
    assert client.service.contract().startswith(b"{")


async def test_the_awaited_client_does_the_same(server_url: str) -> None:
    async with AsyncCounterpoint(base_url=server_url) as client:
        article = await client.maps.create(title="Critical minerals")
        club = await client.claims.create(article, text=CLUB)
        assert [each.id async for each in client.elements.list(article)] == [club.id]
        assert (await client.maps.document(article)).elements == [club]
        with pytest.raises(MapNotFound):
            await client.maps.get("0000000000000")
        await client.maps.delete(article)


def test_the_number_of_a_merged_element_reads_the_other_and_writes_neither(
    client: Counterpoint, article: Map
) -> None:
    club, double = (client.claims.create(article, text=CLUB) for _ in range(2))
    client.edits.create(article, operations=[Merge(into=club.id, from_=double.id)])
    assert client.elements.get(article, double.id).id == club.id
    with pytest.raises(ElementMerged) as refused:
        client.elements.delete(article, double.id)
    assert refused.value.merged_into == club.id


def test_a_script_of_upserts_can_run_twice(client: Counterpoint, article: Map) -> None:
    name = NewExternalId(system="script", id="walls")
    script = [Upsert(external=name, element=NewClaim(text=WALLS), ref="$walls")]
    first = client.edits.create(article, operations=script)
    assert client.edits.create(article, operations=script).revision == first.revision


def test_a_map_is_read_as_it_was(client: Counterpoint, article: Map) -> None:
    before = client.maps.document(article)
    client.claims.create(article, text=CLUB)
    assert client.maps.document(article, revision=before.map.revision) == before
    with pytest.raises(RevisionNotFound):
        client.maps.document(article, revision=3)


def test_a_document_can_be_read_and_put_back(client: Counterpoint, article: Map) -> None:
    client.claims.create(article, text=CLUB)
    read = client.maps.document(article)
    options = Options(if_match=read.map.revision)
    done = client.maps.replace(article, map_=read.map, elements=read.elements, options=options)
    assert (done.revision, done.elements) == (read.map.revision, [])


def test_a_map_is_read_as_it_was_compared_and_taken_back(
    client: Counterpoint, article: Map
) -> None:
    club = client.claims.create(article, text=CLUB)
    walls = client.claims.create(article, text=WALLS)
    client.edits.create(article, operations=[Merge(into=club.id, from_=walls.id)], message="One.")
    assert client.elements.get(article, walls.id, revision=3) == walls
    assert client.elements.get(article, walls.id, revision=4).id == club.id
    assert [each.id for each in client.claims.list(article, revision=3)] == [club.id, walls.id]
    (change,) = client.maps.diff(article, from_=3)
    assert (change.op, change.before, change.into) == ("merge", walls, club.id)
    assert [each.message for each in client.maps.revisions(article)] == ["One.", None, None, None]
    (page,) = client.maps.revision(article, 4).pages()
    assert (page.merged, page.items) == (1, [change])
    back = client.maps.revert(article, to=3)
    assert [element.id for element in back.elements] == [walls.id]
    ops = [version.op for version in client.elements.history(article, walls.id)]
    assert ops == ["create", "merge", "create"]
    with pytest.raises(RevisionNotFound):
        client.elements.get(article, walls.id, revision=6)
