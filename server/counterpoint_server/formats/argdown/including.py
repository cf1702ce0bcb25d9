"""`@include(path)`: other files of the archive, put in the place of the line that names them."""

import posixpath
import re
from bisect import bisect_right

from counterpoint_server.formats.frame import ReadOptions
from counterpoint_server.formats.reading import (
    BOM,
    line_and_column,
    text_of,
    unreadable_at,
)
from counterpoint_server.model.problems import UnreadableFile

_INCLUDE = re.compile(r"@include\(([^)\n]{1,1000})\)")
TEXT_MAX = 64 * 1024 * 1024


class Whole:
    """A file with all that it includes, which still knows where each word came from."""

    def __init__(self, data: bytes, options: ReadOptions) -> None:
        self._parts: list[str] = []
        self._origins: list[tuple[int, str, str, int]] = []
        """Of each part: its place in the whole, its file's name and text, its place there."""
        self._length = 0
        self.repeated: list[str] = []
        """Included more than once, or from within themselves: left out the second time."""
        self.missing: list[str] = []
        """Not given along: the line stays as it is."""
        self._add(text_of(data).removeprefix(BOM), options)
        self.text = "".join(self._parts)

    def _add(self, text: str, options: ReadOptions) -> None:
        seen: set[str] = set()
        waiting = [("", text, 0)]
        while waiting:
            name, text, at = waiting.pop()
            found = _INCLUDE.search(text, at)
            if found is None:
                self._put(name, text, at, len(text))
                continue
            path = posixpath.normpath(posixpath.join(posixpath.dirname(name), found[1].strip()))
            if path not in options.files:
                self.missing.append(found[1])
                self._put(name, text, at, found.end())
                waiting.append((name, text, found.end()))
                continue
            self._put(name, text, at, found.start())
            waiting.append((name, text, found.end()))
            if path in seen:
                self.repeated.append(found[1])
            else:
                seen.add(path)
                waiting.append((path, self._read(path, options.files[path]), 0))

    def _read(self, path: str, data: bytes) -> str:
        try:
            return text_of(data).removeprefix(BOM)
        except UnreadableFile as error:
            raise UnreadableFile(f"{path[:200]}: {error.detail}") from None

    def _put(self, name: str, text: str, start: int, end: int) -> None:
        self._origins.append((self._length, name, text, start))
        self._parts.append(text[start:end])
        self._length += end - start

    def refusal(self, sentence: str, at: int) -> UnreadableFile:
        """What is wrong at an offset, told by line and column of the file that it is in."""
        index = bisect_right(self._origins, at, key=lambda origin: origin[0]) - 1
        start, name, text, offset = self._origins[index]
        place = line_and_column(text, offset + at - start)
        if name:
            sentence = f"In the included {name[:200]}: {sentence}"
        return unreadable_at(sentence, *place)
