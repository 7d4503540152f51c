"""What an account owns: credentials, endpoints, limits, faults, journal, clocks; and who owns a credential.

The account is the tenant. API Key, temporary key and AK each lead to one `Account`; nothing lives at module level, so
no student's call ever changes what another's returns.
"""

from __future__ import annotations

import itertools
import threading
from collections import Counter, defaultdict, deque
from dataclasses import dataclass, field

from .. import models
from . import ids
from .clock import Clock, Pace, wall_clock
from .faults import Faults
from .journal import Journal
from .limits import Window
from .policies import SYSTEM_POLICIES, Grant
from .prompt_cache import PromptCache

FIRST_ACCOUNT = 2_100_000_001
OCCURRENCES_KEPT = 20_000
HOLDERS_KEPT = 10_000
MAIN_USER = "root"
DEFAULT_PROJECT = "default"
OTHER_PROJECT = "team"


@dataclass(slots=True)
class ApiKey:
    """A bearer credential of the data plane.

    Attributes:
        id: the number the control plane calls it by.
        state: "active", "disabled" or "deleted".
        resources: model ids and endpoint ids it may call; None means all.
        expires: wall-clock seconds after which it is refused; None for a long-lived key.
        project: the project it belongs to.
    """

    id: int
    name: str
    secret: str = field(repr=False)
    state: str = "active"
    resources: frozenset[str] | None = None
    expires: float | None = None
    project: str = DEFAULT_PROJECT
    created: float = 0.0
    last_used: float | None = None


@dataclass(slots=True)
class AccessKey:
    """A signing pair (AK/SK) of the main user or of an IAM user.

    Attributes:
        state: "active", "disabled" or "deleted".
        user: MAIN_USER, or the IAM user's name.
        session_token: what a temporary pair must be sent with; None for a lasting one.
    """

    id: str = field(repr=False)
    secret: str = field(repr=False)
    user: str = MAIN_USER
    state: str = "active"
    session_token: str | None = field(default=None, repr=False)
    created: float = 0.0


@dataclass(frozen=True, slots=True)
class ControlFault:
    """A planned refusal of the control plane, by its name in the table; `status` 200 hides it inside a success."""

    name: str
    status: int | None = None


@dataclass(slots=True)
class Endpoint:
    """An inference endpoint (推理接入点).

    Attributes:
        model_id: the model behind it.
        stopped: stopped by its owner.
        ready_at: wall-clock seconds from which it runs; before that it is being scheduled.
        rpm, tpm: its own limits; None means those of the model.
        created, updated: story-clock seconds.
    """

    id: str
    name: str
    model_id: str
    description: str = ""
    project: str = DEFAULT_PROJECT
    tags: list[dict[str, str]] = field(default_factory=list)
    rpm: int | None = None
    tpm: int | None = None
    moderation: str = "Default"
    stopped: bool = False
    ready_at: float = 0.0
    created: float = 0.0
    updated: float = 0.0
    created_by: str = MAIN_USER
    window: Window = field(default_factory=Window, repr=False)

    def status(self, now: float) -> str:
        """ "Scheduling", "Running" or "Stopped" ("Running" is seen in official tools, the others assumed)."""
        if self.stopped:
            return "Stopped"
        return "Running" if now >= self.ready_at else "Scheduling"


@dataclass(slots=True)
class IamUser:
    """A user of the account with rights of its own; the main user has all of them.

    Attributes:
        id: the number in the account's own tags.
        grants: the policies attached to it.
    """

    id: int
    name: str
    grants: list[Grant] = field(default_factory=list)


@dataclass(slots=True)
class ModelUsage:
    """What an account has used of one model."""

    requests: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0


