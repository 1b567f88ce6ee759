"""The sample in Settings is as loud as a session."""

from __future__ import annotations

from dataclasses import replace


class Loudspeaker:
    """Remembers what it was told."""

    def __init__(self):
        self.told = []

    def set_volume(self, percent):
        self.told.append(percent)

    def set_output(self, output):
        self.told.append(output.id)

    def ask_outputs(self, told):
        pass

    def sample(self):
        self.told.append("sample")

    def close(self):
        pass


def test_the_sample_has_the_volume_that_was_kept(desk):
    desk.press("safety.accept")
    desk.press("start.skip")
    desk.press("mat.yes")
    settings = desk.app.settings
    chosen = replace(settings._device.settings, volume=30, sound_output="second")
    settings.keep_device(chosen)
    desk.restart()
    speaker = desk.app._parts.outside.__dict__["sound"] = Loudspeaker()
    desk.press("nav.settings")
    desk.soon(lambda: desk.find("settings.sample") is not None)
    desk.press("settings.sample")
    assert speaker.told[-3:] == [30, "second", "sample"]
