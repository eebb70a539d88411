"""Files that come into a case: 收入材料."""

from enum import StrEnum

from pydantic import Field

from zhixing.court.cases import facts
from zhixing.court.cases.models import Case
from zhixing.court.documents.acts import file_in
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Input, ShortLine, Upload
from zhixing.court.kernel.registry import act
from zhixing.court.kernel.roles import Role
from zhixing.law.core.determination import Determination


class MaterialKind(StrEnum):
    """What a file that came in is."""

    INSTRUMENT = "instrument"
    EFFECT = "effect"
    SERVICE = "service"
    IDENTITY = "identity"
    AUTHORITY = "authority"
    RECEIPT = "receipt"
    STATEMENT = "statement"
    CLUE = "clue"
    OTHER = "other"

    @property
    def zh(self) -> str:
        """In words."""
        return _KINDS[self.value]


_KINDS = {
    "instrument": "法律文书",
    "effect": "生效证明",
    "service": "送达回证",
    "identity": "身份证明",
    "authority": "授权委托书",
    "receipt": "银行回单、收条",
    "statement": "申请、声明、笔录",
    "clue": "财产线索",
    "other": "其他材料",
}


class MaterialIn(Input):
    """A file, and what it is."""

    kind: MaterialKind = Field(title="材料")
    file: Upload = Field(title="文件", description="PDF、Word、图片或者文本，10 MB 以内；扫描件也可以")
    title: ShortLine = Field("", title="说明", description="例如 张三签收的送达回证")


@act(
    "cases.take_material", title="收入材料", on=Case,
    by=(Role.FILING_CLERK, Role.FILING_JUDGE, Role.TRIAL_JUDGE, Role.JUDGE, Role.ASSISTANT, Role.CLERK), data=MaterialIn,
    ask=facts.may_take_material,
)  # fmt: skip
def take_material(case: Case, data: MaterialIn, ruling: Determination[None], doing: Doing) -> str:
    """File what came in, as it came; what it proves is for whoever relies on it."""
    title = f"{data.kind.zh}：{data.title}" if data.title else data.kind.zh
    filed = file_in(doing, case.dossier, data.file, title)
    return f"{title}（{filed.name}，SM3 {filed.address[:12]}）"