class Account:
    """One tenant: everything that a request of his can see or change.

    Args:
        number: 1 for the first account.
        seed: with the number it gives every id and secret of the account.
        story: dates ids and `created`.  wall: serves expiry, limits, endpoint states.
        pace: how fast it is answered.
    """

    def __init__(self, number: int, *, seed: int, story: Clock, pace: Pace, wall: Clock = wall_clock) -> None:
        self.number, self.seed, self.story, self.pace = number, seed, story, pace
        self.id = str(FIRST_ACCOUNT + number - 1)
        self.clock_offset = 0.0
        self.requests = Journal(self.secrets)
        self.faults = Faults()
        self.api_keys: dict[str, ApiKey] = {}
        self.access_keys: dict[str, AccessKey] = {}
        self.endpoints: dict[str, Endpoint] = {}
        self.users: dict[str, IamUser] = {}
        self.projects = [DEFAULT_PROJECT, OTHER_PROJECT]
        self.control_faults: deque[ControlFault] = deque()
        self.activated = {model.id for model in models.MODELS if model.activated}
        self.overdue = False
        self.model_id_access = True
        self.usage: dict[str, ModelUsage] = defaultdict(ModelUsage)
        # The minute of a model, which all keys and endpoints of the account share; of an action of the control plane.
        self.windows: dict[str, Window] = defaultdict(Window)
        self.prompts = PromptCache()
        self.lock = threading.RLock()
        self._wall = wall
        self._first_id = int.from_bytes(self.raw("request id")[:19], "big")
        self._occurrences: dict[int, int] = {}
        self._forgotten = 0
        self._made: Counter[tuple[object, ...]] = Counter()
        self._numbers = itertools.count(1)
        self._furnish()

    def _furnish(self) -> None:
        """What a new practice account has: keys of either form, an AK/SK, an IAM user that reads, an endpoint."""
        now = self.story()
        self.add_api_key(ApiKey(self.next_number(), "course", ids.api_key(self.raw("api key")), created=now))
        self.add_api_key(ApiKey(self.next_number(), "course-uuid", ids.uuid_of(self.raw("uuid key")), created=now))
        access_key = AccessKey(
            ids.access_key_id(self.raw("access key")),
            ids.secret_access_key(self.raw("secret access key")),
            created=now,
        )
        self.add_access_key(access_key)
        endpoint_id = ids.dated_id("ep", now, self.raw("endpoint"))
        self.endpoints[endpoint_id] = Endpoint(endpoint_id, "course", models.DEFAULT.id, created=now, updated=now)
        reading = Grant(SYSTEM_POLICIES["ArkReadOnlyAccess"])
        self.users["reader"] = IamUser(self.next_number(), "reader", [reading])
        self.api_key = next(iter(self.api_keys))
        self.access_key_id, self.secret_access_key = access_key.id, access_key.secret
        self.model, self.endpoint_id = models.DEFAULT.id, endpoint_id

    def now(self) -> float:
        """The account's wall clock, seconds since 1970."""
        return self._wall() + self.clock_offset

    def raw(self, *parts: object) -> bytes:
        """64 bytes that belong to this account and these words: the stuff ids and secrets are made of."""
        return ids.digest(self.seed, self.number, *parts)

    def next_number(self) -> int:
        """1, 2, 3 …: for whatever the account numbers itself."""
        return next(self._numbers)

    def request_id(self, now: float, fingerprint: int) -> str:
        """The id of a request: the same for the same request, another for its every repetition.

        Args:
            now: story-clock seconds.
            fingerprint: 32 bits of the request (`ids.fingerprint`).
        """
        known = self._occurrences
        if len(known) >= OCCURRENCES_KEPT:
            self._forgotten = max(known.values())
            known.clear()
        occurrence = known[fingerprint] = known.get(fingerprint, self._forgotten) + 1
        return ids.request_id(now, self._first_id + (occurrence << 32 | fingerprint))

    def unique(self, *parts: object) -> bytes:
        """64 bytes like `raw`'s, others at every call: what a new id or secret is made of."""
        with self.lock:
            self._made[parts] += 1
            return self.raw(*parts, self._made[parts])

    def add_api_key(self, key: ApiKey) -> ApiKey:
        """Make the key known."""
        self.api_keys[key.secret] = key
        return key

    def add_access_key(self, key: AccessKey) -> AccessKey:
        """Make the pair known."""
        self.access_keys[key.id] = key
        return key

    def secrets(self) -> list[str]:
        """Every secret the account has or had, for masking."""
        with self.lock:
            keys, pairs = list(self.api_keys), list(self.access_keys.values())
        texts = [text for pair in pairs for text in (pair.id, pair.secret, pair.session_token) if text]
        return keys + texts

    def used(self, model_id: str, *, prompt_tokens: int, completion_tokens: int) -> None:
        """Add to what the account has used of a model."""
        usage = self.usage[model_id]
        usage.requests += 1
        usage.prompt_tokens += prompt_tokens
        usage.completion_tokens += completion_tokens

    def __repr__(self) -> str:
        return f"<Account {self.id}>"


class Tenants:
    """All accounts of a mock, and the way from a credential to its account."""

    def __init__(self, accounts: list[Account]) -> None:
        self.accounts = accounts
        self.holders: dict[bytes, tuple[Account, ApiKey]] = {}

    def remember(self, authorization: bytes, holder: tuple[Account, ApiKey]) -> None:
        """Know the holder of this header without a search the next time."""
        if len(self.holders) >= HOLDERS_KEPT:
            self.holders.clear()
        self.holders[authorization] = holder

    @property
    def sole(self) -> Account | None:
        """The only account there is; None in a classroom of several."""
        return self.accounts[0] if len(self.accounts) == 1 else None

    def by_api_key(self, secret: str) -> tuple[Account, ApiKey] | None:
        """Whose API Key (long-lived or temporary) this is."""
        for account in self.accounts:
            key = account.api_keys.get(secret)
            if key is not None:
                return account, key
        return None

    def by_access_key(self, access_key_id: str) -> tuple[Account, AccessKey] | None:
        """Whose AK this is."""
        for account in self.accounts:
            key = account.access_keys.get(access_key_id)
            if key is not None:
                return account, key
        return None
