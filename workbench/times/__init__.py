"""Time expressions to TIMEX3 and EDTF values. dateparser lives here."""

from workbench.times.absolute import full_date_in
from workbench.times.finder import find_times
from workbench.times.flags import flag_two_dates
from workbench.times.values import days_of_period

__all__ = ["days_of_period", "find_times", "flag_two_dates", "full_date_in"]
