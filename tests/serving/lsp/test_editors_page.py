"""docs/editors.md: its blocks can be read, and Neovim does with its block what the page says."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.serving.lsp.editor import tree
from tests.serving.lsp.test_session import netnotes
from tests.serving.lsp.tools import NO_NEOVIM, find_neovim
from tests.serving.lsp.wire import PATIENCE, TODAY

PAGE = Path(__file__).parents[3] / "docs" / "editors.md"
BLOCKS: list[tuple[str, str]] = re.findall(
    r"^```(\w+)\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
)
SCRIPT = """
local told = {}
local function wait(what) assert(vim.wait(30000, what, 20), "waited in vain") end
local function ask(method, more)
  local params = vim.tbl_extend("force", vim.lsp.util.make_position_params(0, "utf-16"), more or {})
  local _, answer = next(assert(vim.lsp.buf_request_sync(0, method, params, 30000)))
  return answer.result
end
local function diagnostics()
  return vim.tbl_map(function(one) return { one.lnum, one.code } end, vim.diagnostic.get(0))
end
local function keys(text) return vim.api.nvim_replace_termcodes(text, true, false, true) end
local function complete_by_keys(line, more, row)
  -- what the menu of Ctrl-X Ctrl-O holds, and the line once its first entry is taken
  vim.fn.setline(row, line .. (more or ""))
  vim.wait(300)
  vim.fn.cursor(row, #line)
  local menu, passed = {}, 0
  local clock = vim.loop.new_timer()
  clock:start(100, 50, vim.schedule_wrap(function()
    passed = passed + 1
    if clock:is_closing() or (vim.fn.pumvisible() == 0 and passed < 200) then return end
    clock:close()
    for _, item in ipairs(vim.fn.complete_info().items) do table.insert(menu, item.abbr) end
    vim.fn.feedkeys(keys(#menu > 0 and "<C-Y><Esc>" or "<Esc>"), "n")
  end))
  vim.fn.feedkeys(keys((more and "a" or "A") .. "<C-X><C-O>"), "nx!")
  return { vim.fn.getline(row), menu }
end

vim.o.completeopt = "menuone,noinsert"
vim.cmd("edit " .. vim.fn.fnameescape(vim.env.NOTE))
vim.fn.append(1, "cadence: sometimes")
wait(function() return #vim.diagnostic.get(0) > 0 end)
told.diagnostics = diagnostics()
told.completed = complete_by_keys("knows: Mar", nil, 2)
told.ways = {
  complete_by_keys('knows: "[[Mar', nil, 2),
  complete_by_keys('knows: "[[Mar', ']]"', 2),
  complete_by_keys("knows: [[Marcus O", nil, 2),
  complete_by_keys("knows: ", nil, 2)[1],
  complete_by_keys("cadence: every 2 w", nil, 2),
  complete_by_keys("household: [Bo, Mar", "]", 2),
}
vim.fn.append("$", "")
told.text = complete_by_keys("met [[Mar", nil, vim.fn.line("$"))
vim.fn.deletebufline("%", vim.fn.line("$"))
vim.fn.setline(2, 'knows: "[[Marcus Oyelaran]]"')
told.hover = ask("textDocument/hover", { position = { line = 1, character = 12 } }).contents.value
vim.fn.setline(2, "knows: [[Marcus Oyelaran]]")
wait(function()
  local one = vim.diagnostic.get(0)[1]
  return one and one.code == "unquoted-link"
end)
local range = { start = { line = 0, character = 0 }, ["end"] = { line = 5, character = 0 } }
local actions = ask("textDocument/codeAction", { range = range, context = { diagnostics = {} } })
vim.lsp.util.apply_workspace_edit(actions[1].edit, "utf-16")
told.mended = vim.fn.getline(2)
vim.fn.deletebufline("%", 2)
wait(function() return #vim.diagnostic.get(0) == 0 end)
vim.fn.cursor(1, 1)
vim.lsp.buf.rename("Ana Souza")
wait(function() return vim.fn.filereadable(vim.env.RENAMED) == 1 end)
vim.cmd("silent wall")
vim.fn.writefile({ vim.fn.json_encode(told) }, vim.env.TOLD)
vim.cmd("qall!")
"""


def block(language: str) -> str:
    return next(text for name, text in BLOCKS if name == language)


def test_the_blocks_can_be_read() -> None:
    for language, text in BLOCKS:
        if language == "json":
            assert json.loads(text)
    helix = tomllib.loads(block("toml"))
    assert helix["language-server"]["netnotes"] == {"command": "netnotes", "args": ["lsp"]}
    assert {name for name, _ in BLOCKS} == {"lua", "toml", "json", "elisp"}
    lisp = block("elisp")
    assert lisp.count("(") == lisp.count(")")


def test_neovim_tells_completes_mends_and_renames(example: Path, tmp_path: Path) -> None:
    program = find_neovim()
    if program is None:
        assert not os.environ.get("CI"), f"CI must have it: {NO_NEOVIM}"
        pytest.skip(f"!!! NOT TESTED IN A REAL EDITOR: {NO_NEOVIM}")
    other = Path(shutil.copytree(example, tmp_path / "other"))
    assert netnotes("-C", str(other), "rename", "Ana Silva", "Ana Souza").returncode == 0
    for name, text in (("init.lua", block("lua")), ("script.lua", SCRIPT)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    wrapper = tmp_path / "bin" / "netnotes"
    wrapper.parent.mkdir()
    wrapper.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m netnotes --today {TODAY} "$@"\n', encoding="utf-8")
    wrapper.chmod(0o755)
    homes = {name: str(tmp_path / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    env = {
        **os.environ,
        **homes,
        "PATH": f"{wrapper.parent}{os.pathsep}{os.environ['PATH']}",
        "NOTE": str(example / "people" / "Ana Silva.md"),
        "RENAMED": str(example / "people" / "Ana Souza.md"),
        "TOLD": str(tmp_path / "told.json"),
    }
    start = ["-u", str(tmp_path / "init.lua"), "-S", str(tmp_path / "script.lua")]
    command = [program, "--headless", "-n", "-i", "NONE", *start, "+cquit"]
    done = subprocess.run(
        command, env=env, cwd=Path.cwd(), capture_output=True, text=True, timeout=PATIENCE * 3, check=False
    )
    assert done.returncode == 0, done.stderr
    told = json.loads((tmp_path / "told.json").read_text(encoding="utf-8"))
    marcus = ["Marcus Oyelaran", "Maria Costa (Lisbon)", "Maria Costa (Porto)"]
    assert told["completed"] == ["knows: Marcus Oyelaran", marcus], "one word goes on; a name is as good as a link"
    assert told["ways"][0] == ['knows: "[[Marcus Oyelaran]]"', marcus]
    assert told["ways"][1] == ['knows: "[[Marcus Oyelaran]]"', marcus], "what the editor closed is not closed again"
    assert told["ways"][2] == ["knows: [[Marcus Oyelaran]]", marcus[:1]]
    assert told["ways"][3].startswith('knows: "[[')
    assert told["ways"][4] == ["cadence: every 2 weeks", ["every 2 weeks"]]
    assert told["ways"][5] == ["household: [Bo, Marcus Oyelaran]", marcus]
    assert told["text"] == ["met [[Marcus Oyelaran]]", [*marcus, "Marlowe Institute"]]
    assert told["diagnostics"] == [[1, "bad-cadence"]]
    assert told["hover"].startswith("**Marcus Oyelaran**")
    assert told["mended"] == 'knows: "[[Marcus Oyelaran]]"'
    assert tree(example) == tree(other)
