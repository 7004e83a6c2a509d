ROW_DISTANCE = 0.4


def rows_that_fit(width):
    """The rows that fit side by side into a bed of this width, in metres."""
    return int(width / ROW_DISTANCE)
