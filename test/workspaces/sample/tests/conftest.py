import pytest

try:
    import cupy

    HAS_GPU = True
except ImportError:
    HAS_GPU = False


def pytest_collection_modifyitems(config, items):
    for item in items:
        if "gpu" in item.keywords and not HAS_GPU:
            item.add_marker(pytest.mark.skip(reason="no GPU"))
