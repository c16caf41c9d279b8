from compare.builders import make_profile
from synopse.compare.evidence import Candidate
from synopse.compare.profiles import Profile
from synopse.compare.wordings import Wordings, count_across

LINES = ("The roof burnt at night.", "Flames ate up the top of the store.")


def printed(line: str, times: int, first: int = 0) -> list[Profile]:
    return [make_profile(line, report=f"r{n:03}") for n in range(first, first + times)]


def test_two_wordings_are_many_by_their_pairs():
    wordings = Wordings([*printed(LINES[0], 21), *printed(LINES[1], 19), make_profile("Nobody was hurt.")])
    assert wordings.are_many(LINES[0], LINES[0])
    assert not wordings.are_many(*LINES)
    assert not wordings.are_many(LINES[0], "Nobody was hurt.")


def test_of_few_pairs_none_is_left_out():
    one, other = printed(LINES[0], 10), printed(LINES[1], 10, first=10)
    assert list(Wordings([*one, *other]).left_out(one, other)) == []


def test_what_is_left_out_and_what_is_compared_is_every_pair_of_two_reports():
    one, other = printed(LINES[0], 50), printed(LINES[1], 50, first=30)
    wordings = Wordings([*one, *other])
    ((mine, theirs, left_out),) = wordings.left_out(one, other)
    assert (mine, theirs) == LINES
    compared = {(a.statement.report, b.statement.report) for a, b in wordings.compared(*LINES)}
    assert left_out + len(compared) == count_across(one, other) == 50 * 50 - 20


def test_one_of_very_many_stands_for_all():
    one = printed(LINES[0], 50)
    wordings = Wordings(one)
    (middle,) = filter(wordings.stands_for_all, one)
    assert all(middle in pair for pair in wordings.compared(LINES[0], LINES[0]))
    assert not wordings.leave_out(Candidate(middle, one[0]))
    assert wordings.leave_out(Candidate(one[0], one[1]))
