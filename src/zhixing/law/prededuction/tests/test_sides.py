"""What links two sides, and who may sign for one."""

import pytest

from zhixing.law.prededuction.sides import Side, authority, linked

SHOP = Side("甲商贸公司", representative="林某", address="厦门市海沧区示例路1号", phones=("0592-1234567",))
SPORTS = Side("乙体育公司", representative="陈某", address="晋江市工业区6号", phones=("13900000000",), accounts=("a1",))


def test_strangers_are_not_linked():
    assert linked([SHOP], [SPORTS]) == ()
    assert linked([Side("甲")], [Side("乙")]) == (), "what is not known links nobody"


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (Side("乙", representative="林 某"), "双方由同一人负责：林某"),
        (Side("林某", natural=True), "双方由同一人负责：林某"),
        (Side("乙", address="厦门市海沧区 示例路１号"), "双方地址相同：厦门市海沧区示例路1号"),
        (Side("乙", phones=("", "05921234567")), "双方联系电话相同"),
        (Side("乙", agent="林某"), "一方的代理人是另一方的负责人：林某"),
    ],
    ids=["same head", "the person himself", "same address", "same telephone", "agent is the other's head"],
)
def test_one_link_is_enough(other, words):
    assert linked([SHOP], [other]) == (words,)


def test_one_agent_for_both_and_an_account_that_is_the_debtors():
    ours = Side("甲", agent="王律师", accounts=("a1", "a2"))
    assert linked([ours], [Side("乙", agent="王律师", accounts=("a1",))]) == (
        "双方委托同一代理人：王律师", "债权人的收款账户就是债务人的账户",
    )  # fmt: skip
    assert linked([Side("甲", agent="陈某")], [SPORTS]) == ("一方的代理人是另一方的负责人：陈某",)


def test_each_link_is_told_once():
    assert linked([SHOP, SHOP], [SHOP]) == (
        "双方由同一人负责：林某", "双方地址相同：厦门市海沧区示例路1号", "双方联系电话相同",
    )  # fmt: skip


PERSON = Side("林示范", natural=True)


@pytest.mark.parametrize(
    ("signer", "party", "paper", "may"),
    [
        ("陈某", SPORTS, "", True),
        ("林示范", PERSON, "", True),
        ("财务经理", SPORTS, "授权委托书 A-1", True),
        ("财务经理", SPORTS, "", False),
        ("林示范之子", PERSON, "", False),
        ("财务经理", Side("丙公司"), "", None),
        ("", SPORTS, "授权委托书 A-1", None),
    ],
)
def test_who_may_sign(signer, party, paper, may):
    assert authority(signer, [party], paper) is may
