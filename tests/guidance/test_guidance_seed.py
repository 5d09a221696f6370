"""What the seven ways ask for, element by element, as the practices hold it."""

from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest
from practice_packs import walks

from troth.domain.actions.reflecting import FinishReflection
from troth.domain.boundary import Boundary
from troth.domain.days import Now
from troth.domain.records import Commitment
from troth.guidance.practices import practice as ours
from troth.guidance.practices import practices
from troth.practice.definition import Practice
from troth.practice.outcome import outcome
from troth.practice.run import Run
from troth.practice.step import Step
from troth.practice.steps import Breathe, Checklist, Choose, Compose, Lines, Option

NOW = Now(1_795_000_000, date(2026, 11, 19))
TOGETHER = [head.id for head in practices() if head.who == "together"]


def practice(name: str) -> Practice:
    found = ours(name)
    assert found is not None
    return found


def step(name: str, of: str) -> Step:
    return next(each for each in practice(name).steps if each.id == of)


def options(name: str, of: str) -> dict[str, Option]:
    found = step(name, of)
    assert isinstance(found, Choose)
    return {option.id: option for option in found.options}


def labels(name: str, of: str) -> tuple[str, ...]:
    found = step(name, of)
    assert isinstance(found, Lines)
    return found.labels


@cache
def ways(name: str) -> tuple[Run, ...]:
    """Every way through a practice, each at its end."""
    return tuple(walk[-1] for walk in walks(practice(name)))


def through(name: str, **answers: str) -> Iterator[tuple[str, ...]]:
    """The steps of the ways on which these options were chosen."""
    for run in ways(name):
        if all(run.given(of) == (option,) for of, option in answers.items()):
            yield tuple(each.id for each in run.path)


def left(run: Run) -> tuple[object, ...]:
    action = outcome(run._replace(uid="ab12"), NOW, keep=True)
    assert isinstance(action, FinishReflection)
    return action.leaves


@pytest.mark.seed("S0.1")
def test_how_free_one_is_stays_private_and_ends_in_a_choice() -> None:
    found = practice("E41")
    assert (found.who, found.gate, found.keep_default) == ("solo", "none", "no")
    assert set(options("E41", "now")) == {"nothing", "talk", "read", "plan"}
    assert not any(left(run) for run in ways("E41")[:20])


def test_every_way_has_its_practices() -> None:
    assert {way for head in practices() for way in head.way} == set(range(1, 8))
    for way in range(1, 8):
        assert sum(head.way[0] == way and len(head.way) < 7 for head in practices()) >= 3


def test_a_limit_is_said_back_until_its_owner_says_yes() -> None:
    heard = options("E03", "match")
    assert (heard["partly"].next, heard["no"].next, heard["stop"].next) == ("back", "say", "stopped")
    assert all("honour" in way for way in through("E03", match="yes"))


@pytest.mark.seed("S1.4")
def test_time_alone_becomes_a_rhythm_and_a_card() -> None:
    for rhythm, kind in (("daily", "rhythm"), ("weekly", "rhythm"), ("monthly", "rhythm"), ("once", "promise")):
        walk = next(run for run in ways("E04") if run.given("rhythm") == (rhythm,))
        promise, card = left(walk)
        assert isinstance(promise, Commitment) and isinstance(card, Boundary)
        assert (promise.kind, promise.made_to, card.category) == (kind, "self", "time_alone")


@pytest.mark.seed("S1.5")
def test_telling_goes_three_steps_deep_and_may_stop_at_each() -> None:
    assert set(options("E18", "on_one")) == set(options("E18", "on_two")) == {"down", "more", "stop"}
    assert all("three" not in way for way in through("E18", on_one="stop"))
    assert "Pass" in step("E18", "how").prompt


@pytest.mark.seed("S1.6")
def test_what_does_not_fit_into_the_week_is_told_early() -> None:
    assert all("words" in way and "promise" in way for way in through("E05", fits="no", tell="yes"))
    assert labels("E05", "sort") == ("Keep as it is", "Make smaller", "Move to a later day", "Let go")


