import json


def forecast(station, hours):
    """Heights for the next hours, one a minute."""
    return [station["mean"] for _ in range(hours * 60)]


def save(forecast, path):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(forecast, file)


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)
