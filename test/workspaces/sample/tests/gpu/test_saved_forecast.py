import pytest

from tidewatch.workflows.components import load, save


class TestRoundTrip:
    def test_keeps_heights(self, tmp_path):
        path = tmp_path / "forecast.json"
        save({"heights": [1.5]}, path)
        assert load(path) == {"heights": [1.5]}


class TestLoadWithoutGpu:
    @pytest.mark.gpu
    def test_skips_with_reason(self):
        pytest.importorskip("cupy")
