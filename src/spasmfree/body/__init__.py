"""The mannequin: bones, shape, poses and how they move. Numbers only, nothing is painted."""
