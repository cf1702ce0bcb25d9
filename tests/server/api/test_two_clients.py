"""Two clients, who may be behind the times, and the maps that plain graphs say they have."""

import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from random import Random
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from graphs import Answer, Graph
from plain_elements import MAP, complete
from two_clients import Client, Reply, content_of, history_of, in_order, is_answer, says
from wishes import Choose, Wish, Wisher, first_edit

TITLE, OTHER_TITLE = "Minerals club", "The club, seen from Beijing"
MAPS_MAX = 3
RACES = 2
LOOKED_BACK = 2
STEPS = 30
SEEN = {
    *("create 201", "update 200", "delete 200", "edit 200", "change 200", "revert 200"),
    *("revert_element 200", "fork 201", "remove 204", "race 200", "race 201", "document 200"),
    *("element 200", "elements 200", "diff 200", "revisions 200", "history 200"),
}
"""What has to have happened, and each refusal of some of it, for the test to prove anything."""
REFUSED = {"404", "409", "412"}


SETTINGS = settings(
    stateful_step_count=STEPS,
    deadline=None,
    database=None,
    suppress_health_check=[*HealthCheck],
)


class Scene(NamedTuple):
    """A map of the server, and what it has to be."""

    path: str
    graph: Graph
    times: dict[int, str]
    """When each of its revisions was made, as far as it has been read."""


@st.composite
def choosing(draw: st.DrawFn) -> Choose:
    return lambda choices: draw(st.sampled_from(choices))


def wishing(name: str) -> Callable[..., None]:
    """The step that sends one of these wishes."""

    def step(self: "TwoClients", choose: Choose) -> None:
        self.wish(choose, name)

    step.__name__ = name
    made: Callable[..., None] = rule(choose=choosing())(step)
    return made


