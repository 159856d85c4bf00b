"""A seeded generator of collections with known initiatives, to measure the linker's scale.

Texts are sentences of invented municipalities. Cluster sizes are heavy-tailed with mean 8 and at
most 200; stated shares are short forms, typing errors, renamings and editions. It imitates the
linker's task, not the variety of real texts: its figures tell of scale, not of quality elsewhere.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from strategitekst.schema import Annotation, Document, Entity, Mention, Passage

MEAN_CLUSTER = 8
LARGEST_CLUSTER = 200
#: Shares: of later mentions in a document, of full names, of initiatives, of strategies.
SHORT_FORMS, TYPOS, RENAMED, LATER_EDITION = 0.8, 0.03, 0.05, 0.3

_FIRST = "Nord Vester Øster Sønder Lille Store Gammel Ny Høj Lav Skov Sø Mose Eng Birke Ege Bøge Ravn Ulve Hjorte".split()
_SECOND = "by sted lev rup strup holm næs borg dal bæk bro lund mark skov ager høj kær vig sund ås".split()
_PREFIX = "Skærm Data Nabo Hjerte Digi Robot Puls Sensor Ældre Skole Klima Vej Vand Lys Energi Bolig Job Ferie Sprog Læse Regne Kunst Museums Bog Sund Trænings Søvn Kost Medicin Plads Vagt Nøgle Kort Bus Cykel Havne Natur Affalds Genbrugs Vinter".split()
_SUFFIX = "hjælp bank bro spor net port rum tavle nøgle makker coach guide stue lab værk kort radar puls spejl station kompas kæde ring linje broen banen torv hus kuffert kasse app rejsen vagten skolen tråden nettet ugen turen kuben".split()
_ADJECTIVE = "Tryg Nær Klog Hurtig Grøn Åben Fælles Rolig Stærk Sikker Enkel Smart Varm Ung Let Klar Levende Modig Stille Fri".split()
_GROUPS = (
    "Alle Familier Ældre Unge Skoler Borgere Naboer Virksomheder Medarbejdere Foreninger".split()
)
_STEMS = "digitaliserings data velfærdsteknologi sundheds skole klima informationssikkerheds borgerservice kanal bredbånds automatiserings kompetence ældre trafik energi".split()
_KINDS = {
    "program": "programmet",
    "projekt": "projektet",
    "strategi": "strategien",
    "handlingsplan": "handlingsplanen",
}


@dataclass(frozen=True, slots=True)
class _Initiative:
    id: str
    owner: str
    kind: str
    title: str | None
    second_title: str | None
    phrase: str
    years: tuple[int, int] | None


def _sizes(rng: random.Random, total: int) -> list[int]:
    sizes: list[int] = []
    while total > 0:
        size = min(LARGEST_CLUSTER, max(1, round(rng.paretovariate(1.2) * 2.1)), total)
        sizes.append(size)
        total -= size
    return sizes


def _titles(rng: random.Random) -> Iterator[str]:
    """Titles in a random order; few come twice."""
    compounds = [a + b for a, b in product(_PREFIX, _SUFFIX)]
    made = [f"{a} {c}" for a, c in product(_ADJECTIVE, compounds)]
    made += [f"{c} for {g}" for c, g in product(compounds, _GROUPS)]
    made += [f"{a} {c} for {g}" for a, c, g in product(_ADJECTIVE, compounds, _GROUPS)]
    rng.shuffle(made)
    for title in made:
        yield title
        if rng.random() < 0.02:
            yield title


def _initiatives(rng: random.Random, count: int) -> list[_Initiative]:
    places = [a + b for a, b in product(_FIRST, _SECOND)]
    places += [f"{a}{b.lower()}{c}" for a, b, c in product(_FIRST, _FIRST, _SECOND) if a != b]
    rng.shuffle(places)
    owners = [f"{place} Kommune" for place in places[: max(20, min(len(places), count // 40))]]
    titles = _titles(rng)
    made: list[_Initiative] = []
    described: set[tuple[str, str, int]] = set()
    while len(made) < count:
        owner, number = rng.choice(owners), len(made)
        if rng.random() < 0.6:
            kind = rng.choice(["program", "projekt"])
            renamed = next(titles) if rng.random() < RENAMED else None
            made.append(_Initiative(f"i{number}", owner, kind, next(titles), renamed, kind, None))
            continue
        kind, stem, start = (
            rng.choice(["strategi", "handlingsplan"]),
            rng.choice(_STEMS),
            rng.randint(2004, 2022),
        )
        if kind == "handlingsplan":
            phrase = f"handlingsplan for {stem.rstrip('s') if stem.endswith('gs') else stem}"
        else:
            phrase = f"{stem}{kind}"
        title = next(titles) if rng.random() < 0.3 else None
        for first in (start, start + 4) if rng.random() < LATER_EDITION else (start,):
            if any((owner, phrase, y) in described for y in range(first - 3, first + 4)):
                continue
            described.add((owner, phrase, first))
            made.append(
                _Initiative(
                    f"i{len(made)}",
                    owner,
                    kind,
                    title if first == start else None,
                    None,
                    phrase,
                    (first, first + 3),
                )
            )
    return made[:count]


def _typo(rng: random.Random, words: str) -> str:
    i = rng.randrange(1, len(words) - 1)
    return rng.choice(
        [
            words[:i] + words[i + 1 :],
            words[:i] + words[i] + words[i:],
            words[:i] + words[i + 1] + words[i] + words[i + 2 :],
        ]
    )


class _Writer:
    """Writes one document and keeps the offsets."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.parts: list[str] = []
        self.length = 0
        self.mentions: list[Mention] = []
        self.entities: list[Entity] = []
        self.passages: list[Passage] = []
        self.gold: list[str] = []

    def write(self, words: str) -> tuple[int, int]:
        start = self.length
        self.parts.append(words)
        self.length += len(words)
        return start, self.length

    def owner(self, name: str) -> None:
        start, end = self.write(name)
        self.entities.append(Entity(start=start, end=end, text=name, label="ORG", canonical=name))

    def mention(
        self, words: str, kind: str, identity: str, years: tuple[int, int] | None = None
    ) -> None:
        if kind == "NAM" and self.rng.random() < TYPOS and len(words) > 6:
            words = _typo(self.rng, words)
        start, _ = self.write(words)
        if years is not None:
            self.write(" for ")
            text = f"{years[0]}-{years[1]}"
            first, end = self.write(text)
            self.entities.append(
                Entity.model_validate(
                    {
                        "start": first,
                        "end": end,
                        "text": text,
                        "label": "DATE",
                        "from": f"{years[0]}-01-01",
                        "to": f"{years[1]}-12-31",
                    }
                )
            )
            words = f"{words} for {text}"
        self.mentions.append(Mention(start=start, end=self.length, text=words, type=kind))
        self.gold.append(identity)

    def chunk(self, item: _Initiative, size: int, *, both: bool) -> None:
        begin = self.length
        self.owner(item.owner)
        if item.title is not None and (item.years is None or self.rng.random() < 0.7):
            self.write(f" har vedtaget {_KINDS[item.kind]} ")
            quoted = item.kind == "strategi"
            title = item.title
            if item.second_title is not None and self.rng.random() < 0.5:
                title = item.second_title
            self.write("”" if quoted else "")
            self.mention(title, "NAM", item.id)
            self.write("”" if quoted else "")
            if both and item.second_title is not None and size > 1:
                self.write(", tidligere kaldet ")
                other = item.title if title == item.second_title else item.second_title
                self.mention(other, "NAM", item.id)
                size -= 1
        else:
            self.write(" har vedtaget en ny ")
            years = item.years if self.rng.random() < 0.7 else None
            self.mention(item.phrase, "NOM", item.id, years)
        for _ in range(size - 1):
            if self.rng.random() < SHORT_FORMS or item.title is None:
                self.write(". ")
                self.mention(_KINDS[item.kind].capitalize(), "NOM", item.id)
            else:
                self.write(". I dag er ")
                self.mention(item.title, "NAM", item.id)
            self.write(" omfatter alle afdelinger")
        self.write(".")
        self.passages.append(Passage(start=begin, end=self.length, role="paragraph"))
        self.write("\n\n")


