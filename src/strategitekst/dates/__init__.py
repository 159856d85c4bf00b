"""Calendar expressions in Danish text, and the calendar time they name as EDTF."""

from .edtf import interval, year_of
from .find import DateMention, find_dates

__all__ = ["DateMention", "find_dates", "interval", "year_of"]
