"""The records of a WARC file, one by one, each whole or with the reason why it is not.

warcio reads a record well but ends with the first damaged one, and it unpacks what it is given to the end. So the file
is cut into records here: a record that is cut, damaged or too large is passed over, and the next that begins with
`WARC/` is read on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from pipeline.clean.inputs.members import Plain, Unpacked

START = re.compile(rb"WARC/[01]\.[0-9]{1,2}\r?\n")
# the next record, in one that was cut
INSIDE = re.compile(rb"WARC/[01]\.[0-9]{1,2}\r?\n(?:WARC|Content)-[A-Za-z-]{2,30}:")
LENGTH = re.compile(rb"^content-length:[ \t]*([0-9]{1,18})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
BLANK = re.compile(rb"\r?\n\r?\n")
MAX_HEADER = 65_536  # bytes of a record's own header
PASSED = 8  # of a record that is too large so many times the limit is unpacked to find its end, then the next is sought
HTTP = 100_000  # bytes that HTTP headers may take beside a page of the greatest size


@dataclass(frozen=True, slots=True)
class Record:
    content: bytes  # header and body, b"" where nothing of it can be used
    reason: str = ""  # why it is not whole


def records(file: IO[bytes], limit: int) -> Iterator[Record]:
    """The records of a WARC file, packed or not; the body of none has more than about `limit` bytes."""
    packed = file.read(2) == b"\x1f\x8b"
    file.seek(0)
    stream = Unpacked(file) if packed else Plain(file)
    while True:
        begins = _at_record(stream)
        if stream.damaged:
            stream.damaged = False
            yield Record(b"", "a record that is damaged from its beginning on")
        if begins:
            yield _record(stream, limit)
        elif stream.skip_to(START):
            yield Record(b"", "broken WARC: bytes between records")
        elif not stream.damaged:
            return


def _at_record(stream: Plain) -> bool:
    """Whether a record begins here, after blank lines."""
    while (head := stream.peek(64)) and head[:1] in b"\r\n":
        stream.take(len(head) - len(head.lstrip(b"\r\n")))
    if not head:
        return False
    return START.match(head) is not None


def _record(stream: Plain, limit: int) -> Record:
    head = stream.peek(MAX_HEADER)
    end = BLANK.search(head)
    length = LENGTH.search(head, 0, end.end()) if end else None
    if end is None or length is None:
        stream.take(1)  # go on behind this beginning
        stream.skip_to(START)
        return Record(b"", "broken WARC header")
    header = stream.take(end.end())
    size, most = int(length[1]), limit + HTTP
    body = stream.take(min(size, most))
    if inside := INSIDE.search(body):
        stream.give_back(body[inside.start() :])
        stream.damaged = False
        return Record(header + body[: inside.start()], "the record is cut: another begins in it")
    if stream.damaged and len(body) < min(size, most):
        stream.damaged = False
        return Record(header + body, f"the record is cut after {len(body)} of {size} bytes")
    if size > most:
        if not stream.pass_over(size - most, PASSED * most):
            stream.skip_to(START)
        return Record(header, f"larger than {limit} bytes")
    return Record(header + body)
