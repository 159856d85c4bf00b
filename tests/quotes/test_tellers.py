"""Who tells: fragments without a teller, bodies by a noun, subjects before objects."""

from collections.abc import Callable

import pytest

from strategitekst.schema import Annotation

Annotate = Callable[..., Annotation]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ifølge KL er aftalen ”et skridt i den rigtige retning”.",
         [("et skridt i den rigtige retning", None, "KL")]),
        ("Ifølge chef Bo Dam er aftalen ”et skridt i den rigtige retning”.",
         [("et skridt i den rigtige retning", "Bo Dam", None)]),
        ("Projektet hedder ”Skærm i skolen”.", []),
        ("Det skriver KL i et notat.\n\n”Der mangler stadig en plan for havnene,” står der i notatet.",
         [("Der mangler stadig en plan for havnene", None, "KL")]),
        ("KMD er skeptisk. ”Prisen er for høj,” hedder det i svaret.", [("Prisen er for høj", None, "KMD")]),
        ("Udkastet anfører, at det ”beror på en vurdering”.",
         [("beror på en vurdering", None, None)]),
        ("»En flot opslagstavle,« hed det i en anmeldelse.", [("En flot opslagstavle", None, None)]),
        ("Chef Bo Dam beklager over for borger Lis Holm.\n\n- Det er ikke godt nok, siger han.",
         [("Det er ikke godt nok", "Bo Dam", None)]),
        ("Chef Bo Dam er skeptisk.\n\n– Vi har set det før, lyder det.",
         [("Vi har set det før", "Bo Dam", None)]),
        ("Firmaet KMD beklager i en mail. \"Vi arbejder på sagen,\" skriver selskabet.",
         [("Vi arbejder på sagen", None, "KMD")]),
        ("Chef Bo Dam understreger, at det haster.\n\n\"Der er mange, der venter. Dem glemmer vi.\"",
         [("Der er mange, der venter. Dem glemmer vi.", "Bo Dam", None)]),
        ("”Det er vemodigt, siger Lis Holm om det. Men nu er det tid.”",
         [("Det er vemodigt", "Lis Holm", None), ("Men nu er det tid.", "Lis Holm", None)]),
        ("Siger chef Bo Dam.\n\n» Gennemsnitlig tid er bragt ned i alle sager", []),
        ("KL foreslår i et brev:\n\n– Færre koder\n– Gratis kurser", []),
        ("KL anfører, at mange af de ældste ikke har nogen at spørge, og at ”hjælpen er tilfældig”.",
         [("hjælpen er tilfældig", None, "KL")]),
        ("Firmaet KMD driver det. I en mail skriver selskabet, at »data ikke bruges til annoncer«.",
         [("data ikke bruges til annoncer", None, "KMD")]),
        ("Finansministeriet har tilkendegivet, at spørgsmålet ”vil blive søgt belyst” i år.",
         [("vil blive søgt belyst", None, "Finansministeriet")]),
        ("I strategien er der efter KL's opfattelse »intet nyt til kommunerne« om det.",
         [("intet nyt til kommunerne", None, "KL")]),
        ("Juryen skriver i sin begrundelse: »Projektet er båret af et stort engagement.«\n\n"
         "»Vi er stolte og rørte«, sagde leder Kaj Lund.",
         [("Projektet er båret af et stort engagement.", None, None),
          ("Vi er stolte og rørte", "Kaj Lund", None)]),
    ],
)  # fmt: skip
def test_who_tells(
    blank: Annotate, text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    note = blank(f"Nyt fra byen\n\n{text}")
    assert [(q.text, q.speaker, q.org) for q in note.quotes] == expected


def test_the_writer_is_not_she(blank: Annotate) -> None:
    text = "Om at vente\n\nAf Lis Holm, formand for KL\n\nJeg mødte en mor. »Det er systemet,« sagde hun."
    assert [q.speaker for q in blank(text).quotes] == [None]


def test_a_heading_in_direct_speech_is_a_quote(blank: Annotate) -> None:
    note = blank("Nyt fra byen\n\nKL har svaret klar.\n\nKL: Husk medarbejderne\n\nDe er mange.")
    assert [(q.text, q.org) for q in note.quotes] == [("Husk medarbejderne", "KL")]


def test_the_role_at_the_quote_is_its_role(blank: Annotate) -> None:
    text = (
        "Nyt fra byen\n\nPlanen er lagt af Per Skov, direktør i KMD, og andre.\n\n"
        "»Planen er god for os alle,« siger Per Skov, bestyrelsesformand i Netcompany."
    )
    [quote] = blank(text).quotes
    assert (quote.role, quote.org) == ("bestyrelsesformand i Netcompany", "Netcompany")


def test_a_run_of_dashes_is_of_the_one_who_signs_it(blank: Annotate) -> None:
    text = (
        "Nyt fra byen\n\nDet skriver KL i en meddelelse.\n\n- Det her gør livet lettere for os alle sammen.\n\n"
        "- Vi går i gang med det samme, skriver direktør Bo Dam i meddelelsen."
    )
    assert [(q.speaker, q.org) for q in blank(text).quotes] == [("Bo Dam", None)] * 2


def test_who_is_presented_is_he(blank: Annotate) -> None:
    text = (
        "Tale\n\nFormand Kaj Lund åbnede mødet i går.\n\nI maj fik vi besøg af Per Skov, direktør i "
        "KMD. Og han sagde følgende: ”Jeres by er den bedste, jeg har set.”"
    )
    assert [q.speaker for q in blank(text).quotes] == ["Per Skov"]


def test_the_verb_of_a_headline_is_its_cue(blank: Annotate) -> None:
    text = "KL mener: Planen skal følges op med penge\n\nKommunerne er klar til at gå i gang."
    assert [(q.org, q.cue) for q in blank(text).quotes] == [("KL", "mener")]


@pytest.mark.parametrize(
    ("who", "org"), [("Brancheforening advarer", "IT-Branchen"), ("Eksperter spår", None)]
)
def test_a_noun_and_a_verb_hand_over_in_a_headline(
    blank: Annotate, who: str, org: str | None
) -> None:
    text = f"{who}: Skyen bliver dyrere\n\nDet siger Kaj Lund, direktør i IT-Branchen, i dag."
    (quote,) = blank(text).quotes
    assert (quote.text, quote.speaker, quote.org) == ("Skyen bliver dyrere", None, org)


def test_a_document_says_nothing_in_a_headline(blank: Annotate) -> None:
    text = "Vejledning siger: Skyen bliver dyrere\n\nKommunerne er klar til at gå i gang."
    assert blank(text).quotes == ()


@pytest.mark.parametrize("end", [".", ""])
def test_several_sentences_in_the_first_person_are_spoken(blank: Annotate, end: str) -> None:
    words = f"Vi har et stort ansvar for byens natur. Og vi er allerede godt i gang{end}"
    text = f"Nyt fra byen\n\nMange kommuner har lagt planer.\n\n- {words}\n"
    assert [q.text for q in blank(text).quotes] == [words]
