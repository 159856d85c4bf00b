"""The forms in which Danish press releases, newspapers and reports give somebody's words."""

from collections.abc import Callable

import pytest

from strategitekst.schema import Annotation

Annotate = Callable[..., Annotation]
HOLM, DAHL = "Mette Holm", "Jens Dahl"
HEAD = "Norddal får ny digital indgang\n\nNorddal Kommune åbner den 3. marts 2021 en ny digital indgang for borgerne. Den er åbnet af Mette Holm (S).\n\n"
WORDS = "Vi har ventet længe på den nye indgang"
GLAD = "Borgmester Mette Holm (S) er glad for aftalen."
TWO = "Aftalen er indgået mellem borgmester Mette Holm og direktør Jens Dahl fra Norddata A/S.\n\n"


def said(note: Annotation) -> list[tuple[str, str | None]]:
    """The words with who says them; of an organisation after a bar."""
    return [(q.text, q.speaker or (f"|{q.org}" if q.org else None)) for q in note.quotes]


VERBS = """
    siger udtaler fastslår mener forklarer fortæller understreger tilføjer påpeger vurderer konstaterer uddyber
    pointerer fremhæver bemærker erklærer forsikrer forudser hævder argumenterer noterer gentager supplerer
    indleder indskyder præciserer lyder||det||fra lyder||vurderingen||fra
""".split()


@pytest.mark.parametrize("verb", [verb.replace("||", " ") for verb in VERBS])
def test_verbs_that_hand_over(blank: Annotate, verb: str) -> None:
    marked = blank(f"{HEAD}”{WORDS},” {verb} borgmester Mette Holm.")
    dashed = blank(f"{HEAD}- {WORDS}, {verb} borgmester Mette Holm.")
    assert said(marked) == said(dashed) == [(WORDS, HOLM)]


@pytest.mark.parametrize(
    "text",
    [
        f"Borgmester Mette Holm siger: ”{WORDS}.”",
        f"Borgmester Mette Holm siger om indgangen: »{WORDS}.«",
        f"Mette Holm, borgmester: ”{WORDS}.”",
        f"Borgmester Mette Holm siger:\n\n”{WORDS}.”",
        f"”{WORDS}.”\n\nSådan siger borgmester Mette Holm.",
        f"”{WORDS}.” Sådan lyder det fra borgmester Mette Holm.",
        f"”{WORDS}.” Det siger Mette Holm, borgmester i Norddal Kommune.",
        f"”{WORDS}.”\n\nOrdene kommer fra borgmester Mette Holm.",
        f"”{WORDS}.”\n\nMette Holm, borgmester i Norddal Kommune",
        f"”{WORDS}.”\n– Mette Holm, borgmester i Norddal Kommune",
        f"”{WORDS},” siger Mette Holm, der er borgmester i Norddal Kommune.",
        f"”{WORDS},” siger formanden for KL's Social- og Sundhedsudvalg, Mette Holm.",
        f"”{WORDS},” siger formand for Børneudvalget i Norddal Kommune Mette Holm (V).",
        f"”{WORDS},” siger Mette Holm til Norddal Avis.",
        f"”{WORDS},” har Mette Holm udtalt til Norddal Avis.",
        f"”{WORDS},” kvitterer borgmester Mette Holm.",
        f"’{WORDS},’ siger Mette Holm.",
        f"- ”{WORDS},” siger Mette Holm.",
        f"-{WORDS}, siger Mette Holm.",
        f"{GLAD}\n\n”{WORDS},” siger hun.",
        f"{GLAD}\n\n”{WORDS},” siger hun, mens direktør Jens Dahl nikker.",
        f"{GLAD}\n\n”{WORDS},” siger borgmesteren.",
        f"{GLAD}\n\n”{WORDS},” siger Holm.",
        f"{GLAD} ”{WORDS},” lyder det fra hende.",
        f"{GLAD} ”{WORDS},” lyder det fra borgmesteren.",
        f"{TWO}”{WORDS},” siger hun.",
        f"Foto: Anne Lund\n\nMette Holm glæder sig.\n\n”{WORDS},” siger hun.",
        f"Finansminister Mette Holm er glad.\n\nDirektør Jens Dahl er enig.\n\n”{WORDS},” siger ministeren.",
        f"KL's formand, Mette Holm, er glad for den.\n\n”{WORDS},” siger KL-formanden.",
    ],
)
def test_who_says_it(blank: Annotate, text: str) -> None:
    found = [(words.rstrip("."), who) for words, who in said(blank(HEAD + text))]
    assert found == [(WORDS, HOLM)]


def test_speakers_by_turns(blank: Annotate) -> None:
    note = blank(
        f"{HEAD}{TWO}”{WORDS},” siger Mette Holm.\n\n”Vi er stolte af samarbejdet,” siger Jens Dahl.\n\n"
        "”Nu skal borgerne lære den at kende,” siger hun.\n\n”Vi hjælper gerne til,” tilføjer han.\n\n"
        "”Det siger vi tak til,” supplerer Holm."
    )
    assert [speaker for _, speaker in said(note)] == [HOLM, DAHL, HOLM, DAHL, HOLM]


