"""`check --format sarif`: a SARIF 2.1.0 log, as an independent reader sees it (docs/ci.md)."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from netnotes import __version__
from netnotes.cli.output.as_sarif import sarif_log
from netnotes.model.places import Problem
from tests.cli.conftest import SMALL, Program, Run
from tests.cli.sarif_tool import MISSING, find_multitool

Vault = Callable[[str], Path]
BROKEN = """
    === people/Ana, x% ü.md
    ---
    cadence: sometimes
    category: chess
    needs: ["😀😀é", {a: b}, "😀", {c: d}]
    ---
    Seen at [[Annie]].
    === people/Bo.md
    ---
    cadence: [monthly
    ---
    === people/Carla.md
    ---
    aliases: [Annie]
    birthday: "[free](http://evil.example) {0}"
    ---
    😀😀 met [[Annie]] and [[Annie]]
    === dashboards/Home.md
    mine
"""


def results(log: Any) -> list[Any]:
    (run,) = log["runs"]
    return list(run["results"])


def of_code(log: Any, code: str) -> list[Any]:
    return [result for result in results(log) if result["ruleId"] == code]


def place(result: Any) -> tuple[str, int, int]:
    where = result["locations"][0]["physicalLocation"]
    return where["artifactLocation"]["uri"], where["region"]["startLine"], where["region"]["startColumn"]


def validate(log: Path) -> list[str]:
    """What the SARIF Multitool finds in a log: the rules it names. Without it: skipped loudly, in CI a failure."""
    tool = find_multitool()
    if tool is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(MISSING)
    env = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    told = subprocess.run([tool, "validate", log], env=env, capture_output=True, text=True, check=False)
    assert "Analysis completed successfully" in told.stdout, told.stdout + told.stderr
    return sorted(set(re.findall(r": (?:error|warning) (\w+):", told.stdout)))


def test_the_log_keeps_the_standard(run: Run, vault: Vault, tmp_path_factory: pytest.TempPathFactory) -> None:
    result = run("check", vault(BROKEN), "--format", "sarif", "--infos")
    log = tmp_path_factory.mktemp("log") / "netnotes.sarif"
    log.write_text(result.out, encoding="utf-8")
    assert result.code == 1
    assert len(results(result.json)) > 5
    assert validate(log) == ["SARIF2005"]  # no informationUri: the project has no address to give


def test_the_reader_finds_what_is_wrong_in_a_log(tmp_path: Path) -> None:
    region = {"startLine": 0}
    where = {"physicalLocation": {"artifactLocation": {"uri": "a b.md"}, "region": region}}
    found = {"ruleId": "a", "message": {"text": "m"}, "locations": [where]}
    log = tmp_path / "wrong.sarif"
    text = json.dumps({"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "results": [found]}]})
    log.write_text(text, encoding="utf-8")
    assert {"JSON1008", "SARIF1002"} <= set(validate(log))


def test_a_log_without_results_keeps_the_standard(run: Run, vault: Vault, tmp_path: Path) -> None:
    result = run("check", vault(SMALL), "--format", "sarif")
    log = tmp_path / "netnotes.sarif"
    log.write_text(result.out, encoding="utf-8")
    assert (result.code, results(result.json)) == (0, [])
    assert validate(log) == ["SARIF2005"]


def test_there_is_one_run_of_one_tool(run: Run, vault: Vault) -> None:
    log = run("check", vault(BROKEN), "--format", "sarif", "--infos").json
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    driver = log["runs"][0]["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("netnotes", __version__)
    rules = [rule["id"] for rule in driver["rules"]]
    assert rules == sorted({result["ruleId"] for result in results(log)})
    for result in results(log):
        assert rules[result["ruleIndex"]] == result["ruleId"]


def test_a_rule_says_what_it_means_and_how_to_mend_it(run: Run, vault: Vault) -> None:
    log = run("check", vault(BROKEN), "--format", "sarif").json
    rules = {rule["id"]: rule for rule in log["runs"][0]["tool"]["driver"]["rules"]}
    cadence = rules["bad-cadence"]
    assert cadence["shortDescription"]["text"] == "No cadence, so the tier, category or default decides."
    assert cadence["defaultConfiguration"] == {"level": "warning"}
    assert "Write `monthly`" in cadence["help"]["text"]
    assert cadence["help"]["markdown"] == cadence["help"]["text"]


def test_levels_are_those_of_the_problems_also_when_strict(run: Run, vault: Vault) -> None:
    root = vault(BROKEN)
    plain = run("check", root, "--format", "sarif", "--infos")
    levels = {result["ruleId"]: result["level"] for result in results(plain.json)}
    expected = {"bad-yaml": "error", "foreign-file": "error", "bad-cadence": "warning", "unknown-category": "note"}
    assert levels.items() >= expected.items()
    assert run("check", root, "--format", "sarif", "--infos", "--strict") == plain


def test_it_tells_of_as_many_as_json(run: Run, vault: Vault) -> None:
    root = vault(BROKEN)
    for options in ([], ["--infos"]):
        rows, log = (run("check", root, "--format", name, *options).json for name in ("json", "sarif"))
        assert [result["ruleId"] for result in results(log)] == [row["code"] for row in rows]


def test_columns_count_utf_16_code_units(run: Run, vault: Vault) -> None:
    root = vault(BROKEN)
    log = run("check", root, "--format", "sarif").json
    assert log["runs"][0]["columnKind"] == "utf16CodeUnits"
    line = (root / "people" / "Ana, x% ü.md").read_text(encoding="utf-8").splitlines()[3].encode("utf-16-le")
    expected = [line.index(text.encode("utf-16-le")) // 2 + 1 for text in ("{a: b}", "{c: d}")]
    assert [place(result)[1:] for result in of_code(log, "bad-topic")] == [(4, column) for column in expected]
    assert expected == [18, 32]


def test_a_byte_order_mark_is_no_column(run: Run, tmp_path: Path) -> None:
    note = tmp_path / "people" / "Ana.md"
    note.parent.mkdir()
    note.write_bytes("\ufeff---\r\nneeds: ['😀', {a: b}]\r\n---\r\n".encode())
    (plain,) = run("check", tmp_path, "--format", "json").json
    (found,) = results(run("check", tmp_path, "--format", "sarif").json)
    assert place(found) == ("people/Ana.md", 2, plain["column"] + 1)


def test_a_file_that_is_gone_costs_nothing(tmp_path: Path) -> None:
    problem = Problem(path="gone.md", line=4, column=9, code="bad-date", severity="warning", message="m")
    assert place(results(sarif_log([problem], "", tmp_path))[0]) == ("gone.md", 4, 9)


def test_paths_are_uris_below_the_top(run: Run, vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vault(BROKEN.replace("=== ", "=== my notes/"))
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    text = run("check", tmp_path / "my notes", "--format", "sarif").out
    log = json.loads(text)
    assert place(of_code(log, "bad-cadence")[0])[0] == "my%20notes/people/Ana%2C%20x%25%20%C3%BC.md"
    artifact = results(log)[0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact["uriBaseId"] in log["runs"][0]["originalUriBaseIds"]
    assert str(tmp_path) not in text


@pytest.mark.skipif(sys.platform != "linux", reason="such names are possible on Linux only")
def test_a_name_that_is_no_utf_8_is_spelled_out(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "people"
    folder.mkdir()
    (folder / os.fsdecode(b"Jos\xe9:x.md")).write_bytes(b"---\ncadence: sometimes\n---\n")
    log = json.loads(program("check", tmp_path, "--format", "sarif").stdout)
    uris = {place(result)[0] for result in results(log)}
    assert {unquote(uri) for uri in uris} == {r"people/Jos\udce9:x.md"}
    assert all(uri.isascii() and ":" not in uri and "\\" not in uri for uri in uris)


def test_text_of_a_note_is_no_link_and_no_control_code(run: Run, vault: Vault) -> None:
    root = vault(BROKEN)
    (root / "people" / "Dana.md").write_text('---\nbirthday: "\\e]0;x\\a\\u202e"\n---\n', encoding="utf-8")
    result = run("check", root, "--format", "sarif")
    assert result.out.replace("\n", "").isprintable()
    message = of_code(result.json, "bad-birthday")[0]["message"]["text"]
    assert r"\[free](http://evil.example)" in message


def test_a_fingerprint_stays_when_lines_come_and_go(run: Run, vault: Vault) -> None:
    root = vault(BROKEN)

    def marks() -> list[str]:
        log = run("check", root, "--format", "sarif", "--infos").json
        return [mark for result in results(log) for mark in result["partialFingerprints"].values()]

    before = marks()
    assert len(set(before)) == len(before)
    note = root / "people" / "Carla.md"
    note.write_text(note.read_text(encoding="utf-8").replace("😀😀 met", "\n\nSince then 😀😀 met"), encoding="utf-8")
    assert marks() == before


def test_the_log_names_neither_day_nor_machine(run: Run, vault: Vault, elsewhere: Path) -> None:
    root = vault(BROKEN)
    texts = {run("check", root, "--format", "sarif", today=day).out for day in ("2026-11-21", "2026-11-22")}
    assert len(texts) == 1
    assert str(root) not in next(iter(texts))
