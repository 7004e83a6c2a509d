try:
    import cupy
except ImportError:
    cupy = None


def sum_kernel(amplitudes, phases):
    """Sums the harmonic parts of a tide."""
    if cupy is None:
        raise RuntimeError("no GPU")
    return cupy.sum(amplitudes * cupy.cos(phases))


def forecast(station, hours):
    return [float(sum_kernel(station["a"], station["p"])) for _ in range(hours * 60)]
