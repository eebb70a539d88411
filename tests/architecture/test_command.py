"""The command finds its subcommands by itself, and the pure ones need nothing but the standard library."""

import subprocess
import sys

import pytest
from tree import PACKAGE, ROOT

COMMANDS = sorted(p.stem for p in (PACKAGE / "commands").glob("*.py") if p.stem != "__init__")
WITHOUT_EXTRAS = """
import sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"django", "psycopg", "cryptography", "numpy", "granian", "defusedxml"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Absent())
from zhixing.cli import main
sys.exit(main(sys.argv[1:]))
"""


def zhixing(*words):
    """The command as someone has it who installed nothing but the package itself."""
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_EXTRAS, *words], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_without_any_extra(name):
    name = name.replace("_", "-")
    done = zhixing(name, "--help")
    assert done.returncode == 0, done.stderr
    assert name in done.stdout


def test_a_command_that_needs_an_extra_says_which():
    done = zhixing("backup", "/tmp/nowhere-zx")
    assert done.returncode == 1
    assert "zhixing[court]" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_wrong_call_is_told_in_chinese():
    done = zhixing("no-such-command")
    assert done.returncode == 2
    assert "命令写法有误" in done.stderr
