"""GET /api/v3/models: the catalogue, live, retiring and shut-down models alike.

Source:
    a real answer of 2026 (not in the SDK's own documentation). `created` of models whose date was not seen is the noon
    of their version's date, and the fields below are filled from the course's model table (assumed). The real
    `token_limits` also holds max_input_token_length and max_reasoning_token_length, known for one model only; left out.
"""

from __future__ import annotations

import calendar
import time
from typing import Any

from .. import models
from . import wire
from .call import Answer, Call, Whole

PATH = "/api/v3/models"
TASKS = {
    "chat": ["VisualQuestionAnswering", "TextGeneration"],
    "translation": ["TextGeneration"],
    "multimodal_embedding": ["MultimodalEmbedding"],
    "image": ["TextToImage"],
    "video": ["TextToVideo"],
    "3d": ["ImageTo3D"],
}
DOMAINS = {
    "chat": "VLM",
    "translation": "LLM",
    "multimodal_embedding": "Embedding",
    "image": "ImageGeneration",
    "video": "VideoGeneration",
    "3d": "3DGeneration",
}
INPUTS = {"chat": ["text", "image", "video"], "multimodal_embedding": ["text", "image", "video"]}
OUTPUTS = {"image": ["image"], "video": ["video"], "3d": ["3d"]}


def list_models(call: Call) -> Answer:
    """{"object": "list", "data": [item, …]}."""
    return Whole(wire.dump({"object": "list", "data": [item(model) for model in models.MODELS]}))


def item(model: models.Model) -> dict[str, Any]:
    """One model of the catalogue, keys in Ark's order; `status` is absent while it is live."""
    live = model.status != "Shutdown"
    shown = {
        "created": model.created or _noon(model.version),
        "domain": DOMAINS[model.kind] if live else "",
        "features": _features(model) if live else {},
        "id": model.id,
        "modalities": {
            "input_modalities": INPUTS.get(model.kind, ["text"]),
            "output_modalities": OUTPUTS.get(model.kind, ["text"]),
        },
        "name": model.name,
        "object": "model",
        "task_type": TASKS[model.kind],
        "token_limits": {"context_window": model.context, "max_output_token_length": model.max_output},
        "version": model.version,
    }
    return {**shown, "status": model.status} if model.status else shown


def _features(model: models.Model) -> dict[str, Any]:
    structured = model.kind == "chat" and model.structured
    return {
        "batch": {"batch_chat": False, "batch_job": False},
        "cache": {"prefix_cache": False, "session_cache": False},
        "structured_outputs": {"json_object": structured, "json_schema": structured},
        "tools": {"function_calling": model.kind == "chat"},
    }


def _noon(version: str) -> int:
    return calendar.timegm(time.strptime(f"20{version} 12", "%Y%m%d %H")) if version else 0
