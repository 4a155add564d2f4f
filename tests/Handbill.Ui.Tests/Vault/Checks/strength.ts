import assert from "node:assert/strict";
import test from "node:test";
import { faultOf } from "#vault/pages/strength";
import table from "../../../Shared/Passphrases/pieces.json";

// The server's own test counts by the same table.
const { known } = table;
const name = `${table.pseudonym}|${table.organisation}`;

test("Pieces are counted as the server counts them", () => {
  for (const { passphrase, pieces } of table.cases) {
    const faultAt = (least: number): string | null => faultOf(passphrase, { known, name, least: 0, pieces: least });
    assert.deepEqual([faultAt(pieces), faultAt(pieces + 1)], [null, "weak"], passphrase);
  }
});

test("What is too short is refused whatever it is made of", () => {
  assert.equal(faultOf("xK9#mQ2$vL7@p", { known, name, least: 14, pieces: 9 }), "short");
});
