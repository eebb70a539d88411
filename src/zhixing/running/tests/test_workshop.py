"""A suite without its browser part has not passed."""

import subprocess

import pytest

from zhixing.running import workshop


@pytest.fixture
def ran(monkeypatch):
    """Commands that would have been run, each with the exit code 0 unless `codes` says otherwise."""
    commands, codes = [], {}

    def run(command, **more):
        commands.append((list(command), more.get("env", {})))
        code = next((c for word, c in codes.items() if word in " ".join(command)), 0)
        return subprocess.CompletedProcess(command, code)

    monkeypatch.setattr(subprocess, "run", run)
    return commands, codes


@pytest.fixture
def plain_user_without_browser(monkeypatch):
    monkeypatch.setattr(workshop.shutil, "which", lambda _: None)
    monkeypatch.setattr(workshop.os, "geteuid", lambda: 1000)


def test_with_a_browser_everything_runs(ran, monkeypatch):
    monkeypatch.setattr(workshop.shutil, "which", lambda name: f"/usr/bin/{name}")
    assert workshop.main(["test"]) == 0
    command, env = ran[0][-1]
    assert "not browser" not in command
    assert env["ZHIXING_CHROMIUM"] == "/usr/bin/chromium"


def test_without_one_the_last_line_says_so_and_the_code_is_four(ran, capsys, plain_user_without_browser):
    assert workshop.main(["test"]) == 4
    assert "not browser" in ran[0][-1][0]
    assert capsys.readouterr().out.splitlines()[-1] == "NOT RUN: browser"


def test_a_failure_weighs_more_than_a_missing_browser(ran, plain_user_without_browser):
    ran[1]["pytest"] = 1
    assert workshop.main(["test"]) == 1


def test_a_suite_that_found_no_test_has_failed(ran, plain_user_without_browser):
    ran[1]["pytest"] = 5
    assert workshop.main(["test"]) == 1


def test_tests_do_not_run_on_what_fails_the_checks_but_every_check_does(ran):
    ran[1]["ruff check"] = 1
    assert workshop.main(["test"]) == 1
    assert len(ran[0]) == len(workshop.CHECKS)


def test_root_installs_the_browser(ran, monkeypatch):
    monkeypatch.setattr(workshop.os, "geteuid", lambda: 0)
    installed = lambda: any("install" in command for command, _ in ran[0])  # noqa: E731
    found = {"apt-get": lambda: "/usr/bin/apt-get", "chromium": lambda: "/usr/bin/chromium" if installed() else None}
    monkeypatch.setattr(workshop.shutil, "which", lambda name: found.get(name, lambda: None)())
    assert workshop.main(["test"]) == 0
    assert installed()
