#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What reached.py says of figures. Measures nothing."""

import json
import pathlib
import unittest

from compare import COLUMNS, ROWS, SERVERS, WORK
from reached import judge

RATIO = {"work": "fanout", "cores": "pinned", "server": "madang", "column": "CPU us/delivery", "against": "raw",
         "most": 1.4}
RATE = {"work": "storm", "cores": "free", "server": "madang", "column": "openings/s", "least": 3000}


def found(*results):
    return {"results": [{"work": w, "cores": c, "server": s, "median": m} for w, c, s, m in results]}


def fanout(own, raw):
    return found(("fanout", "pinned", "madang", {"CPU us/delivery": own}),
                 ("fanout", "pinned", "raw", {"CPU us/delivery": raw}))


def storm(rate):
    return found(("storm", "free", "madang", {"openings/s": rate}))


ROWS_OF_JUDGE = [
    ("a ratio that is better", RATIO, fanout(13, 10), (1.3, False)),
    ("a ratio that is a fifth worse", RATIO, fanout(16.7, 10), (1.67, False)),
    ("a ratio that is worse than that", RATIO, fanout(16.9, 10), (1.69, True)),
    ("the other server was not measured", RATIO, found(("fanout", "pinned", "madang", {"CPU us/delivery": 1})),
     (None, False)),
    ("other cores are another measurement", RATIO, found(("fanout", "free", "madang", {"CPU us/delivery": 1})),
     (None, False)),
    ("the other server has no such figure", RATIO, fanout(13, 0), (None, False)),
    ("a rate that is higher", RATE, storm(4000), (4000, False)),
    ("a rate that is a fifth lower", RATE, storm(2501), (2501, False)),
    ("a rate that is lower than that", RATE, storm(2499), (2499, True)),
]


class Reached(unittest.TestCase):
    def test_judge(self):
        for sentence, row, figures, expected in ROWS_OF_JUDGE:
            with self.subTest(sentence):
                [(_, value, worse)] = judge([row], figures)
                self.assertEqual((None if value is None else round(value, 4), worse), expected)

    def test_every_row_names_what_compare_measures(self):
        for row in json.loads(pathlib.Path(__file__).with_name("reached.json").read_text("utf-8")):
            with self.subTest(row):
                self.assertIn(row["work"], WORK)
                self.assertIn(row["cores"], ROWS)
                self.assertLessEqual({row["server"], row.get("against", "raw")}, set(SERVERS))
                self.assertIn(row["column"], [column[-1] for column in COLUMNS])
                self.assertEqual(("most" in row) + ("least" in row), 1)


if __name__ == "__main__":
    unittest.main()
