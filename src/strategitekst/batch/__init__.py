"""Annotate many documents into a folder: what is up to date is skipped, nothing is half written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..loading import Settings
from ..read import DEFAULT_LIMITS, Limits, Metadata, find_documents, output_ids
from ..schema import Annotation, Document, PassageRef
from .duplicates import Fingerprint, marked, near_duplicates, repeated_passages
from .files import part_of, read_annotations, write_atomically
from .pool import Pool
from .worker import Answer, Task

__all__ = ["Report", "annotate_folder", "read_annotations", "write_atomically"]


@dataclass(slots=True)
class Report:
    """What a run did, in the order of the documents.

    Names of documents written, skipped as up to date, without a date, not in Danish; failed ones
    with the reason; near-duplicates with the name of the document that they resemble; how many
    passages stand word for word in an earlier document.
    """

    written: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    undated: list[str] = field(default_factory=list)
    foreign: list[tuple[str, str]] = field(default_factory=list)
    duplicates: list[tuple[str, str]] = field(default_factory=list)
    repeated: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain JSON values."""
        return {
            "format": "strategitekst/1/report",
            "annotated": self.written,
            "up_to_date": self.skipped,
            "failed": [{"path": path, "reason": reason} for path, reason in self.failed],
            "without_date": self.undated,
            "not_danish": [{"path": path, "language": code} for path, code in self.foreign],
            "duplicates": [{"path": a, "duplicate_of": b} for a, b in self.duplicates],
            "repeated_passages": self.repeated,
        }


def annotate_folder(
    paths: Sequence[str | Path],
    out: Path,
    settings: Settings,
    metadata: Metadata | None = None,
    known: Document | None = None,
    *,
    force: bool = False,
    jobs: int | None = None,
    limits: Limits = DEFAULT_LIMITS,
    progress: Callable[[str, int, int], None] = lambda name, done, total: None,
) -> Report:
    """Annotate files and folders, one ``.json`` a document below ``out``.

    Every document is read and annotated in a process of its own kind, so that one which crashes,
    hangs or eats memory is ended alone. A script that calls this needs the usual guard
    ``if __name__ == "__main__":`` for that.

    Args:
        paths: files and folders.
        out: folder to write to; made where it is missing.
        settings: all that decides the result.
        metadata: what is known of single documents.
        known: what is known of all of them; ``metadata`` goes before it.
        force: annotate again what is up to date.
        jobs: how many processes; none starts as many as pay.
        limits: what is too large, too long or too much.
        progress: called with name, number done and number in all, before each document.

    Returns:
        What was done. A document that fails never stops the rest.
    """
    documents = find_documents(paths)
    ids = output_ids([name for _, name in documents])
    tasks = []
    for number, ((path, name), identity) in enumerate(zip(documents, ids, strict=True)):
        own = metadata.for_name(name).to_dict() if metadata else {}
        certain = Document.model_validate((known.to_dict() if known else {}) | own)
        target = out / f"{identity}.json"
        tasks.append(Task(number, path, name, identity, target, certain, force))
    answers: dict[int, Answer] = {}
    pool = Pool(settings, limits, jobs)
    for event in pool.run(tasks, [_size(task.path) for task in tasks]):
        if isinstance(event, Task):
            progress(event.name, len(answers), len(tasks))
        else:
            answers[event.number] = _written(event, tasks[event.number])
    report = _report(tasks, answers)
    _mark_repeats(tasks, answers, report)
    progress("", len(tasks), len(tasks))
    return report


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _written(answer: Answer, task: Task) -> Answer:
    """Write what a process answered; its data is not kept."""
    problem = ""
    try:
        if answer.data is not None:
            write_atomically(task.target, answer.data)
        elif answer.status == "skipped":
            part_of(task.target).unlink(missing_ok=True)  # of a run that was killed
    except OSError as error:
        problem = (
            f"{task.target}: cannot be written ({error.strerror}); make room or name another folder"
        )
    if problem:
        return Answer(answer.number, "failed", problem)
    return Answer(
        answer.number,
        answer.status,
        answer.message,
        None,
        answer.dated,
        answer.language,
        answer.print,
    )


def _report(tasks: Sequence[Task], answers: Mapping[int, Answer]) -> Report:
    report = Report()
    for task in tasks:
        answer = answers[task.number]
        if answer.status == "failed":
            report.failed.append((task.name, answer.message))
            continue
        (report.written if answer.status == "written" else report.skipped).append(task.name)
        if not answer.dated:
            report.undated.append(task.name)
        if answer.language not in (None, "da"):
            report.foreign.append((task.name, str(answer.language)))
    return report


def _mark_repeats(tasks: Sequence[Task], answers: Mapping[int, Answer], report: Report) -> None:
    """Say in the annotations which documents and passages repeat others of this run."""
    prints: dict[str, tuple[Task, Fingerprint]] = {}
    for task in tasks:
        found = answers[task.number].print
        if found is not None:
            prints[task.identity] = (task, found)
    every = [found for _, found in prints.values()]
    duplicates = near_duplicates(every)
    repeats = repeated_passages(every, duplicates)
    for identity, (task, found) in prints.items():
        original = duplicates.get(identity)
        places = repeats.get(identity, {})
        if original is not None:
            report.duplicates.append((task.name, prints[original][0].name))
        report.repeated += len(places)
        now = tuple((i, ref.document, ref.passage) for i, ref in sorted(places.items()))
        if (original, now) != (found.duplicate_of, found.repeats):
            _rewrite(task, original, places, report)


def _rewrite(
    task: Task, original: str | None, places: Mapping[int, PassageRef], report: Report
) -> None:
    try:
        note = marked(Annotation.from_file(task.target), original, places)
        write_atomically(task.target, (note.to_json() + "\n").encode())
    except OSError as error:
        report.failed.append(
            (task.name, f"{task.target}: cannot be written ({error.strerror}); make room")
        )
