"""Which heading a passage belongs to."""

from collections.abc import Sequence

from ..labels import SECTION_ROLES


def assign_sections(roles: Sequence[str]) -> list[int | None]:
    """Return, for each passage, the index of the nearest heading above it.

    Args:
        roles: the roles of all passages, in text order.

    Returns:
        One index a passage; none for roles that belong to no section and above the first heading.
    """
    sections: list[int | None] = []
    heading: int | None = None
    for i, role in enumerate(roles):
        if role == "heading":
            heading = i
        sections.append(heading if role in SECTION_ROLES else None)
    return sections
