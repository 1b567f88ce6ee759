"""The made-up history is plausible, the same for the same seed, and kept away from real ones."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from fakes import WEDNESDAY_EVENING
from storage.examples import PLAN, News, store

from spasmfree.core import content, days, plan
from spasmfree.core.clocks import Wall
from spasmfree.core.entries import neutral_days, open_episode
from spasmfree.core.errors import KnownError
from spasmfree.core.exercises import Side
from spasmfree.core.planned import Schedule
from spasmfree.core.record import Felt, Outcome, PainKind, SessionOutcome
from spasmfree.storage.demo import Demo, make
from spasmfree.storage.health import quick_check
from spasmfree.storage.places import DATABASE

NOW = Wall(WEDNESDAY_EVENING, 60, "Europe/Berlin")
TODAY = "2026-01-14"
CATALOGUE = content.parse(
    (Path(__file__).parents[2] / "resources" / "exercises.json").read_text(encoding="utf-8")
)


def demo(years: int = 1, seed: int = 7) -> Demo:
    return Demo(years, seed, CATALOGUE, NOW, "2026-11")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "data"
    make(folder, demo())
    return folder


def test_the_first_start_has_nothing_left_to_ask(made: Path) -> None:
    open_ = store(made, News())
    assert open_.person().gate_version == "2026-11"
    assert open_.running() is None
    due = plan.due(open_.plan(), open_.sessions(), TODAY, CATALOGUE.programs)
    assert due.program_id in CATALOGUE.programs
    open_.close()


def test_about_three_of_four_planned_days_are_done(made: Path) -> None:
    open_ = store(made, News())
    sessions, rows = open_.sessions(), open_.plan()
    open_.close()
    first, last = sessions[-1].day, sessions[0].day
    planned = list(Schedule(rows).planned(first, days.add(TODAY, -1)))
    assert 0.6 < len(sessions) / len(planned) < 0.9
    assert days.between(first, TODAY) > 340
    assert 0 < days.between(last, TODAY) < 10
    assert len({s.day for s in sessions}) == len(sessions)


def test_the_programs_follow_each_other_and_standard_is_on_now(made: Path) -> None:
    open_ = store(made, News())
    sessions = sorted(open_.sessions(), key=lambda each: each.started_ms)
    rotations = [row.rotation for row in open_.plan()]
    open_.close()
    assert rotations[0] == ("starter",)
    assert rotations[-2:] == [("maintenance",), ("standard-a", "standard-b")]
    assert sessions[0].program == "starter"
    newest = [each.program for each in sessions[-6:]]
    assert newest in (["standard-a", "standard-b"] * 3, ["standard-b", "standard-a"] * 3)


def test_every_set_is_within_its_prescription(made: Path) -> None:
    open_ = store(made, News())
    outcomes, loads = set(), defaultdict(set)
    for session in open_.sessions():
        sets = open_.sets(session.id)
        assert len(sets) == session.sets_planned
        assert session.active_ms == sum(s.active_ms for s in sets)
        assert session.started_ms < session.ended_ms < session.started_ms + 3_600_000
        for s in sets:
            outcomes.add(s.outcome)
            assert s.exercise in CATALOGUE.exercises
            assert s.reps_done == len(s.rep_times)
            assert 0 <= s.reps_done <= s.reps_planned
            assert (s.reps_done == s.reps_planned) == (s.outcome is Outcome.DONE)
            assert s.load_grams in (0, 500, 1000)
            loads[s.side].add(s.load_grams)
    open_.close()
    assert outcomes == set(Outcome)
    assert loads[Side.LEFT] == loads[Side.RIGHT] == {0, 500, 1000}


def test_there_are_short_and_partial_sessions_and_pain_scores(made: Path) -> None:
    open_ = store(made, News())
    sessions = open_.sessions()
    pains = [pain for session in sessions for pain in open_.pains(session.id)]
    open_.close()
    assert {s.outcome for s in sessions} == set(SessionOutcome)
    assert any(s.short for s in sessions)
    assert {pain.kind for pain in pains} == set(PainKind) - {PainKind.NOW}
    early, late = sessions[-30:], sessions[:30]
    assert sum(s.pain_before or 0 for s in early) > sum(s.pain_before or 0 for s in late)


def test_episodes_and_pauses_are_over_and_nothing_is_done_in_them(made: Path) -> None:
    open_ = store(made, News())
    episodes, pauses, sessions = open_.episodes(), open_.pauses(), open_.sessions()
    scores, notes = open_.scores(), open_.notes()
    open_.close()
    assert open_episode(episodes, TODAY) is None
    away = neutral_days(episodes, pauses, TODAY)
    assert len(episodes) >= 3
    assert pauses
    assert scores
    assert notes
    assert max(away) < TODAY
    assert away.isdisjoint(each.day for each in sessions)
    assert {each.felt_next_morning for each in sessions} == {None, *Felt}


def test_the_same_seed_gives_the_same_history(made: Path, tmp_path: Path) -> None:
    make(tmp_path / "again", demo())
    make(tmp_path / "other", demo(seed=8))
    stores = [store(folder, News()) for folder in (made, tmp_path / "again", tmp_path / "other")]
    first, again, other = (
        [(session, tuple(s.sets(session.id))) for session in s.sessions()] for s in stores
    )
    for open_ in stores:
        open_.close()
    assert first == again
    assert first != other
    assert quick_check(made / DATABASE) is None


def test_the_real_data_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("spasmfree.storage.places.data_folder", lambda: tmp_path / "real")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    for folder in (tmp_path / "real", tmp_path / "link"):
        with pytest.raises(KnownError, match="is for your own history"):
            make(folder, demo())
    assert not (tmp_path / "real").exists()


def test_a_folder_with_a_history_is_refused(made: Path, tmp_path: Path) -> None:
    open_ = store(tmp_path / "planned", News())
    open_.save_plan(PLAN)
    open_.close()
    for folder in (made, tmp_path / "planned"):
        with pytest.raises(KnownError, match="already has a history"):
            make(folder, demo())


def test_a_broken_off_demo_leaves_nothing(tmp_path: Path) -> None:
    broken = Demo(1, 7, CATALOGUE, Wall(-WEDNESDAY_EVENING, 60, ""), "2026-11")
    with pytest.raises(ValueError, match="outside"):
        make(tmp_path, broken)
    assert make(tmp_path, demo()) > 100


@pytest.mark.parametrize("years", [0, 51])
def test_the_length_has_limits(tmp_path: Path, years: int) -> None:
    with pytest.raises(KnownError, match="1 to 50\u00a0years"):
        make(tmp_path, demo(years=years))
