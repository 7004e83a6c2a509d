import pytest

cupy = pytest.importorskip("cupy")


@pytest.mark.gpu
class TestKernels:
    def test_agrees_with_reference(self):
        assert True
