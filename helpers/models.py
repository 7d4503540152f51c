"""Every model fact the course uses: role, id, kind, limits, price, retirement, source, date checked.

The one place for model ids. Prices are CNY per million tokens; the tier is chosen by the length of the whole input
of a request. What a page did not say is marked `assumed`.

Source:
    https://www.volcengine.com/docs/82379/1330310 (models, limits)
    https://www.volcengine.com/docs/82379/1544106 (prices)
"""

from __future__ import annotations

from dataclasses import dataclass

MODEL_LIST = "https://www.volcengine.com/docs/82379/1330310"
CHECKED = "2026-09-28"

K = 1024
M = 1024 * K


@dataclass(frozen=True, slots=True)
class Price:
    """What a million tokens cost (CNY) while the input has at most `up_to` tokens.

    `input` and `output` are None where no price was found; `cached` is the price of cached input, None likewise.
    """

    up_to: int
    input: float | None
    output: float | None
    cached: float | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """Requests and tokens a minute, for a model and a main account."""

    rpm: int
    tpm: int


GENERATION_2_1 = Limits(rpm=500, tpm=1_000_000)
GENERATION_2_0 = Limits(rpm=30_000, tpm=5_000_000)
EMBEDDING = Limits(rpm=15_000, tpm=1_200_000)

STANDARD_EFFORTS = ("minimal", "low", "medium", "high")


@dataclass(frozen=True, slots=True)
class Model:
    """One model of Ark as the course knows it.

    Attributes:
        id: what goes into the field `model`; `name` + `-` + `version`.
        role: what the course uses it for: "default", "flagship", "cheapest", … or "" when it is only listed.
        kind: "chat", "translation", "embedding", "multimodal_embedding", "image", "video" or "3d".
        context, max_output: tokens.
        thinking: the model thinks before it answers, unless told not to.
        efforts: values of `reasoning_effort` it takes.
        fixed_sampling: `temperature` and `top_p` are accepted and ignored.
        structured: takes `response_format` json_object and json_schema.
        cache_from: tokens that a prompt must share with an earlier one to count as cached.
        usage_unasked: sends usage in a stream although nobody asked.
        status: "" (live), "Retiring" or "Shutdown", as in `GET /models`.
        retirement: when it leaves or left, ISO date, "" when no date is known.
        created: seconds since 1970, as a real `GET /models` told them; 0 where that was not seen.
        activated: already activated in a new practice account.
        assumed: names of the fields above that no page gave.
    """

    id: str
    kind: str = "chat"
    role: str = ""
    context: int = 256 * K
    max_output: int = 128 * K
    prices: tuple[Price, ...] = ()
    limits: Limits = GENERATION_2_0
    thinking: bool = True
    efforts: tuple[str, ...] = STANDARD_EFFORTS
    thinking_types: tuple[str, ...] = ("enabled", "disabled")
    fixed_sampling: bool = False
    structured: bool = True
    cache_from: int = 1024
    usage_unasked: bool = False
    status: str = ""
    retirement: str = ""
    created: int = 0
    activated: bool = False
    assumed: tuple[str, ...] = ()
    source: str = MODEL_LIST
    checked: str = CHECKED

    @property
    def version(self) -> str:
        """The date part of the id, "260428"; "" for a rolling alias."""
        tail = self.id.rpartition("-")[2]
        return tail if tail.isdigit() and len(tail) == 6 else ""

    @property
    def name(self) -> str:
        """The id without its version, as `FoundationModel.Name` of the control plane wants it."""
        return self.id.removesuffix(f"-{self.version}") if self.version else self.id

    @property
    def callable(self) -> bool:
        """Whether a request can still reach it; a Retiring model was measured to answer 404."""
        return self.status == ""

    def price_at(self, input_tokens: int) -> Price | None:
        """The tier that a request with so many input tokens falls into; None when no price was found."""
        for price in self.prices:
            if input_tokens <= price.up_to:
                return price
        return self.prices[-1] if self.prices else None


def tiers(*prices: tuple[float, float]) -> tuple[Price, ...]:
    """Prices for inputs of at most 32k, 128k and 256k tokens."""
    return tuple(Price(up_to * K, *price) for up_to, price in zip((32, 128, 256), prices, strict=False))


def flat(input_price: float | None, output_price: float | None, cached: float | None = None) -> tuple[Price, ...]:
    """One price for any length of input."""
    return (Price(M, input_price, output_price, cached),)


GLM_EFFORTS = ("none", "minimal", "low", "medium", "high", "xhigh", "max")
DEEPSEEK_EFFORTS = ("minimal", "low", "medium", "high", "max")

