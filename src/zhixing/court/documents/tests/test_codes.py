"""A verification code finds a slip of the pen."""

from zhixing.court.documents.codes import ALPHABET, grouped, is_code, new_code, typed


def test_a_code_is_sixteen_signs_that_nobody_confuses():
    code = new_code()
    assert len(code) == 16
    assert not set(code) & set("01ILO")
    assert is_code(code)


def test_every_single_wrong_sign_and_every_exchange_of_two_is_found():
    code = new_code()
    for place in range(16):
        for sign in ALPHABET.replace(code[place], ""):
            assert not is_code(code[:place] + sign + code[place + 1 :])
        for other in range(place + 1, 16):
            if code[place] != code[other]:
                signs = list(code)
                signs[place], signs[other] = signs[other], signs[place]
                assert not is_code("".join(signs))


def test_groups_small_letters_and_full_width_signs_are_understood():
    code = new_code()
    assert typed(grouped(code)) == code
    assert typed(f" {grouped(code).lower()} ") == code
    assert typed("".join(chr(ord(sign) + 0xFEE0) for sign in code)) == code


def test_codes_do_not_repeat():
    assert len({new_code() for _ in range(2000)}) == 2000
