"""What can be a person's name by its first word."""

import pytest

from strategitekst.entities.first_names import begins_as_a_person, first_names


@pytest.mark.parametrize(
    "words",
    ["Hanne Dam", "Ann-Louise Berg", "J.P. Dam", "H.C. Bloch Mejdahl", "Fatima Yıldız", "Nørholm"],
)
def test_what_can_be_a_person(words: str) -> None:
    assert begins_as_a_person(words)


@pytest.mark.parametrize(
    "words", ["Marstal Fjernvarme", "Rettidig Sygepleje", "Lindholm Brygge", "Education Cloud"]
)
def test_what_cannot(words: str) -> None:
    assert not begins_as_a_person(words)


def test_the_list_holds_names_alone() -> None:
    assert len(first_names()) > 2000
    # a capital I with its dot has that as a mark of its own in small letters
    assert all(name.replace("\u0307", "").isalpha() for name in first_names())