def test_closeness_is_private_free_and_promises_nothing() -> None:
    found = practice("E06")
    assert (found.gate, found.keep_default, found.who) == ("hard", "no", "solo")
    assert [each.id for each in found.steps if each.id in ("welcome", "depends", "no")] == ["welcome", "depends", "no"]
    free = step("E06", "free")
    assert isinstance(free, Checklist) and len(free.items) == 5
    assert not any(left(run) for run in ways("E06"))


@pytest.mark.seed("S2.1")
@pytest.mark.parametrize("name", [*TOGETHER, "E36", "E37"])
def test_who_talks_together_arrives_first_for_fifteen_seconds(name: str) -> None:
    for run in ways(name):
        way = list(run.path)
        if name in ("E36", "E37") and run.given("who") == ("alone",):
            assert not any(isinstance(each, Breathe) for each in way)
            continue
        first = next((at for at, each in enumerate(way) if isinstance(each, Breathe)), None)
        if first is None:
            assert run.step.id == "end_later", "they chose not to begin"
            continue
        breath = way[first]
        assert isinstance(breath, Breathe) and 12 <= breath.count * breath.seconds <= 18
        assert all(each.type in ("read", "choose", "checklist") for each in way[:first])
        assert "sign of your own" in breath.help and "shoulders" in breath.prompt


def test_attention_has_many_signs_and_ones_own() -> None:
    assert set(options("E09", "sign")) == {"look", "nod", "sound", "near", "own"}


def test_posture_and_breath_come_before_words() -> None:
    found = practice("E09").steps
    assert isinstance(found[0], Breathe) and found[0].count == 3
    assert isinstance(found[1], Checklist) and "Shoulders down" in found[1].items
    assert labels("E11", "peak") == ("Loud or quiet", "Fast or slow", "How I held myself", "My face")


def test_what_was_noticed_is_told_from_what_it_may_mean() -> None:
    order = [each.id for each in practice("E10").steps]
    assert order == ["seen", "why", "guess", "sure", "other", "question", "notebook", "end", "end_watch"]


def test_a_guess_ends_in_a_question_and_waits_for_its_answer() -> None:
    assert "{question}" in step("E10", "end").prompt
    assert step("E10", "notebook").type == "make_guess"


def test_what_distracts_and_defends_is_set_aside_first() -> None:
    before = step("E12", "before")
    assert practice("E12").steps[0] == before and isinstance(before, Checklist)
    text = " ".join(before.items)
    assert "Phones" in text and "twenty minutes" in text and "not fix it or defend" in text


def test_only_who_spoke_says_how_much_was_heard() -> None:
    for name in ("felt_first", "felt_second"):
        assert step("E12", name).prompt.startswith("You who spoke") and step("E12", name).may_be_empty


def test_the_summary_goes_round_until_yes_or_either_stops() -> None:
    heard = options("E12", "heard")
    assert [heard[name].next for name in ("yes", "partly", "no", "stop")] == ["pass", "summary", "floor", "stopped"]
    assert options("E12", "pass")["stop"].next == "stopped"


def test_private_is_sorted_from_secret_and_both_may_end_well() -> None:
    assert set(options("E19", "way")) == {"tell", "ask", "keep"}
    assert all(way[-1] == "end_safe" for way in through("E19", safe="no"))
    assert all(way[-1] == "end_unsure" for way in through("E19", safe="unsure"))


def test_another_reading_is_looked_for_on_their_side_too() -> None:
    assert len(labels("E21", "others")) == 3 and "Their day" in labels("E21", "others")[1]
    assert "likes you both" in step("E22", "friend").prompt
    assert all(label.startswith("Guess") for label in labels("E20", "theirs"))


@pytest.mark.seed("S5.3")
def test_a_story_can_sleep_until_an_hour_that_is_chosen() -> None:
    (promise,) = left(next(run for run in ways("E21") if run.given("asked") == ("park",)))
    assert isinstance(promise, Commitment)
    assert (promise.schedule.due, promise.schedule.time) == (date(2026, 11, 20), "09:00")  # type: ignore[union-attr]
    assert (promise.title, promise.why, promise.made_to) == ("Look again: does it still matter?", "a word", "self")


