-- SPDX-License-Identifier: Apache-2.0
-- Who is shut out: `kind` says what `target` is, for example "user" and an id, or "address" and an address. `until` 0:
-- for good.
CREATE TABLE bans (
    id INTEGER PRIMARY KEY,
    kind BLOB NOT NULL,
    target TEXT NOT NULL,
    nick TEXT NOT NULL,
    ts INTEGER NOT NULL,
    until INTEGER NOT NULL,
    reason TEXT NOT NULL,
    admin BLOB NOT NULL,
    UNIQUE (kind, target)
) STRICT;
