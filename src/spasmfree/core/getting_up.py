"""What is shown of the way up at the end of a session (decisions D31)."""

from __future__ import annotations

from collections.abc import Mapping

_SIDE, _STANDING = "clamshell", "hamstring-curl-standing"
_SITTING, _KNEELING = "hamstring-curl-seated-band", "hip-flexor-half-kneeling"

# By the group of the last position: exercises that begin in the postures that the words go
# through, in their order. Lying on the side with bent knees, sitting on a chair, one foot in
# front with a hand on the chair, standing with a hand on it.
SHOWN: Mapping[str, tuple[str, ...]] = {
    "lying": (_SIDE, _STANDING),
    "bed": (_SIDE, _SITTING, _STANDING),
    "kneeling": (_KNEELING, _STANDING),
    "sitting": (_SITTING, _STANDING),
    "standing": (_STANDING,),
}
