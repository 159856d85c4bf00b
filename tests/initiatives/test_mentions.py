"""Mentions of initiatives: which words, and which are of the same one."""

from collections.abc import Callable

import pytest

from strategitekst.initiatives.finder import LIKELY, of_likely, score_again, score_by_rule
from strategitekst.initiatives.proposal import Proposal
from strategitekst.initiatives.titles import without_titles
from strategitekst.schema import Annotation, Entity, Mention

Annotate = Callable[..., Annotation]


def mentions(note: Annotation) -> list[str]:
    return [m.text for m in note.initiatives]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "KL har lanceret en ny fælleskommunal digitaliseringsstrategi.",
            ["fælleskommunal digitaliseringsstrategi"],
        ),
        ("Kommunens nye strategi er vedtaget.", ["strategi"]),
        ("Byrådet vedtog strategien fra 2015 enstemmigt.", ["strategien fra 2015"]),
        (
            "Regeringen præsenterede en national strategi for digital sundhed i går.",
            ["national strategi for digital sundhed"],
        ),
        (
            "Parterne forhandler om den næste fællesoffentlige strategi for 2016-2020.",
            ["næste fællesoffentlige strategi for 2016-2020"],
        ),
        ("Der er igangsat et 5-årigt program, som skal styrke arbejdet.", ["5-årigt program"]),
        ("SAPA-projektet er forsinket.", ["SAPA-projektet"]),
        (
            "Den nye strategi skal afløse den forhenværende strategi, der udløb i 2020.",
            ["strategi", "forhenværende strategi"],
        ),
        (
            "’Kommunernes Digitaliseringsprogram 2021-2025’ indeholder seks spor.",
            ["Kommunernes Digitaliseringsprogram 2021-2025"],
        ),
        ("KL og regionen har de seneste 20 år samarbejdet om digitaliseringen af sundhed.", []),
        ("Byrådet har vedtaget en konkret handlingsplan.", ["handlingsplan"]),
        (
            "Den nye indsats for digitalisering styrker den offentlige sektor.",
            ["indsats for digitalisering"],
        ),
    ],
)
def test_description_has_the_words_that_tell_which_one(
    blank: Annotate, sentence: str, expected: list[str]
) -> None:
    assert mentions(blank(f"Nyt fra kommunen\n\n{sentence}")) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Vi arbejder med strategi, kultur og kompetencer hver eneste dag.",
        "De tidligere strategier har virket.",
        "Nye initiativer er på vej i alle kommuner.",
        "Planen er, at alle skal have en computer.",
        "Tidsplanen for arbejdet er stram.",
        "Man kan ikke nå det uden en strategi.",
        "Kommunen tager initiativ til et møde.",
        "Log på med NemID.",
    ],
)
def test_generic_words_and_idioms_are_no_mentions(blank: Annotate, sentence: str) -> None:
    assert mentions(blank(f"Nyt fra kommunen\n\n{sentence}")) == []


def test_title_in_marks_and_its_description_are_two_mentions_of_one(blank: Annotate) -> None:
    note = blank(
        "Nyt fra byen\n\nByrådet har vedtaget den nye strategi ”Sammen om byens data”. Strategien gælder nu."
    )
    assert [(m.text, m.type) for m in note.initiatives] == [
        ("strategi", "NOM"),
        ("Sammen om byens data", "NAM"),
        ("Strategien", "NOM"),
    ]
    assert len({m.id for m in note.initiatives}) == 1


def test_strategy_and_action_plan_are_two(blank: Annotate) -> None:
    note = blank(
        "Nyt fra byen\n\nByrådet har vedtaget en lokal datastrategi. En ny handlingsplan for data følger. Strategien gælder til 2020, og handlingsplanen til 2018."
    )
    by_head = {m.text.split()[0].lower(): m.id for m in note.initiatives}
    assert by_head["strategien"] != by_head["handlingsplanen"]


def test_lead_words_of_items_introduced_as_initiatives_are_names(blank: Annotate) -> None:
    note = blank(
        "Nyt fra byen\n\nI handlingsplanen er der tre initiativer:\n\n› Trygge data: Alle skal lære at passe på data i arbejdet.\n\n› Flere skærme: Hjemmeplejen får skærme i alle borgeres hjem."
    )
    assert [m.text for m in note.initiatives if m.type == "NAM"] == ["Trygge data", "Flere skærme"]


def test_product_is_a_mention_only_where_it_is_changed(blank: Annotate) -> None:
    note = blank(
        "Nyt fra byen\n\nDigital Post bliver nu udskiftet med en ny løsning. Borgerne læser breve i Digital Post."
    )
    assert len([m for m in note.initiatives if m.text == "Digital Post"]) == 1


