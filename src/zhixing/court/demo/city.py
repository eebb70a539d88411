"""The demo city: the real court tree, invented officers in 海沧 and its upper courts. Run again, it adds nothing."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import make_password

from zhixing.court.demo.banks import open_banks
from zhixing.court.demo.escrow import open_escrow
from zhixing.court.identity.models import Court
from zhixing.court.identity.posts import appoint
from zhixing.court.identity.tree import ROOT, plant
from zhixing.court.kernel.clock import SHANGHAI, begin, now
from zhixing.court.kernel.models import Dossier
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.scope import scope
from zhixing.court.parameters.models import NumberSet

HAICANG = "厦门市海沧区人民法院"
XIAMEN = "福建省厦门市中级人民法院"
FUJIAN = "福建省高级人民法院"
SUPREME = "最高人民法院"
SIMING = "厦门市思明区人民法院"
PASSWORD = "zhixing-demo"
# A new city always begins here: a story told in it comes out the same on any day, and every rate it
# needs is in the packaged tables. A city that was begun keeps its own clock.
FIRST_MORNING = datetime(2026, 11, 24, 10, 0, tzinfo=SHANGHAI)


@dataclass(frozen=True)
class Person:
    """An invented officer."""

    court: str
    username: str
    name: str
    roles: tuple[Role, ...]


PEOPLE = (
    Person(HAICANG, "chuangkou", "林晓窗", (Role.FILING_CLERK,)),
    Person(HAICANG, "lian", "陈立安", (Role.FILING_JUDGE,)),
    Person(HAICANG, "shenpan", "赖公允", (Role.TRIAL_JUDGE,)),
    Person(HAICANG, "shenpan2", "洪审明", (Role.TRIAL_JUDGE,)),
    Person(HAICANG, "shenpan3", "沈合议", (Role.TRIAL_JUDGE,)),
    Person(HAICANG, "faguan", "张守正", (Role.JUDGE,)),
    Person(HAICANG, "faguan2", "黄明理", (Role.JUDGE,)),
    Person(HAICANG, "faguan3", "吴秉公", (Role.JUDGE,)),
    Person(HAICANG, "faguan4", "邱同心", (Role.JUDGE,)),
    Person(HAICANG, "zhuli", "郑小助", (Role.ASSISTANT,)),
    Person(HAICANG, "shujiyuan", "许记言", (Role.CLERK,)),
    Person(HAICANG, "ankuan", "蔡清点", (Role.FUNDS_CLERK,)),
    Person(HAICANG, "juzhang", "王执中", (Role.BUREAU_HEAD,)),
    Person(HAICANG, "fuyuanzhang", "李分管", (Role.VICE_PRESIDENT,)),
    Person(HAICANG, "yuanzhang", "周院长", (Role.PRESIDENT,)),
    Person(HAICANG, "caiwu", "何出纳", (Role.FINANCE,)),
    Person(HAICANG, "caiwu2", "曾复核", (Role.FINANCE,)),
    Person(SIMING, "simingfaguan", "叶思明", (Role.JUDGE,)),
    Person(XIAMEN, "zhongyuan", "苏中衡", (Role.JUDGE, Role.DUTY)),
    Person(FUJIAN, "gaoyuan", "方高远", (Role.JUDGE, Role.DUTY)),
    Person(SUPREME, "canshu", "程数据", (Role.RATES,)),
    Person(SUPREME, "canshu2", "戴复核", (Role.RATES,)),
)


def build() -> list[dict[str, str]]:
    """Make the city; returns the sign-ins to print."""
    if not Court.objects.exists():
        begin(FIRST_MORNING)
    plant()
    hashed = make_password(PASSWORD)
    courts = {c.name: c for c in Court.objects.filter(name__in={p.court for p in PEOPLE})}
    for person in PEOPLE:
        appoint(courts[person.court], person.username, person.name, list(person.roles), password_hash=hashed, demo=True)
    _number_sets()
    open_escrow(courts[HAICANG])
    open_banks(courts[HAICANG])
    return [
        {
            "法院": p.court,
            "岗位": "、".join(r.zh for r in p.roles),
            "姓名": p.name,
            "用户名": p.username,
            "密码": PASSWORD,
        }
        for p in PEOPLE
    ]


def _number_sets() -> None:
    with scope(ROOT, ROOT):
        for kind in NumberSet.Kind:
            if not NumberSet.objects.filter(kind=kind).exists():
                dossier = Dossier.objects.create(
                    kind="parameters.numberset", title=str(kind.label), opened_at=now(), court_path=ROOT
                )
                NumberSet.objects.create(kind=kind, dossier=dossier)
