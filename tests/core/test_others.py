"""What can be started besides the session that Today offers."""

from __future__ import annotations

from core.test_today import CATALOGUE

from spasmfree.core import layout
from spasmfree.core.others import others
from spasmfree.core.settings import PersonSettings
from spasmfree.core.tailor import Tailor
from spasmfree.core.timeline import minutes
from spasmfree.core.today import stop_rule

# Neither on the feet nor in what another stretch of the thigh would take.
UPRIGHT = ("standing", "side-lying", "prone", "half-kneeling", "bed-edge")


def found(person=None, offered="starter", *, rule="", easier=False):
    tailor = Tailor(CATALOGUE, person or PersonSettings())
    return others(tailor, offered, rule=rule, easier=easier)


def programs(group):
    return [each.program for each in group]


def test_everything_but_what_is_offered_and_the_gentle_ones_first():
    shown = found()
    assert programs(shown.gentle) == ["flare-relief", "desk-break"]
    assert "starter" not in programs(shown.training)
    everything = {*programs(shown.gentle), *programs(shown.training), "starter"}
    assert everything == set(CATALOGUE.programs)
    assert programs(found(offered="maintenance").training)[0] == "starter"


def test_each_says_its_name_what_it_is_for_and_its_minutes_for_this_person():
    desk_break = found().gentle[1]
    program = CATALOGUE.programs["desk-break"]
    assert (desk_break.name, desk_break.why) == (program.name, program.why)
    assert desk_break.minutes == minutes(layout.build(program.items, CATALOGUE))
    stretched = found(PersonSettings(avoided=("walking",))).gentle[1]
    assert 0 < stretched.minutes < desk_break.minutes


def test_while_strengthening_waits_there_is_no_training_and_the_rule_is_told():
    """Decisions D29."""
    shown = found(rule=stop_rule())
    assert shown.training == ()
    assert "until tomorrow" in shown.rule
    assert found().rule == ""
    for each in shown.startable:
        for item in CATALOGUE.programs[each.program].items:
            assert not CATALOGUE.exercises[item.exercise].role.strengthens


def test_after_time_away_training_begins_easier_and_nothing_else():
    usual, easier = found(), found(easier=True)
    assert easier.gentle == usual.gentle
    pairs = zip(easier.training, usual.training, strict=True)
    assert all(now.minutes < before.minutes for now, before in pairs)


def test_what_cannot_be_done_says_why_and_cannot_be_started():
    shown = found(PersonSettings(avoided=UPRIGHT))
    desk_break = shown.gentle[1]
    assert "Settings" in desk_break.nothing
    assert "desk-break" not in programs(shown.startable)
    assert "flare-relief" in programs(shown.startable)
