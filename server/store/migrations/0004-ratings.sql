-- SPDX-License-Identifier: Apache-2.0
-- How good people are, by mode of match: Glicko-2.
CREATE TABLE ratings (
    user INTEGER NOT NULL,
    mode BLOB NOT NULL,
    rating REAL NOT NULL,
    deviation REAL NOT NULL,
    volatility REAL NOT NULL,
    games INTEGER NOT NULL,
    ts INTEGER NOT NULL,
    PRIMARY KEY (user, mode)
) STRICT, WITHOUT ROWID;
