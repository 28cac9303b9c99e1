"""From a function to a tool of the protocol: its hints, its strict arguments, and what becomes of its errors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.tools import Tool
from mcp_types import ToolAnnotations
from pydantic import ValidationError

from netnotes.model.errors import OperatorError
from netnotes.serving.assistant.answers import plain_text

T = TypeVar("T")
_MOST_LINES, _MOST_LETTERS = 5, 100
READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
ADDS = ToolAnnotations(read_only_hint=False, destructive_hint=False, idempotent_hint=False, open_world_hint=False)
REPLACES = ToolAnnotations(read_only_hint=False, destructive_hint=True, idempotent_hint=True, open_world_hint=False)
TAKES_BACK = ToolAnnotations(read_only_hint=False, destructive_hint=True, idempotent_hint=False, open_world_hint=False)


class PlainTool(Tool):
    """A tool that says in words of its own which argument is wrong: nothing of the library's, with its address."""

    async def run(self, arguments: dict[str, Any], context: Any, convert_result: bool = False) -> Any:
        """Run it. Raises ToolError."""
        try:
            return await super().run(arguments, context, convert_result)
        except ToolError as err:
            if isinstance(err.__cause__, ValidationError):
                raise ToolError(_wrong(self, err.__cause__)) from None
            raise


def _wrong(made: Tool, err: ValidationError) -> str:
    """Each wrong argument in a line, and which there are where one is unknown."""
    lines = []
    for one in err.errors(include_url=False, include_input=False, include_context=False)[:_MOST_LINES]:
        place = ".".join(str(part) for part in one["loc"])[:_MOST_LETTERS]
        unknown = one["type"] == "extra_forbidden"
        lines.append(f"{place}: there is no such argument" if unknown else f"{place}: {one['msg']}")
    if any(line.endswith("no such argument") for line in lines):
        lines.append(f"{made.name} takes {', '.join(made.parameters['properties'])}")
    return plain_text("\n".join(lines))


def tool(function: Callable[..., Any], hints: ToolAnnotations, about: str = "") -> Tool:
    """The tool that a function is: named like it, described by its docstring.

    An argument that it does not have is an error: a misspelled ``dry_run`` must not write.
    """
    made = PlainTool.from_function(
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
