from factory import differences, find_in


def test_two_ages_of_one_person_are_told() -> None:
    findings = find_in(
        "Der 62-jährige Rolf Behnke aus Celle wird im Harz vermisst.",
        "Gesucht wird seit Samstag Rolf Behnke (68). Er wollte auf den Brocken.",
    )
    assert differences(findings) == [("contradicted", "number", ("62", "68"))]


def test_ages_of_two_persons_are_not_compared() -> None:
    findings = find_in(
        "Der 62-jährige Rolf Behnke aus Celle wird im Harz vermisst.",
        "Gesucht wird seit Samstag Rolf Behnke. Seine Frau, die 68-jährige Ute Behnke, wartet in Celle.",
    )
    assert not differences(findings)


def test_a_birthday_is_no_contradiction() -> None:
    texts = ("Der 62-jährige Rolf Behnke aus Celle wird im Harz vermisst.", "Rolf Behnke, 63, wurde im Harz gefunden.")
    told = differences(find_in(*texts, published=["2026-03-01", "2026-05-01"]))
    assert not [values for _, slot, values in told if slot == "number"]


def test_a_year_between_two_ages_told_on_one_day_is_a_contradiction() -> None:
    texts = ("Der 62-jährige Rolf Behnke aus Celle wird im Harz vermisst.", "Rolf Behnke, 63, wird im Harz vermisst.")
    assert ("contradicted", "number", ("62", "63")) in differences(find_in(*texts))


def test_the_age_of_another_time_is_not_compared() -> None:
    texts = ("Der damals 52-jährige Rolf Behnke wurde vermisst.", "Rolf Behnke, 57, wurde vermisst.")
    assert not differences(find_in(*texts))


def test_a_word_may_stand_between_an_age_and_the_name() -> None:
    findings = find_in(
        "Der 52-jährige Pächter Kuno Ohl blieb unverletzt.", "Pächter Kuno Ohl (57) beklagte den Schaden."
    )
    assert ("contradicted", "number", ("52", "57")) in differences(findings)
