-- SPDX-License-Identifier: Apache-2.0
-- Rooms that people make. `owner` 0: the operators' own. `created` 0: with the server. `settings`: JSON, empty when
-- nothing is set. A room of the kind "gone" was deleted, and its events are still to be removed.
ALTER TABLE rooms ADD COLUMN owner INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rooms ADD COLUMN created INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rooms ADD COLUMN settings BLOB NOT NULL DEFAULT x'';
