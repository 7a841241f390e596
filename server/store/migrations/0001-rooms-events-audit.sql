-- SPDX-License-Identifier: Apache-2.0
-- Ids are unsigned 64-bit numbers, kept as the signed number with the same bits. Times are ms since 1970, UTC.
CREATE TABLE rooms (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    kind BLOB NOT NULL,
    max_people INTEGER NOT NULL,
    epoch INTEGER NOT NULL
) STRICT;

-- Rows stand in the order of their commits. Clustering by (room, seq) was measured and not taken: when a batch goes
-- to many rooms, it writes nearly three times the bytes.
CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    room INTEGER NOT NULL REFERENCES rooms (id),
    seq INTEGER NOT NULL CHECK (seq > 0),
    ts INTEGER NOT NULL,
    type BLOB NOT NULL,
    user INTEGER NOT NULL,
    nonce BLOB NOT NULL,
    body BLOB NOT NULL,
    UNIQUE (room, seq)
) STRICT;

CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    ts INTEGER NOT NULL,
    admin BLOB NOT NULL,
    address BLOB NOT NULL,
    action BLOB NOT NULL,
    target TEXT NOT NULL,
    reason TEXT NOT NULL,
    result BLOB NOT NULL
) STRICT;
