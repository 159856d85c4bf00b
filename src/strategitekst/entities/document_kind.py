"""Of what kind a document is: by its title and what stands around it, else by how it is written."""

import re
from collections.abc import Sequence

from ..schema import Passage

_PRESS = re.compile(
    r"pressemeddelelse|pressekontakt|pressevagt|presseansvarlig|pressechef", re.IGNORECASE
)
_KINDS: tuple[tuple[str, str], ...] = (
    ("høringssvar", r"høringssvar"),
    ("referat", r"\breferat\b|dagsordenspunkt|beslutningsprotokol"),
    ("nyhedsbrev", r"nyhedsbrev\b"),
    ("aftale", r"^[a-zæøå]*aftale\b|aftaletekst"),
    ("handlingsplan", r"handlingsplan(?:en)? for|^handlingsplan"),
    ("notat", r"\b(?:[a-zæøå]+s)?notat\b(?! fra)|\w+notat (?:om|vedrørende|til)\b|^\w+notat:"),
)
_REPORT = re.compile(
    r"\bberetning|årsrapport|årsberetning|statusrapport|midtvejsstatus|statusredegørelse",
    re.IGNORECASE,
)
_STRATEGY_TITLE = re.compile(
    r"strategi(?:en)?\b(?: for| \d{4}|$)|^\d+(?:\.\d+)*\.? ", re.IGNORECASE
)
_NEWS_TITLE = re.compile(
    r"\b(?:ny|nye|i høring|klar|lanceret|præsenterer|vedtaget|er|har|skal|får|vil|kan)\b",
    re.IGNORECASE,
)
_UP = "A-ZÆØÅÁÍÓÖÜŁŚŻ"
_PLAN = re.compile(
    r"\b\w*(?:strategi|handlingsplan|handleplan|implementeringsplan)\w*", re.IGNORECASE
)
_ACTION_PLAN = re.compile(r"^\W*\w*(?:handlingsplan|handleplan|implementeringsplan)", re.IGNORECASE)
_CONTENTS = re.compile(
    r"(?:\.\s?){5,}\s*\d{1,3}\s*$|^\s*indhold(?:sfortegnelse)?\s*$", re.IGNORECASE | re.MULTILINE
)
_OPINION = re.compile(
    r"\b(?:debat|debatindlæg|læserbrev|læserbreve|kronik|klumme|synspunkt|synspunkter|skribentens|kommentaren)\b",
    re.IGNORECASE,
)
_PRESS_ARTICLE = re.compile(
    r"\bjournalist\b|abonn|\bannonce\b|\bkøb adgang\b|læserguide|mest læste|redaktion",
    re.IGNORECASE,
)
#: A page that tells a citizen what to do.
_SERVICE = re.compile(
    r"\b(?:du skal|du kan|sådan gør du|har du brug for|log på|bestil tid|kontakt os)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[”“»\"][^”“»«\"]{2,600}[”«\"]|^[-–—] .*$", re.MULTILINE)
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
    ("nyhedsbrev", re.compile(r"[\w.-]*nyt\b.* nr\. ?\d|nyt fra .*(?:nr\.|netværk)|nyhedsbrev\b")),
    ("statusrapport", re.compile(r"\w*evaluering af |.*: status for ")),
    ("andet", re.compile(r"besvarelse af (?:§ ?20|spørgsmål)|svar på (?:§ ?20|spørgsmål nr)")),
    ("webside", re.compile(r"tema: |spørgsmål og svar|ofte stillede spørgsmål")),
    ("handlingsplan", re.compile(r"(?:\w+ )?(?:handlingsplan|handleplan) (?:for|\d)")),
)
_NEWSLETTER = re.compile(r"(?:vises|læse) (?:mailen|nyhedsbrevet)|i dette n(?:ummer|yhedsbrev)\b")
_HEARING = re.compile(r"(?:svar på |vedr\.? )?høring (?:over|om|af|vedrørende) ")
_ADDRESS = re.compile(r"\b\d{4} [A-ZÆØÅ]")
_TO = re.compile(r"(?:til (?:alle|samtlige|landets|borgmestre|kommune)|att\.|kære )", re.IGNORECASE)
#: Where on a site a page lies, and what tells that it is kept up to date.
_SITE = re.compile(
    r"du er her|\bpå denne side\b|\S\s*[›»>→]\s*\S|^\S[^/\n]+ / \S|\b(?:senest|sidst) (?:opdateret|ændret|redigeret)|oprettet \d",
    re.IGNORECASE | re.MULTILINE,
)
_NEWS = re.compile(
    r"nyhe[dt]|nyt fra|\bpresse|arkiv|arrangement|kurser|udbud >|intra\b", re.IGNORECASE
)
#: The head of a paper's page.
_PAPER = re.compile(
    r"\b[A-ZÆØÅ]?\w*(?:avisen?|bladet|magasinet)\b|\bAVIS\b|\bnr\. ?\d+(?:,| ·| \d).*\b(?:19|20)\d\d|\bside \d+|abonn|\bannonce|e-avis"
    r"|\d{4} · nr\. \d",
    re.IGNORECASE,
)


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
    if addressed and _HEARING.match(title):
        return "høringssvar"
    letter = addressed and any(role == "dateline" for role, _ in top)
    return (
        "andet"
        if letter and not re.search(r"notat|referat|høring|presse|nyhe", title + lower)
        else None
    )


