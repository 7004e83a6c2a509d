from tidewatch.workflows.components import forecast


def test_table_has_a_value_a_minute():
    assert len(forecast({"mean": 1.5}, 2)) == 120
