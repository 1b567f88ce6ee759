"""From where the figure is seen: an orthographic camera."""

from __future__ import annotations

import math

import numpy as np

from spasmfree.body.rotation import Array

Size = tuple[float, float]


class Camera:
    """Looks at `target` from `azimuth` degrees around and `elevation` degrees over the horizon.

    At azimuth 0 it stands on +x, at 90 on +y. On the picture x goes to the right and y down;
    `scale` is pixels for one body height.
    """

    def __init__(
        self,
        azimuth: float,
        elevation: float,
        size: Size,
        scale: float = 1.0,
        target: Array | None = None,
    ) -> None:
        self.azimuth, self.elevation, self.size, self.scale = azimuth, elevation, size, scale
        around, over = math.radians(azimuth), math.radians(elevation)
        (x, y), level, height = (math.cos(around), math.sin(around)), math.cos(over), math.sin(over)
        self.axes = np.array(
            ((-y, x, 0.0), (-height * x, -height * y, level), (level * x, level * y, height))
        )  # right, up, and towards the camera
        self.towards = self.axes[2]  # from what is seen to the camera
        self.onto = self.axes[:2] * ((scale,), (-scale,))
        self.target = np.zeros(3) if target is None else target  # is in the middle of the picture
        self.origin = np.array(size) / 2 - self.onto @ self.target

    def point(self, where: Array) -> Array:
        """Where points (..., 3) of the world are on the picture (..., 2)."""
        found: Array = where @ self.onto.T + self.origin
        return found

    def fitted(self, low: Array, high: Array, margin: float) -> Camera:
        """The same view with this rectangle in the middle of the picture.

        `low` and `high` are corners on the picture of a camera of scale 1 that looks at the
        world's origin, from that origin; `margin` is the share of the picture left free on each
        side.
        """
        width, height = self.size
        free = 1 - 2 * margin
        span = np.maximum(high - low, 1e-6)
        scale = min(width * free / float(span[0]), height * free / float(span[1]))
        middle = (low + high) / 2
        target = self.axes[0] * middle[0] - self.axes[1] * middle[1]
        return Camera(self.azimuth, self.elevation, self.size, scale, target)
