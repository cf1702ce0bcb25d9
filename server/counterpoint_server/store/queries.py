"""SQL lies in .sql files beside the module that uses it, in blocks `-- name: purpose`."""

import re
from pathlib import Path

_BLOCK = re.compile(r"^-- (\w+): .+\n((?:(?!^-- \w+: ).*\n?)*)", re.MULTILINE)


def load_queries(module_file: str) -> dict[str, str]:
    """The queries of the .sql file that lies beside a module, by name."""
    text = Path(module_file).with_suffix(".sql").read_text("utf-8")
    return {name: sql.strip() for name, sql in _BLOCK.findall(text)}
