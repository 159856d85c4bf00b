"""Where the data files that come with the library lie: in the wheel, or in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parents[1]

#: The pipeline that every layer runs on unless the user names another.
EMBEDDED_BASE = "da_strategi_sm-0.3.1"

#: The model that gives themes.
THEME_MODEL = "themes-0.2.0"


def resource(*parts: str) -> Path:
    """Return the path of a data folder, such as ``models`` or ``corpus``.

    Args:
        parts: folder and file names below the package, or below the root of a checkout.
    """
    installed = _PACKAGE.joinpath(*parts)
    return installed if installed.exists() else _CHECKOUT.joinpath(*parts)
