"""The first file a newcomer runs speaks to them whatever their Python, and installs nothing twice."""

import ast
import importlib.util
import json

import pytest
from tree import ROOT


@pytest.fixture
def boot(tmp_path, monkeypatch):
    """boot.py over an empty folder that has the real lock files."""
    spec = importlib.util.spec_from_file_location("boot", ROOT / "boot.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in ("pyproject.toml", *module.LOCKS.values()):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    venv = tmp_path / ".venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").touch()
    places = {"ROOT": tmp_path, "VENV": venv, "PYTHON": venv / "bin" / "python", "STAMP": venv / "stamp.json"}
    for name, place in places.items():
        monkeypatch.setattr(module, name, place)
    return module


def stamp(boot, profile):
    """Leave the stamp of a finished installation."""
    boot.STAMP.write_text(json.dumps(boot.stamp_of(profile)))


def test_an_old_python_can_read_the_file_that_refuses_it():
    ast.parse((ROOT / "boot.py").read_text("utf-8"), feature_version=(3, 7))


def test_an_old_python_is_refused_in_both_languages(boot, monkeypatch):
    monkeypatch.setattr(boot, "WANTED", (99, 0))
    with pytest.raises(boot.CannotPrepare, match=r"需要 Python(?s:.*)or newer is needed"):
        boot.prepare("run")


def test_a_second_start_installs_nothing(boot):
    assert not boot.satisfied("run")
    stamp(boot, "run")
    assert boot.satisfied("run")


def test_an_environment_for_tests_can_also_run_but_not_the_other_way_round(boot):
    stamp(boot, "dev")
    assert boot.satisfied("run")
    stamp(boot, "run")
    assert not boot.satisfied("dev")


def test_another_lock_or_another_place_installs_anew(boot, monkeypatch):
    stamp(boot, "run")
    monkeypatch.setattr(boot, "VENV", boot.VENV.with_name("moved"))
    assert not boot.satisfied("run")


def test_a_changed_pin_installs_anew(boot):
    stamp(boot, "run")
    lock = boot.ROOT / boot.LOCKS["run"]
    lock.write_text(lock.read_text() + "# changed\n")
    assert not boot.satisfied("run")


def test_a_broken_stamp_is_no_stamp(boot):
    boot.STAMP.write_text("{")
    assert not boot.satisfied("run")


def test_a_wrong_call_shows_how(boot, capsys):
    assert boot.main(["dance"]) == 2
    assert "run|test|check|bench|docs" in capsys.readouterr().err
