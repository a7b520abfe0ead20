"""`workbench serve`: the desk in a browser on this machine."""

from __future__ import annotations

import shlex
import sys
from argparse import Namespace

from workbench.cli.context import context
from workbench.model import WorkbenchError
from workbench.services.settings import database_path

_HERE = ("127.0.0.1", "localhost", "::1")
_PORTS = range(1, 65_536)


def serve(options: Namespace) -> int:
    """Serve the desk until it is interrupted."""
    here = context(options)
    if options.host not in _HERE:
        raise WorkbenchError(
            f"--host {options.host}: refused; the desk asks for no password, so that whoever reaches it could give"
            " verdicts in your name; it is served on 127.0.0.1 only"
        )
    if options.port not in _PORTS:
        raise WorkbenchError(f"--port {options.port}: there is no such port; name one of 1 to {_PORTS.stop - 1}")
    try:
        from workbench.desk.served import DeskServer
    except ImportError as error:
        raise WorkbenchError("serve needs textual-serve; install it with: pip install 'workbench[serve]'") from error
    path = database_path(options.db, here.settings)
    with here.store("write"):
        pass  # a database that cannot be opened is told here, and not in the browser
    command = [sys.executable, "-c", "from workbench.cli import main; raise SystemExit(main())"]
    command += ["--db", str(path.resolve()), "--reviewer", here.reviewer]
    try:
        DeskServer(shlex.join(command), options.port).serve()
    except OSError as error:
        raise WorkbenchError(
            f"port {options.port} cannot be used ({error.strerror}); name another with --port"
        ) from error
    return 0
