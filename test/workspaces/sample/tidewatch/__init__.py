"""Tide forecasts for a few harbours."""
