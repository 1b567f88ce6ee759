"""The exercises can be read, and heard on the floor, by somebody who is 12 years old."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from spasmfree.core.content import parse
from spasmfree.core.exercises import Exercise, Program

ROOT = Path(__file__).parents[2]
CATALOGUE = parse((ROOT / "resources" / "exercises.json").read_text(encoding="utf-8"))
EXERCISES = list(CATALOGUE.exercises.values())
PROGRAMS = list(CATALOGUE.programs.values())

each_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.id)

SCHOOL_YEAR = 6.0  # in which children are about 12 years old
LONGEST = 25  # words of a sentence

# Words of the trade that no text may use.
KEPT_OUT = re.compile(
    r"""\b(?:prone|supine|isometric|eccentric|concentric|gluteus|gluteal|medius|maximus|lumbar
    |quadratus|lumborum|tensor|fasci\w*|EMG|MVIC|flexion|extension|lateral|anterior|posterior
    |contraction|activation|mobilis\w*|iliopsoas|rectus|femoris|adduct\w*|unilateral|bilateral
    |range\sof\smotion|proprioception|hypertrophy|dorsi\w*|plantar\w*)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# Words of the method, and what explains them; it stands in the same exercise.
EXPLAINED = {
    r"quads?": r"front of the (?:hip and )?thigh",
    r"hamstrings?": r"backs? of (?:the|your) thighs?",
    r"abduction": r"also called [\w -]*abduction",
    r"glutes?": r"also called glute bridge",
    r"neutral": r"that is your neutral",
    r"heel dig": r"also called heel dig",
}


def texts(exercise: Exercise) -> list[str]:
    """Everything that is said about an exercise, in sentences."""
    return [
        f"{exercise.name}.",
        exercise.summary,
        exercise.start,
        *(step.text for step in exercise.steps),
        f"{exercise.cue.title}. {exercise.cue.text}",
        *(f"{slip.text}. {slip.recruits}." for slip in exercise.mistakes),
        exercise.why,
        *(form.range or f"{form.text}." for form in exercise.easier),
        *(rung.text for rung in exercise.harder),
        exercise.stop,
        *(choice.text for choice in exercise.choices),
    ]


def sentences(said: Sequence[str]) -> list[list[str]]:
    """The words of each sentence; a compound is as many words as it has parts."""
    ended = re.split(r"(?<=[.:?])\s+", " ".join(said))
    return [re.findall(r"[A-Za-z']+|\d[\d.]*", sentence) for sentence in ended]


def syllables(word: str) -> int:
    """As many as a reader would say, near enough."""
    word = word.casefold()
    count = len(re.findall(r"[aeiouy]+", word))
    silent = re.search(r"(?:[^aeiouyl]|[aeiouy]l)e$|[^aeiouytd]ed$|[^aeiouyscxzgh]es$", word)
    return max(1, count - bool(silent))


def school_year(said: Sequence[str]) -> float:
    """The year at school in which this can be read, by the formula of Flesch and Kincaid."""
    split = [words for words in sentences(said) if words]
    words = [word for each in split for word in each]
    spoken = sum(syllables(word) for word in words)
    return 0.39 * len(words) / len(split) + 11.8 * spoken / len(words) - 15.59


def test_the_measure_tells_plain_from_learned() -> None:
    plain = ["Lie on your side. Lift the leg until it is level."]
    learned = [
        "Isometric contraction of the abductor musculature stabilises the contralateral hip."
    ]
    assert school_year(plain) < 2
    assert school_year(learned) > 12
    assert [syllables(w) for w in ("leg", "together", "squeeze", "lifted", "bridge", "knees")] == [
        1, 3, 1, 2, 1, 1,
    ]  # fmt: skip


@each_exercise
class TestReading:
    def test_it_is_for_a_child_of_12(self, exercise: Exercise) -> None:
        assert school_year(texts(exercise)) < SCHOOL_YEAR
        assert school_year([exercise.why]) < SCHOOL_YEAR

    def test_steps_are_short(self, exercise: Exercise) -> None:
        for step in exercise.steps:
            assert len(step.text.split()) < 15, step.text

    def test_sentences_are_short(self, exercise: Exercise) -> None:
        for words in sentences(texts(exercise)):
            assert len(words) <= LONGEST, " ".join(words)

    def test_no_word_of_the_trade(self, exercise: Exercise) -> None:
        for text in texts(exercise):
            assert not KEPT_OUT.search(text), text

    def test_the_words_of_the_method_are_explained(self, exercise: Exercise) -> None:
        said = " ".join(texts(exercise))
        for word, explanation in EXPLAINED.items():
            if re.search(rf"\b{word}\b", said, re.IGNORECASE):
                assert re.search(explanation, said, re.IGNORECASE), word

    def test_stop_says_when(self, exercise: Exercise) -> None:
        assert exercise.stop.startswith("Stop when ")

    def test_a_sentence_ends(self, exercise: Exercise) -> None:
        whole = [exercise.summary, exercise.start, exercise.cue.text, exercise.why, exercise.stop]
        whole += [each.text for each in (*exercise.steps, *exercise.harder, *exercise.choices)]
        whole += [form.range for form in exercise.easier if form.range]
        for text in whole:
            assert text[0].isupper() or text[0].isdigit(), text
            assert text.endswith("."), text

    def test_what_a_button_goes_on_with_is_no_sentence(self, exercise: Exercise) -> None:
        """It stands behind "It was mild: easier,"."""
        for form in exercise.easier:
            assert not form.text.endswith(".")
            assert form.text[0].islower() or form.text[0].isdigit(), form.text

    def test_a_number_stays_with_its_unit(self, exercise: Exercise) -> None:
        for text in texts(exercise):
            assert not re.search(r"\d (seconds?|minutes?|days|kg|s|min)\b", text), text


@each_exercise
class TestComplete:
    """Nothing is left for later."""

    def test_each_part_is_there(self, exercise: Exercise) -> None:
        assert 4 <= len(exercise.steps) <= 6
        assert 2 <= len(exercise.mistakes) <= 4
        assert exercise.muscles
        assert exercise.easier_in_place  # what a session can offer
        assert exercise.harder or exercise.id == "rest-90-90"
        assert any(choice.origin == "ours" for choice in exercise.choices)

    def test_no_text_is_another_exercises_too(self, exercise: Exercise) -> None:
        own = {exercise.name, exercise.summary, exercise.why}
        others = [each for each in EXERCISES if each is not exercise]
        for other in others:
            assert not own & {other.name, other.summary, other.why}, other.id


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda p: p.id)
def test_programs_are_told_plainly(program: Program) -> None:
    assert school_year([program.why]) < SCHOOL_YEAR
    assert not KEPT_OUT.search(program.why)
    for words in sentences([program.why]):
        assert len(words) <= LONGEST
