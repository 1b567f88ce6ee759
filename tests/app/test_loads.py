"""A person buys ankle weights: from Settings through two sessions to the diary and the file."""

from __future__ import annotations

import poppler
import pytest
from app.acts import on_disk, rows
from app.keyboard import Key
from app.test_numbers import exported
from app.test_reach import check_focus, shown, to_work, working

from spasmfree.app import report
from spasmfree.core.handout import Paper

HIP = "side-lying-hip-abduction"
LOAD = f"preview.load.{HIP}"


@pytest.fixture
def keys(keys):
    """By keyboard, past the first start, with two weights."""
    keys.ctrl(Key.Key_Comma)
    for weight in ("0.5", "1"):
        keys.to("settings.weight").type(weight).press(Key.Key_Return)
    return keys.ctrl(Key.Key_1)


def preview(keys):
    return keys.to("today.start").press(Key.Key_Space, Key.Key_Space)


def finish(keys):
    keys.press(Key.Key_F, Key.Key_Space).use("summary.done")
    on_disk(keys.desk)
    return keys


def lifts(keys):
    found = rows(keys.desk.folder, "set_row", f"exercise = '{HIP}' AND reps_done > 0")
    return [(row["side"], row["load_grams"]) for row in sorted(found, key=lambda r: r["place"])]


def test_from_settings_to_the_diary_and_the_file(keys, tmp_path):
    preview(keys)
    assert keys.name(LOAD) == "No weight"
    keys.use(LOAD).use("load.choice.1")
    assert keys.name(LOAD) == "0.5\u00a0kg each ankle"
    to_work(keys.to("session.primary").press(Key.Key_Space), questions=False)
    working(keys, "Side-lying hip lift", "Left")
    keys.until(lambda: shown(keys, "session.load"))
    assert keys.name("session.load") == "0.5\u00a0kg each ankle"
    assert keys.name("session.strap") == "Check the strap."
    keys.press(Key.Key_L).use("load.side.right").use("load.choice.2")
    assert keys.name("session.load") == "Left 0.5\u00a0kg, right 1\u00a0kg"
    working(keys, "Side-lying hip lift", "Right").desk.let_pass(12_000)
    finish(keys)
    assert lifts(keys) == [("left", 500), ("right", 1000)]

    keys.ctrl(Key.Key_4).to("diary.table").press(Key.Key_Home, Key.Key_Return).use("diary.edit")
    place = rows(keys.desk.folder, "set_row", "load_grams = 1000 AND reps_done > 0")[0]["place"]
    keys.to(f"edit.load.{place}").press(Key.Key_Up).use("edit.save")
    on_disk(keys.desk)
    assert lifts(keys) == [("left", 500), ("right", 500)]

    written = exported(keys.ctrl(Key.Key_3), tmp_path, "sets")
    done = [
        row["load_kg"] for row in written if row["exercise_id"] == HIP and row["reps_done"] != "0"
    ]
    assert done == ["0.5", "0.5"]

    keys.desk.restart()
    keys.look()
    preview(keys.ctrl(Key.Key_1))
    assert keys.name(LOAD) == "0.5\u00a0kg each ankle"


def test_paper_from_the_window_and_from_a_terminal_has_the_loads(keys, tmp_path, monkeypatch):
    poppler.needed()
    preview(keys).use(LOAD).use("load.choice.1")
    to_work(keys.to("session.primary").press(Key.Key_Space), questions=False)
    working(keys, "Side-lying hip lift", "Right").desk.let_pass(12_000)
    desk = finish(keys).desk
    program = rows(desk.folder, "session")[0]["program"]
    ours, theirs = tmp_path / "window.pdf", tmp_path / "terminal.pdf"
    desk.press("today.handout")
    desk.find("handout.path").setText(str(ours))
    desk.press("handout.save")
    desk.soon(lambda: desk.find("handout.save") is None)
    monkeypatch.setattr(report, "wall", desk.clock.wall)
    report.make(
        report.Wanted(program, None, None, theirs, Paper.A4), desk.app._parts.catalogue, desk.folder
    )
    for paper in (ours, theirs):
        (text,) = poppler.text(paper)
        assert "0.5 kg each ankle: check the strap." in text.replace("\u00a0", " ")


@pytest.mark.soak  # test_reach.py walks the same screens without loads
def test_every_control_is_reached_where_loads_are_chosen(keys):
    check_focus(keys.ctrl(Key.Key_Comma))
    preview(keys.ctrl(Key.Key_1))
    check_focus(keys)
    check_focus(keys.use(LOAD))
    keys.use("load.choice.1")
    to_work(keys.to("session.primary").press(Key.Key_Space), questions=False)
    working(keys, "Side-lying hip lift", "Left")
    keys.until(lambda: shown(keys, "session.load"))
    check_focus(keys)
