"""What a document calls itself: kinds that title, head or address tell for certain."""

import re
from collections.abc import Sequence

from ..da.page import MEDIUM
from ..schema import Passage

_PRESS = re.compile(
    r"pressemeddelelse|pressekontakt|pressevagt|presseansvarlig|pressechef|pressehenvendelse|pressetelefon",
    re.IGNORECASE,
)
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("høringssvar", re.compile(r"høringssvar")),
    ("referat", re.compile(r"\breferat\b|dagsordenspunkt|beslutningsprotokol")),
    ("nyhedsbrev", re.compile(r"nyhedsbrev\b")),
    (
        "aftale",
        re.compile(
            r"^[a-zæøå]*aftale\b|aftaletekst|^(?:budget)?forlig om|\bbudget(?:forlig|aftale)$"
        ),
    ),
    ("handlingsplan", re.compile(r"handlingsplan(?:en)? for|^handlingsplan")),
    (
        "notat",
        re.compile(r"\b(?:[a-zæøå]+s)?notat\b(?! fra)|\w+notat (?:om|vedrørende|til)\b|^\w+notat:"),
    ),
)
_OPINION = re.compile(
    r"\b(?:debat|debatindlæg|læserbrev|læserbreve|kronik|klumme|synspunkt|synspunkter|skribentens|kommentaren)\b",
    re.IGNORECASE,
)
#: A headline that says so itself: "Læserbrev: En tom skranke", "Klumme – Hvem ringer?"
_OPINION_TITLE = re.compile(
    r"(?:debat|debatindlæg|læserbrev|kronik|klumme|synspunkt|kommentar|leder|blog|replik|indlæg) ?(?:[:|]| [–-] )"
)
#: And the line that names who wrote it: "Debatindlæg af Anne Berg".
_OPINION_BY = re.compile(
    r"(?:debat|debatindlæg|læserbrev|kronik|klumme|kommentar|blog|blogindlæg|indlæg) af ",
    re.IGNORECASE,
)
#: A chapter of something longer, whose name the head of the page tells.
_CHAPTER = re.compile(
    r"(?:kapitel |indsatsområde |afsnit )?\d{1,2}(?:\.\d+)?[.:]? \S", re.IGNORECASE
)
_WHOLE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("handlingsplan", re.compile(r"handlingsplan|handleplan")),
    ("statusrapport", re.compile(r"\bstatus\b|evaluering|beretning|årsrapport")),
    ("referat", re.compile(r"(?:udvalget|byrådet|regionsrådet|kommunalbestyrelsen)\b.*\d{4}")),
    ("andet", re.compile(r"\bbudget\b|hvidbog|vejledning|\bguide\b")),
    ("strategi", re.compile(r"strategi|(?:19|20)\d\d\s?[-–]\s?(?:20)?\d\d\b")),
)
#: What a line right below the title calls the paper.
_CALLED: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "statusrapport",
        re.compile(r"(?:slut|midtvejs)?evaluering\b|.*\b(?:slut|midtvejs)evaluering"),
    ),
    ("andet", re.compile(r"(?:sammenfatning|guide|vejledning|anbefalinger)\b")),
    ("handlingsplan", re.compile(r"[\w-]*(?:handlingsplan|handleplan) (?:for|\d)")),
    ("strategi", re.compile(r"(?:\w+ ){0,3}?[\w-]*(?:strategi|vision) (?:for|\d)")),
)
_TITLED: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("høringssvar", re.compile(r".*\bhøringssvar$")),
    ("nyhedsbrev", re.compile(r"[\w.-]*nyt\b.* nr\. ?\d|nyt fra .*(?:nr\.|netværk)|nyhedsbrev\b")),
    (
        "statusrapport",
        re.compile(
            r"(?:evaluerings|status|års|midtvejs|slut)(?:rapport|beretning)\b|\w*evaluering af |.*: status for |(?:[\w.]+[ -]){0,3}\w*evaluering$"
        ),
    ),
    (
        "andet",
        re.compile(
            r"[a-zæøå]*arkitektur for |besvarelse af (?:§ ?20|spørgsmål)|svar på (?:§ ?20|spørgsmål nr)"
        ),
    ),
    (
        "webside",
        re.compile(
            r"(?:[a-zæøå]+ ){0,2}[\w-]*strategier(?: og \w+)?$|tema: |spørgsmål og svar|faq\b|ofte stillede spørgsmål|hvis du (?:har brug for|vil have|mangler) "
        ),
    ),
    ("handlingsplan", re.compile(r"(?:\w+ )?(?:handlingsplan|handleplan) (?:for|\d)")),
)
_NEWSLETTER = re.compile(r"(?:vises|læse) (?:mailen|nyhedsbrevet)|i dette n(?:ummer|yhedsbrev)\b")
_HEARING = re.compile(r"(?:svar på |vedr\.? )?høring (?:over|om|af|vedrørende) ")
_ADDRESS = re.compile(r"\b\d{4} [A-ZÆØÅ]")
_TO = re.compile(
    r"(?:til (?:alle|samtlige|landets|borgmestre|kommune|[a-zæøå-]+(?:, [a-zæøå-]+)* og [a-zæøå-]+$)|att\.|kære )",
    re.IGNORECASE,
)
#: What ends one, among so many passages at the end.
_GREETING = re.compile(r"(?:med )?(?:de )?(?:bedste|venlige?) hilsen", re.IGNORECASE)
_SIGNED_BELOW = 8
#: What is sent like a letter, but is none.
_NO_LETTER = re.compile(r"notat|referat|høring|presse|nyhe|brev nr")
_NEWS = re.compile(
    r"nyhe[dt]|nyt fra|\bpresse|arkiv|arrangement|kurser|udbud >|intra\b", re.IGNORECASE
)
#: The head of a newspaper page: "Hjortelev Avis | Onsdag 15. november 2006 | Side 4".
_PAPER = re.compile(r"(?:avis|avisen|tidende|blad|bladet|posten)\b", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"\bside \d", re.IGNORECASE)
#: Words of an answer that stand above its title: "Læs vores høringssvar nedenfor".
_ANSWERED = "høringssvar"
#: Who writes for a paper: "siger hun til Fagbladet Omsorg", "Ugeavisen har talt med", "Tekst Anne Berg".
_REPORTER = re.compile(
    r"\b(?:siger|fortæller|udtaler|forklarer|uddyber) [^.”\"\n]{2,90} til (?:avisen|bladet|[Ff]agbladet|[Mm]agasinet)\b"
    r"|\bi en skriftlig (?:udtalelse|kommentar)\b|\b[A-ZÆØÅ][\w&]+ har (?:talt|snakket) med "
    r"|^Tekst:? (?:af )?[A-ZÆØÅ]\w+(?: [A-ZÆØÅ][\w-]+){1,2}$|\bKontakt redaktionen$"
    r"|\b[A-ZÆØÅ]\w+(?:bladet|avisen|magasinet) har (?:spurgt|besøgt|mødt|inviteret)\b"
    # who cites a press release has not sent it
    r"|\b[Dd]et (?:skriver|oplyser|meddeler) [^.\n]{2,60} i en pressemeddelelse"
    # what only a paper on the web has beside its pictures
    r"|\bFold sammen$|^Artikel top billede$"
    rf"|\b(?:siger|fortæller|udtaler|forklarer|uddyber) [^.”\"\n]{{2,90}} til {MEDIUM}"
    # a question, and its answer behind a dash
    r"|^Spørgsmål: [^\n]{3,200}\?\s{1,4}[-–] ",
    re.MULTILINE,
)
#: What is said to those who are present.
_SPEECH = re.compile(r"\btale (?:på|ved|i anledning af) ", re.IGNORECASE)
_SPOKEN_WORD = "talte ord gælder"
#: A word of an opinion page at the head has so many words beside it at most; lines at the top.
_FEW, _TOP, _LINE = 3, 6, 200


