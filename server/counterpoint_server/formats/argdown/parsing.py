"""From words to entries; and what is wrong, in the words of who wrote the file."""

import re
from collections.abc import Callable
from typing import Any, NoReturn

from counterpoint_server.formats.argdown import tokens as t
from counterpoint_server.formats.argdown.data import NotDataError, load
from counterpoint_server.formats.argdown.lexing import tokenize
from counterpoint_server.formats.argdown.sentences import UNEXPECTED
from counterpoint_server.formats.argdown.tokens import Token
from counterpoint_server.formats.argdown.tree import (
    COMMENT,
    HEADING,
    INFERENCE,
    OUTGOING,
    UNDERCUT,
    Entry,
    Node,
    Tree,
)
from counterpoint_server.model.problems import UnreadableFile

Refuse = Callable[[str, int], UnreadableFile]
"""Makes the problem of a sentence and an offset."""

BROKEN = "data_as_written"
"""The key in a node's data under which data stands that is no YAML."""

_LINES = re.compile(r"[ \t]*(?:\r\n|\n|\r)[ \t]*")
_BLOCK = re.compile(r"\{[ \t]*\r?\n")
_EDGES = re.compile(r"\A\s*={3,}|={3,}\s*\Z")


def parse(text: str, refuse: Refuse) -> Tree:
    return _Parser(text, refuse).tree()


