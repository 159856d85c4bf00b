"""Texts in small letters: names are found without their capitals."""

from collections.abc import Callable

from strategitekst.schema import Annotation

Annotate = Callable[..., Annotation]

SMALL = (
    "ny plan for data\n\n"
    "digitaliseringsstyrelsen og kl har lavet planen sammen med danske regioner. mødet begyndte kl. 9 i"
    " aarhus kommune, siger jens-ole holm, direktør i vejle kommune. firmaet havblik a/s leverer mitid."
    " hvert menneske skal altid kunne se sit eget via en form for skat. kl betaler."
)


def names(note: Annotation) -> list[tuple[str, str, str | None]]:
    return [(e.text, e.label, e.canonical) for e in note.entities if e.label != "DATE"]


def test_names_in_small_letters_have_their_usual_form(embedded: Annotate) -> None:
    assert names(embedded(SMALL)) == [
        ("digitaliseringsstyrelsen", "ORG", "Digitaliseringsstyrelsen"),
        ("kl", "ORG", "KL"),
        ("danske regioner", "ORG", "Danske Regioner"),
        ("aarhus kommune", "ORG", "Aarhus Kommune"),
        ("jens-ole holm", "PER", "Jens-Ole Holm"),
        ("vejle kommune", "ORG", "Vejle Kommune"),
        ("havblik a/s", "ORG", "Havblik A/S"),
        ("mitid", "PRODUCT", "MitID"),
        ("kl", "ORG", "KL"),
    ]


def test_a_single_line_without_capitals_in_a_text_with_them_stays(embedded: Annotate) -> None:
    note = embedded("Ny plan\n\nDanske Regioner er med i år.\n\nhvad koster digital post i alt?")
    assert names(note) == [("Danske Regioner", "ORG", "Danske Regioner")]
