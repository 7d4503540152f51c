"""What a lesson's kernel does that its outputs do not show, written down line by line; only loopback is let through.

Python imports this module by its name at every start of an interpreter whose PYTHONPATH holds this directory: in the
kernel and in every Python the kernel starts. `COURSE_WITNESS` names the file, which gets one JSON list a line:
    ["refused", "socket.connect ('203.0.113.7', 443)"]    ["log", "ERROR asyncio …"]    ["thread", "…"]
"""

import gc
import json
import logging
import os
import socket
import sys
import threading
import traceback
from ipaddress import ip_address

DEAD_PROXY = ("127.0.0.1", 9)
LOOPBACK_NAMES = ("localhost", "", None)
EVENTS = ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo")


def note(kind: str, text: str) -> None:
    """One line in the witness file; whole lines even when several processes write."""
    os.write(FILE, json.dumps([kind, text]).encode() + b"\n")


def is_loopback(host) -> bool:
    if isinstance(host, bytes):
        host = host.decode(errors="replace")
    try:
        return host in LOOPBACK_NAMES or ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


def guard(event: str, arguments: tuple) -> None:
    """Refuse every address that is not loopback. An audit hook: no code in the process can get round or remove it."""
    if event not in EVENTS:
        return
    host = arguments[0]
    if event != "socket.getaddrinfo":
        if arguments[0].family not in (socket.AF_INET, socket.AF_INET6) or arguments[1] is None:
            return
        host = arguments[1][0]
        if event == "socket.connect" and arguments[1][:2] == DEAD_PROXY:
            note("refused", "a request through the proxy")
    if not is_loopback(host) or (event == "socket.bind" and not host):
        note("refused", f"{event} {host}")
        raise PermissionError(f"only loopback is reachable in a test: {event} {host}")


def record_log(*arguments, **keywords) -> logging.LogRecord:
    """A log record as Python makes it, noted on the way whatever the handlers are."""
    record = LogRecord(*arguments, **keywords)
    try:
        text = record.getMessage()
    except Exception:
        text = repr((record.msg, record.args))
    if record.exc_info and record.exc_info[1] is not None:
        text += "\n" + "".join(traceback.format_exception(record.exc_info[1]))
    note("log", f"{record.levelname} {record.name} {text}")
    return record


def record_thread_error(arguments) -> None:
    if arguments.exc_type is not SystemExit:
        note("thread", f"{arguments.exc_type.__name__}: {arguments.exc_value}")
    threading.__excepthook__(arguments)


def watch(shell) -> None:
    """From now on note, after every cell, the exit code of a command (`!`, `%pip`) that failed."""

    def note_exit_code(result) -> None:
        if code := shell.user_ns.pop("_exit_code", 0):
            note("command", f"{result.info.raw_cell.splitlines()[0]} ended with exit code {code}")

    shell.events.register("post_run_cell", note_exit_code)


def last_words(shell) -> None:
    """Note what is left when the lesson is over: lost errors of tasks, the journal, widget state, practice keys."""
    note("modules", json.dumps(list(sys.modules)))
    import asyncio

    gc.collect()
    for thing in gc.get_objects():
        if issubclass(type(thing), asyncio.Future) and thing.done() and getattr(thing, "_log_traceback", False):
            note("task", repr(thing.exception()))
    ark = shell.user_ns.get("ark")
    note("journal", "\n".join(strings_in(getattr(ark, "requests", ()))))
    for name in ("api_key", "secret_access_key"):
        if secret := getattr(ark, name, None):
            note("practice secret", secret)
    if widgets := sys.modules.get("ipywidgets"):
        note("widget state", json.dumps(widgets.Widget.get_manager_state()))


def strings_in(thing, seen: set | None = None):
    """Every text inside, however deep: items, fields and slots, whatever a `repr` would mask."""
    seen = set() if seen is None else seen
    if isinstance(thing, (str, bytes)):
        yield thing if isinstance(thing, str) else thing.decode(errors="replace")
    elif isinstance(thing, (int, float, type(None), type)) or id(thing) in seen:
        return
    else:
        seen.add(id(thing))
        for part in parts_of(thing):
            yield from strings_in(part, seen)


def parts_of(thing):
    if isinstance(thing, dict):
        return [*thing.keys(), *thing.values()]
    if hasattr(thing, "__iter__"):
        return list(thing)
    slots = [name for kind in type(thing).__mro__ for name in getattr(kind, "__slots__", ())]
    return [*getattr(thing, "__dict__", {}).values(), *(getattr(thing, name, None) for name in slots)]


if "COURSE_WITNESS" in os.environ:
    FILE = os.open(os.environ["COURSE_WITNESS"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    LogRecord = logging.getLogRecordFactory()
    logging.setLogRecordFactory(record_log)
    logging.getLogger().setLevel(logging.DEBUG)
    threading.excepthook = record_thread_error
    sys.addaudithook(guard)
