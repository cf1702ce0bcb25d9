"""Rules of the house that no linter knows."""

import ast
import json
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import get_args

import pytest

from counterpoint_server.model.problems import Problem, all_problems
from counterpoint_server.model.types import TYPES, Element
from counterpoint_server.store.pool import Database
from counterpoint_server.store.queries import load_queries

ROOT = Path(__file__).parents[1]
CODE = ("server/", "sdk/", "schema/")
SOURCES = {".py", ".sql", ".js", ".mjs", ".css", ".jinja"}
GENERATED = re.compile(r"/_generated/")
FILE_LINES_MAX = 300
FUNCTION_LINES_MAX = 40


@cache
def files() -> tuple[str, ...]:
    """What the repository holds, or will with the next commit."""
    trust = f"safe.directory={ROOT}"  # as in a container that others checked out into
    command = ["git", "-c", trust, "ls-files", "-z", "-c", "-o", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    names = sorted(set(done.stdout.decode().split("\0")))
    return tuple(name for name in names if (ROOT / name).is_file())


def sources(*suffixes: str) -> list[str]:
    """The files that people write code in."""
    found = (name for name in files() if name.startswith((*CODE, "tests/")))
    return [n for n in found if Path(n).suffix in (suffixes or SOURCES) and not GENERATED.search(n)]


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@cache
def texts() -> dict[str, str]:
    found = {}
    for name in files():
        content = (ROOT / name).read_bytes()
        if b"\0" not in content:
            found[name] = content.decode("utf-8")
    return found


# The map of the code


MODULES = [Path(name) for name in sources(".py") if name.startswith(CODE)]
TOP_LEVEL = [m for m in MODULES if len(m.parts) == 3 and m.stem not in ("__init__", "__main__")]


@pytest.mark.parametrize("package", sorted({f"{module.parent}/" for module in MODULES}))
def test_every_package_is_on_the_map_of_the_code(package: str) -> None:
    assert package in read("ARCHITECTURE.md")


@pytest.mark.parametrize("module", TOP_LEVEL, ids=str)
def test_every_top_level_module_is_on_the_map_of_the_code(module: Path) -> None:
    shown_as_code = " ".join(commands_of(read("ARCHITECTURE.md")))
    assert module.stem in re.findall(r"\w+", shown_as_code)


# Sizes


def test_no_file_is_longer_than_can_be_kept_in_mind() -> None:
    lengths = {name: len(read(name).splitlines()) for name in sources()}
    assert {name: n for name, n in lengths.items() if n > FILE_LINES_MAX} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    assert [found for name in sources(".py") for found in long_functions(name)] == []


def long_functions(name: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(read(name))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES_MAX:
                yield f"{name}:{node.lineno} {node.name}: {lines} lines"


# SQL

SQL_FILES = [name for name in sources(".sql") if name.startswith("server/")]
QUERIES = [(file, name) for file in SQL_FILES for name in load_queries(str(ROOT / file))]


@pytest.mark.parametrize(("file", "name"), QUERIES, ids=lambda part: Path(part).stem)
async def test_every_query_fits_the_schema(database: Database, file: str, name: str) -> None:
    async with database.connection() as connection:
        await connection.prepare(load_queries(str(ROOT / file))[name])


@pytest.mark.parametrize("file", SQL_FILES, ids=lambda file: Path(file).stem)
def test_every_query_is_used_by_the_module_beside_it_and_by_no_other_name(file: str) -> None:
    named = Counter(re.findall(r"^-- (\w+): ", read(file), re.MULTILINE))
    assert set(named) == names_used(file.removesuffix(".sql") + ".py")
    assert set(named.values()) == {1}


@pytest.mark.parametrize("file", SQL_FILES, ids=lambda file: Path(file).stem)
def test_all_of_a_query_file_belongs_to_a_query(file: str) -> None:
    loaded = "".join(load_queries(str(ROOT / file)).values())
    headless = re.sub(r"^-- \w+: .+\n", "", read(file), flags=re.MULTILINE)
    assert "".join(loaded.split()) == "".join(headless.split())


def names_used(module: str) -> set[str]:
    """The names in `SQL["name"]`."""
    return {
        node.slice.value
        for node in ast.walk(ast.parse(read(module)))
        if isinstance(node, ast.Subscript)
        and isinstance(node.value, ast.Name)
        and node.value.id == "SQL"
        and isinstance(node.slice, ast.Constant)
    }


# Refusals


def below(problem: type[Problem]) -> Iterator[type[Problem]]:
    for each in problem.__subclasses__():
        yield each
        yield from below(each)


PROBLEMS = [problem for problem in below(Problem) if problem.__module__.startswith("counterpoint")]


@pytest.mark.parametrize("problem", PROBLEMS, ids=lambda problem: problem.code)
def test_a_refusal_has_one_status_and_one_public_sentence(problem: type[Problem]) -> None:
    assert 400 <= problem.__dict__["status"] <= 599
    sentence = problem.__dict__["__doc__"]
    assert re.fullmatch(r"[A-Z][^\n]*\.", sentence)
    assert not re.search(r"[.!?] ", sentence)
    assert problem.title == sentence


def test_every_refusal_has_a_code_of_its_own_and_is_in_the_contract() -> None:
    contract = json.loads(read("schema/counterpoint_schema/problems.json"))
    codes = Counter(problem.code for problem in PROBLEMS)
    assert set(codes.values()) == {1}
    assert {p.code: (p.status, p.title) for p in PROBLEMS} == {
        each["code"]: (each["status"], each["title"]) for each in contract
    }
    assert set(all_problems()) == set(PROBLEMS)


# Words

REGISTRIES = (
    r"\bpypi\.(?:org|python\.org)|\bpythonhosted\.org|\bnpmjs\.(?:org|com)|\bregistry\.yarnpkg"
    r"|\bcrates\.io|\brubygems\.org|\bproxy\.golang\.org|\banaconda\.org"
    r"|\bartifactory\b|\bjfrog\b|(?<!no-emit-)\bindex-url\b|(?<!no-emit-)\bfind-links\b|/pypi/simple"
)
MAKING = (
    r"(?<![\w.])/work/|/bash_jobs"
    r"|claude|anthropic|chatgpt|\bcopilot\b|\bas an ai\b"
    r"|\b(?:ai|coding|code) (?:assistant|agent)s?\b|\bsub-?agents?\b"
    r"|\b(?:system|user) prompts?\b|\bcontext windows?\b"
    r"|\b(?:coding|working|earlier|later|next) sessions?\b"
)


@pytest.mark.parametrize("words", [REGISTRIES, MAKING], ids=["registries", "making"])
def test_no_file_says_where_packages_came_from_or_how_the_product_was_made(words: str) -> None:
    forbidden = re.compile(words, re.IGNORECASE)
    others = {name: text for name, text in texts().items() if ROOT / name != Path(__file__)}
    found = {name: [m[0] for m in forbidden.finditer(text)] for name, text in others.items()}
    assert {name: each for name, each in found.items() if each} == {}


# Documents


def commands_of(text: str) -> Iterator[str]:
    """What a Markdown text shows as code, line by line, without comments."""
    fence = re.compile(r"^ *```.*\n((?:.*\n)*?) *```", re.MULTILINE)
    for block in fence.findall(text):
        lines = (re.split(r" +#|  ", line.strip())[0] for line in block.splitlines())
        yield from (line.removeprefix("$ ") for line in lines)
    yield from re.findall(r"`([^`\n]+)`", fence.sub("", text))


def test_every_make_target_that_a_document_names_exists() -> None:
    documents = (text for name, text in texts().items() if name.endswith(".md"))
    commands = chain.from_iterable(map(commands_of, documents))
    call = re.compile(r"(?:\w+=\S* )*make((?: +[A-Za-z][\w-]*(?:=\S*)?)+)")
    named = {word for found in filter(None, map(call.match, commands)) for word in found[1].split()}
    named = {word for word in named if "=" not in word}
    assert named <= set(re.findall(r"^([a-z][\w-]*):(?!=)", read("Makefile"), re.MULTILINE))


@pytest.mark.parametrize("type_name", TYPES)
def test_every_type_has_a_row_in_the_glossary(type_name: str) -> None:
    first_cells = re.findall(r"^\|([^|]*)\|", read("docs/glossary.md"), re.MULTILINE)
    assert type_name in {word for cell in first_cells for word in re.findall(r"[a-z]+", cell)}


def test_only_the_door_writes_edits() -> None:
    named = [name for name in sources(".py") if "write_edits" in read(name)]
    assert [name for name in named if name.startswith("server/")] == [
        "server/counterpoint_server/store/door.py",
        "server/counterpoint_server/store/edits.py",
    ]


def test_the_union_of_elements_is_the_table_of_types() -> None:
    assert set(get_args(Element)) == {row.stored for row in TYPES.values()}
