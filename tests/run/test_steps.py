import pytest

from synopse.run.steps import STEPS, Step, StepOrderError, annotators, check_order


def test_every_step_has_what_it_needs() -> None:
    check_order(STEPS)


def test_a_step_before_what_it_needs_is_refused() -> None:
    with pytest.raises(StepOrderError, match="times needs sentences"):
        check_order((Step("times", ("sentences",), "x:y"), Step("sentences", (), "x:y")))


def test_every_step_has_its_function() -> None:
    assert all(callable(step.load()) for step in STEPS)


def test_annotating_goes_from_sentences_to_statements() -> None:
    names = [name for name, _ in annotators()]
    assert (names[0], names[-1]) == ("sentences", "statements")
