"""Interviews by turns, groups that speak in headlines, and whom impersonal words are from."""

from strategitekst import annotate_text
from strategitekst.schema import Quote

_INTERVIEW = """To sekretariater og én retning

Vi har talt med Ulrik Damsgård Friis, sekretariatschef i Danske Regioner, og Tove Ravnkilde, områdechef i Sundhedsdatastyrelsen.

Hvorfor skal der være to strategier?

Tove Ravnkilde: Det er der, fordi de handler om noget forskelligt.

Ulrik Damsgård Friis: Og vi har aftalt, hvem der gør hvad.

Er det ikke sagt før?

Damsgård: Jo, det er sagt før, og det er også lykkedes på nogle områder.

Jeg vil så sige, at vi også har lært noget af det.

Ravnkilde: Nej, det er vi heller ikke i styrelsen."""


def _quotes(text: str) -> tuple[Quote, ...]:
    return annotate_text(text).quotes


def test_who_has_the_floor_stands_before_a_colon() -> None:
    ravnkilde, friis = "Tove Ravnkilde", "Ulrik Damsgård Friis"
    found = _quotes(_INTERVIEW)
    assert [q.speaker for q in found] == [ravnkilde, friis, friis, friis, ravnkilde]
    assert found[2].text.startswith("Jo, det er sagt før")


def test_one_name_before_a_colon_is_no_interview() -> None:
    text = "Nye folk i KL\n\nAnne Berg er ny chef i KL.\n\nAnne Berg: Hun kommer fra en stilling i Norddal Kommune."
    assert _quotes(text) == ()


def test_a_group_speaks_in_a_headline() -> None:
    text = "Kommunerne: Der skal være tid nok til dem, der ikke kan selv\n\nKL har i dag afgivet høringssvar til lovforslaget."
    (quote,) = _quotes(text)
    assert quote.text == "Der skal være tid nok til dem, der ikke kan selv"


def test_a_group_before_a_topic_does_not_speak() -> None:
    text = (
        "Kommunerne: Ansvar og opgaver\n\nKL har i dag afgivet høringssvar til lovforslaget om det."
    )
    assert _quotes(text) == ()


def test_foreningen_is_the_body_with_that_word_in_its_name() -> None:
    text = (
        "Ny aftale\n\nKOMBIT skal udbyde en løsning for kommunerne.\n\nI Dansk Socialrådgiverforening lægger man vægt på,"
        " at ansvaret bliver hos mennesker. ”Et udkast skal læses og vurderes, og det tager tid,” udtaler foreningen."
    )
    assert [q.org for q in _quotes(text)] == ["Dansk Socialrådgiverforening"]


def test_ifoelge_tells_whose_words_follow_a_colon() -> None:
    text = (
        "Nyt indberetningssystem\n\nLars Kofoed Egelund er kontorchef i Erhvervsstyrelsen.\n\nGenbruget er ifølge Egelund"
        " en af grundene til, at valget er faldet på Netcompany, som har udviklet løsninger til bl.a. Digitaliseringsstyrelsen:"
        "\n\n- Der blev i tilbuddet vist, hvordan man kunne bruge det, der er i forvejen."
    )
    assert [q.speaker for q in _quotes(text)] == ["Lars Kofoed Egelund"]


def test_hedder_det_after_spoken_words_is_of_the_body_just_named() -> None:
    text = (
        "Aftale om sundhedsportalen\n\nDet siger kontorchef Henning Dam, KL.\n\nI Danmarks Apotekerforening hilser man aftalen"
        " velkommen.\n\n- Det er vores erfaring, at kunderne søger på nettet, hedder det i en kommentar fra foreningen."
    )
    (quote,) = _quotes(text)
    assert (quote.org, quote.text[-8:]) == ("Danmarks Apotekerforening", "å nettet")
