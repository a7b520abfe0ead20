"""Measurements, run on purpose: `make bench`. They print ratios beside figures, since machines differ."""
