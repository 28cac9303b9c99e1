"""From a function to a tool of the protocol: its hints, its strict arguments, and what becomes of its errors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.tools import Tool
from mcp_types import ToolAnnotations

from netnotes.model.errors import OperatorError
from netnotes.serving.assistant.answers import plain_text

T = TypeVar("T")
READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
ADDS = ToolAnnotations(read_only_hint=False, destructive_hint=False, idempotent_hint=False, open_world_hint=False)
REPLACES = ToolAnnotations(read_only_hint=False, destructive_hint=True, idempotent_hint=True, open_world_hint=False)
TAKES_BACK = ToolAnnotations(read_only_hint=False, destructive_hint=True, idempotent_hint=False, open_world_hint=False)


def tool(function: Callable[..., Any], hints: ToolAnnotations, about: str = "") -> Tool:
    """The tool that a function is: named like it, described by its docstring.

    An argument that it does not have is an error: a misspelled ``dry_run`` must not write.
    """
    made = Tool.from_function(
        function,
        name=function.__name__.rstrip("_"),
        description=" ".join(f"{function.__doc__ or ''} {about}".split()),
        annotations=hints,
        structured_output=True,
    )
    arguments = made.fn_metadata.arg_model
    arguments.model_config["extra"] = "forbid"
    arguments.model_rebuild(force=True)
    return made.model_copy(update={"parameters": arguments.model_json_schema(by_alias=True)})


def told(ask: Callable[[], T]) -> T:
    """What is answered; what an operator would be told is told to the assistant. Raises ToolError."""
    try:
        return ask()
    except OperatorError as err:
        raise ToolError(plain_text("\n".join(filter(None, (err.message, err.hint))))) from None
    except OSError as err:
        raise ToolError(f"the vault cannot be read or written: {err.strerror or type(err).__name__}") from None
