"""The demo court's escrow account (执行款专户) at the demo bank ICBX, and the treasury account its fees go to."""

from zhixing.court.funds.models import FundBook
from zhixing.court.gateways.acts import open_channel
from zhixing.court.identity.models import Court
from zhixing.court.kernel.clock import now
from zhixing.court.kernel.models import Dossier
from zhixing.court.kernel.scope import scope

ESCROW_BANK = "ICBX"
ESCROW_BANK_NAME = "演示工商银行"
ESCROW_ACCOUNT = "6222000100000012345"
TREASURY_HOLDER = "演示国库厦门市海沧区支库"
TREASURY_ACCOUNT = "6222000100000098765"


def holder(court: Court) -> str:
    """In whose name a court's escrow account stands."""
    return f"{court.name}执行款专户"


def open_escrow(court: Court) -> FundBook:
    """The court's fund book with its dossier; run again, it adds nothing."""
    bank = open_channel(ESCROW_BANK, ESCROW_BANK_NAME, demo=True)
    with scope(court.path, court.path):
        found = FundBook.objects.filter(court=court).first()
        if found:
            return found
        title = f"执行款专户（末四位 {ESCROW_ACCOUNT[-4:]}）"
        dossier = Dossier.objects.create(kind="funds.fundbook", title=title, opened_at=now(), court_path=court.path)
        return FundBook.objects.create(
            court=court, dossier=dossier, bank=bank, holder=holder(court), account=ESCROW_ACCOUNT,
            treasury_holder=TREASURY_HOLDER, treasury_bank=ESCROW_BANK, treasury_account=TREASURY_ACCOUNT,
            court_path=court.path,
        )  # fmt: skip
