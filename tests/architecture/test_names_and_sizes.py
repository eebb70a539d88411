"""Names say what a thing is, and nothing grows beyond what one can read at a sitting."""

from tree import code_lines, lines, sources, where

SAY_NOTHING = {"utils", "helpers", "services", "managers", "misc", "common", "util", "helper", "stuff"}
# The supervisor's services are operating-system services: there the word is the thing's own.
SAY_SOMETHING = {"src/zhixing/running/services.py"}
LARGEST_FILE, LARGEST_KERNEL = 300, 2000


def test_no_module_has_a_name_that_says_nothing():
    wrong = [
        where(path)
        for path in sources(tests=True)
        if SAY_NOTHING & {path.stem, *path.parent.parts} and where(path) not in SAY_SOMETHING
    ]
    assert wrong == []


def test_no_file_outgrows_a_sitting():
    wrong = [f"{where(path)}: {lines(path)} lines" for path in sources() if lines(path) > LARGEST_FILE]
    assert wrong == []


def test_the_kernel_stays_small():
    # The mechanism: what is shown of it (pages, tags) and derived from it (API operations) counts apart (decision 0006).
    shown = {"pages", "templatetags", "management", "components", "context", "api"}
    mechanism = [p for p in sources("court", "kernel") if not shown & {p.parent.name, p.stem}]
    total = sum(code_lines(path) for path in mechanism)
    assert total <= LARGEST_KERNEL, f"{total} lines of code: something in the kernel belongs to a room"
