"""Quotes over several paragraphs, and who is told to speak inside the marks."""

from collections.abc import Callable

from strategitekst.schema import Annotation

Annotate = Callable[..., Annotation]
TITLE = "Ny plan for hjælpen\n\n"


def said(note: Annotation) -> list[tuple[str, str | None]]:
    return [(q.text, q.speaker or q.org) for q in note.quotes]


def test_paragraphs_between_the_marks_are_of_the_same_speaker(embedded: Annotate) -> None:
    text = "Direktør Bo Holm siger: ”Vi har ventet på planen.\n\nDen er god for borgerne.\n\nNu går vi i gang.”"
    assert said(embedded(f"{TITLE}{text}\n\nPlanen gælder fra 2020.")) == [
        ("Vi har ventet på planen.", "Bo Holm"),
        ("Den er god for borgerne.", "Bo Holm"),
        ("Nu går vi i gang.", "Bo Holm"),
    ]


def test_an_open_mark_does_not_reach_what_no_mark_closes(embedded: Annotate) -> None:
    text = "Direktør Bo Holm siger: ”Vi har ventet på planen.\n\nPlanen gælder fra 2020.\n\nDen slutter i 2024."
    assert said(embedded(TITLE + text)) == [("Vi har ventet på planen.", "Bo Holm")]


def test_who_speaks_may_stand_before_the_closing_mark(embedded: Annotate) -> None:
    text = "”Vi skal lytte til dem, der ved noget, siger borgmester Mette Holm.”"
    assert said(embedded(f"{TITLE}{text}\n\nPlanen gælder fra 2020.")) == [
        ("Vi skal lytte til dem, der ved noget", "Mette Holm")
    ]


def test_who_is_written_to_does_not_speak(embedded: Annotate) -> None:
    text = "KL sendte svaret til Folketinget med følgende ord: ”Vi finder forslaget godt for alle kommuner.”"
    assert said(embedded(TITLE + text))[0][1] == "KL"


def test_a_line_that_signs_words_in_the_first_person_inside_a_text(embedded: Annotate) -> None:
    body = "NemID bliver til MitID i løbet af året, og alle får besked, når det er deres tur til at skifte."
    words = (
        "Da vi begyndte for ti år siden, åbnede der sig nye muligheder. Nu styrker vi sikkerheden."
    )
    note = embedded(
        f"{TITLE}{body}\n\n{words}\n\nBo Holm, vicedirektør i Digitaliseringsstyrelsen\n\n{body}"
    )
    assert said(note) == [(words, "Bo Holm")]
    assert [p.role for p in note.passages] == ["title", *["paragraph"] * 4]


def test_a_block_in_the_first_person_may_end_in_its_signature(embedded: Annotate) -> None:
    body = "Kortet er gratis for alle, der vil bruge det i deres arbejde med veje og ledninger."
    words = "Vi har savnet et fælles kort i mange år. Nu kan alle se det samme."
    note = embedded(f"{TITLE}{body}\n\n{words} Bo Holm, it-chef i Odder Kommune.\n\n{body}")
    assert said(note) == [(words, "Bo Holm")]
    told = f"{words} Bo Holm, it-chef i Odder Kommune, deltager i mødet."
    assert said(embedded(f"{TITLE}{body}\n\n{told}\n\n{body}")) == []


def test_a_sentence_behind_spoken_words_tells_who_spoke(embedded: Annotate) -> None:
    words = "Mange ringer om det samme, og de skal have et svar."
    note = embedded(f"{TITLE}- {words} Det siger Mette Holm, formand for KL, til bladet.")
    assert said(note) == [(words, "Mette Holm")]


def test_who_somebody_is_is_not_said(embedded: Annotate) -> None:
    note = embedded(f"{TITLE}- Vi er klar til opgaven, siger Mette Holm. Hun er direktør i KMD.")
    assert said(note) == [("Vi er klar til opgaven", "Mette Holm")]


def test_a_long_paragraph_hands_over_by_its_last_clause(embedded: Annotate) -> None:
    first = "Vi har ventet længe på den nye indgang, " * 8 + "og nu er den her"
    text = f"”{first},” siger borgmester Mette Holm og fortsætter:\n \nDet næste bliver at få alle med."
    quotes = embedded(text).quotes
    assert [(q.text, q.speaker) for q in quotes] == [
        (first, "Mette Holm"),
        ("Det næste bliver at få alle med.", "Mette Holm"),
    ]


def test_a_block_that_lacks_its_opening_mark_is_told_below(embedded: Annotate) -> None:
    words = "Kommunerne har fået et ”fælles sprog”, og det skal bruges i alle forvaltninger"
    told = "Sådan hedder det i et brev fra borgmester Mette Holm den 4. maj 2021."
    quotes = embedded(f"{TITLE}{words}”.\n\n{told}").quotes
    assert [(q.text, q.speaker, q.cue) for q in quotes] == [(words, "Mette Holm", "siger")]
    assert not [q for q in embedded(f"{TITLE}{words}.\n\n{told}").quotes if q.text == words]


def test_two_lines_sign_what_is_cut_from_the_text(embedded: Annotate) -> None:
    words = "Der var et hold for de nye og et hold for de øvede"
    told = f"Mette Holm, konsulent i Odense Kommune: ”Det gik godt. {words}.”"
    signed = f"{words}\n\nMette Holm\n\nKonsulent, Odense Kommune"
    note = embedded(f"{TITLE}{told}\n\n{signed}\n\nSiden har alle været på kursus.")
    assert [q.speaker for q in note.quotes if q.text == words] == ["Mette Holm"]
    other = embedded(
        f"{TITLE}Der blev holdt to kurser.\n\n{signed}\n\nSiden har alle været på kursus."
    )
    assert other.quotes == ()


def test_a_clause_without_a_verb_of_saying_hands_over_words_in_the_first_person(
    embedded: Annotate,
) -> None:
    lead = "Borgmester Mette Holm glæder sig over planen og ser frem til arbejdet:"
    words = "Jeg ser mange muligheder i den. Det er vores mål, at alle er med."
    assert said(embedded(f"{TITLE}{lead}\n\n{words}\n\nPlanen gælder fra 2020.")) == [
        (words, "Mette Holm")
    ]
    facts = "Planen har fem mål. Den gælder alle havne i byen."
    assert said(embedded(f"{TITLE}{lead}\n\n{facts}\n\nPlanen gælder fra 2020.")) == []


def test_a_block_that_is_handed_over_may_have_words_in_marks_inside(embedded: Annotate) -> None:
    words = "Det var svært at læse et ord som »sanktion« i brevet. Den slags ser vi ikke selv."
    text = f"Chef Mette Holm udtaler:\n{words}\n\nPlanen gælder fra 2020."
    assert said(embedded(TITLE + text)) == [(words, "Mette Holm")]
