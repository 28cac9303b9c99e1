"""What the settings of Obsidian say that matters for reading notes."""

from __future__ import annotations

from netnotes.model.records import recordclass


@recordclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings found, with Obsidian's defaults where absent. ``present`` says that `.obsidian/` exists."""

    present: bool = False
    markdown_links: bool = False
    ignore: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    daily_folder: str = ""
    daily_format: str = "YYYY-MM-DD"
    daily_set: bool = False
    daily_template: str = ""
