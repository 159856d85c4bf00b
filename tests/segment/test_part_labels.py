"""Lines that number the parts of a plan are headings, however often they stand there."""

import pytest

from strategitekst.segment import segment

_TEXT = "Parterne vil i strategiens løbetid arbejde for, at flere borgere kan bruge løsningerne."


@pytest.mark.parametrize("label", ["Initiativ", "INDSATS", "Fokusområde", "Delmål", "Kapitel"])
def test_numbered_labels_are_headings(label: str) -> None:
    parts = [
        f"{label} {n}\n{title}\n\n{_TEXT}\n"
        for n, title in enumerate(("Digital inklusion", "Fælles data", "Ny fuldmagt"), start=1)
    ]
    text = "Handlingsplan for en sammenhængende offentlig sektor\n\n" + "\n".join(parts)
    labels = [p for p in segment(text) if text[p.start : p.end].startswith(f"{label} ")]
    assert [p.role for p in labels] == ["heading"] * 3


def test_running_heads_with_page_numbers_stay_furniture() -> None:
    head = "STRATEGI FOR DIGITAL VELFÆRD 2024-2027"
    text = "En ny strategi for kommunerne\n\n" + "\n\n".join(
        f"{_TEXT}\n\n{head}\n{page}\n\n{_TEXT} Det sker hvert år." for page in (3, 4, 5)
    )
    heads = [p for p in segment(text) if text[p.start : p.end].startswith(head)]
    assert {p.role for p in heads} == {"boilerplate"}


def test_foreword_above_the_headline_is_a_heading() -> None:
    text = f"Forord\nSammen om en brugervenlig offentlig sektor\n\n{_TEXT} {_TEXT}\n\n{_TEXT}"
    assert [p.role for p in segment(text)][:2] == ["heading", "title"]


def test_who_signs_a_foreword_is_a_contact() -> None:
    text = (
        f"Sammen om en brugervenlig offentlig sektor\n\n{_TEXT}\n\n{_TEXT}\n\n"
        "Lone Vangsted,\nformand for KL og\nborgmester i Solrup Kommune\n\nPer Brandt,\nformand for Danske Regioner"
    )
    assert [p.role for p in segment(text)][-2:] == ["contact", "contact"]
