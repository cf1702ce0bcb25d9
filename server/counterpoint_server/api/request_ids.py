"""The id of a request: every answer, every refusal and every line of the log carries it."""

import re
from contextvars import ContextVar
from secrets import token_hex

current: ContextVar[str | None] = ContextVar("request_id", default=None)
"""Of the request that is being answered; None outside of requests."""

_TAKEN = re.compile(rb"[\w-]{1,64}", re.ASCII)


def request_id(given: bytes | None) -> str:
    """The client's own, so that its log and ours can be laid side by side; else one made here."""
    if given is not None and _TAKEN.fullmatch(given):
        return given.decode("ascii")
    return token_hex(16)
