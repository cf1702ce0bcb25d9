"""The contract and the tables, as files: no code of ours runs here."""

from importlib.resources import files
from importlib.resources.abc import Traversable

_here = files(__name__)


def migrations() -> list[Traversable]:
    """The numbered SQL files, oldest first."""
    found = (_here / "migrations").iterdir()
    return sorted((f for f in found if f.name.endswith(".sql")), key=lambda f: f.name)


def tables_sql() -> str:
    """The whole schema today; a test holds it equal to the migrations."""
    return (_here / "tables.sql").read_text("utf-8")


def openapi_json() -> bytes:
    """The contract, as it is served."""
    return (_here / "openapi.json").read_bytes()


def example_json() -> bytes:
    """The worked example: the map of the article on critical minerals, as a document."""
    return (_here / "examples" / "critical-minerals.json").read_bytes()