@pytest.mark.parametrize(
    "text",
    [
        "”Vi er klar nu,” siger borgmester Mette Holm, ”og det glæder mig meget.”",
        "- Vi er klar nu, siger borgmester Mette Holm og fortsætter: - Det glæder mig meget.",
        "- Vi er klar nu, siger borgmester Mette Holm. Det glæder mig meget.",
        "– Vi er klar nu, siger borgmester Mette Holm, og det glæder mig meget.",
        "– Vi er klar nu, siger borgmester Mette Holm.\n\n– Det glæder mig meget.",
        "”Vi er klar nu,” siger Mette Holm og fortsætter:\n\n”Det glæder mig meget.”",
        "Om indgangen siger borgmester Mette Holm:\n\n- Vi er klar nu.\n\n- Det glæder mig meget.",
    ],
)
def test_words_in_two_stretches(blank: Annotate, text: str) -> None:
    found = [(words.strip(".").removeprefix("og "), who) for words, who in said(blank(HEAD + text))]
    assert [(words.lower(), who) for words, who in found] == [
        ("vi er klar nu", HOLM),
        ("det glæder mig meget", HOLM),
    ]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Mette Holm kalder aftalen for ”historisk”.", "historisk", HOLM),
        (
            "Mette Holm er tilfreds, og den ny indgang er ”et stort skridt frem”.",
            "et stort skridt frem",
            HOLM,
        ),
        (
            "Ifølge Mette Holm er den ”et stort skridt frem for alle”.",
            "et stort skridt frem for alle",
            HOLM,
        ),
        (
            "KL oplyser i en mail til Norddal Avis, at loven ”ikke er på plads”.",
            "ikke er på plads",
            "|KL",
        ),
        ("KL er skeptisk. Foreningen skriver, at det ”er for tidligt”.", "er for tidligt", "|KL"),
        (
            "Finansministeriet og KL er enige. Det ”er for tidligt”, skriver ministeriet.",
            "er for tidligt",
            "|Finansministeriet",
        ),
        (
            "”Det er for tidligt at sige,” oplyser Digitaliseringsstyrelsen.",
            "Det er for tidligt at sige",
            "|Digitaliseringsstyrelsen",
        ),
        ("”Vi er glade for den nye indgang,” siger en af borgerne.", WORDS, None),
        (
            "Mette Holm siger, at prisen ‘er helt i orden for alle’.",
            "er helt i orden for alle",
            HOLM,
        ),
        ("KL siger, at der er tale om et 'godt eksempel.'", "godt eksempel.", "|KL"),
        (
            '"Det er "helt fint" og "nemt"", siger Mette Holm.',
            'Det er "helt fint" og "nemt"',
            HOLM,
        ),
        ("Vi har ventet længe på den nye indgang”, siger Mette Holm.", WORDS, HOLM),
        (
            f"Der er travlt. ”{WORDS}”, som konsulent Mette Holm udtrykker det.",
            WORDS,
            HOLM,
        ),
        (f"Der er travlt. ”{WORDS}”, som en sygeplejerske sagde på mødet.", WORDS, None),
        (f"”{WORDS}!” Borgmester Mette Holm, Norddal Kommune", f"{WORDS}!", HOLM),
    ],
)
def test_fragments_and_bodies(blank: Annotate, text: str, words: str, speaker: str | None) -> None:
    found = said(blank(HEAD + text))
    assert [who for _, who in found] == [speaker]
    assert speaker is None or found[0][0] == words


@pytest.mark.parametrize(
    "text",
    [
        "KL har i dag udgivet ”Kommunernes vej til det digitale”, siger Mette Holm.",
        "Borgerne kan få hjælp i ”Den Digitale Stue” på biblioteket.",
        "Skemaet har rubrikken ”navn på en pårørende”, som er ny.",
        "Mette Holm siger, at det er en god dag, og at hun glæder sig.",
        "Det er en god dag for borgerne, siger Mette Holm.",
        "Når jeg siger indgangen, mener jeg den nye indgang på nettet.",
        "Planen har tre dele:\n\n- Bedre kurser til alle.\n- Nye systemer.\n- Færre skemaer.",
        "» Færre indgange og kortere ventetid for borgerne i kommunen\n» Flere kurser på biblioteket",
    ],
)
def test_no_quotes(blank: Annotate, text: str) -> None:
    assert said(blank(HEAD + text)) == []


def test_told_again_is_no_quote(blank: Annotate) -> None:
    note = blank(
        f"{HEAD}– {WORDS}, siger borgmester Mette Holm. Jens Dahl er enig og tilføjer, at det har været svært."
    )
    assert said(note) == [(WORDS, HOLM)]


