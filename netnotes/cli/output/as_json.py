"""JSON (SPEC 9.1): UTF-8 as it is, but no control character goes out unescaped."""

from __future__ import annotations

import json
import re

from netnotes.cli.output.clean import BIDI
from netnotes.model.json_values import json_value

_HIDDEN = re.compile(f"[\x7f-\x9f\u2028\u2029{BIDI}\ud800-\udfff]")


def render_json(value: object) -> str:
    r"""One array or object. C0, C1, DEL and bidi controls are written ``\uXXXX``."""
    text = json.dumps(json_value(value), ensure_ascii=False, indent=2)
    return _HIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
