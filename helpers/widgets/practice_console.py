"""The practice console to click on: the real console's pages, acting on the account that the API acts on.

    ark.console()

What a click does shows in code at once, and the other way round. A secret is shown once, on a click of its own; it is
in no widget state and in no saved notebook.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from html import escape
from itertools import count
from typing import Any

from IPython.display import display

from helpers.texts import console as texts
from helpers.texts import say
from helpers.widgets.console_pages import all_pages
from helpers.widgets.console_screen import ConsoleScreen

LOOK_EVERY = 0.4  # seconds between two looks at the account while somebody watches
IN_CODE = "ark.console.newest.secret"
ACTIONS = frozenset(texts.BUTTONS)
# Where this copy is all there is, the place of the console above it holds nothing but «Loading widget...».
NO_EMPTY_PICTURE = (
    "<style>.jp-OutputArea-child:not(:has(.ark-console)):has(+ .jp-OutputArea-child .ark-console-saved)"
    " { display: none }</style>"
)


class PracticeConsole:
    """The view of one console.

    Args:
        console: the practice console.
        addresses: of the real console's pages, by name; the first is open at the beginning unless `page` says another.
        policies: names of the system policies that a user can be given.
    """

    def __init__(
        self, console: Any, *, addresses: Mapping[str, str], policies: Sequence[str], page: str | None = None
    ) -> None:
        self._console, self._addresses, self._policies = console, dict(addresses), list(policies)
        self._handles: dict[str, str] = {}
        self._secrets: dict[str, list[tuple[str, str]]] = {}
        self._tickets = count(1)
        self._looking = threading.Lock()
        self._watch: Watch | None = None
        self._watchers: set[str] = set()
        self.screen = ConsoleScreen(first=page or next(iter(self._addresses)), on_message=self._heard)
        self.refresh()

    def __repr__(self) -> str:
        lines = [f"{say(texts.PAGE_NAMES[name])}  {address}" for name, address in self._addresses.items()]
        return "\n".join([f"{say(texts.PRACTICE)} · {say(texts.SAVED)}", *lines])

    def _ipython_display_(self) -> None:
        display(self.screen)
        display({"text/plain": repr(self), "text/html": self._saved_html()}, raw=True)

    def _saved_html(self) -> str:
        pages = [
            f"<li><strong>{escape(say(texts.PAGE_NAMES[name]))}</strong>　{escape(say(texts.ABOUT[name]))}<br>"
            f'<a href="{escape(address)}" target="_blank" rel="noopener">{escape(address)}</a></li>'
            for name, address in self._addresses.items()
        ]
        return (
            f'<section class="ark-console-saved">{NO_EMPTY_PICTURE}<p><strong>{say(texts.PRACTICE)}</strong>　'
            f"{say(texts.SAVED)}</p><ul>{''.join(pages)}</ul></section>"
        )

    def refresh(self) -> None:
        """Look at the account again; what changed is drawn."""
        with self._looking:
            for pair in self._console.access_keys():
                self._handles.setdefault(str(pair.id), str(len(self._handles) + 1))
            pages = all_pages(self._console, addresses=self._addresses, policies=self._policies, handles=self._handles)
            self.screen.pages = pages

    def _heard(self, message: dict[str, Any]) -> None:
        """A message of the browser: "open", "close", "show" or an action with its arguments."""
        wanted, view = message.get("do"), str(message.get("view"))
        if wanted == "open":
            self._watchers.add(view)
            self._start_watching()
        elif wanted == "close":
            self._watchers.discard(view)
            if not self._watchers:
                self._stop_watching()
        elif wanted == "show":
            values = self._secrets.pop(str(message.get("once")), None)
            self._answer(message, secrets=values, text="" if values else say(texts.GONE))
        elif wanted in ACTIONS:
            self._act(message)

    def _act(self, message: dict[str, Any]) -> None:
        action, arguments = message["do"], dict(message.get("arguments") or {})
        if action.endswith("_access_key") and "id" in arguments:
            arguments["id"] = self._access_key_of(arguments["id"])
        try:
            made = getattr(self._console, action)(**arguments)
        except Exception as error:
            # A refusal of the console is in words already; whatever else it is, the learner must see it.
            self._answer(message, refused=True, text=str(error) or type(error).__name__)
        else:
            self._answer(message, text=say(texts.DONE[action], **arguments), **self._once(action, made))
        self.refresh()

    def _access_key_of(self, handle: str) -> str:
        return next((access_key_id for access_key_id, known in self._handles.items() if known == handle), "")

    def _once(self, action: str, made: Any) -> dict[str, Any]:
        """What tells the browser that there is a secret to show, without the secret."""
        secret = getattr(made, "secret", None)
        if not secret:
            return {}
        if action == "create_api_key":
            values = [(say(texts.SECRETS["api_key"]), str(secret))]
        else:
            values = [(say(texts.SECRETS["id"]), str(made.id)), (say(texts.SECRETS["secret"]), str(secret))]
        ticket = str(next(self._tickets))
        self._secrets = {ticket: values}
        return {"once": ticket, "in_code": say(texts.IN_CODE, code=IN_CODE)}

    def _answer(self, message: dict[str, Any], **content: Any) -> None:
        self.screen.send({"view": message.get("view"), "answer_to": message.get("number"), **content})

    def _start_watching(self) -> None:
        if self._watch is None or not self._watch.going_on:
            self._watch = Watch(self._look)
            self._watch.start()

    def _stop_watching(self) -> None:
        if self._watch is not None:
            self._watch.stop()

    def _look(self) -> bool:
        """Look again; False when nobody can see it any more."""
        if self.screen.comm is None:
            return False
        self.refresh()
        return True


class Watch(threading.Thread):
    """Calls `look` now and then, until it says False, fails, or `stop` is called.

    A thread, because endpoints change and code creates keys while a cell is running, when the kernel hears no message.
    """

    def __init__(self, look: Callable[[], bool]) -> None:
        super().__init__(name="practice console", daemon=True)
        self._look_again, self._stopped = look, threading.Event()

    def stop(self) -> None:
        self._stopped.set()

    @property
    def going_on(self) -> bool:
        return self.is_alive() and not self._stopped.is_set()

    def run(self) -> None:
        while not self._stopped.wait(LOOK_EVERY):
            try:
                if not self._look_again():
                    return
            except Exception:
                return  # a mock elsewhere went away; the next click says so
