"""Who says what: attributions by the form in which an article writes them."""

from workbench.splitting.attribution.finder import find_attributions
from workbench.splitting.attribution.found import Found

__all__ = ["Found", "find_attributions"]
