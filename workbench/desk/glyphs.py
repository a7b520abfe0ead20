"""The signs of the desk: one cell wide in every terminal, so that nothing is told by colour alone."""

from __future__ import annotations

from workbench.model import ChangeKind, ClaimRow, Relation, Stance, Status

STATUS: dict[Status, str] = {"open": "·", "verified": "✓", "disputed": "✗", "unsourced": "?", "aside": "/"}
RELATION: dict[Relation, str] = {"conflict": "!", "same": "=", "related": "~"}
STANCE: dict[Stance, str] = {"supports": "+", "undermines": "-", "context": "·"}

CHANGE: dict[ChangeKind, tuple[str, str]] = {
    "dropped": ("[-", "-]"),
    "inserted": ("{+", "+}"),
    "cleaned": ("(", ")"),
    "bracketed": ("[", "]"),
    "omitted": ("<", ">"),
}
"""What stands around words that differ between a quote and the tape."""
JOINED, STANDS, STANDS_NOT = "‖", "✓", "✗"

DIRECT, MIXED, INDIRECT, STATEMENT, HEADING = '"', "≈", "»", "-", "#"
CONFLICT, NOTE, EVIDENCE, DISAGREED, QUESTION = "!", "n", "e", "≠", "q"
CONFIRMED = "✓"
MATCH, IN_RANGE, HERE, PIECE, CUT = "*", "|", ">", "└", "…"
BAR_DONE, BAR_LEFT = "█", "░"
THUMB = "▐"


def kind_sign(row: ClaimRow) -> str:
    """Return the sign of what a claim is: words as spoken, reported, the article's own, a heading."""
    if row.kind == "heading":
        return HEADING
    return {"direct": DIRECT, "mixed": MIXED, "indirect": INDIRECT, None: STATEMENT}[row.form]


def flags(row: ClaimRow) -> str:
    """Return the three signs at the end of a row: what does not agree, what waits or was noted, evidence."""
    return (
        (DISAGREED if row.second_pass == "disagreed" else CONFLICT if row.conflicts else " ")
        + (QUESTION if row.unanswered else NOTE if row.notes else " ")
        + (EVIDENCE if row.evidence else " ")
    )


def progress_bar(done: int, total: int, width: int) -> str:
    """Return a bar of the given width. It is full only where all is done, and empty only where nothing is."""
    if total <= 0 or width <= 0:
        return ""
    filled = width if done >= total else min(width - 1, -(-done * width // total))
    return BAR_DONE * filled + BAR_LEFT * (width - filled)


LEGEND: tuple[tuple[str, str], ...] = (
    (STATUS["open"], "open: no verdict yet"),
    (STATUS["verified"], "verified"),
    (STATUS["disputed"], "disputed"),
    (STATUS["unsourced"], "unsourced"),
    (STATUS["aside"], "set aside: cannot be checked"),
    (DIRECT, "a quote in the speaker's words"),
    (MIXED, "a quote partly in the speaker's words"),
    (INDIRECT, "reported speech"),
    (STATEMENT, "a statement of the article itself"),
    (HEADING, "a heading"),
    (PIECE, "a piece of the claim above it, with a verdict of its own"),
    (CONFLICT, "conflicts with another claim"),
    (RELATION["same"], "says the same as another claim"),
    (RELATION["related"], "is related to another claim"),
    (DISAGREED, "reviewers disagree on it"),
    (QUESTION, "a question about it waits for an answer"),
    (NOTE, "has a note"),
    (EVIDENCE, "has evidence"),
    (MATCH, "found by the search"),
    (IN_RANGE, "in the range"),
    ("[-a-]", "said, and not in the quote"),
    ("{+a+}", "in the quote, and not said"),
    ("(a)", "said, and left out as a filler, a repetition or a spelling"),
    ("<a>", "left out where the quote shows an ellipsis"),
    (JOINED, "two places put together in one quote"),
)
"""The signs with their meaning, for the help."""
