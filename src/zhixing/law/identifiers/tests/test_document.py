import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhixing.law.identifiers.document import NotADocument, code_check, credit_code, id_card, id_check


@pytest.mark.parametrize("number", ["11010519491231002X", "440524188001010014", "１１０１０５１９４９１２３１００２ｘ"])
def test_the_standards_own_examples_are_accepted(number):
    assert len(id_card(number)) == 18


@pytest.mark.parametrize(
    ("number", "hint"),
    [
        ("110105194912310021", "校验位"),
        ("11010519491331002X", "出生日期"),
        ("1101051949123100", "18 位"),
        ("1101051949123100２X9", "18 位"),
    ],
)
def test_a_slip_in_a_citizens_number_is_named(number, hint):
    with pytest.raises(NotADocument, match=hint):
        id_card(number)


@given(st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=17, max_size=17), st.integers(0, 16))
def test_any_single_slip_in_a_credit_code_is_caught(first17, place):
    code = first17 + code_check(first17)
    assert credit_code(code.lower()) == code
    wrong = "1" if code[place] != "1" else "2"
    with pytest.raises(NotADocument):
        credit_code(code[:place] + wrong + code[place + 1 :])


def test_letters_that_look_like_digits_are_refused():
    with pytest.raises(NotADocument, match="不含 I"):
        credit_code("9135020OMA00000000")


def test_check_characters_include_x():
    assert id_check("11010519491231002") == "X"
