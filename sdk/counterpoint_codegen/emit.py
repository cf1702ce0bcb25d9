"""From what was read to the text of the files."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from counterpoint_codegen.ir import Alias, Record, Sdk
from counterpoint_codegen.naming import pascal
from counterpoint_codegen.python import WIDTH, annotation, declaration, docstring
from counterpoint_codegen.views import aliases_in_order, problem_classes, resources

# Isolated from the settings around it, so that a file is the same wherever it is written.
_RUFF = ["--isolated", "--quiet", "--no-cache"]
_STYLE = [f"--config=line-length={WIDTH}", "--config=target-version='py311'"]
_TIDY = ["--fix", "--select=F401,I", "--config=lint.isort.known-first-party=['counterpoint']"]


def render(sdk: Sdk) -> dict[str, str]:
    """The files of `_generated`, by name."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=False,  # noqa: S701 - it writes Python, not HTML
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(annotation=annotation, declaration=declaration, docstring=docstring)
    names = _names(sdk)
    classes = problem_classes(sdk.problems)
    bases = sorted({"ProblemError", *(each.base for each in classes)})
    shared = {"sdk": sdk, "resources": resources(sdk), **names}
    files: dict[str, tuple[str, dict[str, object]]] = {
        "choices.py": ("choices", {}),
        "models.py": ("types", _types(sdk, sent=False)),
        "inputs.py": ("types", _types(sdk, sent=True)),
        "problems.py": ("problems", {"problems": classes, "bases": bases}),
        "calls.py": ("calls", {}),
        "resources.py": ("resources", {"is_async": False, "is_raw": False}),
        "async_resources.py": ("resources", {"is_async": True, "is_raw": False}),
        "raw_resources.py": ("resources", {"is_async": False, "is_raw": True}),
        "async_raw_resources.py": ("resources", {"is_async": True, "is_raw": True}),
        "names.py": ("names", {}),
        "__init__.py": ("package", {}),
    }
    return _tidied(
        {
            name: environment.get_template(f"{template}.jinja").render({**shared, **given})
            for name, (template, given) in files.items()
        }
    )


def _names(sdk: Sdk) -> dict[str, list[str]]:
    return {
        "choices": [each.name for each in sdk.choices],
        "models": [each.name for each in sdk.types if not each.sent],
        "inputs": [each.name for each in sdk.types if each.sent],
        "problems": sorted(pascal(each.code) for each in sdk.problems),
    }


def _types(sdk: Sdk, *, sent: bool) -> dict[str, object]:
    mine = [each for each in sdk.types if each.sent == sent]
    return {
        "doc": "What is sent." if sent else "What the server answers.",
        "records": [each for each in mine if isinstance(each, Record)],
        "aliases": aliases_in_order([each for each in mine if isinstance(each, Alias)]),
    }


def _tidied(files: dict[str, str]) -> dict[str, str]:
    """Formatted, and without the imports that turned out not to be needed."""
    with TemporaryDirectory() as folder:
        here = Path(folder)
        for name, text in files.items():
            (here / name).write_text(text, "utf-8")
        for command in (["check", *_TIDY], ["format"]):
            arguments = [*command, *_RUFF, *_STYLE, folder]
            subprocess.run([sys.executable, "-m", "ruff", *arguments], check=True)  # noqa: S603 - ours
        return {name: (here / name).read_text("utf-8") for name in files}
