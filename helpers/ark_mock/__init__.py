"""A local stand-in for Ark (方舟): the wire protocol of both planes, on loopback, deterministic.

question                                     file
which path is served by what?                routes.py
what does an error look like?                errors.py
why was my key or model refused?             auth.py
which parameters are checked, and how?       chat_parameters.py, chat_messages.py, fields.py
what does the mock say?                      replies.py, rules/, scripts.py
what is a token, what was cached?            tokens.py, prompt_cache.py
in which chunks does it arrive?              streaming.py
when, and what if the client leaves?         transport.py
what does an account own?                    state.py
what was asked?                              journal.py
how do I plan an error?                      faults.py
how is a signature verified?                 signature.py
why did my signature not match?              explanation.py
CreateEndpoint, GetApiKey …?                 control_plane.py, endpoint_actions.py, api_key_actions.py, activation.py
what can be done with an endpoint, a key?    endpoints.py, api_keys.py
what may an IAM user do?                     access.py, policies.py
what can a person click in the console?      console_actions.py
when is it 429?                              limits.py, auth.py
what time is it, how fast is it?             clock.py
what is served below /_mock/?                mock_api.py
"""

from __future__ import annotations

from . import routes
from .clock import Clock, Pace, standing_at, wall_clock
from .faults import CutStream, ErrorInStream, Refuse, Stall
from .server import Server
from .state import Account, Tenants

__all__ = ["Account", "ArkMock", "CutStream", "ErrorInStream", "Pace", "Refuse", "Stall"]


class ArkMock:
    """A mock Ark: accounts, and a server for them once it was started.

    Args:
        seed: gives every id and secret.
        pace: tokens a second of a stream; 0 means no waiting anywhere.
        scale: multiplies every delay; 0 means no waiting.
        story_time: seconds since 1970 at which the story clock stands; None lets it run with the wall clock.
        accounts: how many tenants.
        host, port: 0 lets the system choose the port.
        wall: the wall clock.
    """

    def __init__(
        self,
        *,
        seed: int = 1,
        pace: float = 60.0,
        scale: float = 1.0,
        story_time: float | None = None,
        accounts: int = 1,
        host: str = "127.0.0.1",
        port: int = 0,
        wall: Clock = wall_clock,
    ) -> None:
        story = wall if story_time is None else standing_at(story_time)
        paced = Pace(tokens_per_second=pace, scale=scale)
        self.accounts = [
            Account(number, seed=seed, story=story, pace=paced, wall=wall) for number in range(1, accounts + 1)
        ]
        self.application = routes.application(Tenants(self.accounts))
        self._host, self._port = host, port
        self._server: Server | None = None

    def start(self) -> ArkMock:
        """Serve; returns itself, ready.

        Raises:
            OSError: the port is taken.
        """
        if self._server is None:
            server = Server(self.application, host=self._host, port=self._port)
            server.start()
            self._server = server
        return self

    def stop(self) -> None:
        """Stop serving; a second call does nothing."""
        if self._server is not None:
            self._server.stop()
            self._server = None

    def __enter__(self) -> ArkMock:
        return self.start()

    def __exit__(self, *exception: object) -> None:
        self.stop()

    @property
    def account(self) -> Account:
        """The first account: in a notebook, the learner's."""
        return self.accounts[0]

    @property
    def port(self) -> int:
        """The port it listens on.

        Raises:
            RuntimeError: it was not started.
        """
        if self._server is None:
            raise RuntimeError("the mock Ark is not running: call start() first")
        return self._server.port

    @property
    def control_url(self) -> str:
        """The origin: `http://127.0.0.1:PORT`."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self.port}"

    @property
    def base_url(self) -> str:
        """The prefix of every data-plane path."""
        return f"{self.control_url}/api/v3"

    def __repr__(self) -> str:
        return f"<ArkMock {'running' if self._server else 'stopped'}, {len(self.accounts)} account(s)>"
