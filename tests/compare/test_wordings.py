from compare.builders import make_profile
from synopse.compare.profiles import Profile
from synopse.compare.wordings import Wordings

LINES = ("The roof burnt at night.", "Flames ate up the top of the store.")


def printed(line: str, times: int, first: int = 0) -> list[Profile]:
    return [make_profile(line, report=f"r{n:03}") for n in range(first, first + times)]


def test_two_wordings_are_many_by_their_pairs():
    wordings = Wordings([*printed(LINES[0], 7), *printed(LINES[1], 5), make_profile("Nobody was hurt.")])
    assert wordings.are_many(LINES[0], LINES[0])
    assert not wordings.are_many(*LINES)
    assert not wordings.are_many(LINES[0], "Nobody was hurt.")


def test_of_few_pairs_none_is_left_out():
    one, other = printed(LINES[0], 6), printed(LINES[1], 6, first=6)
    wordings = Wordings([*one, *other])
    assert not any(wordings.leave_out(a, b) for a in one for b in other)


def test_one_of_very_many_stands_for_all():
    one = printed(LINES[0], 50)
    wordings = Wordings(one)
    (middle,) = filter(wordings.stands_for_all, one)
    assert all(wordings.middle(profile) is middle for profile in one)
    assert not wordings.leave_out(middle, one[0])
    assert wordings.leave_out(one[0], one[1])
