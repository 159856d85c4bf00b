"""Titles in single marks read like those in double ones: 'Kunstig intelligens til opsporing'.

Single marks are apostrophes too; only a pair counts, the first behind a blank, the last before one.
"""

import re
from typing import Final

_TITLE: Final = re.compile(
    r"(?<![^\s(\[/–-])[’‘'‚](?=[^\W_])(?P<title>(?:[^’‘'‚\n]|[’'](?=\w)|\n(?!\n)){2,100})(?<!\s)[’‘'](?!\w)"
)


def with_double_marks(text: str) -> str:
    """Return the text with double marks where single ones hold a title; offsets stay the same.

    Args:
        text: a document.

    Example:
        >>> with_double_marks("KL’s projekt ’Dansk i maskinen’ begynder.")
        'KL’s projekt ”Dansk i maskinen” begynder.'
    """
    return _TITLE.sub(lambda match: f"”{match['title']}”", text)
