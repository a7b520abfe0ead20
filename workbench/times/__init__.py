"""Time expressions to TIMEX3 and EDTF values."""