@pytest.mark.seed("S5.4")
def test_one_may_disagree_gently_and_look_back_when_calm() -> None:
    words = step("E23", "words")
    assert isinstance(words, Compose) and words.check == "gentle"
    for run in ways("E25"):
        if any(int("".join(run.given(name)) or 9) < 6 for name in ("calm_first", "calm_second")):
            assert run.step.id in ("end_first_hot", "end_second_hot", "end_later")


@pytest.mark.seed("S6.1", "S6.4")
def test_a_promise_is_built_with_cue_obstacle_size_and_how_it_is_told() -> None:
    answers = {"cue": ("the cup", "I call"), "obstacle": ("tired", "I write"), "smallest": ("a word",), "title": ("x",)}
    for inform, to, told in (("week", "partner", (7, None)), ("before", "partner", (None, 3)), ("self", "self", ())):
        run = next(run for run in ways("E26") if run.given("sure") == ("8",) and run.step.id == "end")
        run = Run(run.practice, at="end", answers={**run.answers, **answers, "inform": (inform,), "size": ("medium",)})
        (made,) = left(run)
        assert isinstance(made, Commitment)
        assert (made.cue, made.then, made.obstacle, made.plan_b) == ("the cup", "I call", "tired", "I write")
        assert (made.smallest, made.size, made.confidence, made.made_to) == ("a word", "medium", 8, to)
        assert (made.tell_every, made.tell_before) == (told or (None, None))


@pytest.mark.seed("S6.3")
def test_a_big_promise_begins_with_a_piece_and_an_unsure_one_gets_smaller() -> None:
    assert all("piece" in way for way in through("E26", size="big"))
    assert all("smaller" in way for way in through("E26", sure="6", room="yes"))
    assert not any("smaller" in way for way in through("E26", sure="7"))


@pytest.mark.parametrize("free", ["no", "unsure"])
def test_what_one_could_not_say_no_to_becomes_no_promise(free: str) -> None:
    assert {way[-1] for way in through("E26", free=free)} == {"end_free"}


def test_a_limit_in_one_breath_is_read_as_a_limit() -> None:
    breath = step("E02", "breath")
    assert isinstance(breath, Compose) and breath.check == "boundary"


@pytest.mark.seed("S6.5")
def test_both_are_heard_before_anything_is_decided() -> None:
    for way in through("E29", stakes="ours", right="yes", agree="yes"):
        assert way.index("second") < way.index("heard") < way.index("options") < way.index("decision")
    assert all(way[-2:] == ("open", "end_open") for way in through("E29", stakes="ours", right="stop"))


@pytest.mark.seed("S7.1")
def test_where_it_may_be_unsafe_someone_alone_comes_first() -> None:
    danger = {"drink", "hurt", "control", "afraid", "me"}
    for run in ways("E32"):
        met = {each.id for each in run.path}
        if set(run.given("signs")) & danger:
            assert "first" in met
        else:
            assert "first" not in met and "how" in met
    assert "together" not in options("E32", "first")


def test_the_round_is_drawn_from_both_sides_and_blames_neither() -> None:
    order = [each.id for each in practice("E30").steps]
    lines = ["fact", "moves", "top", "story", "soft", "need", "theirs", "name", "sign"]
    assert [name for name in order if name in lines] == lines
    assert sum(label.startswith("Guess") for label in labels("E30", "theirs")) == 4
    assert {each.type for each in practice("E30").steps} >= {"make_incident", "make_commitment"}


@pytest.mark.seed("S7.3")
def test_homework_becomes_promises() -> None:
    promises = [made for made in left(ways("E35")[0]) if isinstance(made, Commitment)]
    assert [promise.title for promise in promises] == ["a word", "a word"]


def test_what_is_not_for_the_room_is_in_no_point() -> None:
    made = [each for each in practice("E34").steps if each.type == "make_agenda"]
    assert made and not any("not_joint" in str(each) or "fear" in str(each) for each in made)


def test_what_went_well_is_put_into_words() -> None:
    assert "{what}" in step("E39", "end").prompt
    assert practice("E39").keep_default == "yes"
