"""What "Louder" and "Larger" really change."""

from __future__ import annotations

from spasmfree.core.mat_check import larger, louder
from spasmfree.core.settings import DeviceSettings


def test_louder_raises_sound_and_voice_up_to_all_there_is():
    device = louder(DeviceSettings(volume=70, voice_volume=80))
    assert (device.volume, device.voice_volume) == (85, 95)
    device = louder(louder(device))
    assert (device.volume, device.voice_volume) == (100, 100)
    assert louder(device) == device


def test_what_was_switched_off_stays_off_where_the_other_is_heard():
    device = louder(DeviceSettings(voice=False, volume=50))
    assert (device.voice, device.volume, device.voice_volume) == (False, 65, 80)
    device = louder(DeviceSettings(sound=False, voice_volume=50))
    assert (device.sound, device.volume, device.voice_volume) == (False, 70, 65)


def test_where_nothing_is_heard_both_come_on():
    device = louder(DeviceSettings(sound=False, voice=False))
    assert device.sound
    assert device.voice


def test_larger_takes_the_whole_screen_and_a_step_of_text():
    device = larger(DeviceSettings())
    assert device.floor_starts
    assert device.text_scale == 1.25
    device = larger(device)
    assert device.text_scale == 1.5
    assert larger(device) == device