def _heads_a_page(line: str) -> bool:
    """Whether a line names a paper and, after it, a page."""
    paper = _PAPER.search(line)
    return paper is not None and _PAGE_NUMBER.search(line, paper.end()) is not None


def _by_place(text: str, passages: Sequence[Passage], title: str) -> str | None:
    """The kind that the title, the line below it, the head of the page or the address tells."""
    top = [(p.role, text[p.start : p.end]) for p in passages[:8]]
    head = " ".join(words for role, words in top[:6] if role == "boilerplate")
    lower = head.lower()
    for kind, pattern in _TITLED:
        if pattern.match(title):
            return kind
    if _CHAPTER.match(title):
        for kind, pattern in _WHOLE:
            if pattern.search(lower):
                return kind
    number = next((i for i, (role, _) in enumerate(top) if role == "title"), len(top))
    below = top[number + 1][1] if number + 1 < len(top) else ""
    if len(below) < 160 and not below.rstrip().endswith((".", ":")):
        for kind, pattern in _CALLED:
            if pattern.match(below.lower()):
                return kind
    if _NEWSLETTER.search(lower):
        return "nyhedsbrev"
    contact = [words for role, words in top[:4] if role in ("contact", "boilerplate")]
    addressed = any(_ADDRESS.search(words) for words in contact[:2]) or any(
        _TO.match(words) for words in contact
    )
    answered = _ANSWERED in text[: passages[0].end if passages else 0].lower()
    if (addressed or answered) and _HEARING.match(title):
        return "høringssvar"
    signed = any(_GREETING.match(text, p.start, p.end) for p in passages[-_SIGNED_BELOW:])
    letter = addressed and (signed or any(role == "dateline" for role, _ in top))
    return "andet" if letter and not _NO_LETTER.search(title + lower) else None


