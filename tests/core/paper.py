"""A session counted by hand: a naive model, in steps of a tenth of a second.

It shares no code with the program. A sheet is one set; what is written on it is what the diary
would hold if everything stopped now.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field

TENTH = 100


@dataclass
class Sheet:
    """One set: first what was asked, then what is written."""

    item: int
    side: str
    place: tuple[str, str]  # group and position
    kind: str  # paced | press | hold | hand | hand_set
    asked: int
    rep_ms: int
    gap_ms: int
    hold_ms: int
    leads: list[int]
    reps: int = 0
    held: int = 0
    active: int = 0
    times: list[int] = field(default_factory=list)
    corrected: bool = False
    end: str = ""
    form: dict = field(default_factory=dict)
    load: str = ""  # written when the set begins or is left
    earlier: Sheet | None = None

    def target(self) -> int:
        return min(self.asked, self.form.get("reps", 99))

    def hold_target(self) -> int:
        return min(self.hold_ms, self.form.get("hold", 999_999))

    def something(self) -> bool:
        return self.reps > 0 or self.held > 0

    def stands(self) -> Sheet:
        """The sheet that counts if everything stopped now."""
        if self.earlier and not self.something():
            kept = copy.copy(self.earlier)
            kept.active = self.active
            return kept
        return self

    def ending(self) -> str:
        return self.end or ("partial" if self.something() else "skipped")

    def row(self, worn: str) -> tuple:
        """What the diary would hold; `worn` is what a set to come is to be done with."""
        one = self.stands()
        variant = one.form.get("id", "")
        times = tuple(one.times)
        return (
            one.reps,
            one.held,
            one.ending(),
            one.corrected,
            times,
            one.active,
            variant,
            one.load or worn,
        )


class Paper:
    """Someone with a pencil beside the mat."""

    def __init__(self, sheets: list[Sheet], side_ms: int = 15_000, place_ms: int = 20_000) -> None:
        self.sheets = sheets
        self.side_ms, self.place_ms = side_ms, place_ms
        self.forms: dict[int, dict] = {}
        self.worn = {(sheet.item, sheet.side): "bare" for sheet in sheets}
        self.clock = self.last = 0
        self.cur = 0
        self.worked: int | None = None
        self.working = False
        self.stopped = False
        self.hurts: list[tuple[int, int, int]] = []
        self.undos: list[dict] = []
        self.state = "run"
        self.lead: list[int] = []
        self.count = self.left = self.moved = self.active = 0
        self.in_gap = False
        self.go_lead("run")

    # -- where it stands -------------------------------------------------------------------

    @property
    def sheet(self) -> Sheet:
        return self.sheets[self.cur]

    def write(self) -> None:
        self.last = self.clock

    def put_down(self) -> None:
        """Something happened: what is done of the set goes on its sheet."""
        self.write()
        if self.working:
            self.sheet.active = self.active
            if self.sheet.kind == "hold":
                self.sheet.held = max(self.sheet.held, min(self.moved, self.sheet.hold_ms))

    def go_lead(self, state: str) -> None:
        self.working = False
        while self.cur < len(self.sheets) and self.sheet.end:
            self.cur += 1
        if self.cur == len(self.sheets):
            self.state = "exit"
            return
        self.state = state
        self.lead = list(self.sheet.leads)
        self.lead[0] += max(0, self.turn_ms() - sum(self.lead))

    def turn_ms(self) -> int:
        if self.worked is None:
            return self.place_ms
        old, new = self.sheets[self.worked], self.sheet
        if old.place[0] != new.place[0]:
            return self.place_ms
        if old.place != new.place or {old.side, new.side} == {"left", "right"}:
            return self.side_ms
        return 0

    def go_work(self, state: str) -> None:
        sheet = self.sheet
        self.state, self.count = state, 3_000
        self.in_gap = False
        self.moved, self.active = 0, sheet.active
        self.left = sheet.hold_target() if sheet.kind == "press" else sheet.rep_ms
        if sheet.kind == "hold":
            whole = sheet.hold_target()
            left = max(0, whole - sheet.held)
            if state == "count":
                left = min(whole, max(left, 10_000))
            self.moved = whole - left

    def begin(self) -> None:
        self.write()
        self.working, self.worked, self.undos = True, self.cur, []
        self.sheet.form = dict(self.forms.get(self.sheet.item, {}))
        self.sheet.load = self.worn_with(self.sheet)
        self.go_work("run")

    def close(self, end: str, state: str = "run") -> None:
        self.sheet.end, self.sheet.earlier = end, None
        self.go_lead(state)

    # -- time ------------------------------------------------------------------------------

    def passes(self, ms: int) -> None:
        for _ in range(ms // TENTH):
            self.tenth()

    def tenth(self) -> None:
        self.clock += TENTH
        if self.state == "count":
            self.count -= TENTH
            if self.count == 0:
                self.state = "run"
        elif self.state == "run" and not self.working:
            self.shorten(TENTH)
        elif self.state == "run":
            self.active += TENTH
            self.moved += TENTH
            self.work()

    def shorten(self, ms: int) -> None:
        self.lead[0] = max(0, self.lead[0] - ms)
        if self.lead[0] == 0 and self.state == "run":
            self.lead.pop(0)
            if not self.lead:
                self.begin()

    def work(self) -> None:
        sheet = self.sheet
        if sheet.kind == "hold":
            if self.moved >= sheet.hold_target():
                self.put_down()
                sheet.reps, sheet.times = 1, [self.clock]
                self.close("done")
            elif self.moved % 5_000 == 0 and self.moved > sheet.held:
                self.put_down()
        elif sheet.kind in ("paced", "press"):
            self.left -= TENTH
            if self.left == 0 and self.in_gap:
                self.go_rep()
            elif self.left == 0:
                self.rep()

    def go_rep(self) -> None:
        active = self.active
        self.go_work("run")
        self.active = active

    def rep(self, reps: int = 1) -> None:
        sheet = self.sheet
        self.put_down()
        sheet.reps += reps
        sheet.held += reps * sheet.hold_target()
        sheet.times.append(self.clock)
        if sheet.reps >= sheet.target():
            self.close("done")
        elif sheet.gap_ms and sheet.kind in ("paced", "press"):
            self.in_gap, self.left = True, sheet.gap_ms
        else:
            self.go_rep()

    # -- what the person does --------------------------------------------------------------

    def pause(self) -> None:
        if self.state in ("run", "count"):
            self.put_down()
            self.state = "pause"

    def stall(self) -> None:
        """The machine sleeps from now on."""
        self.pause()

    def resume(self) -> None:
        if self.state != "pause":
            return
        self.write()
        if self.working:
            moved = self.moved
            self.go_work("count")
            if self.sheet.kind.startswith("hand"):
                self.moved = moved
        else:
            self.state = "run"
            self.shorten(0)

    def primary(self) -> None:
        if self.state == "run" and not self.working:
            self.go_on()
        elif self.state == "run" and self.sheet.kind.startswith("hand"):
            self.press()
        elif self.state in ("run", "count"):
            self.pause()
        elif self.state == "pause":
            self.resume()
        elif self.state == "exit":
            self.leave()

    def go_on(self) -> None:
        if len(self.lead) == 1 and self.lead[0] <= 3_000:
            self.begin()
        else:
            self.lead = [3_000]

    def press(self) -> None:
        if self.state == "run" and self.working and self.sheet.kind.startswith("hand"):
            whole = self.sheet.kind == "hand_set"
            self.rep(self.sheet.target() - self.sheet.reps if whole else 1)

    def rest(self, ms: int) -> None:
        if self.state in ("run", "pause") and not self.working:
            self.shorten(-ms)

    def skip(self, sets: list[int]) -> None:
        self.put_down()
        keep = (self.sheets, self.forms, self.cur, self.worked, self.working, self.lead)
        self.undos.append({"keep": copy.deepcopy(keep), "paused": self.state == "pause"})
        for number in sets:
            self.leave_sheet(number)
        self.go_lead("run")

    def choose(self, item: int, side: str, load: str) -> None:
        """Another load for the sets of an exercise that are still to come."""
        places = [place for place in self.worn if place[0] == item]
        one = [place for place in places if place[1] == side]
        if self.alive() and any(self.worn[place] != load for place in one or places):
            self.write()
            self.worn |= dict.fromkeys(one or places, load)

    def worn_with(self, sheet: Sheet) -> str:
        return self.worn[sheet.item, sheet.side]

    def leave_sheet(self, number: int, end: str = "") -> None:
        sheet = self.sheets[number]
        sheet.load = sheet.load or self.worn_with(sheet)
        if sheet.earlier and not sheet.something():
            sheet.earlier.active = sheet.active
            self.sheets[number] = sheet = sheet.earlier
            if end and not sheet.something():
                sheet.end = end
            return
        sheet.end = end or sheet.ending()
        sheet.earlier = None

    def alike(self, *, side: bool) -> list[int]:
        return [
            number
            for number, other in enumerate(self.sheets)
            if not other.end
            and other.item == self.sheet.item
            and (not side or other.side == self.sheet.side)
        ]

    def alive(self) -> bool:
        return self.state in ("run", "count", "pause")

    def skip_set(self) -> None:
        if self.alive():
            self.skip([self.cur])

    def skip_side(self) -> None:
        if self.alive():
            self.skip(self.alike(side=True))

    def skip_exercise(self) -> None:
        if self.alive():
            self.skip(self.alike(side=False))

    def finish(self) -> None:
        if self.alive():
            self.skip([number for number, sheet in enumerate(self.sheets) if not sheet.end])

    def undo(self) -> None:
        if not self.undos or not (self.alive() or self.state == "exit"):
            return
        self.write()
        last = self.undos.pop()
        self.sheets, self.forms, self.cur, self.worked, self.working, self.lead = last["keep"]
        paused = last["paused"]
        if self.working:
            self.go_work("pause" if paused else "count")
        else:
            self.state = "pause" if paused else "run"

    def back(self) -> None:
        if not self.alive():
            return
        redo = self.working and (self.sheet.reps > 0 or self.moved > 0)
        if self.working:
            self.sheet.active = self.active
        self.write()
        self.undos = []
        if not redo:
            if self.working:
                self.sheet.load = ""  # nothing was done with it: the set is still to come
            self.cur = max(0, self.cur - 1)
        old = copy.copy(self.sheets[self.cur])
        self.leave_sheet(self.cur)
        done = self.sheets[self.cur]
        self.sheets[self.cur] = Sheet(
            old.item,
            old.side,
            old.place,
            old.kind,
            old.asked,
            old.rep_ms,
            old.gap_ms,
            old.hold_ms,
            old.leads,
            active=done.active,
            form=done.form if not redo else old.form,
            load=old.load if redo else "",
            earlier=done,
        )
        if redo:
            self.go_work("count")
        else:
            self.go_lead("run")

    def correct(self, number: int, reps: int) -> None:
        if not (self.alive() or self.state == "exit"):
            return
        sheet, here = self.sheets[number], self.working and number == self.cur
        if sheet.kind == "hold" or not (sheet.end or here):
            return
        self.write()
        self.undos = []
        if here:
            sheet.active = self.active
        sheet.reps, sheet.times, sheet.corrected = reps, sheet.times[:reps], True
        sheet.held, sheet.earlier = reps * sheet.hold_target(), None
        enough = reps >= sheet.target()
        paused = self.state == "pause"
        if here and enough:
            self.close("done", "pause" if paused else "run")
        elif here:
            self.go_work("pause" if paused else "count")
        elif sheet.end != "stopped_pain":
            sheet.end = "done" if enough else "partial" if reps else "skipped"

    def hurt(self) -> None:
        if not self.alive():
            return
        self.put_down()
        self.undos = []
        rep = 0
        if self.working:
            rep = self.sheet.reps if self.in_gap else self.sheet.reps + 1
        self.hurts.append((self.clock, self.cur, rep))
        self.state = "hurt"

    def stop_here(self) -> None:
        if self.state == "hurt":
            self.write()
            self.stopped = True
            opened = [number for number, sheet in enumerate(self.sheets) if not sheet.end]
            self.pain(opened)

    def leave_side_out(self) -> None:
        if self.state == "hurt":
            self.write()
            self.pain(self.alike(side=True))

    def pain(self, sets: list[int]) -> None:
        for number in sets:
            self.leave_sheet(number, "stopped_pain" if self.working and number == self.cur else "")
        self.go_lead("run")

    def easier(self, key: str, reps: int | None, hold_s: int | None) -> None:
        if self.state != "hurt":
            return
        self.write()
        form = self.forms.setdefault(self.sheet.item, {})
        form["id"] = key
        if reps is not None:
            form["reps"] = min(reps, form.get("reps", 99))
        if hold_s is not None:
            form["hold"] = min(hold_s * 1000, form.get("hold", 999_999))
        self.state = "pause"
        if not self.working:
            return
        sheet = self.sheet
        sheet.form = dict(form)
        if sheet.kind == "hold" and sheet.held >= sheet.hold_target():
            sheet.reps, sheet.times = 1, [self.clock]
            self.close("done", "pause")
        elif sheet.kind != "hold" and sheet.reps >= sheet.target():
            self.close("done", "pause")
        else:
            self.go_work("pause")

    def leave(self) -> None:
        if self.state == "exit":
            self.write()
            self.state = "over"

    def killed(self) -> None:
        """The program dies and reads its journal."""
        self.clock = self.last
        if self.state in ("exit", "over"):
            return
        state = "hurt" if self.state == "hurt" else "pause"
        if self.working:
            self.go_work(state)
        else:
            self.go_lead(state)

    # -- what the diary would hold ---------------------------------------------------------

    def rows(self) -> list[tuple]:
        return [sheet.row(self.worn_with(sheet)) for sheet in self.sheets]

    def outcome(self) -> str:
        if self.stopped:
            return "stopped_pain"
        ends = [sheet.stands().ending() for sheet in self.sheets]
        return "done" if set(ends) == {"done"} else "partial"