def test_the_first_person_needs_no_marks(blank: Annotate) -> None:
    assert said(blank(f"{HEAD}{WORDS}, siger borgmester Mette Holm.")) == [(WORDS, HOLM)]


@pytest.mark.parametrize("opening", ["", "- "])
def test_answers_of_an_interview(blank: Annotate, opening: str) -> None:
    note = blank(
        f"{HEAD}Vi har talt med borgmester Mette Holm om den nye indgang.\n\nHvorfor en ny indgang?\n\n"
        f"{opening}Den gamle var svær at bruge for mange borgere.\n\nHvad koster den?\n\n{opening}Den koster to millioner."
    )
    assert said(note) == [
        ("Den gamle var svær at bruge for mange borgere.", HOLM),
        ("Den koster to millioner.", HOLM),
    ]


def test_who_answers_the_criticism_answers_behind_every_dash(blank: Annotate) -> None:
    note = blank(
        f"{HEAD}Prisen er steget. Borgmester Mette Holm svarer på kritikken.\n\nHvad er der sket?\n\n"
        "- Det er blevet dyrere at køre systemet.\n\nVagter\n\nNogle siger, at I udnytter det.\n\n"
        "- Det er jeg slet ikke enig i, og det har vi sagt."
    )
    assert said(note) == [
        ("Det er blevet dyrere at køre systemet.", HOLM),
        ("Det er jeg slet ikke enig i, og det har vi sagt.", HOLM),
    ]


@pytest.mark.parametrize(
    "who", ["Mette Holm", "Borgmester", "Borgmester i Norddal", "Mette Holm om indgang"]
)
def test_headlines_in_direct_speech(blank: Annotate, who: str) -> None:
    note = blank(
        f"{who}: {WORDS}\n\nNorddal Kommune åbner en ny indgang. Det glæder borgmester Mette Holm."
    )
    assert said(note) == [(WORDS, HOLM)]


@pytest.mark.parametrize(
    "heading", ["Tovholder: Norddal Bibliotek", "Høringssvar fra KL: udkast til lov"]
)
def test_labels_are_no_headlines_in_direct_speech(blank: Annotate, heading: str) -> None:
    note = blank(
        f"{HEAD}{heading}\n\nBiblioteket holder åbent hver dag, og der er kurser for alle."
    )
    assert said(note) == []


@pytest.mark.parametrize("words", ["Vil forebygge mere", "Kræver bedre tid til borgerne"])
def test_what_a_headline_tells_of_a_body_is_no_quote(blank: Annotate, words: str) -> None:
    note = blank(f"{HEAD}Norddal Kommune: {words}\n\nByrådet har afsat penge til det hele.")
    assert said(note) == []


@pytest.mark.parametrize(
    "words", ["Vi kalder det “trin”. Det virker", "Det har vi brug for at prøve af"]
)
def test_a_mark_that_is_never_closed(blank: Annotate, words: str) -> None:
    note = blank(f"{HEAD}“{words}, siger borgmester i Norddal Kommune Mette Holm.")
    assert said(note) == [(words, HOLM)]


def test_a_heading_in_marks_is_said_where_somebody_was_heard(blank: Annotate) -> None:
    note = blank(
        f"{HEAD}- Det går godt, siger borgmester Mette Holm.\n\n”Der skal være plads til alle”\n\n"
        "Kommunen har i mange år haft planer for skolerne og for byens haller."
    )
    assert said(note)[1:] == [("Der skal være plads til alle", HOLM)]


@pytest.mark.parametrize("signature", ["Borger i Norddal", "(kvinde, 34 år)"])
def test_a_pull_quote_signed_by_nobody_by_name(blank: Annotate, signature: str) -> None:
    note = blank(f"{HEAD}”{WORDS}.” {signature}\n\nIndgangen er åben hver dag for alle borgere.")
    assert said(note) == [(f"{WORDS}.", None)]


def test_a_wrapped_paragraph_with_a_dash_is_one(blank: Annotate) -> None:
    words = "Vi har ventet længe på den nye indgang.\nNu skal vi i gang med at bruge den"
    note = blank(f"{HEAD}– {words}, siger\nborgmester Mette Holm.")
    assert said(note) == [(words, HOLM)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Direktør Anne Katrine Lund Bech går nu. Direktør Anne Katrine Bech er 41 år.",
            "Anne Katrine Lund Bech",
        ),
        ("Formanden for bestyrelsen, Ole Bech, er med. Bech er glad.", "Ole Bech"),
        ("Det siger direktør Mads Ørsted til avisen.", "Mads Ørsted"),
    ],
)
def test_persons_that_speak_are_found_whole(blank: Annotate, text: str, name: str) -> None:
    people = [e for e in blank(f"Nyt fra byen\n\n{text}").entities if e.label == "PER"]
    assert people
    assert {e.canonical for e in people} == {name}
