"""What goes between us and the process that reads: frames of bytes, and an answer in JSON.

The answer comes from a process that read what a stranger made. So it is data and never objects, and each value
is looked at again before it becomes a cell.
"""

import json
import struct
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any, BinaryIO

from benchmark.intake.contents import Cell, Received, Sheet, column_letters
from benchmark.intake.limits import MB, Limits

LENGTH = struct.Struct("<Q")
MOST = 128 * MB  # bytes of a frame
DATE, TIME = "d", "t"
FAILED = b'{"failed": '


class Garbled(Exception):
    """Bytes that no reader of ours would write; also a frame that breaks off."""


def send(stream: BinaryIO, *frames: bytes) -> None:
    """Write frames; raises OSError where nobody reads them."""
    for frame in frames:
        stream.write(LENGTH.pack(len(frame)))
        stream.write(frame)
    stream.flush()


def receive(stream: BinaryIO) -> bytes | None:
    """The next frame, None where the stream ends before one; raises Garbled."""
    head = stream.read(LENGTH.size)
    if not head:
        return None
    if len(head) < LENGTH.size or (length := LENGTH.unpack(head)[0]) > MOST:
        raise Garbled
    frame = stream.read(length)
    if len(frame) < length:
        raise Garbled
    return frame


def request(kind: str, name: str, digest: str, limits: Limits) -> bytes:
    """What the reader must know besides the bytes of the file."""
    return json.dumps([kind, name, digest, asdict(limits)]).encode()


def requested(frame: bytes) -> tuple[str, str, str, Limits]:
    """What ``request`` made a frame of."""
    kind, name, digest, limits = json.loads(frame)
    return kind, name, digest, Limits(**limits)


def answer(read: Received) -> bytes:
    """What was read, as a frame."""
    sheets = [
        [
            s.name,
            s.hidden,
            [[_packed(c) for c in r] for r in s.rows],
            sorted(s.hidden_rows),
            sorted(s.hidden_columns),
        ]
        for s in read.sheets
    ]
    told = [sheets, read.properties, read.encoding, read.separator, read.notes]
    return json.dumps({"read": told}, allow_nan=False, ensure_ascii=False).encode()


def refusal(sentence: str, remedy: str) -> bytes:
    """A sentence why the file was not read, as a frame."""
    return json.dumps({"refused": [sentence, remedy]}).encode()


def failure(what: str) -> bytes:
    """That the reader itself fell short, as a frame: the kind of mistake."""
    return FAILED + json.dumps(what).encode() + b"}"


def is_failure(frame: bytes) -> bool:
    """Whether the reader fell short, so that another should take its place."""
    return frame.startswith(FAILED)


def answered(frame: bytes, kind: Any, digest: str) -> Received | tuple[str, str] | str:
    """What a frame says: what was read, a sentence with its remedy, or how the reader fell short.

    Raises Garbled for anything that ``answer``, ``refusal`` or ``failure`` would not have made.
    """
    try:
        told = json.loads(frame)
        if "refused" in told:
            sentence, remedy = told["refused"]
            return _text(sentence), _text(remedy)
        if "failed" in told:
            return _text(told["failed"])
        sheets, properties, encoding, separator, notes = told["read"]
        return Received(
            kind,
            digest,
            tuple(_sheet(s) for s in sheets),
            {_text(k): _text(v) for k, v in properties.items()},
            _text(encoding),
            _text(separator),
            tuple(_text(n) for n in notes),
        )
    except (
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        RecursionError,
        OverflowError,
    ) as error:
        raise Garbled from error


def _packed(cell: Cell) -> Any:
    """A cell as its text where that is all there is to it; its place goes without saying."""
    if cell.empty:
        return None
    value: Any = cell.value
    if value == cell.text and not cell.formula:
        return cell.text
    if isinstance(value, datetime):
        value = {DATE: value.isoformat()}
    elif isinstance(value, timedelta):
        value = {TIME: value.total_seconds()}
    return [cell.text, value, cell.formula, cell.error]


def _sheet(told: list[Any]) -> Sheet:
    name, hidden, rows, hidden_rows, hidden_columns = told
    return Sheet(
        _text(name),
        hidden is True,
        tuple(
            tuple(_cell(f"{column_letters(c)}{r}", cell) for c, cell in enumerate(row, start=1))
            for r, row in enumerate(rows, start=1)
        ),
        frozenset(int(n) for n in hidden_rows),
        frozenset(int(n) for n in hidden_columns),
    )


def _cell(ref: str, told: Any) -> Cell:
    if told is None:
        return Cell(ref)
    if isinstance(told, str):
        return Cell(ref, told, told)
    text, value, formula, error = told
    if isinstance(value, dict):
        value = _moment(value)
    elif value is not None and type(value) not in (str, float, bool):
        raise Garbled
    return Cell(ref, _text(text), value, formula is True, _text(error))


def _moment(told: dict[str, Any]) -> datetime | timedelta:
    if TIME in told:
        return timedelta(seconds=float(told[TIME]))
    return datetime.fromisoformat(told[DATE])


def _text(told: Any) -> str:
    if not isinstance(told, str):
        raise Garbled
    return told
