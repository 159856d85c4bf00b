"""What one process of a batch does: read and annotate documents, one at a time, and answer.

Each document has a process between it and the rest: one that crashes, hangs or eats memory ends
its process and nothing else.
"""

import os
import signal
import threading
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import parent_process
from pathlib import Path
from typing import Literal

from ..errors import InputError, StrategitekstError
from ..loading import Settings, made_by
from ..pipeline import annotate_raw
from ..read import Limits, read_file
from ..schema import Document
from .duplicates import Fingerprint, fingerprint
from .files import up_to_date


@dataclass(frozen=True, slots=True)
class Task:
    """One document: its place among all, where it lies, its name, its id and its target."""

    number: int
    path: Path
    name: str
    identity: str
    target: Path
    known: Document
    force: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a document; ``data`` is what to write."""

    number: int
    status: Literal["written", "skipped", "failed"]
    message: str = ""
    data: bytes | None = None
    dated: bool = True
    language: str | None = None
    print: Fingerprint | None = None


@dataclass(frozen=True, slots=True)
class Ready:
    """The process has loaded its pipeline; or an error that no document is to blame for."""

    error: str = ""
    kind: str = ""


def _work(task: Task, settings: Settings, limits: Limits) -> Answer:
    try:
        raw = read_file(task.path, limits)
        made = made_by(settings, task.known).to_dict()
        note = None if task.force else up_to_date(task.target, raw.sha256, made)
        if note is None:
            status: Literal["written", "skipped"] = "written"
            note = annotate_raw(raw, task.name, task.identity, settings, task.known)
            data = (note.to_json() + "\n").encode()
        else:
            status, data = "skipped", None
        about = note.document
        return Answer(
            task.number, status, "", data, about.date is not None, about.language, fingerprint(note)
        )
    except InputError as error:
        return Answer(task.number, "failed", str(error))
    except MemoryError:
        return Answer(
            task.number,
            "failed",
            f"{task.path}: needs more than {limits.memory:g} MB of memory;"
            " divide it or raise --max-memory",
        )
    except Exception as error:  # a fault of ours must not stop the other documents
        return Answer(
            task.number,
            "failed",
            f"{task.path}: could not be annotated ({type(error).__name__}: {str(error)[:200]});"
            " please report this with the document",
        )


def _end_with_parent() -> None:
    """End this process when the one that started it is gone, whatever it is doing."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _limit_memory(limits: Limits) -> None:
    try:
        import resource  # not on every system  # noqa: PLC0415
    except ImportError:
        return
    size = int(limits.memory * 1e6)
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if hard == resource.RLIM_INFINITY or size < hard:
        resource.setrlimit(resource.RLIMIT_DATA, (size, hard))


def serve(connection: Connection, settings: Settings, limits: Limits) -> None:
    """Answer tasks until there are no more or the other end is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    threading.Thread(target=_end_with_parent, daemon=True).start()
    alarm = getattr(signal, "setitimer", None)
    if alarm is not None:
        # the system ends a process that hangs, even where nobody is left to do it
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
    try:
        made_by(settings)
    except StrategitekstError as error:
        connection.send(Ready(str(error), type(error).__name__))
        return
    _limit_memory(limits)
    connection.send(Ready())
    while True:
        try:
            task = connection.recv()
            if task is None:
                return
            if alarm is not None:
                alarm(signal.ITIMER_REAL, limits.seconds + 5)
            answer = _work(task, settings, limits)
            if alarm is not None:
                alarm(signal.ITIMER_REAL, 0)
            connection.send(answer)
        except (EOFError, BrokenPipeError, ConnectionResetError):
            return
