from garden.beds import rows_that_fit


class TestBeds:
    def test_rows_fit(self):
        assert rows_that_fit(2) == 5
