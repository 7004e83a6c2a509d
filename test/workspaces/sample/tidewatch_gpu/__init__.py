"""Tide forecasts on the GPU."""
