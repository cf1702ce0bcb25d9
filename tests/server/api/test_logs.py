"""The log: one line for each request, and nothing secret in any."""

import json
from pathlib import Path
from typing import Any

import asyncpg
import httpx

from conftest import make_database, run_server
from counterpoint_server.store.migrate import migrate

SECRET = "ThisIsNobodysBusiness"


def lines(log: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.read_text().splitlines() if line.startswith("{")]


def test_each_request_has_one_line_and_no_line_has_a_secret(dsn: str, tmp_path: Path) -> None:
    log = tmp_path / "log"
    headers = {"Authorization": f"Bearer {SECRET}", "X-Secret": SECRET, "If-Match": f'"{SECRET}"'}
    with run_server(dsn, log=log) as url, httpx.Client(base_url=url, headers=headers) as http:
        path = f"/v1/maps/{http.post('/v1/maps', json={'title': SECRET}).json()['id']}"
        asked = [
            ("POST", f"{path}/claims", "/v1/maps/{map}/claims"),
            ("GET", f"{path}/claims?tag={SECRET}", "/v1/maps/{map}/claims"),
            ("GET", f"{path}/claims?{SECRET}=1", "/v1/maps/{map}/claims"),
            ("GET", f"{path}/{SECRET}", "__unmatched__"),
            ("OPTIONS", path, "/v1/maps/{map}"),
            ("GET", f"{path}/elements/1", "/v1/maps/{map}/elements/{n}"),
        ]
        answers = [http.request(method, at) for method, at, _ in asked]
    found = {line["request_id"]: line for line in lines(log) if line["event"] == "request"}
    for (method, _, route), answer in zip(asked, answers, strict=True):
        line = found[answer.headers["x-request-id"]]
        assert line.keys() == {
            *("event", "ts", "level", "request_id", "method", "route", "status", "ms", "bytes")
        }
        assert (line["method"], line["route"]) == (method, route)
        assert (line["status"], line["bytes"]) == (answer.status_code, len(answer.content))
    assert SECRET not in log.read_text()


async def test_a_failure_is_logged_with_its_traceback_under_the_id_of_its_request(
    cluster: str, worker_id: str, tmp_path: Path
) -> None:
    dsn = await make_database(cluster, f"broken_{worker_id}")
    await migrate(dsn)
    log = tmp_path / "log"
    with run_server(dsn, log=log) as url:
        connection = await asyncpg.connect(dsn)
        await connection.execute("ALTER TABLE map RENAME COLUMN content TO contents")
        await connection.close()
        answer = httpx.get(f"{url}/v1/maps")
    assert (answer.status_code, answer.json()["code"]) == (500, "internal_error")
    assert "contents" not in answer.text
    (failure,) = [line for line in lines(log) if line["event"] == "a request failed"]
    assert failure["request_id"] == answer.json()["request_id"]
    assert "Traceback" in failure["exception"]
    assert failure["level"] == "error"
