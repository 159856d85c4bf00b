"""The closed lists of the annotation: spelled here and nowhere else.

The names are those of the annotation guidelines; themes and kinds keep their Danish names.
"""

from typing import Final

FORMAT: Final = "strategitekst/1"
COLLECTION_FORMAT: Final = "strategitekst/1/collection"

ROLES: Final = (
    "title",
    "byline",
    "dateline",
    "heading",
    "paragraph",
    "list_item",
    "table_row",
    "caption",
    "footnote",
    "contact",
    "boilerplate",
)

#: Passages that carry the message: only these have themes.
CONTENT_ROLES: Final = frozenset({"title", "paragraph", "list_item", "table_row"})

#: Passages that belong to the nearest heading above them.
SECTION_ROLES: Final = frozenset({"paragraph", "list_item", "table_row", "caption"})

ENTITY_LABELS: Final = ("PER", "ORG", "LOC", "PRODUCT", "MISC", "DATE", "MONEY", "PERCENT")

#: Labels whose entities have a canonical name.
CANONICAL_LABELS: Final = frozenset({"PER", "ORG", "PRODUCT"})

#: Labels whose entities have a value.
VALUE_LABELS: Final = frozenset({"DATE", "MONEY", "PERCENT"})

THEMES: Final = (
    "sikkerhed",
    "sammenhæng",
    "kompetencer",
    "styring",
    "infrastruktur",
    "data",
    "borgerservice",
    "digital velfærd",
    "tillid",
    "inklusion",
    "effektivisering",
    "marked",
    "samarbejde",
    "ny teknologi",
    "lovgivning",
    "bæredygtighed",
)

DOCUMENT_KINDS: Final = (
    "pressemeddelelse",
    "nyhed",
    "debatindlæg",
    "presseartikel",
    "strategi",
    "handlingsplan",
    "aftale",
    "statusrapport",
    "høringssvar",
    "referat",
    "nyhedsbrev",
    "webside",
    "notat",
    "andet",
)

INITIATIVE_KINDS: Final = (
    "strategi",
    "handlingsplan",
    "program",
    "aftale",
    "projekt",
    "kampagne",
    "løsning",
    "initiativ",
)

RELATIONS: Final = ("succeeds", "replaces", "part_of", "carries_out")

MENTION_TYPES: Final = ("NAM", "NOM")

ORIGINS: Final = ("model", "knowledge_base", "rule")
