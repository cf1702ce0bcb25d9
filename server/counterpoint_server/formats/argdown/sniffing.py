"""Whether a text looks like Argdown."""

import re

from counterpoint_server.formats.sampling import LIKELY, POSSIBLE, Evidence, Sample

EXTENSIONS = (".argdown", ".ad")

_PATTERNS = (
    (
        re.compile(
            r"^[ \t]*(?:<[+\-_]|[+\-_]>|><|[+\-_])[ \t]*(?:\[[^\]\n]{1,300}\]|<[^>\n]{1,300}>)",
            re.M,
        ),
        "relations such as `+ [title]` or `-> <title>`",
    ),
    (
        re.compile(r"^[ \t]*[+\-]?[ \t]*<[^<>\n]{1,300}>:", re.M),
        "arguments such as `<title>: text`",
    ),
    (
        re.compile(r"^\[[^\]\n]{1,300}\]:[ \t]+(?!<|https?:|/|#|\S+[ \t]*$)\S", re.M),
        "statements such as `[title]: text`",
    ),
    (
        re.compile(r"^[ \t]*\(\d+\) [^\n]*\n(?:(?!--)[^\n]+\n){0,30}?[ \t]*--", re.M),
        "premises `(1)`, an inference `----` and a conclusion",
    ),
    (re.compile(r"@\[[^\]\n]{1,300}\]|@<[^>\n]{1,300}>"), "mentions such as `@[title]`"),
)
_FRONTMATTER = re.compile(r"\s*===+[ \t]*\r?\n(?:[^\n]*\n)*?===+")
_INDENTED = re.compile(
    r"^[^\s\-+*#<>|][^\n]*(?<!:)\n(?:[ \t]+(?:<[+\-_]|[+\-]>?|><) [^\n]*\n?)+", re.M
)
_INCLUDE = re.compile(r"^@include\([^)\n]+\)[ \t]*$", re.M)


def sniff(sample: Sample) -> Evidence | None:
    head = sample.head.removeprefix("\ufeff").replace("\r\n", "\n")
    if not head.strip() or sample.json or head.lstrip().startswith("<?xml"):
        return None
    seen = [what for pattern, what in _PATTERNS if pattern.search(head)]
    if _FRONTMATTER.match(head):
        return Evidence(LIKELY + 2 + len(seen), "frontmatter between lines of `===`")
    if seen:
        return Evidence(LIKELY - 1 + len(seen), ", ".join(seen))
    if _INDENTED.search(head) or _INCLUDE.search(head):
        return Evidence(POSSIBLE, "statements with indented lines `+` and `-` under them")
    if sample.has_extension(*EXTENSIONS):
        return Evidence(LIKELY - 1, "text without titles or relations")
    return None
