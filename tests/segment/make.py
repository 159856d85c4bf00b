"""A paragraph and the roles of a text, for the tests of this room."""

from strategitekst.segment import segment

PARAGRAPH = "Kommunen vil i de næste år bruge flere penge på digital hjælp til borgerne, og det sker i samarbejde med biblioteket."


def roles(text: str) -> list[str]:
    return [p.role for p in segment(text)]
