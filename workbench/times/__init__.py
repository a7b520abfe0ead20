"""Time expressions to TIMEX3 and EDTF values. dateparser lives here."""

from workbench.times.finder import find_times

__all__ = ["find_times"]
