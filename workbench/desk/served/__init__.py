"""The desk in a browser on this machine: a server that nothing else can reach."""

from __future__ import annotations

from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from textual_serve.server import Server

HOST = "127.0.0.1"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:;"
    " img-src 'self' data: blob:; connect-src 'self' ws://{place}; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'none'"
)


class DeskServer(Server):
    """Serves the desk with a page of its own that loads nothing from elsewhere.

    Any page that a browser has open may try to reach a server on the same machine. So only requests that name this
    server as their host are answered, and a websocket is opened only for a page that came from here.
    """

    def __init__(self, command: str, port: int) -> None:
        super().__init__(
            command, host=HOST, port=port, title="workbench", templates_path=Path(__file__).resolve().parent
        )
        self.place = f"{HOST}:{port}"

    def initialize_logging(self) -> None:
        """Log nothing but what Python logs by itself."""

    async def on_startup(self, app: web.Application) -> None:  # noqa: ARG002
        """Tell where the desk is."""
        print(f"the desk is at {self.public_url}/ for this machine alone; ctrl+c ends it", flush=True)

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._guarded())
        app.on_response_prepare.append(self._with_policy)
        return app

    async def _with_policy(self, request: web.Request, response: web.StreamResponse) -> None:  # noqa: ARG002
        response.headers["Content-Security-Policy"] = _POLICY.format(place=self.place)
        response.headers["X-Content-Type-Options"] = "nosniff"

    def _guarded(self) -> Middleware:
        @web.middleware
        async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
            if request.host == f"localhost:{self.port}":
                raise web.HTTPFound(f"{self.public_url}{request.path_qs}")
            origin = request.headers.get("Origin")
            if request.host != self.place or origin not in (None, self.public_url):
                raise web.HTTPForbidden(text="only pages of this desk may reach it\n")
            return await handler(request)

        return guard