def make_collection(mentions: int, seed: int = 0) -> Iterator[tuple[Annotation, list[str]]]:
    """Make documents with known initiatives.

    Args:
        mentions: about how many mentions in all.
        seed: the same seed gives the same collection.

    Yields:
        Annotations whose mentions have no ids, and the true initiative of each mention.
    """
    rng = random.Random(seed)
    sizes = _sizes(rng, mentions)
    items = _initiatives(rng, len(sizes))
    chunks: list[tuple[str, int, int, int]] = []
    for number, (item, whole) in enumerate(zip(items, sizes, strict=True)):
        size = whole
        while size > 0:
            part = min(size, rng.choice((1, 2, 2, 3, 4, 5)))
            first, last = item.years or (2010, 2014)
            chunks.append((item.owner, rng.randint(first - 1, last), number, part))
            size -= part
    shuffled = sorted(chunks, key=lambda c: (c[0], c[1], rng.random()))
    stated: set[int] = set()
    i, number = 0, 0
    while i < len(shuffled):
        group = shuffled[i : i + rng.choice((1, 2, 3))]
        group = [c for c in group if c[:2] == group[0][:2]]
        i += len(group)
        writer = _Writer(rng)
        inside: dict[int, int] = {}  # one paragraph an initiative in a document
        for _, _, index, size in group:
            inside[index] = inside.get(index, 0) + size
        for index, size in inside.items():
            writer.chunk(items[index], size, both=index not in stated)
            stated.add(index)
        owner, year = group[0][:2]
        publisher = owner if rng.random() < 0.8 else None
        number += 1
        yield (
            Annotation(
                id=f"d{number:07}",
                text="".join(writer.parts),
                document=Document(date=f"{year}-{rng.randint(1, 12):02}", publisher=publisher),
                passages=tuple(writer.passages),
                entities=tuple(writer.entities),
                initiatives=tuple(writer.mentions),
                quotes=(),
            ),
            writer.gold,
        )
