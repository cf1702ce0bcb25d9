"""An Argdown file as words, with indents and dedents as words of their own.

It reads as @argdown/core 1.7 does whatever that reads, and is milder where that gives up: brackets,
braces and stars in the midst of a sentence are text unless they are well formed.
"""

from counterpoint_server.formats.argdown import patterns as p
from counterpoint_server.formats.argdown import tokens as t
from counterpoint_server.formats.argdown.braces import closing_braces
from counterpoint_server.formats.argdown.finding import Finder
from counterpoint_server.formats.argdown.shortcodes import SHORTCODES
from counterpoint_server.formats.argdown.tokens import Token


def tokenize(text: str) -> tuple[list[Token], list[Token]]:
    """The words, and apart from them the comments that stand between texts."""
    lexer = _Lexer(text)
    while lexer.at < len(text):
        lexer.step()
    if lexer.last == t.BLANK:
        lexer.tokens.pop()
    lexer.dedent_all()
    lexer.put(t.END, "", "")
    return lexer.tokens, lexer.comments


class _Lexer:
    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.tokens: list[Token] = []
        self.comments: list[Token] = []
        self.indents = [0]
        self.ranges: list[tuple[str, int]] = []
        self.block = ""
        """The kind of the word that the block began with."""
        self.gap = False
        """Whether blanks or a comment stand between the last word and here."""
        self.in_inference = False
        finders = ("*/", "-->", "]:", "]", ">:", ">", "(", ")", "\n")
        self.find = {sought: Finder(text, sought) for sought in finders}
        self.tag_end = Finder(text, ")")
        self.braces: dict[int, int] | None = None

    @property
    def last(self) -> str:
        return self.tokens[-1].kind if self.tokens else ""

    @property
    def at_line_start(self) -> bool:
        return self.last in ("", t.BREAK, t.BLANK)

    def put(self, kind: str, image: str, text: str, end: int | None = None) -> None:
        if not self.block and kind not in (t.BREAK, t.BLANK, t.INDENT):
            self.block = kind
        end = self.at if end is None else end
        self.tokens.append(Token(kind, image, self.at, text, end))
        self.at, self.gap = end, False

    def step(self) -> None:
        if self._comment():
            return
        if self.in_inference:
            if not (self._data() or self._special() or self._break() or self._inference()):
                self._word()
            return
        if self._special() or self._break():
            return
        if self.at_line_start and self._line_start():
            return
        if not (self._data() or self._title() or self._emphasis() or self._link() or self._tag()):
            self._word()

    def _comment(self) -> bool:
        text, at = self.text, self.at
        opening = p.COMMENT.match(text, at) if text[at] in "</" else None
        if opening is None:
            return False
        if opening[0] == "//":
            ends = p.LINE_END.search(text, at)
            end = ends.start() if ends else len(text)
        else:
            closing = "*/" if opening[0] == "/*" else "-->"
            end = self.find[closing].after(opening.end())
            if end < 0:
                return False
            end += len(closing)
        self.comments.append(Token(t.COMMENT, text[at:end], at, end=end))
        if self.last == t.BLANK:
            breaks = p.BREAKS_AFTER_BLANK.match(text, end)
        else:
            breaks = p.BREAK_AFTER_COMMENT.match(text, end) if self.last == t.BREAK else None
        self.at, self.gap = breaks.end() if breaks else end, True
        return True

    def _data(self) -> bool:
        if self.text[self.at] != "{":
            return False
        if self.braces is None:
            self.braces = closing_braces(self.text)
        end = self.braces.get(self.at)
        if end is None or not (self.in_inference or p.AFTER_DATA.match(self.text, end)):
            return False
        self.put(t.DATA, self.text[self.at : end], "", end)
        return True

    def _special(self) -> bool:
        """Escaped characters and short codes."""
        first = self.text[self.at]
        if first == "\\":
            found = p.ESCAPED.match(self.text, self.at)
            image = found[0] if found else first
            self.put(t.TEXT, image, image[1:] if found else image, self.at + len(image))
            return True
        if first not in ".:":
            return False
        found = p.SPECIAL.match(self.text, self.at)
        if found is None:
            return False
        image = found[0]
        sign = SHORTCODES.get(image.strip())
        text = image if sign is None else sign + (" " if image[-1] == " " else "")
        self.put(t.TEXT, image, text, found.end())
        return True

    def _break(self) -> bool:
        if self.text[self.at] not in " \t\r\n":
            return False
        blank = None if self.last == t.BLANK else p.BLANK.match(self.text, self.at)
        if blank and not self.in_inference:
            if blank.end() < len(self.text):
                self.dedent_all()
            self.ranges.clear()
            self.put(t.BLANK, "", "", blank.end())
            self.block = ""
            return True
        line = p.BREAK.match(self.text, self.at)
        if line:
            self.put(t.BREAK, "", "", line.end())
        return line is not None

    def _inference(self) -> bool:
        end = p.INFERENCE_END.match(self.text, self.at)
        if end:
            self.put(t.INFERENCE_END, end[0], "", end.end())
            self.in_inference = False
            return True
        if self.text[self.at] == ",":
            self.put(t.COMMA, ",", ",", self.at + 1)
            return True
        return False

    def _line_start(self) -> bool:
        text, at = self.text, self.at
        if self.tokens and self.last == t.BREAK and self.block == t.NUMBER:
            dashes = p.INFERENCE.match(text, at)
            if dashes:
                self.dedent_all()
                self.ranges.clear()
                self.put(t.INFERENCE, "--", "", dashes.end())
                self.in_inference = True
                return True
        found = p.RELATION.match(text, at)
        if found:
            return self._begin(t.RELATION, found[2], found.end(), len(found[1]))
        found = p.HEADING.match(text, at)
        if found:
            return self._begin(t.HEADING, found[0], found.end())
        found = p.NUMBER.match(text, at)
        if found:
            self.dedent_all()
            return self._begin(t.NUMBER, found[1], found.end())
        found = p.BULLET.match(text, at) if self.block in ("", t.BULLET) else None
        if found:
            return self._begin(t.BULLET, found[2], found.end(), len(found[1]) + 1)
        if len(self.tokens) < 2 and not self.block:
            found = p.FRONTMATTER.match(text, at)
            if found:
                return self._begin(t.FRONTMATTER, found[0], found.end())
        return False

    def _begin(self, kind: str, image: str, end: int, indent: int | None = None) -> bool:
        """A word after which something begins, and whose indentation may count."""
        if indent is not None:
            if indent > self.indents[-1]:
                self.indents.append(indent)
                self.put(t.INDENT, "", "")
            while len(self.indents) > 1 and indent < self.indents[-1]:
                self.indents.pop()
                self.put(t.DEDENT, "", "")
            self.at = end - len(image)
        self.ranges.clear()
        self.put(kind, image, "", end)
        return True

    def dedent_all(self) -> None:
        while len(self.indents) > 1:
            self.indents.pop()
            self.put(t.DEDENT, "", "")

    def _title(self) -> bool:
        """A title in brackets where something can begin."""
        text, at = self.text, self.at
        first = text[at]
        begins = self.at_line_start or self.last in (t.RELATION, t.NUMBER, t.BULLET)
        if first not in "[<" or not begins:
            return False
        close, kinds = (
            ("]", (t.STATEMENT_TEXT, t.STATEMENT))
            if first == "["
            else (">", (t.ARGUMENT_TEXT, t.ARGUMENT))
        )
        line_end = self.find["\n"].after(at)
        line_end = len(text) if line_end < 0 else line_end
        end = self.find[close + ":"].after(at + 2)
        if 0 <= end < line_end:
            self.put(kinds[0], text[at + 1 : end], "", end + 2)
            return True
        end = self.find[close].after(at + 2)
        if not 0 <= end < line_end or text[at + 1] == "-":
            return False
        while text.startswith(close, end + 1) and end - at < p.TITLE_MAX:
            if text.count(first, at, end) <= text.count(close, at, end + 1):
                break
            end += 1
        if first == "[" and text[end + 1 : end + 2] == "(":
            return False
        if not (p.ALONE.match(text, end + 1) or self.last != t.BREAK):
            return False
        self.put(kinds[1], text[at + 1 : end], "", end + 1)
        return True

    def _emphasis(self) -> bool:
        text, at = self.text, self.at
        first = text[at]
        if first not in "*_":
            return False
        mark, opening = self.ranges[-1] if self.ranges else ("", 0)
        if mark and not self.gap and text.startswith(mark, at):
            after = p.AFTER_EMPHASIS.match(text, at + len(mark))
            if after:
                self.ranges.pop()
                self.tokens[opening] = self.tokens[opening]._replace(text="")
                self.put(t.EMPHASIS_END, mark, " " if after[0] == " " else "", after.end())
                return True
        found = p.EMPHASIS.match(text, at)
        if found:
            self.ranges.append((found[1], len(self.tokens)))
            self.put(t.EMPHASIS, found[1], found[1], found.end())
        return found is not None

    def _link(self) -> bool:
        text, at = self.text, self.at
        if text[at] != "[":
            return False
        middle = self.find["]"].after(at + 2)
        if middle < 0 or text[middle + 1 : middle + 2] != "(":
            return False
        end = self.find[")"].after(middle + 3)
        if end < 0 or end - at > p.LINK_MAX or p.BLANK_LINE.search(text, at, end):
            return False
        blank = text[end + 1 : end + 2]
        after = end + 2 if blank in (" ", "\t") else end + 1
        words = " ".join(text[at + 1 : middle].splitlines()) + (" " if blank == " " else "")
        self.put(t.LINK, text[middle + 2 : end], words, after)
        return True

    def _tag(self) -> bool:
        text, at = self.text, self.at
        if text[at] != "#" or (text[at + 1 : at + 2] == "(" and self.tag_end.after(at) < 0):
            return False
        found = p.TAG.match(text, at, at + p.TAG_MAX)
        if found is None:
            return False
        self.put(t.TAG, found[1] or found[2], found[0], found.end())
        return True

    def _word(self) -> None:
        text, at = self.text, self.at
        spaces = p.SPACES.match(text, at)
        if spaces:
            self.at, self.gap = spaces.end(), True
            return
        found = self._mention() or p.FREE.match(text, at) or p.CONTROL.match(text, at)
        image = found if isinstance(found, str) else found[0] if found else text[at]
        self.put(t.TEXT, image, image, at + len(image))

    def _mention(self) -> str | None:
        text, at = self.text, self.at
        close = {"@[": "]", "@<": ">"}.get(text[at : at + 2])
        if close is None or self.in_inference:
            return None
        end, line_end = self.find[close].after(at + 3), self.find["\n"].after(at)
        if end < 0 or 0 <= line_end < end or end - at > 2_000:
            return None
        return text[at : end + 2 if text[end + 1 : end + 2] in (" ", "\t") else end + 1]
