"""``zhixing migrate``: roles, tables, and the proof that the program now knows the schema."""

import os
import subprocess
from pathlib import Path

from zhixing.running import database, roles
from zhixing.running.say import CannotRun, say
from zhixing.running.services import COURT, Plan, Site


def migrate(folder: Path, plan: Plan = COURT) -> int:
    """Bring the database of the environment, or of the data folder, to this program's schema.

    Raises CannotRun when roles are missing that this owner may not create, or when a migration fails.
    """
    with database.opened(folder) as urls:
        site = Site(folder, urls, port=0)
        roles.prepare_schema(urls.owner, urls.app)
        done = subprocess.run(plan.migrate, env=site.owner_env(os.environ), capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise CannotRun(f"迁移没有成功，数据库保持迁移前的状态：\n{(done.stdout + done.stderr)[-3000:]}")
        answer = subprocess.run(plan.check, env=site.env(os.environ), capture_output=True, text=True, check=False)
        if answer.returncode != 0:
            raise CannotRun((answer.stderr or answer.stdout).strip()[-3000:])
    say("数据表已是本程序的版本。")
    return 0
