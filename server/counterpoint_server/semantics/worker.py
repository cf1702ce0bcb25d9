"""A process that evaluates: jobs in by standard input, what is found out by standard output.

Where a SAT solver is at work nothing else in its process is, and nothing can stop it: so it works
in a process of its own, which can be ended. A frame is a length of four bytes and so many bytes: of
a job, the seconds that it may take (a double) and the job; of an answer, one letter and the answer.
"""

import signal
import struct
import sys
from contextlib import suppress
from typing import IO

import msgspec

from counterpoint_server.semantics.iccma import FrameworkTextError
from counterpoint_server.semantics.jobs import decode_job, run
from counterpoint_server.semantics.limit import DeadlineError, Limit
from counterpoint_server.semantics.posted import TooLargeError
from counterpoint_server.semantics.structured.arguments import TooManyArgumentsError
from counterpoint_server.semantics.structured.cycles import TooEntangledError
from counterpoint_server.semantics.structured.named import UnknownNameError

FOUND, DONE, REFUSED = b"f", b"d", b"r"
MEMORY_MAX = 4 * 1024**3
"""Bytes of address space; beyond, the process ends."""
MARGIN = 0.03
"""Seconds before the deadline at which we say what we have, to be heard in time."""
SECONDS_LATE = 2
"""After the deadline we end by ourselves, in case that nobody is left who would end us."""

REFUSALS: dict[type[Exception], str] = {
    TooManyArgumentsError: "too_entangled",
    TooEntangledError: "too_entangled",
    FrameworkTextError: "unreadable_file",
    UnknownNameError: "invalid_body",
    TooLargeError: "question_too_large",
    DeadlineError: "deadline_reached",
}


class Refusal(msgspec.Struct, frozen=True):
    code: str
    detail: str


def read_frame(stream: IO[bytes]) -> bytes | None:
    """None: there is no more."""
    head = stream.read(4)
    if len(head) < 4:
        return None
    (length,) = struct.unpack(">I", head)
    body = stream.read(length)
    return body if len(body) == length else None


def write_frame(stream: IO[bytes], *parts: bytes) -> None:
    stream.write(struct.pack(">I", sum(map(len, parts))))
    for part in parts:
        stream.write(part)
    stream.flush()


def write_job(stream: IO[bytes], job: bytes, seconds: float) -> None:
    write_frame(stream, struct.pack(">d", seconds), job)


def work(source: IO[bytes], sink: IO[bytes]) -> None:
    write_frame(sink)  # what takes time to load is there
    while (frame := read_frame(source)) is not None:
        (seconds,) = struct.unpack(">d", frame[:8])
        end_in(seconds + SECONDS_LATE)
        try:
            for found in run(decode_job(frame[8:]), Limit(seconds - MARGIN)):
                write_frame(sink, FOUND, msgspec.msgpack.encode(found))
            write_frame(sink, DONE)
        except tuple(REFUSALS) as error:
            refusal = Refusal(REFUSALS[type(error)], str(error))
            write_frame(sink, REFUSED, msgspec.msgpack.encode(refusal))
        end_in(0)


def end_in(seconds: float) -> None:
    """By a signal that nobody handles, for a handler would wait for the solver; 0: not any more."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started us ends us
    with suppress(ImportError, ValueError, OSError):  # not on Windows
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_MAX, MEMORY_MAX))
    work(sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()
