"""Calendar expressions in Danish text, and the calendar time they name as EDTF."""

from .edtf import interval
from .find import DateMention, find_dates

__all__ = ["DateMention", "find_dates", "interval"]
