"""What is looked for: `dominant player`, `"dominant player"`, `club or trade`, `-club`, `mineral*`.

Postgres reads such words too (`websearch_to_tsquery`), but drops the star in silence.
"""

import re

from msgspec import Struct

from counterpoint_server.model.problems import InvalidParameter

TERMS_MAX = 50

_TERM = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?(?P<after>\*?)|(?P<word>[^\s"]+))')


class Term(Struct, frozen=True):
    """A word, or words that stand beside each other."""

    text: str
    is_prefix: bool = False
    """Its last word may go on."""
    is_excluded: bool = False

    @property
    def texts(self) -> list[str]:
        """What Postgres is asked about.

        `us-le*` also as `us le*`: of `us-led` Postgres makes one word besides its parts, and
        none of them is the one asked for.
        """
        parts = self.text.replace("-", " ") if self.is_prefix else self.text
        return [*dict.fromkeys((self.text, parts))]

    def written(self, lexed: "Lexed", simple: str) -> list[str]:
        """As its words are written, or begin to be."""
        found = [lexed[text, simple] for text in self.texts]
        return [f"{each}:*" if self.is_prefix else each for each in found if each]


Wanted = list[list[Term]]
"""Any of these lists of terms, all of whose terms hold."""


def read_wanted(q: str) -> Wanted:
    """Raises if it does not say what to find."""
    lists: Wanted = [[]]
    for found in _TERM.finditer(q):
        if found["word"] and not found["minus"] and found["word"].lower() == "or":
            lists.append([])
        elif (term := _term_of(found)) is not None:
            lists[-1].append(term)
    wanted = [terms for terms in lists if terms]
    if sum(map(len, wanted)) > TERMS_MAX:
        raise InvalidParameter(f"`q` has more than {TERMS_MAX} words.", pointer="?q")
    if not wanted or not all(any(not each.is_excluded for each in terms) for terms in wanted):
        raise nothing_wanted()
    return wanted


def nothing_wanted() -> InvalidParameter:
    return InvalidParameter("`q` does not say which words to find.", pointer="?q")


def _term_of(found: re.Match[str]) -> Term | None:
    text = found["word"] if found["phrase"] is None else found["phrase"]
    is_prefix = bool(found["after"]) or text.endswith("*")
    text = text.rstrip("*").strip()
    if not any(each.isalnum() for each in text):
        return None
    return Term(text, is_prefix=is_prefix, is_excluded=bool(found["minus"]))


Lexed = dict[tuple[str, str], str]
"""By text and language, what Postgres makes of it; empty if it has no word that counts."""


def to_query(wanted: Wanted, lexed: Lexed, config: str, simple: str) -> str:
    """As Postgres reads it, for texts of one language; empty if nothing in it counts.

    What it is made of has been written by Postgres itself, so nothing needs quoting.
    """
    lists = (_all_of(terms, lexed, config, simple) for terms in wanted)
    return " | ".join(f"( {each} )" for each in lists if each)


def _all_of(terms: list[Term], lexed: Lexed, config: str, simple: str) -> str:
    has_content = any(lexed[each.text, config] for each in terms if not each.is_excluded)
    parts = []
    for term in terms:
        own = "" if term.is_prefix else lexed[term.text, config]
        if not (own or term.is_prefix or term.is_excluded) and has_content:
            continue  # a word that says nothing in this language, such as `the`
        found = [own, *term.written(lexed, simple)]
        either = " | ".join(dict.fromkeys(f"( {each} )" for each in found if each))
        if either:
            parts.append(f"!( {either} )" if term.is_excluded else f"( {either} )")
    if all(part.startswith("!") for part in parts):
        return ""
    return " & ".join(parts)


def to_marks(wanted: Wanted, lexed: Lexed, config: str, simple: str) -> str:
    """All words that are to be found, each by itself: what is highlighted."""
    found = []
    for term in (each for terms in wanted for each in terms if not each.is_excluded):
        own = lexed[term.text, config]
        found += [own and (f"{own}:*" if term.is_prefix else own), *term.written(lexed, simple)]
    return " | ".join(dict.fromkeys(f"( {each} )" for each in found if each))
