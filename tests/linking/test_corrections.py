"""Corrections by people: found by quoted words, applied, and told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from strategitekst.errors import SettingError
from strategitekst.linking import link
from strategitekst.linking.corrections import load_corrections
from strategitekst.schema import Annotation, Collection

Annotate = Callable[..., Annotation]

A = "Nyt\n\nNordby Kommune har lanceret programmet Trygge Data i dag. Programmet varer fire år."
B = "Nyt\n\nNordby Kommune har lanceret projektet Nære Skærme i dag. Projektet varer et år."


def notes(blank: Annotate) -> list[Annotation]:
    texts = {"a": A, "b": B}
    return [blank(t, date="2018-03-01").model_copy(update={"id": i}) for i, t in texts.items()]


def write(tmp_path: Path, entry: str) -> Path:
    path = tmp_path / "rettelser.toml"
    path.write_text(
        f'[[correction]]\nwho = "Bo"\nwhy = "Jeg var der."\n{entry}\n', encoding="utf-8"
    )
    return path


def cluster_of(found: Collection, note: Annotation, words: str) -> str | None:
    at = note.text.index(words)
    return next(
        (
            i.id
            for i in found.initiatives
            for m in i.mentions
            if (m.document, m.start) == (note.id, at)
        ),
        None,
    )


def test_same_joins_two_initiatives(blank: Annotate, tmp_path: Path) -> None:
    given = notes(blank)
    entry = 'type = "same"\ndocument = "a"\nwords = "Trygge Data"\nother = { document = "b", words = "Nære Skærme" }'
    found = link(given, corrections=write(tmp_path, entry))
    assert cluster_of(found, given[0], "Trygge Data") == cluster_of(found, given[1], "Nære Skærme")
    [told] = found.corrections
    assert (told.applied, told.who, told.why) == (True, "Bo", "Jeg var der.")
    [joined] = [i for i in found.initiatives if len({m.document for m in i.mentions}) == 2]
    assert [x.why for x in joined.links] == ["rettet i hånden"]


def test_different_parts_mentions_of_one_document(blank: Annotate, tmp_path: Path) -> None:
    given = notes(blank)
    before = link(given)
    assert cluster_of(before, given[0], "Trygge Data") == cluster_of(before, given[0], "Programmet")
    entry = 'type = "different"\ndocument = "a"\nwords = "Trygge Data"\nother = { document = "a", words = "[Programmet] varer" }'
    found = link(given, corrections=write(tmp_path, entry))
    assert cluster_of(found, given[0], "Trygge Data") != cluster_of(found, given[0], "Programmet")


def test_not_an_initiative_takes_the_mention_away(blank: Annotate, tmp_path: Path) -> None:
    given = notes(blank)
    entry = 'type = "not an initiative"\ndocument = "b"\nwords = "[Projektet] varer"'
    found = link(given, corrections=write(tmp_path, entry))
    assert cluster_of(found, given[1], "Projektet") is None
    assert cluster_of(found, given[1], "Nære Skærme") is not None


@pytest.mark.parametrize(
    ("entry", "field", "value"),
    [
        ('type = "name"\nvalue = "Trygge Data i Nordby"', "name", "Trygge Data i Nordby"),
        ('type = "owner"\nvalue = ["KL", "Nordby Kommune"]', "owners", ("KL", "Nordby Kommune")),
        ('type = "period"\nvalue = "2018/2022"', "period", "2018/2022"),
    ],
)
def test_facts_are_corrected(
    blank: Annotate, tmp_path: Path, entry: str, field: str, value: object
) -> None:
    given = notes(blank)
    found = link(
        given, corrections=write(tmp_path, f'document = "a"\nwords = "Trygge Data"\n{entry}')
    )
    identity = cluster_of(found, given[0], "Trygge Data")
    [one] = [i for i in found.initiatives if i.id == identity]
    assert getattr(one, field) == value


def test_relation_is_added(blank: Annotate, tmp_path: Path) -> None:
    given = notes(blank)
    entry = 'type = "relation"\nvalue = "part_of"\ndocument = "b"\nwords = "Nære Skærme"\nother = { document = "a", words = "Trygge Data" }'
    found = link(given, corrections=write(tmp_path, entry))
    names = {i.id: i.name for i in found.initiatives}
    related = {(i.name, r.type, names[r.target]) for i in found.initiatives for r in i.relations}
    assert ("Nære Skærme", "part_of", "Trygge Data") in related


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Findes ikke", "are not in the document"),
        ("varer fire år", "no mention of an initiative"),
    ],
)
def test_anchor_that_means_no_mention_is_told(
    blank: Annotate, tmp_path: Path, words: str, why: str
) -> None:
    entry = f'type = "not an initiative"\ndocument = "a"\nwords = "{words}"'
    [told] = link(notes(blank), corrections=write(tmp_path, entry)).corrections
    assert not told.applied and why in (told.note or "")


def test_document_that_is_not_there_is_told(blank: Annotate, tmp_path: Path) -> None:
    entry = 'type = "not an initiative"\ndocument = "x"\nwords = "y"'
    [told] = link(notes(blank), corrections=write(tmp_path, entry)).corrections
    assert told.note == "the document is not in the collection"


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('type = "sammen"', "type 'sammen' is not one of same, different"),
        ('type = "same"\ndocument = "a"\nwords = "x"', "same needs other"),
        ('type = "period"\ndocument = "a"\nwords = "x"\nvalue = "for evigt"', "is not EDTF"),
        ('type = "name"\ndocument = "a"\nwords = "x"', "name needs value"),
        ('type = "name"\nvalue = "x"\ndocument = "a"', "needs document and words"),
    ],
)
def test_faulty_file_is_named_with_its_entry(tmp_path: Path, entry: str, message: str) -> None:
    path = write(tmp_path, entry)
    with pytest.raises(SettingError, match="correction 1") as told:
        load_corrections([path])
    assert str(path) in str(told.value) and message in str(told.value)
