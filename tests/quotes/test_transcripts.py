"""Records word for word, and words that a dash or mark opens."""

from collections.abc import Callable

from strategitekst.schema import Annotation

Annotate = Callable[..., Annotation]


def test_who_has_the_floor_says_all_that_follows(blank: Annotate) -> None:
    text = (
        "Debat om veje\n\nFormanden for rådet åbnede mødet.\n\nTransportministeren (Lis Holm Berg):\n\n"
        "Tak for ordet. Vejene er lange i dette land.\n\nBroerne er få, og de er dyre at bygge.\n\n"
        "Bo Dam Juhl (S):\n\nJeg er ikke enig med ministeren om broerne."
    )
    said = [(q.speaker, q.text[:8]) for q in blank(text).quotes]
    assert said == [
        ("Lis Holm Berg", "Tak for "),
        ("Lis Holm Berg", "Broerne "),
        ("Bo Dam Juhl", "Jeg er i"),
    ]


def test_a_sentence_that_hands_over_is_no_record(blank: Annotate) -> None:
    text = "Nyt\n\nDet afvises af Lis Holm Berg (S):\n\n- Vi har valgt det, siger hun.\n\nBroen er dyr i år."
    assert [q.text for q in blank(text).quotes] == ["Vi har valgt det"]


def test_items_after_a_dash_are_not_said(blank: Annotate) -> None:
    text = (
        "Nyt\n\nVi har et ansvar for at:\n\n- Dele viden og planer med andre i hele landet\n\n"
        "- Undersøge og beskrive andre veje til målet\n\nDet er planen."
    )
    assert blank(text).quotes == ()


def test_words_begin_inside_a_paragraph(blank: Annotate) -> None:
    text = "Nyt\n\nI Hjortelev er man tilfreds. - Det går rigtig godt nu, siger Lis Holm Berg, der er chef i KL."
    assert [(q.text, q.speaker) for q in blank(text).quotes] == [
        ("Det går rigtig godt nu", "Lis Holm Berg")
    ]


def test_what_is_told_again_is_not_said(blank: Annotate) -> None:
    text = "Nyt\n\n- Det går rigtig godt nu, siger Lis Holm Berg, der er chef i KL. Hun understreger, at broen er dyr."
    assert [q.text for q in blank(text).quotes] == ["Det går rigtig godt nu"]


def test_a_body_that_wrote_is_the_one_named_before(blank: Annotate) -> None:
    text = "Nyt\n\nKOMBIT er glad for planen. »Vi har ansat flere folk i år,« lyder det i et svar til Politiken."
    assert [(q.text, q.org) for q in blank(text).quotes] == [
        ("Vi har ansat flere folk i år", "KOMBIT")
    ]


def test_who_answers_goes_on_answering(blank: Annotate) -> None:
    text = (
        "Nyt\n\nVi har talt med chef i KL Lis Holm Berg.\n\nHvad koster broen?\n\n- Den er dyr at bygge, siger Lis Holm Berg.\n\n"
        "»Vi er klar til det,« siger direktør Bo Dam Juhl.\n\nHvornår er den færdig?\n\n»Det ved vi ikke helt endnu.«"
    )
    assert [q.speaker for q in blank(text).quotes] == [
        "Lis Holm Berg",
        "Bo Dam Juhl",
        "Lis Holm Berg",
    ]


def test_a_paragraph_of_marks_stays_open(blank: Annotate) -> None:
    text = (
        "Nyt\n\n”Regeringen udgav planen ”En god vej” i maj. Den blev læst af mange.\n\n"
        "Planen fortsætter næste år med flere broer og veje.”"
    )
    assert [q.text[:10] for q in blank(text).quotes] == ["Regeringen", "Planen for"]
