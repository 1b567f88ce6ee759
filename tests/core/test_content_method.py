"""The shipped content keeps to the method: doses, sides, what must be there and what must not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from spasmfree.core import layout, timeline
from spasmfree.core.content import parse
from spasmfree.core.exercises import Origin, Program, Side, SideMode
from spasmfree.core.vocabulary import Grade, PositionId, Role

ROOT = Path(__file__).parents[2]
CATALOGUE = parse((ROOT / "resources" / "exercises.json").read_text(encoding="utf-8"))
EXERCISES = list(CATALOGUE.exercises.values())
TRAINING = [program for program in CATALOGUE.programs.values() if program.kind == "train"]
CORE_MOVE = "side-lying-hip-abduction"

each_training = pytest.mark.parametrize("program", TRAINING, ids=lambda p: p.id)


# sets, reps, hold, tempo, gap, rest between sides, rest between sets, sides
# Where sides alternate, reps counts both ways together: 5 rolls to each side are 10.
DOSES = {
    "side-lying-hip-abduction": (3, 10, None, (2, 1, 2), 0, 30, 60, "each"),
    "side-lying-hip-abduction-wall": (3, 10, None, (2, 1, 2), 0, 30, 60, "each"),
    "clamshell": (2, 12, None, (2, 1, 2), 0, 30, 60, "each"),
    "standing-hip-abduction": (2, 10, None, (2, 1, 2), 0, 30, 60, "each"),
    "wall-press-hip-abduction": (2, 5, 5, None, 5, 30, 60, "each"),
    "side-step-band": (2, 20, None, (1, 0, 1), 0, 0, 60, "alternating"),
    "hamstring-heel-dig": (2, 6, 8, None, 5, 0, 45, "both"),
    "hamstring-curl-standing": (3, 10, None, (2, 1, 3), 0, 30, 60, "each"),
    "hamstring-curl-prone": (3, 10, None, (2, 1, 3), 0, 30, 60, "each"),
    "hamstring-curl-seated-band": (3, 10, None, (2, 2, 3), 0, 30, 60, "each"),
    "hamstring-bridge-long": (3, 8, None, (2, 2, 3), 0, 0, 60, "both"),
    "hamstring-slide-curl": (3, 6, None, (3, 0, 4), 0, 0, 90, "both"),
    "quad-stretch-side-lying": (2, 1, 30, None, 0, 10, 10, "each"),
    "quad-stretch-standing": (2, 1, 30, None, 0, 10, 10, "each"),
    "quad-stretch-prone-strap": (2, 1, 30, None, 0, 10, 10, "each"),
    "hip-flexor-half-kneeling": (2, 1, 30, None, 0, 10, 10, "each"),
    "quad-hip-stretch-bed-edge": (2, 1, 30, None, 0, 10, 10, "each"),
    "glute-bridge": (2, 10, None, (2, 2, 2), 0, 0, 60, "both"),
    "prone-hip-extension": (2, 10, None, (2, 1, 2), 0, 30, 60, "each"),
    "pelvic-tilt-supine": (1, 8, None, (2, 2, 2), 0, 0, 30, "both"),
    "rest-90-90": (1, 1, 300, None, 0, 0, 0, "both"),
    "knee-to-chest-single": (1, 5, 8, None, 2, 5, 30, "each"),
    "knee-rolls": (1, 10, None, (2, 2, 2), 0, 0, 30, "alternating"),
    "easy-walk": (1, 1, 240, None, 0, 0, 0, "both"),
}
PROGRAMS = {
    "starter": [
        ("pelvic-tilt-supine", 1, 8, None),
        ("quad-stretch-side-lying", 2, 1, 30),
        ("side-lying-hip-abduction", 3, 10, None),
        ("hamstring-heel-dig", 2, 6, 8),
        ("hip-flexor-half-kneeling", 2, 1, 30),
    ],
    "starter-week2": [
        ("pelvic-tilt-supine", 1, 8, None),
        ("quad-stretch-side-lying", 2, 1, 30),
        ("side-lying-hip-abduction", 3, 10, None),
        ("hamstring-curl-standing", 2, 10, None),
        ("hip-flexor-half-kneeling", 2, 1, 30),
    ],
    "standard-a": [
        ("quad-stretch-standing", 2, 1, 30),
        ("side-lying-hip-abduction", 3, 10, None),
        ("hamstring-curl-standing", 3, 10, None),
        ("glute-bridge", 2, 10, None),
        ("hip-flexor-half-kneeling", 2, 1, 30),
    ],
    "standard-b": [
        ("quad-stretch-side-lying", 2, 1, 30),
        ("side-lying-hip-abduction", 3, 10, None),
        ("hamstring-bridge-long", 3, 8, None),
        ("clamshell", 2, 12, None),
        ("quad-hip-stretch-bed-edge", 2, 1, 30),
    ],
    "maintenance": [
        ("quad-stretch-side-lying", 2, 1, 30),
        ("side-lying-hip-abduction", 3, 10, None),
        ("hamstring-curl-standing", 2, 10, None),
    ],
    "flare-relief": [
        ("rest-90-90", 1, 1, 300),
        ("knee-to-chest-single", 1, 5, 8),
        ("knee-rolls", 1, 10, None),
        ("pelvic-tilt-supine", 1, 8, None),
        ("easy-walk", 1, 1, 240),
    ],
    "desk-break": [
        ("quad-stretch-standing", 1, 1, 30),
        ("easy-walk", 1, 1, 180),
    ],
}
KINDS = {"flare-relief": "relief", "desk-break": "break"}  # all others train


def test_the_doses() -> None:
    found = {
        e.id: (
            e.dose.sets, e.dose.reps, e.dose.hold_s, e.dose.tempo, e.dose.gap_s,
            e.dose.rest_side_s, e.dose.rest_set_s, e.side_mode.value,
        )
        for e in EXERCISES
    }  # fmt: skip
    assert found == DOSES


def test_the_programs() -> None:
    found = {
        program.id: [(item.exercise, item.sets, item.reps, item.hold_s) for item in program.items]
        for program in CATALOGUE.programs.values()
    }
    assert found == PROGRAMS
    assert {p.id: p.kind for p in CATALOGUE.programs.values() if p.kind != "train"} == KINDS


@pytest.mark.parametrize("key", KINDS)
def test_what_is_no_training_strengthens_nothing(key: str) -> None:
    """Decisions D30, D33."""
    exercises = [CATALOGUE.exercises[item.exercise] for item in CATALOGUE.programs[key].items]
    assert not any(exercise.role.strengthens for exercise in exercises)


def test_the_knee_moves_are_only_for_who_found_them_easy() -> None:
    """Decisions D30: rest, a tiny tilt and a walk are for everybody."""
    gentle = CATALOGUE.programs["flare-relief"]
    everybody = [item.exercise for item in gentle.items if not item.if_easy]
    assert everybody == ["rest-90-90", "pelvic-tilt-supine", "easy-walk"]
    assert "unless they felt easy" in gentle.why
    others = [program for program in CATALOGUE.programs.values() if program is not gentle]
    assert not any(item.if_easy for program in others for item in program.items)


# Minutes of the clinical notes: rests counted, and half a minute between exercises.
@pytest.mark.parametrize(
    ("key", "minutes"),
    [
        ("starter", 19.6), ("starter-week2", 22.3), ("standard-a", 28.0), ("standard-b", 26.3),
        ("maintenance", 18.0), ("flare-relief", 14.6), ("desk-break", 4.7),
    ],
)  # fmt: skip
def test_programs_take_about_as_long_as_meant(key: str, minutes: float) -> None:
    """A change of side or position may cost a little more (decisions D3)."""
    led = timeline.minutes(layout.build(CATALOGUE.programs[key].items, CATALOGUE))
    assert minutes - 1 <= led <= minutes + 4


@each_training
class TestTraining:
    """What every training program holds (R7, R8, R10, R15; decisions D33)."""

    def test_two_stretches_of_30_seconds_a_side_at_the_front(self, program: Program) -> None:
        assert any(
            item.sets >= 2 and (item.hold_s or 0) >= 30 and item.side_mode is SideMode.EACH
            for item in program.items
            if {"quads", "hip-flexors"} & set(CATALOGUE.exercises[item.exercise].stretches)
        )

    def test_something_that_strengthens_the_hamstrings(self, program: Program) -> None:
        assert any(
            exercise.role is Role.STRENGTHEN and "hamstrings" in exercise.strengthens
            for exercise in (CATALOGUE.exercises[item.exercise] for item in program.items)
        )

    def test_the_core_move_three_times_ten_on_each_side(self, program: Program) -> None:
        (item,) = [item for item in program.items if item.exercise == CORE_MOVE]
        assert (item.sets, item.reps, item.side_mode) == (3, 10, SideMode.EACH)

    def test_three_to_five_exercises(self, program: Program) -> None:
        assert 3 <= len(program.items) <= 5


def test_only_hamstrings_and_side_hips_are_strengthened() -> None:
    """N1, N2, N5, N6: no low back, no abs, no quads, no side of the trunk."""
    for exercise in EXERCISES:
        allowed = {"hamstrings", "side-hip", "glutes"}
        assert set(exercise.strengthens) <= allowed, exercise.id
        if exercise.role is Role.STRENGTHEN:
            assert exercise.strengthens[0] in ("hamstrings", "side-hip"), exercise.id


def test_buttocks_alone_only_support() -> None:
    supports = {each.id for each in EXERCISES if each.role is Role.SUPPORT}
    assert supports == {"glute-bridge", "prone-hip-extension"}


def test_the_core_move_stops_at_level() -> None:
    """R11 to R14 and N4: start, limit, first mistake, straight line, no extra height."""
    move = CATALOGUE.exercises[CORE_MOVE]
    assert move.position == "side-lying"
    assert "lower knee bent" in move.steps[0].text
    assert "upper leg straight" in move.steps[0].text
    assert (move.cue.title, move.cue.text) == (
        "Level is the top",
        "Stop when the leg is parallel with the floor.",
    )
    assert move.mistakes[0].text == "Lifting above level"
    assert "lower back" in move.mistakes[0].recruits
    assert any("in line with your trunk" in step.text for step in move.steps)
    assert not any(re.search(r"higher|above", rung.text) for rung in move.harder)


def test_the_slide_begins_with_the_way_down() -> None:
    """Decisions D4."""
    slide = CATALOGUE.exercises["hamstring-slide-curl"]
    assert slide.first == "back"
    assert slide.dose.tempo == (3, 0, 4)
    assert [e.id for e in EXERCISES if e.first == "back"] == [slide.id]


def test_who_stands_on_one_leg_holds_on_first() -> None:
    """Decisions D32, every time."""
    for exercise in EXERCISES:
        if exercise.position in (PositionId.STANDING_ONE_LEG, PositionId.STANDING_WALL):
            assert exercise.steps[0].text.startswith("Hold on to something"), exercise.id


def test_the_method_is_credited_with_what_it_says_and_no_more() -> None:
    """R15; clinical 1c: tempo, rests and every other dose are our own choice."""
    by_origin = {
        origin: {c.text for e in EXERCISES for c in e.choices if c.origin is origin}
        for origin in Origin
    }
    assert "3 sets of up to 10 on each side." in by_origin[Origin.METHOD]
    assert "Level with the floor is the top." in by_origin[Origin.METHOD]
    for text in by_origin[Origin.METHOD]:
        assert not re.search(r"second|rest|pace|week|kg", text), text
    assert all(any(c.origin is Origin.OURS for c in e.choices) for e in EXERCISES)


def test_the_tilt_is_position_sense() -> None:
    """N2: allowed only as position sense, at 2 out of 10 of the effort."""
    tilt = CATALOGUE.exercises["pelvic-tilt-supine"]
    assert tilt.role is Role.RELIEF
    assert "sense of position, not your abs" in tilt.summary
    assert "2 out of 10" in tilt.cue.text


class TestSides:
    """The working side is the one a set is named after (decisions D2)."""

    @pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
    def test_lying_is_on_the_other_side(self, side: Side) -> None:
        position = CATALOGUE.positions["side-lying"]
        assert side.other.value in position.lie[side]
        assert side.other.value in position.turn[side]
        assert side.value in position.limb[side].lower()

    @pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
    def test_at_the_wall_the_back_is_to_it_on_both_sides(self, side: Side) -> None:
        """Who only rolled over would face the wall."""
        position = CATALOGUE.positions["side-lying-wall"]
        for text in (position.lie[side], position.turn[side]):
            assert f"your {side.other.value} side, your back close to the wall" in text
        assert position.turn[side].startswith("Turn round.")

    @pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
    def test_at_the_edge_of_the_bed_the_other_knee_is_held(self, side: Side) -> None:
        position = CATALOGUE.positions["bed-edge"]
        for text in (position.lie[side], position.turn[side]):
            assert re.search(f"hold your {side.other.value} knee", text, re.IGNORECASE)
            assert f"let your {side.value} leg hang" in text

    @pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
    def test_beside_a_wall_the_outer_leg_stands_and_works(self, side: Side) -> None:
        position = CATALOGUE.positions["standing-wall"]
        assert f"{side.value} leg, your {side.other.value} side to the wall" in position.lie[side]
        assert f"Turn round and stand on your {side.value} leg" in position.turn[side]
        for text in (position.lie[side], position.turn[side]):
            assert text.startswith("Hold on to something.")

    @pytest.mark.parametrize("name", ["supine", "prone", "sitting"])
    @pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
    def test_where_only_the_leg_changes_nobody_moves(self, name: str, side: Side) -> None:
        position = CATALOGUE.positions[name]
        assert position.turn[side].startswith("Stay")
        assert position.limb[side].casefold() in position.turn[side]

    @pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
    def test_the_knee_of_the_working_side_is_down(self, side: Side) -> None:
        position = CATALOGUE.positions["half-kneeling"]
        assert f"on your {side.value} knee" in position.lie[side]
        assert f"{side.value} knee down" in position.turn[side]

    @pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
    def test_standing_is_on_the_other_leg_and_holds_on(self, side: Side) -> None:
        """Decisions D32, every time."""
        position = CATALOGUE.positions["standing-one-leg"]
        for text in (position.lie[side], position.turn[side]):
            assert text.startswith("Hold on to something.")
            assert f"{side.other.value} leg" in text


def test_every_position_has_its_way_up() -> None:
    """Decisions D31: by the group of the last position."""
    wanted = {
        "lying": ("to your side", "ush up with your arms", "two breaths"),
        "bed": ("both knees up", "roll to your side", "Push up to sitting", "two breaths"),
        "kneeling": ("hand on the chair", "one foot in front", "two breaths"),
        "sitting": ("both feet flat", "Stand up slowly", "two breaths"),
        "standing": ("Stand still for two breaths",),
    }
    for position in CATALOGUE.positions.values():
        assert all(part in position.getting_up for part in wanted[position.group]), position.id


def test_there_are_sentences_for_every_position() -> None:
    assert set(CATALOGUE.positions) == set(PositionId)


# Places that are the publisher's, the society's or the authors' university's own (decisions D25).
OFFICIAL = {
    "doi.org": "DOI",
    "pubmed.ncbi.nlm.nih.gov": "PMID",
    "pmc.ncbi.nlm.nih.gov": "PMC",
    "yonsei.pure.elsevier.com": "the authors' university",
    "journals.humankinetics.com": "the publisher of the journal",
    "www.acefitness.org": "the American Council on Exercise itself",
    "www.acsm.org": "the American College of Sports Medicine itself",
    "www.guysandstthomas.nhs.uk": "the hospitals themselves",
    "www.nice.org.uk": "the institute that writes the guideline",
    "www.jkspm.org": "the Korean Society of Physical Medicine itself",
    "www.jstage.jst.go.jp": "the journal's own place",
    "nata.kglmeridian.com": "the journal of the National Athletic Trainers' Association",
    "www.anationinmotion.org": "the American Academy of Orthopaedic Surgeons itself",
}


def test_sources_have_official_addresses_and_are_used() -> None:
    for source in CATALOGUE.sources.values():
        assert re.match(r"https?://([^/]+)/", source.url)[1] in OFFICIAL, source.id
    used = {source for exercise in EXERCISES for source in exercise.sources}
    assert used == set(CATALOGUE.sources)


def test_a_study_is_named_where_one_is_spoken_of() -> None:
    for exercise in EXERCISES:
        spoken = any(choice.origin is Origin.STUDY for choice in exercise.choices)
        assert not spoken or exercise.sources, exercise.id


def test_a_grade_above_weak_has_a_study() -> None:
    for exercise in EXERCISES:
        spoken = any(choice.origin is Origin.STUDY for choice in exercise.choices)
        assert exercise.grade is Grade.WEAK or spoken, exercise.id
    assert CATALOGUE.exercises["easy-walk"].grade is Grade.GOOD  # a trial with 701 people
    assert CATALOGUE.exercises["rest-90-90"].grade is Grade.WEAK  # none at all
