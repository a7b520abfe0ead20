"""Text taken apart: sentences, attributions, speakers, claims. Pure functions over model and language."""

from workbench.splitting.languages import detect_language
from workbench.splitting.splitter import split_text

__all__ = ["detect_language", "split_text"]
