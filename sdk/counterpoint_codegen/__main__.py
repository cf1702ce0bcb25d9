"""`python -m counterpoint_codegen [--check]`: write the generated files, or say which are stale."""

import argparse
import sys
from pathlib import Path

import counterpoint_schema
from counterpoint_codegen.emit import render
from counterpoint_codegen.reading import read_sdk

TARGET = Path(__file__).parents[1] / "counterpoint" / "_generated"


def main(arguments: list[str] | None = None, target: Path = TARGET) -> int:
    parser = argparse.ArgumentParser(prog="python -m counterpoint_codegen", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if stale")
    check = bool(parser.parse_args(arguments).check)
    files = render(read_sdk(counterpoint_schema.openapi_json()))
    stale = stale_files(files, target)
    if check and stale:
        sys.stderr.write(f"Stale: {', '.join(stale)}. Run `make regen`.\n")
        return 1
    if not check:
        write(files, target)
    return 0


def stale_files(files: dict[str, str], target: Path) -> list[str]:
    """Those that are not as they should be, and those that should not be there."""
    found = {path.name: path.read_text("utf-8") for path in target.glob("*.py")}
    return sorted(
        name for name in files.keys() | found.keys() if files.get(name) != found.get(name)
    )


def write(files: dict[str, str], target: Path) -> None:
    target.mkdir(exist_ok=True)
    for name in stale_files(files, target):
        if name in files:
            (target / name).write_text(files[name], "utf-8")
        else:
            (target / name).unlink()


if __name__ == "__main__":
    sys.exit(main())
