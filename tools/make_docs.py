"""Make the generated pages again: docs/commands.md from the command line's grammar, docs/keys.md from the desk's
registry of actions, and the picture of the desk. `python -m tools.make_docs`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from workbench.cli.parser import build_parser

DOCS = Path(__file__).resolve().parent.parent / "docs"


def commands_page() -> str:
    """Return docs/commands.md."""
    parser = build_parser()
    lines = [
        "# Commands",
        "",
        "`workbench` is the same program as `python main.py`. Without a command it opens the desk; without a terminal",
        "it prints the state of the work.",
        "",
        "Exit codes: 0 done, 1 error, 2 wrong call, 3 gate not met. An error is one line on standard error that says",
        "what, where, and what to do; the database is then as it was.",
        "",
        "## Options of every command",
        "",
        *_arguments(parser, ("--version", "--db", "--reviewer")),
    ]
    for name, command in _commands(parser).items():
        lines += ["", f"## {name}", "", f"{command.description}.", "", "```", _synopsis(command), "```", ""]
        lines += _arguments(command, None)
    return "\n".join(lines) + "\n"


def _commands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def _synopsis(command: argparse.ArgumentParser) -> str:
    given = [action for action in command._actions if not action.option_strings]
    words = [_value(action) + (" …" if action.nargs == "+" else "") for action in given]
    words = [f"[{word}]" if action.nargs == "?" else word for action, word in zip(given, words, strict=True)]
    return " ".join([command.prog, *words, "[options]"])


def _value(action: argparse.Action) -> str:
    if isinstance(action.metavar, tuple):
        return " ".join(action.metavar)
    return str(action.metavar or "|".join(map(str, action.choices or [action.dest])))


def _arguments(parser: argparse.ArgumentParser, only: tuple[str, ...] | None) -> list[str]:
    rows = []
    for action in parser._actions:
        names = set(action.option_strings)
        shown = bool(names & set(only)) if only else not names & {"-h", "--db", "--reviewer"}
        if not shown or isinstance(action, argparse._SubParsersAction):
            continue
        takes_value = not names or action.nargs != 0
        name = " ".join(filter(None, [", ".join(action.option_strings), _value(action) if takes_value else ""]))
        rows.append(f"| `{name.replace('|', chr(92) + '|')}` | {action.help} |")
    return ["| argument | meaning |", "|---|---|", *rows] if rows else []


def keys_page() -> str:
    """Return docs/keys.md."""
    from workbench.desk.actions import ACTIONS

    lines = [
        "# Keys",
        "",
        "Everything on the desk is done by one key. `?` shows this list, `:` finds an action by its name. The last",
        "column is the action's name.",
        "",
        "## Other keys, theme and order",
        "",
        "`workbench.toml` (in the current folder, else in the user's configuration folder) gives actions other keys:",
        "",
        "```toml",
        'theme = "contrast"        # dark, light, contrast; ansi-dark, ansi-light use the terminal\'s sixteen colours',
        'order = "worth"           # text, worth, status, date: how claims are listed, and where a verdict goes on',
        "tour = false              # never begin with the five lines of the tour",
        "",
        "[keys]",
        'verdict.verified = "1"',
        'verdict.disputed = ["3", "f3"]',
        'claim.copy = "ctrl+y"',
        "```",
        "",
        "A key is a character, or a name such as `f5`, `space`, `enter`, `pagedown`, with `ctrl+`, `alt+` or `shift+`",
        "before it. What is given replaces all of the action's own keys; the help and the line of keys show it. Two",
        "actions of one screen cannot have the same key: the desk then names both and does not start. Where text is",
        "typed (a note, evidence, a filter), only keys that write nothing can be given.",
        "",
        "With `NO_COLOR` set, no colour is sent; a terminal with sixteen colours gets its own. Every sign is one cell",
        "wide, and nothing is told by colour alone.",
    ]
    for group in dict.fromkeys(action.group for action in ACTIONS):
        lines += ["", f"## {group}", "", "| keys | does | |", "|---|---|---|"]
        for action in ACTIONS:
            if action.group == group:
                keys = " ".join(f"`{key}`" for key in action.key_labels)
                lines.append(f"| {keys} | **{action.title}.** {action.help} | `{action.id}` |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the pages and the picture."""
    from tools.desk_picture import main as picture

    (DOCS / "commands.md").write_text(commands_page(), encoding="utf-8")
    (DOCS / "keys.md").write_text(keys_page(), encoding="utf-8")
    picture()


if __name__ == "__main__":
    main()
