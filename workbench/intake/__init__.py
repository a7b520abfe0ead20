"""A file of any kind to text and metadata."""

from workbench.intake.encoding import decode
from workbench.intake.errors import IntakeError
from workbench.intake.head import parse_head, read_head
from workbench.intake.reader import read_sources, sha256_of

__all__ = ["IntakeError", "decode", "parse_head", "read_head", "read_sources", "sha256_of"]
