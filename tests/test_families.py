"""Folds of the corpus between which little is shared."""

import sys
from pathlib import Path

from strategitekst.schema import Annotation, Document, Mention

sys.path.insert(0, str(Path(__file__).parents[1] / "models" / "train"))

from families import family_folds


def _note(number: int, publisher: str, initiative: str) -> Annotation:
    mention = Mention(start=0, end=6, text="Planen", type="NOM", id=initiative)
    return Annotation(
        id=str(number),
        text="Planen",
        document=Document(publisher=publisher),
        passages=(),
        entities=(),
        initiatives=(mention,),
        quotes=(),
    )


def test_documents_of_one_sender_or_one_initiative_are_in_one_fold() -> None:
    notes = [_note(i, f"Sender {i % 4}", f"plan {i % 4}") for i in range(16)]
    folds = family_folds(notes, folds=2)
    assert all(folds[i] == folds[i % 4] for i in range(16))
    assert sorted(folds) == [0] * 8 + [1] * 8
    assert folds == family_folds(notes, folds=2)
