"""Frameworks as the solver competitions write them: `.af` (2023), `.apx` and `.tgf` (before)."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from counterpoint_server.semantics.framework import Framework

SIZE_MAX = 10_000_000
"""Arguments; each takes some bytes before the first attack is read."""

_APX = re.compile(
    rb"\s*(?:(arg)\s*\(\s*([^\s(),]+)\s*\)|(att)\s*\(\s*([^\s(),]+)\s*,\s*([^\s(),]+)\s*\))\s*\.\s*"
)


class FrameworkTextError(ValueError):
    """The text is no framework; the message says in which line and why."""


class NamedFramework:
    """A framework whose arguments have names of their own."""

    def __init__(self, framework: Framework, names: Sequence[str] | None = None) -> None:
        self.framework = framework
        self._names = names
        """None: they are called 1, 2, …"""

    def name(self, argument: int) -> str:
        return str(argument + 1) if self._names is None else self._names[argument]

    def number(self, name: str) -> int | None:
        if self._names is not None:
            return self._names.index(name) if name in self._names else None
        known = name.isascii() and name.isdigit() and 1 <= int(name) <= self.framework.size
        return int(name) - 1 if known else None


def read_framework(text: bytes) -> NamedFramework:
    """The format is told by how the text begins."""
    if re.match(rb"\s*(#.*\s+)*p\s+af\b", text):
        return read_af(text)
    if re.match(rb"\s*(%.*\s+)*(arg|att)\s*\(", text):
        return read_apx(text)
    return read_tgf(text)


def read_af(text: bytes) -> NamedFramework:
    text = _without_comments(text)
    head, _, rest = text.lstrip().partition(b"\n")
    match head.split():
        case [b"p", b"af", size] if size.isdigit() and int(size) <= SIZE_MAX:
            pass
        case _:
            raise FrameworkTextError(
                f"The first line must be `p af N`, N the number of arguments, at most {SIZE_MAX}."
            )
    numbers = _numbers(rest)
    if numbers is None or numbers.size % 2 or np.any((numbers < 1) | (numbers > int(size))):
        raise FrameworkTextError(_complaint(text, int(size)))
    pairs = (numbers - 1).astype(np.int32).reshape(-1, 2)
    sources, targets = np.ascontiguousarray(pairs[:, 0]), np.ascontiguousarray(pairs[:, 1])
    return NamedFramework(Framework(int(size), sources, targets))


def _without_comments(text: bytes) -> bytes:
    # Emptied, not dropped, so that complaints name the right lines.
    return re.sub(rb"^[ \t]*#.*$", b"", text, flags=re.MULTILINE) if b"#" in text else text


def _numbers(text: bytes) -> NDArray[np.int64] | None:
    if not text.strip():
        return np.zeros(0, dtype=np.int64)
    try:
        return np.fromstring(text.decode("ascii"), dtype=np.int64, sep=" ")
    except (ValueError, UnicodeDecodeError):
        return None


def _complaint(text: bytes, size: int) -> str:
    """What is wrong with the first line that is."""
    seen_head = False
    for at, line in enumerate(text.split(b"\n"), 1):
        words = line.split()
        if not words:
            continue
        if not seen_head:
            seen_head = True
            continue
        if len(words) != 2 or not all(word.isdigit() for word in words):
            return f"Line {at}: an attack is two numbers, `i j`."
        if not all(1 <= int(word) <= size for word in words):
            return f"Line {at}: arguments are 1 to {size}."
    return "An attack is two numbers on a line, `i j`."


def read_apx(text: bytes) -> NamedFramework:
    text = re.sub(rb"^[ \t]*%.*$", b"", text, flags=re.MULTILINE)
    names: dict[bytes, int] = {}
    attacks: list[tuple[bytes, bytes, int]] = []
    at = 0
    while at < len(text):
        fact = _APX.match(text, at)
        if fact is None:
            if not text[at:].strip():
                break
            raise FrameworkTextError(f"Line {_line(text, at)}: expected arg(…). or att(…,…).")
        if fact[1]:
            names.setdefault(fact[2], len(names))
        else:
            attacks.append((fact[4], fact[5], at))
        at = fact.end()
    for source, target, place in attacks:
        for name in (source, target):
            if name not in names:
                told = name.decode("utf-8", "replace")
                raise FrameworkTextError(f"Line {_line(text, place)}: there is no arg({told}).")
    pairs = ((names[source], names[target]) for source, target, _ in attacks)
    return _named(names, Framework.of_pairs(len(names), pairs))


def read_tgf(text: bytes) -> NamedFramework:
    """Names, one a line, then `#`, then attacks `a b`."""
    names: dict[bytes, int] = {}
    pairs: list[tuple[int, int]] = []
    is_over = False
    for at, line in enumerate(text.split(b"\n"), 1):
        match line.split():
            case []:
                pass
            case [b"#"]:
                is_over = True
            case [name, *_] if not is_over:
                names.setdefault(name, len(names))
            case [source, target] if source in names and target in names:
                pairs.append((names[source], names[target]))
            case [_, _]:
                raise FrameworkTextError(f"Line {at}: an end of this attack was not named above.")
            case _:
                raise FrameworkTextError(f"Line {at}: an attack is two names, `a b`.")
    if not is_over:
        raise FrameworkTextError("This is neither .af, .apx nor .tgf (`#` after the names).")
    return _named(names, Framework.of_pairs(len(names), pairs))


def _named(names: dict[bytes, int], framework: Framework) -> NamedFramework:
    return NamedFramework(framework, [name.decode("utf-8", "replace") for name in names])


def _line(text: bytes, at: int) -> int:
    return text.count(b"\n", 0, at) + 1


def write_af(framework: Framework) -> bytes:
    pairs = zip(framework.sources.tolist(), framework.targets.tolist(), strict=True)
    lines = (f"{source + 1} {target + 1}\n" for source, target in pairs)
    return f"p af {framework.size}\n{''.join(lines)}".encode()


def write_apx(framework: NamedFramework) -> bytes:
    of = framework.framework
    pairs = zip(of.sources.tolist(), of.targets.tolist(), strict=True)
    facts = [f"arg({framework.name(i)}).\n" for i in range(of.size)]
    facts += [f"att({framework.name(i)},{framework.name(j)}).\n" for i, j in pairs]
    return "".join(facts).encode()
