"""The commands on files."""

import json
import os
import subprocess
import sys
from pathlib import Path

from counterpoint import ClaimPatch, Counterpoint, Options

COUNTERPOINT = [sys.executable, "-m", "counterpoint_server"]
CLUB = b'{"nodes":[{"nodeID":"1","text":"Allies should form a club.","type":"I"}],"edges":[]}'


def run(*arguments: str | Path, **environ: str) -> "subprocess.CompletedProcess[str]":
    command = [*COUNTERPOINT, *map(str, arguments)]
    env = {**os.environ, "COLUMNS": "200", **environ}
    return subprocess.run(command, env=env, capture_output=True, text=True)


def test_a_file_is_converted_without_a_server(tmp_path: Path) -> None:
    (tmp_path / "club.json").write_bytes(CLUB)
    done = run("convert", tmp_path / "club.json", tmp_path / "club.md")
    assert (done.returncode, done.stdout) == (0, "")
    assert "aif → markdown" in done.stderr
    assert (tmp_path / "club.md").read_text() == "# club\n\n- Allies should form a club.\n"


def test_what_cannot_be_converted_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "club.tgf").write_bytes(b"club\n")
    done = run("convert", tmp_path / "club.tgf", tmp_path / "club.md", "--format", "tgf")
    assert done.returncode == 1
    assert "line 1, column 1" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "club.md").exists()


def test_files_go_to_a_server_and_come_back(tmp_path: Path, server_url: str) -> None:
    (tmp_path / "club.json").write_bytes(CLUB)
    (tmp_path / "broken.tgf").write_bytes(b"club\n\0")
    files = tmp_path / "club.json", tmp_path / "broken.tgf"
    done = run("import", *files, COUNTERPOINT_URL=server_url)
    assert done.returncode == 1, "one of them is broken"
    (row,) = (line for line in done.stdout.splitlines() if "aif" in line)
    id = row.split("│")[3].strip()
    out = tmp_path / "out.json"
    back = run("export", id, "--format", "aif", "-o", out, COUNTERPOINT_URL=server_url)
    assert back.returncode == 0, back.stderr
    assert json.loads(out.read_bytes()) == json.loads(CLUB)


def test_a_newer_file_goes_into_its_map_and_says_what_stays(
    tmp_path: Path, server_url: str
) -> None:
    club = tmp_path / "club.json"
    club.write_bytes(CLUB)
    with Counterpoint(server_url) as client:
        (made,) = client.maps.import_file(CLUB, name=club.name).maps
        at = Options(if_match=1)
        client.elements.update(made.id, 1, ClaimPatch(text="Allies must."), options=at)
        club.write_bytes(CLUB.replace(b"should", b"could"))
        done = run("import", club, "--into", made.id, COUNTERPOINT_URL=server_url)
        assert done.returncode == 0, done.stderr
        assert f"{club}: 1 text: " in done.stderr
        (row,) = (line for line in done.stdout.splitlines() if "aif" in line)
        cells = [cell.strip() for cell in row.split("│")[1:-1]]
        revision = str(client.maps.get(made.id).revision)
        assert cells[1:] == ["aif", revision, "0", "2", "0", "0", "1", "0", "0"], "it and the mark"
        assert client.elements.get(made.id, 1).text == "Allies must."
    nowhere = run("import", club, "--into", "m_none", COUNTERPOINT_URL=server_url)
    assert nowhere.returncode == 1
    assert "Traceback" not in nowhere.stderr
    assert run("import", club, "--prune").returncode == 2, "into which map?"