def test_adjective_before_its_own_noun_is_no_elliptic_mention(blank: Annotate) -> None:
    note = blank(
        "Nyt fra kommunen\n\nStrategien er vedtaget. Den næste borgmester vælges i november."
    )
    assert mentions(note) == ["Strategien"]


def test_unlikely_mention_stays_where_its_initiative_is_likely_elsewhere() -> None:
    def mention(start: int, identity: str, score: float) -> Mention:
        return Mention(
            start=start, end=start + 4, text="plan", type="NOM", id=identity, score=score
        )

    likely, again = mention(0, "a", 0.9), mention(10, "a", 0.25)
    alone = mention(20, "b", 0.3)
    assert of_likely([likely, again, alone]) == (likely, again)


def test_score_rises_with_a_likely_mention_of_the_same_initiative() -> None:
    def mention(start: int, identity: str, score: float) -> Mention:
        return Mention(
            start=start, end=start + 4, text="plan", type="NOM", id=identity, score=score
        )

    beside, _, alone = score_again(
        [mention(0, "a", 0.5), mention(10, "a", 0.95), mention(20, "b", 0.5)]
    )
    assert (beside.score or 0) > (alone.score or 0)


def test_name_after_its_descriptor_is_as_likely_as_both(blank: Annotate) -> None:
    note = blank("Nyt fra byen\n\nProgrammet Trygge Data afløser projektet Nære Skærme næste år.")
    assert mentions(note) == ["Trygge Data", "Nære Skærme"]


def test_name_after_its_new_descriptor_is_a_mention_alone(blank: Annotate) -> None:
    note = blank("Nyt fra byen\n\nKommunen lancerer det nye projekt Digital Tryghed til efteråret.")
    assert mentions(note) == ["Digital Tryghed"]


def test_predicate_of_a_mention_is_none(blank: Annotate) -> None:
    note = blank(
        "Nyt fra byen\n\nByrådet har vedtaget en ny klimaplan for Nordby. Klimaplanen er en overordnet strategi for, hvordan byen når i mål."
    )
    assert mentions(note) == ["klimaplan for Nordby", "Klimaplanen"]


def test_title_with_a_blank_before_its_mark_ends_with_its_last_word(blank: Annotate) -> None:
    found = mentions(blank("Nyt\n\nKommunen kalder planen ”Digital Hverdag ” i alle papirer."))
    assert "Digital Hverdag" in found
    assert found == [words.strip() for words in found]


def test_a_title_of_an_initiative_is_no_organisation() -> None:
    def named(start: int, end: int, label: str, origin: str) -> Entity:
        words = text[start:end]
        return Entity(start=start, end=end, text=words, label=label, canonical=words, origin=origin)

    text = (
        "Projektet Robust Beredskab er slut. Robust Beredskab blev til i KL. Vand uden Spild i KL."
    )
    entities = [
        named(10, 26, "ORG", "rule"),
        named(36, 52, "ORG", "rule"),
        named(64, 66, "ORG", "knowledge_base"),
        named(68, 72, "ORG", "model"),
        named(87, 89, "ORG", "knowledge_base"),
    ]
    mentions = [
        Mention(start=10, end=26, text="Robust Beredskab", type="NAM", score=0.9),
        Mention(start=68, end=83, text="Vand uden Spild", type="NAM", score=0.8),
    ]
    assert without_titles(entities, mentions) == [entities[2], entities[4]]
    doubtful = [m.model_copy(update={"score": 0.3}) for m in mentions]
    assert without_titles(entities, doubtful) == entities


def test_a_name_that_says_what_it_is_is_a_mention(blank: Annotate) -> None:
    note = blank("Nyt fra byen\n\nHan nævner også Nordlys-systemet som et eksempel.")
    assert "Nordlys-systemet" in mentions(note)


@pytest.mark.parametrize(("scores", "taken"), [((0.9, 0.3), True), ((0.6, 0.1), False)])
def test_solutions_of_one_list_are_decided_alike(scores: tuple[float, float], taken: bool) -> None:
    text = "Vi har Aula og MitID."
    listed = [
        Proposal(start, start + len(words), {"product"}, score=score)
        for (start, words), score in zip(((7, "Aula"), (15, "MitID")), scores, strict=True)
    ]
    score_by_rule(text, listed)
    assert [item.score >= LIKELY for item in listed] == [taken, taken]


def test_two_solutions_beside_a_comma_are_no_list() -> None:
    text = "Afløseren for SkoleIntra, Aula, rulles ud."
    beside = [
        Proposal(text.index(name), text.index(name) + len(name), {"product"}, score=score)
        for name, score in (("SkoleIntra", 0.1), ("Aula", 0.9))
    ]
    score_by_rule(text, beside)
    assert [item.score for item in beside] == [0.1, 0.9]