class _Parser:
    def __init__(self, text: str, refuse: Refuse) -> None:
        self.text, self.refuse = text, refuse
        self.tokens, self.comments = tokenize(text)
        self.next, self.next_comment = 0, 0
        self.entries: list[Entry] = []
        self.inside: set[int] = set()
        """The comments that stand in the midst of texts, and stay there."""

    @property
    def kind(self) -> str:
        return self.tokens[self.next].kind

    @property
    def kind_after(self) -> str:
        return self.tokens[min(self.next + 1, len(self.tokens) - 1)].kind

    def take(self) -> Token:
        token = self.tokens[self.next]
        self.next += 1
        return token

    def skip(self, *kinds: str) -> None:
        while self.kind in kinds:
            self.next += 1

    def unexpected(self) -> NoReturn:
        token = self.tokens[self.next]
        sentence = UNEXPECTED.get(token.kind, "This is not understood here")
        raise self.refuse(f"{sentence}.", token.at)

    def add(self, entry: Entry) -> Entry:
        self.entries.append(entry)
        return entry

    def tell_comments(self, depth: int) -> None:
        """Enter the comments that stand before the next word."""
        at = self.tokens[self.next].at if self.kind != t.END else len(self.text)
        while self.next_comment < len(self.comments) and self.comments[self.next_comment].at < at:
            comment = self.comments[self.next_comment]
            if self.next_comment not in self.inside:
                self.add(Entry(COMMENT, depth, comment.at, image=comment.image, begins=depth < 0))
            self.next_comment += 1

    def tree(self) -> Tree:
        frontmatter: dict[str, Any] = {}
        self.skip(t.BREAK, t.BLANK)
        if self.kind == t.FRONTMATTER:
            frontmatter = self.frontmatter()
        while True:
            self.skip(t.BREAK, t.BLANK)
            self.tell_comments(-1)
            if self.kind == t.END:
                return Tree(frontmatter, self.entries)
            self.block()
            if self.kind not in (t.BLANK, t.END):
                self.unexpected()

    def frontmatter(self) -> dict[str, Any]:
        token = self.take()
        try:
            found = load(_EDGES.sub("", token.image))
        except NotDataError as error:
            raise self.refuse(f"The frontmatter is not YAML: {error}.", token.at) from None
        if not isinstance(found, dict | None):
            raise self.refuse("The frontmatter is not a list of keys and values.", token.at)
        return found or {}

    def block(self) -> None:
        match self.kind:
            case t.HEADING:
                self.heading()
            case t.NUMBER:
                self.structure()
            case t.INDENT if self.kind_after == t.BULLET:
                self.list()
            case _:
                self.branch("", 0, begins=True)

    def heading(self) -> None:
        token = self.take()
        node = Node(token.at)
        self.content(node)
        self.data_of(node)
        level = len(token.image) - 1
        self.add(Entry(HEADING, level, token.at, node, begins=True))

    def list(self) -> None:
        level, begins = 0, True
        while True:
            if self.kind == t.INDENT and self.kind_after == t.BULLET:
                level += 1
                self.take()
            elif self.kind == t.DEDENT and level:
                level -= 1
                self.take()
            elif self.kind == t.BULLET and level:
                self.branch(self.take().image, level - 1, begins=begins)
                begins = False
            else:
                return

    def branch(self, symbol: str, depth: int, *, begins: bool = False) -> None:
        """A node and all the relations under it."""
        self.add(Entry(symbol, depth, self.tokens[self.next].at, self.node(), begins=begins))
        self.relations(depth)

    def relations(self, depth: int, *, of_inference: bool = False) -> None:
        level = 0
        self.tell_comments(depth)
        while True:
            if self.kind == t.INDENT and self.kind_after == t.RELATION:
                level += 1
                self.take()
            elif self.kind == t.DEDENT and level:
                level -= 1
                self.take()
            elif self.kind == t.RELATION and level:
                token = self.take()
                if of_inference and level == 1 and OUTGOING.get(token.image) != UNDERCUT:
                    raise self.refuse("Under an inference stand only undercuts (<_).", token.at)
                if token.image == "><" and self.kind in t.ARGUMENTS:
                    raise self.refuse("Only statements contradict each other (><).", token.at)
                self.add(Entry(token.image, depth + level, token.at, self.node()))
                self.tell_comments(depth + level)
            else:
                return

    def node(self) -> Node:
        node = Node(self.tokens[self.next].at)
        kind = self.kind
        if kind in t.TITLES:
            token = self.take()
            node.title, node.is_argument = token.image, kind in t.ARGUMENTS
            if len(token.image) > 1_000 or not token.image.strip():
                raise self.refuse("A title has 1 to 1000 characters.", token.at)
        elif kind not in t.CONTENT:
            self.unexpected()
        if kind in (t.STATEMENT, t.ARGUMENT):
            while self.kind == t.TAG:
                node.tags.append(self.take().image)
            self.skip(t.BREAK)
            if self.kind in t.CONTENT:
                raise self.refuse(
                    "After a title that is only named the line ends; to give it a text, "
                    "a colon is missing.",
                    self.tokens[self.next].at,
                )
        else:
            self.content(node)
        self.data_of(node)
        return node

    def content(self, node: Node) -> None:
        first = self.next
        while self.kind in t.CONTENT:
            self.next += 1
        words = self.tokens[first : self.next]
        while words and words[-1].kind == t.BREAK:
            words.pop()
        while words and words[0].kind == t.BREAK:
            del words[0]
        if not words:
            if node.title is None:
                self.unexpected()
            return
        node.full = t.plain(words)
        node.tags = list(dict.fromkeys(word.image for word in words if word.kind == t.TAG))
        node.source = self.source(words[0].at, words[-1].end)
        while words and words[-1].kind in (t.TAG, t.BREAK):
            words.pop()
        node.text = t.plain(words).strip(" \t") or node.full.strip(" \t")
        if not node.text and node.title is None:
            node.text = node.source
            if not node.text:
                self.unexpected()

    def source(self, start: int, end: int) -> str:
        """As it is written, on one line if it has no comments."""
        found = self.text[start:end].rstrip(" \t\r\n")
        at = self.next_comment
        inside = []
        while at < len(self.comments) and self.comments[at].at < end:
            if self.comments[at].at >= start:
                inside.append(at)
            at += 1
        if inside:
            self.inside.update(inside)
            return found.replace("\r\n", "\n").replace("\r", "\n")
        return _LINES.sub(" ", found)

    def data_of(self, holder: Node | Entry) -> None:
        self.skip(t.BREAK)
        if self.kind == t.DATA:
            holder.data = self.data(self.take())
            self.skip(t.BREAK)

    def data(self, token: Token) -> dict[str, Any]:
        image = token.image
        is_block = _BLOCK.match(image)
        try:
            found = load(image[is_block.end() : -1] if is_block else image)
        except NotDataError:
            return {BROKEN: image}
        if found is None:
            return {}
        return found if isinstance(found, dict) else {BROKEN: image}

    def structure(self) -> None:
        """Premises, inferences and conclusions."""
        start, begins, was, steps = self.tokens[self.next], True, "", 0
        while self.kind in (t.NUMBER, t.INFERENCE):
            token = self.take()
            if token.kind == t.INFERENCE:
                if was == t.INFERENCE:
                    raise self.refuse("An inference has a numbered conclusion.", token.at)
                self.inference(token)
                steps += 1
            else:
                if self.kind in t.ARGUMENTS:
                    raise self.refuse("Premises and conclusions are statements.", token.at)
                self.branch(f"({token.image})", 0, begins=begins)
                is_conclusion = was == t.INFERENCE
            begins, was = False, token.kind
        if not steps:
            raise self.refuse(
                "This is no premise–conclusion structure without an inference (----) and a "
                "conclusion, and it has no blank lines; as a text, it begins with \\(.",
                start.at,
            )
        if was == t.INFERENCE or not is_conclusion:
            raise self.refuse(
                "A premise–conclusion structure ends with an inference (----) and its conclusion.",
                start.at,
            )

    def inference(self, token: Token) -> None:
        entry = self.add(Entry(INFERENCE, 0, token.at))
        rules: list[list[Token]] = [[]]
        while self.kind != t.INFERENCE_END:
            match self.kind:
                case t.COMMA:
                    rules.append([])
                case t.DATA if not entry.data:
                    entry.data = self.data(self.tokens[self.next])
                case t.DATA:
                    self.unexpected()
                case t.TEXT | t.BREAK:
                    rules[-1].append(self.tokens[self.next])
                case _:
                    raise self.refuse(
                        "An inference is a line of four or more dashes (----), or its rules "
                        "between two lines of two (--).",
                        token.at,
                    )
            self.next += 1
        self.next += 1
        entry.rules = [rule for words in rules if (rule := t.plain(words).strip(" \t"))]
        self.skip(t.BREAK)
        self.relations(0, of_inference=True)
