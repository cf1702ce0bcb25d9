"""Argdown 1.x: Markdown for argumentation. Both directions."""

from counterpoint_server.formats.argdown.building import NAME
from counterpoint_server.formats.argdown.reading import read
from counterpoint_server.formats.argdown.writing import write
from counterpoint_server.formats.frame import Format

FORMAT = Format(
    name=NAME,
    title="Argdown",
    media_type="text/vnd.argdown",
    extensions=(".argdown", ".ad"),
    read=read,
    write=write,
)
