"""Which resolver gives the value of which kind of the grammar."""

from collections.abc import Mapping
from typing import Final

from . import offsets, periods, relative, values
from .values import Resolver

#: Kind of expression, as `grammar.GRAMMAR` names it, to its resolver.
RESOLVERS: Final[Mapping[str, Resolver]] = {
    "iso_day": values.day,
    "numeric_day": values.day,
    "numeric_day_month": values.day,
    "weekday_numeric": values.day,
    "day": values.day,
    "days": values.days,
    "feast": periods.feast,
    "new_year": periods.new_year,
    "week": periods.week,
    "month": values.month,
    "month_abbreviated": values.month,
    "iso_month": values.month,
    "months": values.months,
    "season": values.season,
    "seasons": values.seasons,
    "season_adverb": values.season,
    "quarter": periods.quarter,
    "quarter_letter": periods.quarter,
    "quarters": periods.quarter,
    "half": periods.half,
    "turn_of_year": periods.turn_of_year,
    "year": values.year,
    "years": values.years,
    "school_year": periods.school_year,
    "decade": periods.decade,
    "century": periods.century,
    "holiday": periods.holiday,
    "today": relative.today,
    "yesterday": relative.near_day,
    "weekday": relative.weekday,
    "weekday_near": relative.weekday,
    "month_near": relative.month_near,
    "season_near": relative.season_near,
    "near": offsets.near,
    "the_year": offsets.the_part,
    "the_part": offsets.the_part,
    "this_year": relative.this_year,
    "end_of_this_year": relative.end_of_this_year,
    "period": offsets.period,
    "periods": offsets.periods,
    "ahead": offsets.ahead,
    "ago": offsets.ago,
    "later": offsets.later,
    "after": offsets.after,
    "new_years": relative.new_years,
    "school_year_near": relative.school_year_near,
}
