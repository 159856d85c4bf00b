"""Processes that work through a batch: started when they pay, replaced when one of them ends."""

import signal
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any, Final

from .. import errors
from ..loading import Settings
from ..processes import cores, one_thread, small_context
from ..read import Limits
from .worker import Answer, Ready, Task, serve

#: A further process is started once the work that is left would keep one process busy for so many
#: times what a process takes to start: with less, it costs more than it brings.
_PAYS: Final = 4.0
#: So many processes at most where nobody says how many: each holds a pipeline in memory.
_MOST: Final = 8


@dataclass(slots=True)
class _Process:
    process: Any
    connection: Connection
    started: float
    ready: bool = False
    task: Task | None = None
    deadline: float = 0.0


class Pool:
    """Answers tasks with processes of their own.

    Args:
        settings: all that decides the result.
        limits: time and memory of one document.
        jobs: how many processes at most; none is as many as there are cores, each started only
            when the work left is worth it, so that more are never slower than one.
    """

    def __init__(self, settings: Settings, limits: Limits, jobs: int | None = None) -> None:
        self.settings = settings
        self.limits = limits
        self.fixed = jobs is not None
        self.most = jobs if jobs is not None else min(cores(), _MOST)
        self.context = small_context(["strategitekst.batch.worker"])
        self.processes: list[_Process] = []
        self.load_seconds = 0.0

    def _start(self) -> None:
        here, there = self.context.Pipe()
        process = self.context.Process(
            target=serve, args=(there, self.settings, self.limits), daemon=True
        )
        with one_thread():
            process.start()
        there.close()
        self.processes.append(_Process(process, here, time.monotonic()))

    def _end(self, item: _Process) -> int | None:
        """End a process for good; returns how it ended."""
        self.processes.remove(item)
        item.connection.close()
        item.process.join(0.2)
        if item.process.is_alive():
            item.process.kill()
            item.process.join()
        code: int | None = item.process.exitcode
        item.process.close()
        return code

    def close(self) -> None:
        """End all processes, busy or not."""
        for item in list(self.processes):
            item.process.kill()
            self._end(item)

    def run(self, tasks: Sequence[Task], sizes: Sequence[int]) -> Iterator[Task | Answer]:
        """Work through tasks.

        Args:
            tasks: what to do.
            sizes: of each document in bytes, to judge how much work is left.

        Yields:
            Each task when it is begun and its answer when it is done, in the order of events.

        Raises:
            StrategitekstError: the pipeline cannot be loaded.
        """
        pending = deque(tasks)
        left, done, begun = float(sum(sizes)), 0.0, time.monotonic()
        for _ in range(min(self.most, len(tasks)) if self.fixed else min(1, len(tasks))):
            self._start()
        try:
            while pending or any(item.task for item in self.processes):
                answers = [a for item in self._events() if (a := self._receive(item)) is not None]
                begun_now = []  # a process that is free gets its next document before all else
                for item in list(self.processes):
                    if item.ready and item.task is None and pending:
                        task = pending.popleft()
                        if self._give(item, task):
                            begun_now.append(task)
                        else:
                            pending.appendleft(task)
                for answer in answers:
                    done += sizes[answer.number]
                    left -= sizes[answer.number]
                    yield answer
                yield from begun_now
                if pending and self._wants_another(len(pending), left, done, begun):
                    self._start()
        finally:
            self.close()

    def _give(self, item: _Process, task: Task) -> bool:
        try:
            item.connection.send(task)
        except OSError:  # it ended while it had nothing to do
            self._end(item)
            return False
        item.task, item.deadline = task, time.monotonic() + self.limits.seconds
        return True

    def _wants_another(self, pending: int, left: float, done: float, begun: float) -> bool:
        """Whether to start a further process: one that ended is replaced, others must pay."""
        if not self.processes:
            return True
        loading = sum(not item.ready for item in self.processes)
        if len(self.processes) >= self.most or pending <= loading:
            return False
        if self.fixed:
            return True
        busy = time.monotonic() - begun - self.load_seconds
        return not loading and done > 0 and left * busy / done > _PAYS * self.load_seconds

    def _events(self) -> list[_Process]:
        """Wait until a process says something, ends, or is out of time."""
        now = time.monotonic()
        times = [item.deadline - now for item in self.processes if item.task is not None]
        waited: dict[Any, _Process] = {}
        for item in self.processes:
            waited[item.connection] = item
            waited[item.process.sentinel] = item
        happened = wait(list(waited), timeout=max(0.0, min(times, default=60.0)))
        now = time.monotonic()
        late = [x for x in self.processes if x.task is not None and now > x.deadline]
        return list({id(waited[h]): waited[h] for h in happened}.values()) + [
            item for item in late if all(waited[h] is not item for h in happened)
        ]

    def _receive(self, item: _Process) -> Answer | None:
        try:
            if item.connection.poll():
                message = item.connection.recv()
                if isinstance(message, Ready):
                    if message.error:
                        raise getattr(errors, message.kind)(message.error)
                    item.ready = True
                    self.load_seconds = time.monotonic() - item.started
                    return None
                answer: Answer = message
                item.task = None
                return answer
        except (EOFError, OSError):
            pass
        if item.process.is_alive() and item.task is not None and time.monotonic() > item.deadline:
            item.process.kill()
            task, seconds = item.task, self.limits.seconds
            self._end(item)
            return Answer(
                task.number,
                "failed",
                f"{task.path}: took longer than {seconds:g} seconds; divide it or raise --timeout",
            )
        lost = item.task
        code = self._end(item)
        if lost is not None:
            return Answer(lost.number, "failed", f"{lost.path}: {_how(code)}")
        if not item.ready:
            raise errors.ModelError(
                f"a process that annotates could not be started (it ended with {_signal(code)});"
                " check memory and installation, or use --jobs 1"
            )
        return None


def _signal(code: int | None) -> str:
    if code is not None and code < 0:
        try:
            return signal.Signals(-code).name
        except ValueError:
            return f"signal {-code}"
    return f"status {code}"


def _how(code: int | None) -> str:
    return (
        f"ended the process that read it ({_signal(code)}); it is damaged, hostile or too large:"
        " leave it out or save it anew"
    )
