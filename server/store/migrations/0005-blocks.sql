-- SPDX-License-Identifier: Apache-2.0
-- Who does not want to hear from whom: `owner` blocks `user`, whom he called `nick`.
CREATE TABLE blocks (
    owner INTEGER NOT NULL,
    user INTEGER NOT NULL,
    nick TEXT NOT NULL,
    ts INTEGER NOT NULL,
    PRIMARY KEY (owner, user)
) STRICT, WITHOUT ROWID;
