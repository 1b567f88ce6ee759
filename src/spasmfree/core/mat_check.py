"""What "Louder" and "Larger" do in the check from the mat. Steps are our own choice."""

from __future__ import annotations

from dataclasses import replace

from spasmfree.core.settings import DeviceSettings

STEP = 15  # per cent of our own sound and voice
SCALES = (1.0, 1.25, 1.5)  # of the text of pages


def louder(device: DeviceSettings) -> DeviceSettings:
    """Sound and voice a step louder. What is off stays off, unless both are: then both come on."""
    if not device.sound and not device.voice:
        return replace(device, sound=True, voice=True)
    return replace(
        device,
        volume=min(100, device.volume + STEP) if device.sound else device.volume,
        voice_volume=min(100, device.voice_volume + STEP) if device.voice else device.voice_volume,
    )


def larger(device: DeviceSettings) -> DeviceSettings:
    """Each session on the whole screen, where its letters are largest, and pages a step larger."""
    above = [scale for scale in SCALES if scale > device.text_scale]
    return replace(device, floor_starts=True, text_scale=above[0] if above else device.text_scale)