def stated_kind(text: str, passages: Sequence[Passage], title: str | None) -> str | None:
    """Tell the kind of a document that says it.

    Args:
        text: the document.
        passages: its passages.
        title: its title, where it has one.

    Returns:
        One of the kinds of the guidelines (section 6), or none where no words tell it.
    """
    title = (title or "").lower()
    furniture = " ".join(
        text[p.start : p.end] for p in passages if p.role in ("boilerplate", "contact", "dateline")
    )
    opening = text[: passages[_TOP].end if len(passages) > _TOP else len(text)]
    if _SPEECH.search(title) or _SPOKEN_WORD in opening.lower():
        return "andet"
    bylines = (p for p in passages if p.role == "byline")
    if _OPINION_TITLE.match(title) or any(_OPINION_BY.match(text, p.start, p.end) for p in bylines):
        return "debatindlæg"
    if _PRESS.search(furniture):
        return "pressemeddelelse"
    placed = _by_place(text, passages, title)
    if placed is not None:
        return placed
    top = [text[p.start : p.end].lower() for p in passages[:_TOP] if p.end - p.start < _LINE]
    for kind, pattern in _KINDS:
        if pattern.search(title) or (
            kind not in ("handlingsplan", "aftale") and pattern.search(" ".join(top))
        ):
            if kind == "aftale" and _NEWS.search(furniture):
                continue  # news of an agreement
            return kind
    heads = [text[p.start : p.end] for p in passages[:_TOP] if p.role == "boilerplate"]
    lines = [line for head in heads for line in head.splitlines() if len(line.split()) <= _FEW]
    if any(map(_OPINION.search, lines)):
        return "debatindlæg"
    heading_a_page = (_heads_a_page(line) for head in heads for line in head.split("\n"))
    return "presseartikel" if any(heading_a_page) or _REPORTER.search(text) else None
