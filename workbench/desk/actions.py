"""The registry of actions: what can be done at the desk, with which keys, in which words.

Bindings, the line of keys, the palette, the help and the documentation are all made from `ACTIONS`.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.desk.action import Action, Where

_VERDICT, _MOVE, _FIND, _CLAIM, _VIEW, _DESK = "Verdicts", "Moving", "Finding", "The claim", "The view", "The desk"
_REFERENCES, _SIMILAR, _VARIANTS = "Among the references", "Finding what resembles", "The same elsewhere"
_CORRECT, _SHELF = "Correcting a claim", "On the shelf"
_SECOND, _NOTEBOOK = "On a second pass", "In the notebook"
_TARGETS = "What to open"
_NEXT = "The cursor goes on to the next open claim."

ACTIONS: tuple[Action, ...] = (
    Action("verdict.verified", ("v",), "Verified", f"Evidence shows it. {_NEXT}", _VERDICT, footer="verified"),
    Action(
        *("verdict.disputed", ("d",), "Disputed", f"Evidence is against it, or it misleads. {_NEXT}", _VERDICT),
        footer="disputed",
    ),
    Action(
        *("verdict.unsourced", ("s",), "Unsourced", f"Looked for, and nothing found that settles it. {_NEXT}"),
        *(_VERDICT,),
        footer="unsourced",
    ),
    Action(
        *("verdict.undo", ("u",), "Undo", "Takes back what you did last, also what you did before you quit."),
        *(_VERDICT,),
        footer="undo",
    ),
    Action("verdict.redo", ("ctrl+r",), "Redo", "Brings back what you took back last.", _VERDICT),
    Action(
        *("verdict.range", ("V",), "Range", "Begins a range at the cursor: move, then one verdict for all of it."),
        *(_VERDICT,),
    ),
    Action(
        *("verdict.finer", ("r",), "Verdict with more", "Gives a rating, says why, proposes other words."),
        *(_VERDICT,),
    ),
    Action(
        *(
            "verdict.second",
            ("2",),
            "Second pass",
            "Gives a second verdict beside the first, or settles; w asks for one.",
        ),
        *(_VERDICT,),
    ),
    Action(
        "claim.note", ("e",), "Note", "Writes a note at the claim; ctrl+o opens your editor.", _CLAIM, footer="note"
    ),
    Action(
        *("claim.evidence", ("E",), "Evidence", "Attaches evidence: an address or a title, and what it does."),
        *(_CLAIM,),
        footer="evidence",
    ),
    Action(
        *(
            "article.date",
            ("D",),
            "Date of the article",
            "Gives the article its date: its times follow.",
        ),
        *(_CLAIM,),
    ),
    Action(
        *("claim.tape", ("p",), "Passage", "Shows the quote over what was said, word by word."),
        *(_CLAIM,),
        footer="passage",
    ),
    Action("claim.copy", ("y",), "Copy", "Copies the claim's text, and says where it went.", _CLAIM),
    Action(
        *("claim.cite", ("Y",), "Copy a citation", "Copies the claim with speaker, article, verdict and evidence."),
        *(_CLAIM,),
    ),
    Action(
        *("claim.open", ("O",), "Open", "Opens a link, or the file that the article or the quote comes from."),
        *(_CLAIM,),
    ),
    Action(
        *("claim.references", ("x",), "References", "Lists what resembles the claim: to compare, confirm, reject."),
        *(_CLAIM,),
        footer="references",
    ),
    Action(
        *("claim.variants", ("c",), "The same elsewhere", "Shows who said the same where, with the words that differ."),
        *(_CLAIM,),
    ),
    Action(
        *("claim.take", ("t",), "Take over", "Gives the claim the verdict of one that says the same, and records it."),
        *(_CLAIM,),
    ),
    Action(
        *(
            "claim.correct",
            ("C",),
            "Correct",
            "Moves the claim's borders; splits, merges; changes speaker, form, cue, date.",
        ),
        *(_CLAIM,),
    ),
    Action("claim.add", ("plus",), "Add a claim", "Makes a claim of words that you select in the text.", _CLAIM),
    Action(
        *(
            "claim.aside",
            ("X",),
            "Set aside",
            "Takes a claim that cannot be checked out of what is open, with the reason.",
        ),
        *(_CLAIM,),
    ),
    Action(
        *("claim.notebook", ("R",), "Notebook", "Shows the questions to the author and the right of reply."),
        *(_CLAIM,),
    ),
    Action(*("claim.assign", ("A",), "Assign", "Makes the claim, or the range, somebody's."), _CLAIM),
    Action(
        *(
            "claim.confidential",
            ("K",),
            "Confidential",
            "Keeps the claim or its evidence out of exports, or no longer.",
        ),
        *(_CLAIM,),
    ),
    Action(
        *("article.withdraw", ("W",), "Withdraw", "Takes the article out, added by mistake; undo or L brings it back."),
        *(_CLAIM,),
    ),
    Action(
        *(
            "desk.shelf",
            ("L",),
            "Shelf",
            "Lists what is in no list: to be placed, orphans, set aside, split, withdrawn.",
        ),
        *(_DESK,),
    ),
    Action(
        "find.search",
        ("/",),
        "Search",
        "Goes to claims with these words; n and N go on. In the details: finds what resembles a text, as you type.",
        _FIND,
        footer="search",
    ),
    Action("find.next", ("n",), "Next match", "Goes to the next claim that the search found.", _FIND),
    Action("find.previous", ("N",), "Previous match", "Goes to the previous claim that the search found.", _FIND),
    Action(
        *("find.filter", ("f",), "Filter", "Lists only claims of a status, a kind, a speaker, or with some words."),
        *(_FIND,),
        footer="filter",
    ),
    Action("find.only_open", ("F",), "Only open", "Lists only claims without a verdict, or all again.", _FIND),
    Action("find.order", ("w",), "Order", "Orders the list: by text, worth checking, status, date.", _FIND),
    Action("find.next_marked", ("m",), "Next mark", "Goes to the next claim with a note or a conflict.", _FIND),
    Action(
        "find.previous_marked", ("M",), "Previous mark", "Goes to the previous claim with a note or a conflict.", _FIND
    ),
    Action(
        *("find.next_conflict", ("!",), "Next conflict", "Goes to the next claim that conflicts with another."),
        *(_FIND,),
    ),
    Action("find.next_quote", ('"',), "Next quote", "Goes to the next quote.", _FIND),
    Action(
        *("find.next_by_speaker", ("@",), "Next of this speaker", "Goes to the next claim of this claim's speaker."),
        *(_FIND,),
    ),
    Action("find.next_open", ("o",), "Next open", "Goes to the next claim without a verdict.", _FIND),
    Action("move.down", ("j", "down"), "Down", "One line down.", _MOVE),
    Action("move.up", ("k", "up"), "Up", "One line up.", _MOVE),
    Action("move.top", ("g", "home"), "Top", "To the first line.", _MOVE),
    Action("move.bottom", ("G", "end"), "Bottom", "To the last line.", _MOVE),
    Action("move.half_down", ("ctrl+d",), "Half a page down", "Half a page down.", _MOVE),
    Action("move.half_up", ("ctrl+u",), "Half a page up", "Half a page up.", _MOVE),
    Action("move.page_down", ("pagedown", "space"), "Page down", "A page down.", _MOVE),
    Action("move.page_up", ("pageup",), "Page up", "A page up.", _MOVE),
    Action("move.next_pane", ("tab",), "Next pane", "Goes to the next pane.", _MOVE, footer="pane"),
    Action("move.previous_pane", ("shift+tab",), "Previous pane", "Goes to the previous pane.", _MOVE),
    Action(
        "move.open", ("enter",), "Open", "In the articles: lists its claims. In the claims: goes to the text.", _MOVE
    ),
    Action(
        *("move.back", ("escape",), "Back", "One level back: the range, the search, the filter, the pane."),
        *(_MOVE,),
    ),
    Action(
        "article.next", ("]",), "Next article", "Goes to the next article with open claims.", _MOVE, footer="article"
    ),
    Action("article.previous", ("[",), "Previous article", "Goes to the previous article.", _MOVE),
    Action("view.articles", ("a",), "Articles", "Goes to the articles; where there is no room, shows them.", _VIEW),
    Action("view.zoom", ("z",), "Zoom", "Gives the pane all of the screen, or back.", _VIEW),
    Action("view.theme", ("T",), "Theme", "Goes from the dark theme to the light and the one of high contrast.", _VIEW),
    Action("desk.reload", ("ctrl+l",), "Reload", "Reads the list again and draws the screen anew.", _DESK),
    Action("desk.palette", (":",), "Palette", "Finds an action by its name.", _DESK),
    Action("desk.tour", ("i",), "Tour", "Shows the five lines for a first visit, or puts them away.", _DESK),
    Action("desk.help", ("?",), "Help", "Shows all keys and signs.", _DESK, footer="help"),
    Action("desk.close", ("q",), "Close", "Closes the zoomed pane or the articles; else quits.", _DESK, footer="quit"),
    Action("desk.quit", ("Q", "ctrl+q"), "Quit", "Quits, also where something typed was not stored.", _DESK),
    Action("note.store", ("ctrl+s",), "Store", "Stores the note.", "Writing a note", "note", footer="store"),
    Action(
        *("note.editor", ("ctrl+o",), "Editor", "Opens the note in $VISUAL or $EDITOR.", "Writing a note", "note"),
        footer="editor",
    ),
    Action(
        *("note.leave", ("escape",), "Leave", "Goes back; what was typed is there again when you return."),
        *("Writing a note", "note"),
        footer="leave, keeping the draft",
    ),
    Action(
        *("evidence.store", ("enter", "ctrl+s"), "Store", "Attaches the evidence.", "Attaching evidence", "evidence"),
        footer="store",
    ),
    Action(
        *("evidence.leave", ("escape",), "Leave", "Goes back; what was typed is there again when you return."),
        *("Attaching evidence", "evidence"),
        footer="leave, keeping the draft",
    ),
    Action(*("entry.store", ("enter", "ctrl+s"), "Store", "Stores it.", "In a dialog", "entry"), footer="store"),
    Action(
        *("entry.leave", ("escape",), "Leave", "Goes back; what was typed is there again when you return."),
        *("In a dialog", "entry"),
        footer="leave, keeping the draft",
    ),
    Action(*("second.verified", ("v",), "Verified", "Gives it.", _SECOND, "second"), footer="verified"),
    Action(*("second.disputed", ("d",), "Disputed", "Gives it.", _SECOND, "second"), footer="disputed"),
    Action(*("second.unsourced", ("s",), "Unsourced", "Gives it.", _SECOND, "second"), footer="unsourced"),
    Action(
        *("second.finer", ("r",), "With more", "Gives a rating, says why, proposes other words.", _SECOND, "second"),
        footer="with more",
    ),
    Action(
        *("second.wanted", ("w",), "Wanted", "Asks that somebody looks again, or no longer.", _SECOND, "second"),
        footer="wanted",
    ),
    Action(*("second.leave", ("escape", "q", "2"), "Close", "Goes back.", _SECOND, "second"), footer="close"),
    Action("notebook.down", ("j", "down"), "Down", "To the next question.", _NOTEBOOK, "notebook"),
    Action("notebook.up", ("k", "up"), "Up", "To the question before.", _NOTEBOOK, "notebook"),
    Action(
        *("notebook.ask", ("a",), "Ask the author", "Writes down a question.", _NOTEBOOK, "notebook"),
        footer="ask the author",
    ),
    Action(
        *("notebook.reply", ("r",), "Ask for a reply", "Writes down who was asked for a reply, and by when."),
        *(_NOTEBOOK, "notebook"),
        footer="ask for a reply",
    ),
    Action(
        *("notebook.answer", ("enter",), "Answer", "Writes down the answer.", _NOTEBOOK, "notebook"), footer="answer"
    ),
    Action(
        *("notebook.declined", ("d",), "Declined", "They do not want to answer.", _NOTEBOOK, "notebook"),
        footer="declined",
    ),
    Action(
        *("notebook.withdrawn", ("x",), "Withdrawn", "It is no longer asked.", _NOTEBOOK, "notebook"),
        footer="withdrawn",
    ),
    Action("notebook.undo", ("u",), "Undo", "Takes back what you did last.", _NOTEBOOK, "notebook", footer="undo"),
    Action("notebook.leave", ("escape", "q", "R"), "Close", "Goes back.", _NOTEBOOK, "notebook", footer="close"),
    Action(
        *("tape.attach", ("a", "enter"), "Attach", "Attaches the passage as evidence; what it does is by the class."),
        *("Quote and tape", "tape"),
        footer="attach as evidence",
    ),
    Action("tape.supports", ("plus",), "Supports", "Attaches the passage as support.", "Quote and tape", "tape"),
    Action("tape.undermines", ("minus",), "Undermines", "Attaches it as against the claim.", "Quote and tape", "tape"),
    Action(
        "tape.next", ("]", "n"), "Next place", "Goes to the next place.", "Quote and tape", "tape", footer="next place"
    ),
    Action("tape.previous", ("[", "N"), "Previous place", "Goes to the place before.", "Quote and tape", "tape"),
    Action("tape.down", ("j", "down"), "Down", "One line down.", "Quote and tape", "tape"),
    Action("tape.up", ("k", "up"), "Up", "One line up.", "Quote and tape", "tape"),
    Action("tape.leave", ("escape", "q", "p"), "Close", "Goes back.", "Quote and tape", "tape", footer="close"),
    Action(
        "filter.apply",
        ("enter", "ctrl+s"),
        "Apply",
        "Lists what the filter lets through.",
        "Filtering",
        "filter",
        footer="apply",
    ),
    Action("filter.clear", ("ctrl+x",), "Clear", "Takes all conditions away.", "Filtering", "filter", footer="clear"),
    Action(
        "filter.leave", ("escape",), "Leave", "Goes back and changes nothing.", "Filtering", "filter", footer="leave"
    ),
    Action("references.down", ("j", "down"), "Down", "To the next reference.", _REFERENCES, "references"),
    Action("references.up", ("k", "up"), "Up", "To the reference before.", _REFERENCES, "references"),
    Action(
        *("references.open", ("enter",), "Go there", "Goes to the claim.", _REFERENCES, "references"),
        footer="go there",
    ),
    Action(
        *("references.confirm", ("c",), "Confirm", "Says that both belong together.", _REFERENCES, "references"),
        footer="confirm",
    ),
    Action(
        "references.reject",
        ("r",),
        "Reject",
        "Takes the reference away; it stays away, also when linked anew. Undo brings it back.",
        _REFERENCES,
        "references",
        footer="reject",
    ),
    Action(
        *("references.take", ("t",), "Take over", "Takes over the verdict of this claim.", _REFERENCES, "references"),
        footer="take over",
    ),
    Action(
        *("references.undo", ("u",), "Undo", "Takes back what you did last.", _REFERENCES, "references"),
        footer="undo",
    ),
    Action(
        *("references.similar", ("/",), "Search", "Finds what resembles a text, as you type.", _REFERENCES),
        *("references",),
        footer="search",
    ),
    Action(
        *("references.leave", ("escape", "q", "x"), "Close", "Goes back to the claim.", _REFERENCES, "references"),
        footer="close",
    ),
    Action("similar.down", ("down",), "Down", "To the next claim.", _SIMILAR, "similar"),
    Action("similar.up", ("up",), "Up", "To the claim before.", _SIMILAR, "similar"),
    Action("similar.open", ("enter",), "Go there", "Goes to the claim.", _SIMILAR, "similar", footer="go there"),
    Action("similar.leave", ("escape",), "Close", "Goes back.", _SIMILAR, "similar", footer="close"),
    Action("targets.open", ("enter",), "Open", "Opens it.", _TARGETS, "targets", footer="open"),
    Action("targets.down", ("j", "down"), "Down", "To the next.", _TARGETS, "targets"),
    Action("targets.up", ("k", "up"), "Up", "To the one before.", _TARGETS, "targets"),
    Action("targets.leave", ("escape", "q", "O"), "Close", "Goes back.", _TARGETS, "targets", footer="close"),
    Action("variants.down", ("j", "down"), "Down", "One line down.", _VARIANTS, "variants"),
    Action("variants.up", ("k", "up"), "Up", "One line up.", _VARIANTS, "variants"),
    Action("variants.page_down", ("pagedown", "space", "ctrl+d"), "Page down", "A page down.", _VARIANTS, "variants"),
    Action("variants.page_up", ("pageup", "ctrl+u"), "Page up", "A page up.", _VARIANTS, "variants"),
    Action("variants.leave", ("escape", "q", "c"), "Close", "Goes back.", _VARIANTS, "variants", footer="close"),
    Action(
        *(
            "correct.store",
            ("enter", "ctrl+s"),
            "Store",
            "Gives the claim these borders, or adds it.",
            _CORRECT,
            "correct",
        ),
        footer="store",
    ),
    Action("correct.left", ("left", "h"), "Word left", "Moves the border a word to the left.", _CORRECT, "correct"),
    Action(
        *("correct.right", ("right", "l"), "Word right", "Moves the border a word to the right.", _CORRECT, "correct"),
        footer="move",
    ),
    Action(
        *("correct.back", ("shift+left", "H"), "Character left", "Moves the border a character.", _CORRECT, "correct"),
    ),
    Action(
        *("correct.on", ("shift+right", "L"), "Character right", "Moves the border a character.", _CORRECT, "correct"),
    ),
    Action("correct.up", ("up", "k"), "Line up", "Moves the border a line up.", _CORRECT, "correct"),
    Action("correct.down", ("down", "j"), "Line down", "Moves the border a line down.", _CORRECT, "correct"),
    Action(
        *("correct.edge", ("tab", "space"), "Other border", "Goes to the other border.", _CORRECT, "correct"),
        footer="other border",
    ),
    Action(
        *("correct.split", ("s",), "Split", "Makes two claims of it: the second begins at the border.", _CORRECT),
        *("correct",),
        footer="split here",
    ),
    Action(
        *("correct.merge", ("m",), "Merge", "Makes one claim of it and the next one.", _CORRECT, "correct"),
        footer="merge with next",
    ),
    Action(
        *(
            "correct.form",
            ("f",),
            "Form",
            "Says what it is: direct, indirect, mixed, none, heading.",
            _CORRECT,
            "correct",
        ),
        footer="form",
    ),
    Action(
        *("correct.speaker", ("p",), "Speaker", "Says who said this claim, or none.", _CORRECT, "correct"),
        footer="speaker",
    ),
    Action(
        *(
            "correct.person",
            ("P",),
            "Person",
            "Renames the speaker everywhere; an existing name: both are one.",
            _CORRECT,
        ),
        *("correct",),
        footer="rename everywhere",
    ),
    Action(
        *("correct.cue", ("c",), "Cue", "Says that the selected words signal who said it.", _CORRECT, "correct"),
        footer="cue",
    ),
    Action(
        *("correct.date", ("d",), "Date", "Says which date a time of the claim means.", _CORRECT, "correct"),
        footer="date",
    ),
    Action(
        "correct.leave", ("escape", "q"), "Leave", "Goes back and changes nothing.", _CORRECT, "correct", footer="leave"
    ),
    Action("shelf.down", ("j", "down"), "Down", "To the next line.", _SHELF, "shelf"),
    Action("shelf.up", ("k", "up"), "Up", "To the line before.", _SHELF, "shelf"),
    Action(
        "shelf.open",
        ("enter",),
        "Go there",
        "Goes to the claim, or to its article.",
        _SHELF,
        "shelf",
        footer="go there",
    ),
    Action(
        *("shelf.back", ("b",), "Bring back", "Brings back what was set aside or withdrawn.", _SHELF, "shelf"),
        footer="bring back",
    ),
    Action(
        *("shelf.place", ("p",), "Place", "Says where the claim stands in the new draft, or nowhere.", _SHELF, "shelf"),
        footer="place",
    ),
    Action("shelf.undo", ("u",), "Undo", "Takes back what you did last.", _SHELF, "shelf", footer="undo"),
    Action("shelf.leave", ("escape", "q"), "Close", "Goes back.", _SHELF, "shelf", footer="close"),
    Action("help.down", ("j", "down"), "Down", "One line down.", "In the help", "help"),
    Action("help.up", ("k", "up"), "Up", "One line up.", "In the help", "help"),
    Action("help.page_down", ("pagedown", "space", "ctrl+d"), "Page down", "A page down.", "In the help", "help"),
    Action("help.page_up", ("pageup", "ctrl+u"), "Page up", "A page up.", "In the help", "help"),
    Action("help.leave", ("escape", "q", "?"), "Close", "Closes the help.", "In the help", "help", footer="close"),
)

BY_ID: dict[str, Action] = {action.id: action for action in ACTIONS}


def actions_of(where: Where) -> Iterator[Action]:
    """Yield the actions of one screen, in the order of the registry."""
    return (action for action in ACTIONS if action.where == where)


def groups(*, where: Where | None = None) -> dict[str, list[Action]]:
    """Return the actions by group, in the order of the registry; of one screen, or of all."""
    found: dict[str, list[Action]] = {}
    for action in ACTIONS:
        if where is None or action.where == where:
            found.setdefault(action.group, []).append(action)
    return found