class TwoClients(RuleBasedStateMachine):
    """In each step, one of them asks for something; the answer must be the oracle's."""

    clients: tuple[Client, Client]
    counted: Counter[str]
    keys = count(1)

    def __init__(self) -> None:
        super().__init__()
        self.steps = 0
        self.scenes: list[Scene] = []
        one, _ = self.clients
        made = one.ask("POST", "/v1/maps", {"title": TITLE})
        self.add(made, Graph(complete({"title": TITLE}, MAP)))
        (scene,) = self.scenes
        done = one.ask("POST", f"{scene.path}/edits", {"operations": first_edit()})
        assert done.body == scene.graph.edit(first_edit())

    @initialize(seed=st.integers(0, 2**16))
    def sow(self, seed: int) -> None:
        self.random = Random(seed)

    def add(self, made: Reply, graph: Graph) -> None:
        assert made.status == 201
        assert content_of(made.body) == graph.head()
        scene = Scene(f"/v1/maps/{made.body['id']}", graph, {1: made.body["updated_at"]})
        self.scenes.append(scene)
        for client in self.clients:
            client.revisions[scene.path] = {0: 1}

    def pick(self, choose: Choose) -> tuple[Client, Scene, Wisher]:
        client, scene = choose(self.clients), choose(self.scenes)
        return client, scene, Wisher(choose, scene.graph, client.revisions[scene.path])

    @invariant()
    def step(self) -> None:
        self.steps += 1

    # Writing

    create, update, delete = wishing("create"), wishing("update"), wishing("delete")
    edit, change = wishing("edit"), wishing("change")
    revert, revert_element = wishing("revert"), wishing("revert_element")

    def wish(self, choose: Choose, name: str) -> None:
        """Now and then twice, with a key."""
        client, scene, wisher = self.pick(choose)
        wish: Wish = getattr(wisher, name)()
        expected = scene.graph.answer(wish.of_graph, wish.status)
        fields: dict[str, str] = {}
        if wisher.seldom():
            fields["Idempotency_Key"] = f"{next(self.keys)}"
        for again in (False, True)[: 1 + len(fields)]:
            reply = client.send(scene.path, wish, **fields)
            self.check(wish, reply, expected)
            assert reply.is_replay == (again and reply.status < 300)
        self.counted[f"{name} {reply.status}"] += 1

    def check(self, wish: Wish, reply: Reply, expected: Answer) -> None:
        asked = f"{wish.method} {wish.path} {wish.body} {wish.if_match}"
        note(f"{asked}\n-> {reply}\nexpected {expected}")
        assert is_answer(reply, expected)

    @precondition(lambda self: len(self.scenes) < MAPS_MAX)
    @rule(choose=choosing())
    def fork(self, choose: Choose) -> None:
        client, scene, wisher = self.pick(choose)
        revision = wisher.revision() if wisher.often() else None
        title = choose([None, OTHER_TITLE])
        body = {"revision": revision, "title": title}
        reply = client.ask("POST", f"{scene.path}/fork", body)
        note(f"fork of {revision} -> {reply}")
        self.counted[f"fork {reply.status}"] += 1
        if revision is not None and revision > scene.graph.revision:
            assert (reply.status, reply.body["code"]) == (404, "revision_not_found")
            return
        self.add(reply, scene.graph.fork(revision, title))
        origin = {"map": scene.path[-13:], "revision": revision or scene.graph.revision}
        assert reply.body["origin"] == origin

    @rule(choose=choosing())
    def remove_and_restore(self, choose: Choose) -> None:
        client, scene, wisher = self.pick(choose)
        graph, revision, wish = scene.graph, wisher.guard(), wisher.write()
        fields = {} if revision is None else {"If_Match": f'"{revision}"'}
        reply = client.ask("DELETE", scene.path, **fields)
        note(f"DELETE {scene.path} {fields} -> {reply}")
        self.counted[f"remove {reply.status}"] += 1
        if revision not in (None, graph.revision):
            assert (reply.status, reply.body["code"]) == (412, "stale_revision")
            return
        assert reply.status == 204
        graph.is_deleted = True
        gone = choose(self.clients).send(scene.path, wish)
        self.check(wish, gone, graph.answer(wish.of_graph, wish.status))
        graph.is_deleted = False
        back = client.ask("POST", f"{scene.path}/restore")
        assert (back.status, content_of(back.body)) == (200, graph.head())

    # Reading

    @rule(choose=choosing())
    def read_document(self, choose: Choose) -> None:
        client, scene, wisher = self.pick(choose)
        self.compare_document(client, scene, wisher.revision() if wisher.often() else None)

    def compare_document(self, client: Client, scene: Scene, revision: int | None) -> None:
        status, expected = scene.graph.answer(lambda graph: graph.document(revision))
        path = f"{scene.path}/document" + (f"?revision={revision}" if revision else "")
        known = client.tags.get(path)
        reply = client.ask("GET", path, **({"If_None_Match": known} if known else {}))
        note(f"GET {path} {known} -> {reply}")
        self.counted[f"document {reply.status}"] += 1
        if status == 200 and known == f'"{expected["map"]["revision"]}"':
            assert reply.status == 304
            return
        assert reply.status == status
        if status == 200:
            head, elements = reply.body["map"], reply.body["elements"]
            assert {"map": content_of(head), "elements": elements} == expected
            time = scene.times.setdefault(head["revision"], head["updated_at"])
            assert time == head["updated_at"]
            client.tags[path] = reply.tag or ""
            client.remember(scene.path, head, *([] if revision else elements))

    @rule(choose=choosing())
    def read_part(self, choose: Choose) -> None:
        client, scene, wisher = self.pick(choose)
        what, path, tell = wisher.read()
        expected = scene.graph.answer(tell)
        reply = client.ask("GET", scene.path + path)
        note(f"GET {path} -> {reply}")
        self.counted[f"{what} {reply.status}"] += 1
        status, body = expected
        assert reply.status == status
        if status == 200:
            assert says(history_of(reply.body), body)
        else:
            assert reply.body["code"] in body["codes"]

    # At the end

    def teardown(self) -> None:
        """What can go either way comes last, as no more can be drawn; then all that there was."""
        if sys.exc_info()[0] is not None:
            return
        self.counted["whole run"] += self.steps >= STEPS
        self.scenes.append(self.race(self.scenes.pop()))
        for scene in self.scenes:
            last = scene.graph.revision
            looked_at = self.random.sample(range(1, last + 1), min(last, LOOKED_BACK))
            for revision in (None, *looked_at):
                self.compare_document(self.random.choice(self.clients), scene, revision)

    def race(self, scene: Scene) -> Scene:
        """Both write at once: there is an order in which both answers are right."""
        for _ in range(RACES):
            wishes = [
                Wisher(self.random.choice, scene.graph, client.revisions[scene.path]).write()
                for client in self.clients
            ]
            with ThreadPoolExecutor(2) as threads:
                replies = [*threads.map(Client.send, self.clients, [scene.path] * 2, wishes)]
            self.counted.update(f"race {reply.status}" for reply in replies)
            graph = in_order(scene.graph, wishes, replies)
            graph = graph or in_order(scene.graph, wishes[::-1], replies[::-1])
            assert graph is not None, (wishes, replies)
            scene = scene._replace(graph=graph)
        return scene


def run(url: str, runs: int) -> Counter[str]:
    """How often what was asked was answered how."""
    clients, counted = (Client(url), Client(url)), Counter[str]()
    known: dict[str, Any] = {"clients": clients, "counted": counted}
    machine = type("Run", (TwoClients,), known)
    try:
        while counted["whole run"] < runs:  # some break off before the last step
            chosen = settings(SETTINGS, max_examples=runs - counted["whole run"])
            run_state_machine_as_test(machine, settings=chosen)
    finally:
        for client in clients:
            client.connection.close()
    return counted


@pytest.mark.parametrize("part", [1, 2])
def test_whatever_two_clients_do_the_maps_are_what_plain_graphs_say(
    server_url: str, part: int
) -> None:
    counted = run(server_url, runs=100)
    assert SEEN - counted.keys() == set()
    assert {each[-3:] for each in counted} >= REFUSED


@pytest.mark.soak
def test_so_they_are_after_many_more(server_url: str) -> None:
    run(server_url, runs=2_000)