def document_kind(text: str, passages: Sequence[Passage], title: str | None) -> str:
    """Tell the kind of a document.

    Args:
        text: the document.
        passages: its passages.
        title: its title, where it has one.

    Returns:
        One of the kinds of the guidelines (section 6).
    """
    title = (title or "").lower()
    furniture = " ".join(
        text[p.start : p.end] for p in passages if p.role in ("boilerplate", "contact", "dateline")
    )
    if _PRESS.search(furniture):
        return "pressemeddelelse"
    placed = _by_place(text, passages, title)
    if placed is not None:
        return placed
    top = " ".join(text[p.start : p.end] for p in passages[:6] if p.end - p.start < 200).lower()
    for kind, pattern in _KINDS:
        if re.search(pattern, title) or (
            kind not in ("handlingsplan", "aftale") and re.search(pattern, top)
        ):
            if kind == "aftale" and _NEWS.search(furniture):
                continue  # news of an agreement
            return kind
    roles = [p.role for p in passages]
    plan = _PLAN.search(" ".join((title, top)))
    if plan and (len(passages) > 80 or _CONTENTS.search(text[:4000])):
        return "handlingsplan" if _ACTION_PLAN.search(title) else "strategi"
    if _REPORT.search(furniture) or _REPORT.search(title) or _REPORT.search(top):
        return "statusrapport"
    said = len(
        re.findall(
            rf"(?:siger|mener|udtaler|fortæller|forklarer|lyder det fra) (?:[\w-]+ ){{0,2}}?[{_UP}]",
            text,
        )
    )
    own_voice = len(
        re.findall(r"\b(?:jeg|mig|min|mit|mine)\b", _QUOTED.sub(" ", text), re.IGNORECASE)
    )
    head = "\n".join(text[p.start : p.end] for p in passages[:5] if p.role == "boilerplate")
    opinion = any(_OPINION.search(line) for line in head.splitlines() if len(line.split()) <= 3)
    if said and not opinion and _PAPER.search(head):
        return "presseartikel"
    asked = sum(text[p.start : p.end].endswith("?") for p in passages if p.role == "heading")
    around = (
        head
        + "\n"
        + "\n".join(
            text[p.start : p.end] for p in passages[:6] if p.role in ("dateline", "boilerplate")
        )
    )
    site = _SITE.search(around) is not None and _NEWS.search(head) is None
    if not opinion and said <= 1 and (asked >= 3 or (site and "heading" in roles)):
        return "webside"
    if _OPINION.search(furniture) or (own_voice >= 4 and said <= 1):
        return "debatindlæg"
    if "byline" in roles and not said:
        return "debatindlæg"
    if _PRESS_ARTICLE.search(furniture) and said >= 2:
        return "presseartikel"
    news = said or "dateline" in roles or _NEWS_TITLE.search(title)
    if _STRATEGY_TITLE.search(title) and not news:
        return "strategi"
    news_page = re.search(r"nyhe[dt]", head, re.IGNORECASE)
    if not said and not news_page and roles.count("heading") >= 2 and _SERVICE.search(text):
        return "webside"
    told = "dateline" in roles or _NEWS.search(head) is not None
    if roles.count("heading") >= 3 and not said and not told:
        return "webside"
    return "nyhed"
