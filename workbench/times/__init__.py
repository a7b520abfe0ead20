"""Time expressions to TIMEX3 and EDTF values. dateparser lives here."""