MODELS: tuple[Model, ...] = (
    Model(
        "doubao-seed-2-0-lite-260428",
        role="default",
        prices=tiers((0.6, 3.6), (0.9, 5.4), (1.8, 10.8)),
        activated=True,
        assumed=("max_output",),
    ),
    Model(
        "doubao-seed-2-0-mini-260428",
        role="cheapest",
        prices=tiers((0.2, 2), (0.4, 4), (0.8, 8)),
        activated=True,
        assumed=("max_output",),
    ),
    Model(
        "doubao-seed-2-1-pro-260628",
        role="flagship",
        max_output=256 * K,
        prices=flat(6, 30, 1.2),
        limits=GENERATION_2_1,
    ),
    Model(
        "doubao-seed-2-1-turbo-260628",
        role="fast",
        max_output=256 * K,
        prices=flat(3, 15, 0.6),
        limits=GENERATION_2_1,
        cache_from=2048,
        activated=True,
    ),
    Model("doubao-seed-2-1-pro-260915", context=M, max_output=256 * K, prices=flat(6, 30), limits=GENERATION_2_1),
    Model(
        "doubao-seed-2-1-lite-260915",
        context=M,
        max_output=256 * K,
        limits=GENERATION_2_1,
        assumed=("limits",),
    ),
    Model("doubao-seed-evolving", context=M, max_output=256 * K, prices=flat(6, 30), limits=GENERATION_2_1),
    Model(
        "doubao-seed-2-0-pro-260215",
        prices=tiers((3.2, 16), (4.8, 24), (9.6, 48)),
        fixed_sampling=True,
    ),
    Model(
        "doubao-seed-2-0-lite-260215",
        prices=tiers((0.6, 3.6), (0.9, 5.4), (1.8, 10.8)),
        fixed_sampling=True,
        assumed=("max_output",),
    ),
    Model("doubao-seed-2-0-mini-260215", prices=tiers((0.2, 2), (0.4, 4), (0.8, 8)), assumed=("max_output",)),
    Model(
        "doubao-seed-2-0-code-preview-260215",
        prices=tiers((3.2, 16), (4.8, 24), (9.6, 48)),
        structured=False,
        assumed=("max_output",),
    ),
    Model(
        "doubao-seed-character-260628", context=128 * K, prices=(), thinking=False, assumed=("max_output", "thinking")
    ),
    Model("doubao-seed-translation-250915", kind="translation", prices=flat(1.2, 3.6), thinking=False),
    Model(
        "doubao-seed-1-8-251228",
        role="retired",
        max_output=64 * K,
        status="Retiring",
        retirement="2026-09-21",
        created=1767587883,
    ),
    Model(
        "doubao-seed-1-6-251015",
        max_output=32 * K,
        status="Shutdown",
        retirement="2026-09-21",
        assumed=("status", "max_output"),
    ),
    Model(
        "glm-5-2-260617",
        prices=flat(8, 28),
        limits=GENERATION_2_1,
        efforts=GLM_EFFORTS,
        usage_unasked=True,
        assumed=("max_output", "context"),
    ),
    Model(
        "glm-5-3-flash-260828",
        prices=flat(0.8, 2.8),
        limits=GENERATION_2_1,
        assumed=("max_output", "context", "efforts"),
    ),
    Model(
        "deepseek-v4-pro-ga-260813",
        prices=flat(9, 27),
        limits=GENERATION_2_1,
        efforts=DEEPSEEK_EFFORTS,
        usage_unasked=True,
        assumed=("max_output", "context"),
    ),
    Model(
        "deepseek-v4-flash-ga-260731",
        prices=flat(3, 9),
        limits=GENERATION_2_1,
        efforts=DEEPSEEK_EFFORTS,
        usage_unasked=True,
        assumed=("max_output", "context"),
    ),
    Model(
        "deepseek-v4-1-flash-260910",
        prices=flat(2, 8),  # at peak hours; off-peak half
        limits=GENERATION_2_1,
        efforts=DEEPSEEK_EFFORTS,
        assumed=("max_output", "context", "limits"),
    ),
    Model(
        "doubao-embedding-vision-251215",
        role="embedding",
        kind="multimodal_embedding",
        prices=flat(0.7, None),
        limits=EMBEDDING,
        thinking=False,
        activated=True,
        assumed=("context", "max_output"),
    ),
    Model(
        "doubao-embedding-vision-250615",
        kind="multimodal_embedding",
        prices=flat(0.7, None),
        limits=EMBEDDING,
        thinking=False,
        assumed=("context", "max_output"),
    ),
    Model(
        "doubao-seedream-5-0-pro-260628", kind="image", role="image", thinking=False, assumed=("context", "max_output")
    ),
    Model("doubao-seedream-5-0-lite-260128", kind="image", thinking=False, assumed=("context", "max_output")),
    Model("doubao-seedream-4-5-251128", kind="image", thinking=False, assumed=("context", "max_output")),
    Model("doubao-seedream-4-0-250828", kind="image", thinking=False, assumed=("context", "max_output")),
    Model("doubao-seedance-2-5-260628", kind="video", thinking=False, assumed=("context", "max_output")),
    Model("doubao-seedance-2-0-260128", kind="video", thinking=False, assumed=("context", "max_output")),
    Model("doubao-seedance-2-0-fast-260128", kind="video", thinking=False, assumed=("context", "max_output")),
    Model("doubao-seedance-2-0-mini-260615", kind="video", thinking=False, assumed=("context", "max_output")),
    Model("doubao-seedance-1-5-pro-251215", kind="video", thinking=False, assumed=("context", "max_output")),
    Model(
        "doubao-seedance-1-0-pro-250528", kind="video", role="video", thinking=False, assumed=("context", "max_output")
    ),
    Model("doubao-seedance-1-0-pro-fast-251015", kind="video", thinking=False, assumed=("context", "max_output")),
    Model("doubao-seed3d-2-0-260328", kind="3d", thinking=False, assumed=("context", "max_output")),
)

BY_ID: dict[str, Model] = {model.id: model for model in MODELS}


def find(model_id: str) -> Model | None:
    """The model with exactly this id, or None."""
    return BY_ID.get(model_id)


def by_role(role: str) -> Model:
    """The model that plays a role in the course: "default", "flagship", "cheapest", "embedding", …

    Raises:
        KeyError: no model has that role.
    """
    for model in MODELS:
        if model.role == role:
            return model
    raise KeyError(role)


DEFAULT = by_role("default")
