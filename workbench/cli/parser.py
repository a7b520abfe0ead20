"""The command line's grammar. Commands are named by module and function, loaded when they run."""

from __future__ import annotations

import argparse
from typing import Any, NoReturn

from workbench import __version__

EXPORT_FORMATS = [
    *("csv", "tsv", "xlsx", "json", "jsonl", "markdown", "html", "docx"),
    *("annotations", "claimreview", "bibliography", "questions"),
]
"""The names of `workbench.export.FORMATS`, here so that the help loads nothing."""
_EPILOG = """\
the keys of the desk: ? on the desk, or docs/keys.md
exit codes: 0 done, 1 error, 2 wrong call, 3 gate not met
"""


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        """Print one line that says what is wrong and where to read more, and exit with 2."""
        self.exit(2, f"{self.prog.split()[0]}: {message}; see {self.prog} --help\n")


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line. `options.run` names what to run as `module:function`."""
    parser = Parser(
        prog="workbench",
        description="Verify facts and quotes in news articles. Without a command: open the desk.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"workbench {__version__}")
    parser.set_defaults(run="desk_command:desk", db=None, reviewer=None)
    _common(parser)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser)
    _reviewing(commands)
    _together(commands)
    _notebook(commands)
    _redact(commands)
    _articles(commands)
    _correcting(commands)
    _quotes(commands)
    _reading(commands)
    _matching(commands)
    return parser


def _common(parser: argparse.ArgumentParser, *, reviewer: bool = True) -> None:
    parser.add_argument(
        "--db",
        metavar="FILE",
        default=argparse.SUPPRESS,
        help="the database (else WORKBENCH_DB, the settings, claims.db in this folder)",
    )
    if reviewer:
        parser.add_argument(
            "--reviewer",
            metavar="NAME",
            default=argparse.SUPPRESS,
            help="who reviews (else WORKBENCH_REVIEWER, the settings, the login name)",
        )


def _command(commands: Any, name: str, run: str, summary: str, *, reviewer: bool = True) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=summary, description=summary[0].upper() + summary[1:]
    )
    parser.set_defaults(run=run)
    _common(parser, reviewer=reviewer)
    return parser


def _filters(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--article", type=int, metavar="N", help="only claims of this article")
    parser.add_argument(
        "--status",
        action="append",
        choices=["open", "verified", "disputed", "unsourced", "aside"],
        help="only claims that stand at this status (may be repeated)",
    )
    parser.add_argument("--speaker", metavar="NAME", help="only claims of this speaker")
    parser.add_argument(
        "--kind", action="append", choices=["quote", "statement", "heading"], help="only this kind (may be repeated)"
    )
    parser.add_argument("--words", metavar="TEXT", help="only claims with these words")
    parser.add_argument("--published", metavar="PERIOD", help="only articles of 2019-04, 2019-04-06, 2019/2021")
    parser.add_argument("--reviewed", metavar="PERIOD", help="only claims with a verdict given in this period (UTC)")
    parser.add_argument("--reviewed-by", metavar="NAME", help="only claims with a verdict by this reviewer")
    parser.add_argument("--assigned-to", metavar="NAME", help="only claims assigned to this reviewer; me for yourself")
    parser.add_argument(
        "--second-pass",
        action="append",
        choices=["none", "wanted", "agreed", "disagreed", "settled"],
        help="only claims whose second pass came to this (may be repeated)",
    )
    parser.add_argument("--unanswered", action="store_true", help="only claims with a question that waits")


def _reviewing(commands: Any) -> None:
    review = _command(commands, "review", "desk_command:review", "open the desk at a place")
    review.add_argument("article_number", type=int, nargs="?", metavar="ARTICLE", help="the article to open")
    _filters(review)

    serve = _command(commands, "serve", "serving:serve", "serve the desk to a browser on this machine")
    serve.add_argument("--port", type=int, default=8000, metavar="N", help="the port (default: 8000)")
    serve.add_argument("--host", default="127.0.0.1", metavar="NAME", help="this machine; others are refused")

    verdict = _command(commands, "verdict", "reviewing:verdict", "give a verdict on claims")
    verdict.add_argument("claims", type=int, nargs="+", metavar="CLAIM", help="numbers of claims")
    verdict.add_argument(
        "verdict",
        choices=["v", "d", "s", "verified", "disputed", "unsourced"],
        help="v (verified), d (disputed) or s (unsourced)",
    )
    _why(verdict)

    note = _command(commands, "note", "reviewing:note", "write a note at a claim")
    note.add_argument("claim", type=int, metavar="CLAIM", help="number of the claim")
    note.add_argument("text", metavar="TEXT", help="the note")

    evidence = _command(commands, "evidence", "reviewing:evidence", "attach evidence to a claim")
    evidence.add_argument("claim", type=int, metavar="CLAIM", help="number of the claim")
    evidence.add_argument("stance", choices=["supports", "undermines", "context"], help="what it does to the claim")
    evidence.add_argument("url", nargs="?", metavar="URL", help="where it is")
    evidence.add_argument("--title", metavar="TEXT", help="what it is called")
    evidence.add_argument("--note", metavar="TEXT", help="what it shows")
    evidence.add_argument("--file", metavar="FILE", help="the file that it is; its hash is kept")
    evidence.add_argument("--document", type=int, metavar="N", help="the document of the source library that it is")
    evidence.add_argument("--passage", metavar="TEXT", help="the words that count; warned of where they do not stand")
    evidence.add_argument("--page", type=int, metavar="N", help="the page")
    evidence.add_argument("--paragraph", type=int, metavar="N", help="the paragraph")
    evidence.add_argument("--timecode", metavar="TIME", help="the time in a recording")
    evidence.add_argument("--archived", metavar="URL", help="where an archive keeps it")
    evidence.add_argument("--retrieved", metavar="DATE", help="when it was got (default for a file: now)")
    evidence.add_argument("--origin", metavar="TEXT", help="what it goes back to: sources of one origin count once")

    date = _command(commands, "date", "reviewing:date", "give an article its date, and resolve its times again")
    date.add_argument("article", type=int, metavar="ARTICLE", help="number of the article")
    date.add_argument(
        "date",
        nargs="+",
        metavar="DATE",
        help="2019-04-06, 2019-04 or 2019, or in words; none where nobody knows",
    )

    _command(commands, "undo", "reviewing:undo", "take back what you did last")
    _command(commands, "redo", "reviewing:redo", "give again what you took back last")


def _why(verdict: argparse.ArgumentParser) -> None:
    verdict.add_argument("--note", metavar="TEXT", help="why")
    verdict.add_argument(
        "--rating",
        metavar="RATING",
        help="a finer one: verified true, mostly_true; disputed half_true, mostly_false, false, misleading,"
        " missing_context, outdated, altered, misattributed; unsourced unproven, contradictory",
    )
    verdict.add_argument(
        "--correction",
        nargs=2,
        metavar=("OLD", "NEW"),
        help="words of the claim or its sentence, and what should stand in their place",
    )


def _together(commands: Any) -> None:
    second = _command(commands, "second", "together:second", "give the verdict of a second pass, beside the first one")
    second.add_argument("claims", type=int, nargs="+", metavar="CLAIM", help="number of the claim")
    second.add_argument(
        "verdict",
        choices=["v", "d", "s", "verified", "disputed", "unsourced", "wanted", "unwanted"],
        metavar="v|d|s|wanted|unwanted",
        help="the verdict; or wanted where somebody else should look, unwanted where no longer",
    )
    _why(second)

    settle = _command(commands, "settle", "together:settle", "settle a disagreement by one more verdict")
    settle.add_argument("claim", type=int, metavar="CLAIM", help="number of the claim")
    settle.add_argument(
        "verdict",
        choices=["v", "d", "s", "verified", "disputed", "unsourced"],
        metavar="v|d|s",
        help="the verdict that takes the place of all that stand",
    )
    _why(settle)

    merge = _command(commands, "merge", "together:merge", "bring in what another database holds", reviewer=False)
    merge.add_argument("file", metavar="OTHER.db", help="the other database; it stays as it is")
    merge.add_argument("--dry-run", action="store_true", help="only say what would come")

    doctor = _command(
        commands, "doctor", "together:doctor", "check that the database and its ledger are whole", reviewer=False
    )
    doctor.add_argument("--backup", metavar="FILE", help="also copy the whole database, while others may be writing")
    doctor.add_argument("--format", choices=["text", "json"], default="text", help="how (default: text)")


def _redact(commands: Any) -> None:
    redact = _command(
        commands, "redact", "redacting:redact", "blank words that must go, everywhere in the file, for good"
    )
    redact.add_argument("claim", type=int, nargs="?", metavar="CLAIM", help="a claim whose words must go")
    redact.add_argument("--speaker", metavar="NAME", help="a speaker whose name must go")
    redact.add_argument("--text", metavar="WORDS", action="append", help="words that must go (may be repeated)")
    redact.add_argument("--reason", metavar="TEXT", help="why, as the ledger keeps it; without the words themselves")
    redact.add_argument("--dry-run", action="store_true", help="only show where they stand")
    redact.add_argument("--confirm", metavar="WORD", help="the word redact, where no terminal asks for it")
    redact.add_argument(
        "--finish", action="store_true", help="write the file anew, after another program had held it open"
    )


def _notebook(commands: Any) -> None:
    ask = _command(commands, "ask", "notebook:ask", "write down a question to the author of an article")
    ask.add_argument("claim", type=int, metavar="CLAIM", help="number of the claim")
    ask.add_argument("text", metavar="TEXT", help="the question")
    ask.add_argument("--of", metavar="NAME", help="who is asked, where it is not the author")
    _asked(ask)

    reply = _command(commands, "reply", "notebook:reply", "write down that somebody was asked for a reply")
    reply.add_argument("claim", type=int, metavar="CLAIM", help="number of the claim")
    reply.add_argument("who", metavar="NAME", help="who was asked")
    reply.add_argument("text", metavar="TEXT", help="what was put to them")
    _asked(reply)

    answer = _command(commands, "answer", "notebook:answer", "write down what came of a question")
    answer.add_argument("question", type=int, metavar="QUESTION", help="its number, as notebook lists it")
    answer.add_argument("text", nargs="?", metavar="TEXT", help="the answer")
    answer.add_argument("--on", metavar="DAY", help="the day it came (default: today)")
    outcome = answer.add_mutually_exclusive_group()
    outcome.add_argument("--declined", action="store_true", help="they did not want to answer")
    outcome.add_argument("--withdrawn", action="store_true", help="the question is no longer asked")

    assign = _command(commands, "assign", "notebook:assign", "assign claims to a reviewer")
    assign.add_argument("claims", type=int, nargs="+", metavar="CLAIM", help="numbers of claims")
    assign.add_argument("name", metavar="NAME", help="whose they are; nobody for no longer anyone's")

    secret = _command(commands, "confidential", "notebook:confidential", "keep claims or sources out of every export")
    secret.add_argument(
        "what", choices=["claim", "document", "evidence"], metavar="claim|document|evidence", help="what"
    )
    secret.add_argument("numbers", type=int, nargs="+", metavar="N", help="their numbers")
    secret.add_argument("--off", action="store_true", help="no longer confidential")

    notebook = _command(
        commands, "notebook", "notebook:notebook", "list the questions and what came of them", reviewer=False
    )
    notebook.add_argument("claim", type=int, nargs="?", metavar="CLAIM", help="only of this claim")
    notebook.add_argument("--due", action="store_true", help="only those that wait and are due today or overdue")
    notebook.add_argument("--format", choices=["text", "json"], default="text", help="how (default: text)")


def _asked(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--way", metavar="WAY", help="email, phone, message, letter, in_person or other")
    parser.add_argument("--on", metavar="DAY", help="the day it was asked (default: today)")
    parser.add_argument(
        "--deadline", metavar="DAY", help="by when: 2026-04-06, '2026-04-06 17:00', +3 for in three days"
    )


def _articles(commands: Any) -> None:
    add = _command(commands, "add", "articles:add", "take in articles: files, folders, or - for standard input")
    add.add_argument("paths", nargs="+", metavar="PATH", help="a text, Markdown or JSON-lines file, a folder, or -")
    _engine(add)
    add.add_argument("--quiet", action="store_true", help="say only what went wrong")
    add.add_argument("--new", action="store_true", help="an article of its own, also where it looks like a new draft")

    split = _command(commands, "split", "articles:split", "show how articles split; store nothing", reviewer=False)
    split.add_argument("paths", nargs="+", metavar="PATH", help="as for add")
    _engine(split)
    split.add_argument("--format", choices=["text", "json", "jsonl"], default="text", help="how (default: text)")


def _engine(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--extractor",
        metavar="NAME",
        help="the engine that finds who said what: rules (default), spacy, llm, or one that a package offers",
    )


def _correcting(commands: Any) -> None:
    aside = _command(commands, "aside", "correcting:aside", "set a claim aside as not checkable, with the reason")
    aside.add_argument("claim", type=int, metavar="CLAIM", help="number of the claim")
    aside.add_argument("reason", nargs="?", metavar="REASON", help="why it cannot be checked")
    aside.add_argument("--back", action="store_true", help="bring back what was set aside")

    speaker = _command(commands, "speaker", "correcting:speaker", "say who said a claim")
    speaker.add_argument("claim", type=int, metavar="CLAIM", help="number of the claim")
    speaker.add_argument("name", metavar="NAME", help="the speaker's name; none where nobody is named")

    person = _command(commands, "person", "correcting:person", "rename a speaker everywhere, or say that two are one")
    person.add_argument("name", metavar="NAME", help="the speaker as listed now")
    person.add_argument("person", metavar="PERSON", help="the name from now on; an existing one: both are one person")

    correct = _command(commands, "correct", "correcting:correct", "put right what the splitter found of a claim")
    correct.add_argument("claim", type=int, metavar="CLAIM", help="number of the claim")
    correct.add_argument("--start", type=int, metavar="N", help="where it begins in the article's text")
    correct.add_argument("--end", type=int, metavar="N", help="where it ends (the first character that is not in it)")
    correct.add_argument("--text", metavar="TEXT", help="the words that it is to be, as they stand in the article")
    correct.add_argument(
        "--split-at", metavar="N|TEXT", help="make two of it: where, or with which words, the second begins"
    )
    correct.add_argument("--merge-with", type=int, metavar="CLAIM", help="make one claim of it and another")
    correct.add_argument(
        "--form", choices=["direct", "indirect", "mixed", "none"], help="none: the article's own voice"
    )
    correct.add_argument("--kind", choices=["quote", "statement", "heading"], help="what it is")
    correct.add_argument("--cue", metavar="TEXT", help="the words that signal who said it, or none")
    correct.add_argument("--date", metavar="DATE", help="the date that its time means")
    correct.add_argument("--time", metavar="TEXT", help="with --date: which of its times, in the article's words")

    claim = _command(commands, "claim", "correcting:claim", "add a claim that the splitter did not find")
    claim.add_argument("article", type=int, metavar="ARTICLE", help="number of the article")
    claim.add_argument("text", metavar="TEXT", help="the words, as they stand in the article")
    claim.add_argument("--at", type=int, metavar="N", help="the how manieth, where they stand there several times")
    claim.add_argument("--form", choices=["direct", "indirect", "mixed"], help="default: the article's own voice")
    claim.add_argument("--kind", choices=["quote", "statement", "heading"], help="what it is (default: by the form)")
    claim.add_argument("--speaker", metavar="NAME", help="who says it")

    draft = _command(
        commands, "draft", "drafting:draft", "take in a new draft of an article; claims that stand keep their verdicts"
    )
    draft.add_argument("article", type=int, metavar="ARTICLE", help="number of the article")
    draft.add_argument("file", nargs="?", metavar="FILE", help="the new text, or - for standard input")
    draft.add_argument("--dry-run", action="store_true", help="only show what would become of the claims")
    draft.add_argument(
        "--place",
        action="append",
        metavar="CLAIM=N",
        help="where a claim stands of which it was unclear: the number of a place, or none (may be repeated)",
    )

    resplit = _command(commands, "resplit", "drafting:resplit", "split articles again, as this version does it")
    resplit.add_argument("article", type=int, nargs="?", metavar="ARTICLE", help="number of the article")
    resplit.add_argument("--all", action="store_true", help="every article that an earlier version split")
    resplit.add_argument("--dry-run", action="store_true", help="only show what would become of the claims")

    withdraw = _command(commands, "withdraw", "drafting:withdraw", "take an article out that was added by mistake")
    withdraw.add_argument("article", type=int, metavar="ARTICLE", help="number of the article")
    withdraw.add_argument("reason", nargs="?", metavar="REASON", help="why")
    withdraw.add_argument("--back", action="store_true", help="bring it back as it was")

    shelf = _command(
        commands, "shelf", "correcting:shelf", "list what is in no list any more: orphans, set aside, …", reviewer=False
    )
    shelf.add_argument("article", type=int, nargs="?", metavar="ARTICLE", help="only of this article")


def _quotes(commands: Any) -> None:
    sources = _command(commands, "sources", "sources:sources", "the library of what was said: add, list, verify")
    sources.add_argument("action", choices=["add", "list", "verify"], metavar="add|list|verify", help="what to do")
    sources.add_argument("paths", nargs="*", metavar="PATH", help="with add: files of any kind, or folders")
    sources.add_argument("--keep", action="store_true", help="keep a copy of each file beside the database")
    sources.add_argument("--quiet", action="store_true", help="say only what went wrong")
    sources.add_argument("--format", choices=["text", "json"], default="text", help="how list prints (default: text)")

    check = _command(commands, "check", "quotes:check", "compare quotes with what was said", reviewer=False)
    check.add_argument("--text", metavar="QUOTE", help="one quote; without it the quotes of the database")
    check.add_argument("--source", metavar="FILE", help="with --text: a file instead of the library")
    check.add_argument(
        "--input",
        metavar="FILE",
        help='JSON lines of {"quote", "source" or "source_file", "speaker"}; - for standard input',
    )
    check.add_argument("--claim", type=int, action="append", metavar="N", help="only this claim (may be repeated)")
    check.add_argument("--said-by", metavar="NAME", help="only documents in which this person speaks")
    check.add_argument("--since", metavar="DATE", help="only documents of this day or later")
    check.add_argument("--until", metavar="DATE", help="only documents of this day or earlier")
    check.add_argument("--document", type=int, action="append", metavar="N", help="only this document (repeatable)")
    check.add_argument("--format", choices=["text", "json", "jsonl"], default="text", help="how (default: text)")
    _filters(check)

    misquotes = _command(
        commands,
        "misquotes",
        "quotes:misquotes",
        "report what was found for the quotes that were checked",
        reviewer=False,
    )
    misquotes.add_argument("--format", choices=["markdown", "json"], default="markdown", help="how (default: markdown)")
    misquotes.add_argument("--output", "-o", metavar="FILE", help="the file (default: standard output)")
    misquotes.add_argument(
        "--confidential", action="store_true", help="also what is confidential, which is left out else"
    )
    _filters(misquotes)


def _reading(commands: Any) -> None:
    export = _command(
        commands, "export", "reading:export", "write claims with their verdicts to a file", reviewer=False
    )
    export.add_argument("format", choices=EXPORT_FORMATS, help="jsonl is lossless: everything; see docs/formats.md")
    export.add_argument("--output", "-o", metavar="FILE", help="the file (default: standard output)")
    export.add_argument(
        "--bom", action="store_true", help="csv, tsv: begin with a byte-order mark, for spreadsheets that ask for it"
    )
    export.add_argument(
        "--raw", action="store_true", help="csv, tsv: leave cells as they are, also those that a spreadsheet would run"
    )
    export.add_argument("--page", metavar="URL", help="claimreview: where a check appears, https://…/{claim_uid}")
    export.add_argument("--publisher", metavar="NAME", help="claimreview: who publishes the checks")
    _filters(export)
    export.add_argument("--confidential", action="store_true", help="also what is confidential, which is left out else")
    export.add_argument(
        "--sql", metavar="QUERY", help="only claims whose numbers are in the first column of this query"
    )

    bring = _command(commands, "import", "importing:import_file", "take in an export, or a spreadsheet of verdicts")
    bring.add_argument(
        "file", metavar="FILE", help=".jsonl (everything, into a new database) or .csv, .tsv, .xlsx (verdicts)"
    )
    bring.add_argument("--dry-run", action="store_true", help="of verdicts: only show what would be given")

    query = _command(
        commands, "query", "reading:query", "ask the database: a named query, or SQL that reads", reviewer=False
    )
    query.add_argument("query", nargs="?", metavar="NAME|SQL", help="without it: list the named queries")
    query.add_argument("value", nargs="?", metavar="PERIOD", help="for about: 2019-04, 2019-04-06, 2019/2021")
    query.add_argument("--format", choices=["table", "csv", "json"], default="table", help="how (default: table)")

    report = _command(commands, "report", "reading:report", "say what is left, by article and speaker", reviewer=False)
    report.add_argument(
        "--gate", action="store_true", help="hold the claims against the rules in workbench.toml; exit 3 if not met"
    )
    report.add_argument("--article", type=int, metavar="N", help="with --gate: only this article")
    report.add_argument(
        "--agreement", action="store_true", help="how far reviewers agree: Cohen's kappa, Krippendorff's alpha"
    )
    report.add_argument(
        "--format", choices=["text", "json", "junit"], default="text", help="how (default: text); junit with --gate"
    )


def _matching(commands: Any) -> None:
    link = _command(commands, "link", "matching:link", "find the cross-references that are still to be found")
    link.add_argument("--all", action="store_true", help="of all claims anew; decisions of people stay")

    similar = _command(commands, "similar", "matching:similar", "show what resembles a text", reviewer=False)
    similar.add_argument("text", nargs="?", metavar="TEXT", help="the text")
    similar.add_argument(
        "--among", choices=["claims", "factchecks", "documents"], default="claims", help="where (default: claims)"
    )
    similar.add_argument("--limit", type=int, default=10, metavar="N", help="how many at most (default: 10)")
    similar.add_argument("--input", metavar="FILE", help='JSON lines with "text", answered in order; - for stdin')
    similar.add_argument("--format", choices=["text", "json", "jsonl"], default="text", help="how (default: text)")

    compare = _command(commands, "compare", "matching:compare", "compare two texts", reviewer=False)
    compare.add_argument("texts", nargs="*", metavar="TEXT", help="the two texts")
    compare.add_argument("--language", metavar="CODE", help="their language (default: found from the texts)")
    compare.add_argument("--input", metavar="FILE", help='JSON lines with "a", "b" and "language"; - for stdin')
    compare.add_argument("--format", choices=["text", "json", "jsonl"], default="text", help="how (default: text)")

    clusters = _command(
        commands, "clusters", "matching:clusters", "show what is said in several articles", reviewer=False
    )
    clusters.add_argument("claim", type=int, nargs="?", metavar="CLAIM", help="the variants of this claim")

    sweep = _command(
        commands, "sweep", "matching:sweep", "show names, sums and dates that do not agree", reviewer=False
    )
    sweep.add_argument("article", type=int, nargs="?", metavar="ARTICLE", help="only this article (default: all)")
    sweep.add_argument("--format", choices=["text", "jsonl"], default="text", help="how (default: text)")

    checks = _command(commands, "factchecks", "matching:import_fact_checks", "take in published fact-checks")
    checks.add_argument("action", choices=["import"], metavar="import", help="import")
    checks.add_argument(
        "files", nargs="+", metavar="FILE", help="ClaimReview in JSON-LD or a page, a feed, or claims:search JSON"
    )

    reference = _command(commands, "reference", "matching:reference", "decide on a cross-reference")
    reference.add_argument("claim", type=int, metavar="CLAIM", help="number of a claim")
    reference.add_argument("other", type=int, metavar="OTHER", help="number of the claim it is linked with")
    reference.add_argument(
        "decision", choices=["confirm", "reject"], metavar="confirm|reject", help="rejected ones stay away"
    )

    take = _command(commands, "take", "matching:take", "take over the verdict of a claim that says the same")
    take.add_argument("claim", type=int, metavar="CLAIM", help="number of the claim that gets the verdict")
    take.add_argument("source", type=int, nargs="?", metavar="FROM", help="the claim it comes from (default: best)")
