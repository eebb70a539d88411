"""The cast of the papers' examples: one case in 厦门市海沧区人民法院; every name and number is invented."""

import io
from collections.abc import Callable
from datetime import date

import pypdf
import pytest

from zhixing.court.documents.rendering.content import Content, Head, Paragraph, Party, paper_number
from zhixing.court.documents.rendering.layouts import Matter
from zhixing.court.documents.rendering.pdf import render_pdf


@pytest.fixture
def head():
    case = "（2026）闽0205执12号"
    return Head(
        court="厦门市海沧区人民法院",
        case_number=case,
        document_number=paper_number(case, 2),
        date=date(2026, 11, 24),
        bench=(("审判长", "林建国"), ("审判员", "陈晓"), ("审判员", "欧阳文静")),
        clerk="苏敏",
        verification_code="7K3M-92QX-HD4T",
        contact="联系人：林建国　联系电话：0592-0000000",
        checking_address="https://court.example/check",
    )


@pytest.fixture
def matter():
    creditor = Party("申请执行人", "张赟喆", "女，1985年3月2日出生，汉族，住厦门市海沧区某某路1号")
    debtor = Party("被执行人", "某某建设有限公司", "住所地厦门市海沧区某某街道88号")
    return Matter(
        parties=(creditor, debtor, Party("法定代表人", "龚垚堃", "执行董事")),
        dispute="建设工程施工合同纠纷",
        instrument="本院（2025）闽0205民初567号民事判决书",
    )


@pytest.fixture
def ruling() -> Callable[..., Content]:
    """A short ruling; the keywords replace parts of it."""

    def make(*texts: str, **parts) -> Content:
        given = {
            "kind": "example.ruling",
            "title": "执行裁定书",
            "court": "厦门市海沧区人民法院",
            "number": "（2026）闽0205执12号",
            "layout": "ruling",
            "blocks": tuple(Paragraph(text) for text in texts),
            "date": date(2026, 11, 24),
            "verification_code": "7K3M-92QX-HD4T",
            "verification_hint": "核验地址：https://court.example/check",
            "bench": (("审判员", "林建国"),),
            "clerk": "苏敏",
            "seal": True,
        }
        return Content(**(given | parts))

    return make


def squeezed(text: str) -> str:
    """Text without white space: line ends and letter spacing are layout, not words."""
    return "".join(text.split())


@pytest.fixture
def printed() -> Callable[[Content], str]:
    """The words of a paper's PDF, without white space."""

    def read(content: Content) -> str:
        pages = pypdf.PdfReader(io.BytesIO(render_pdf(content).pdf)).pages
        return squeezed("".join(page.extract_text() for page in pages))

    return read
