// What is covered in a picture is gone: the same for every picture that has the same mean there, and nothing beside it changes.
import assert from "node:assert/strict";
import test from "node:test";
import { cover, type Pixels } from "#vault/inbox/cover";
import { isUnread, pairsIn, tracesIn } from "#vault/inbox/says-who";
import { kindsOf } from "#vault/inbox/alike";

function picture(width: number, height: number, at: (x: number, y: number) => number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set([at(x, y), at(x, y), at(x, y), 255], (y * width + x) * 4);
  return { data, width, height };
}

const value = (one: Pixels, x: number, y: number) => one.data[(y * one.width + x) * 4];

test("a covered part has few blocks of few shades, and no trace of what stood there", () => {
  const [one, other] = [picture(200, 160, (x, y) => (x + y) % 2 * 255), picture(200, 160, (x, y) => (x + y + 1) % 2 * 255)];
  const area = { x: 40, y: 30, width: 100, height: 100 };
  cover(one, area);
  cover(other, area);
  const shades = new Set<number | undefined>();
  for (let y = 30; y < 130; y++) {
    for (let x = 40; x < 140; x++) {
      assert.equal(value(one, x, y), value(other, x, y));
      shades.add(value(one, x, y));
    }
  }
  assert.ok(shades.size <= 16, `${shades.size} shades`);
  for (const shade of shades) assert.equal((shade ?? 1) % 16, 0);
  assert.equal(value(one, 39, 30), (39 + 30) % 2 * 255);
  assert.equal(value(one, 140, 129), (140 + 129) % 2 * 255);
});

test("an area beyond the edge is covered as far as there is a picture", () => {
  const one = picture(30, 20, (x, y) => x * 8 ^ y * 3);
  cover(one, { x: -10, y: -10, width: 500, height: 500 });
  assert.equal(new Set(Array.from({ length: 20 }, (_, y) => value(one, 3, y))).size, 1);
  cover(one, { x: 90, y: 90, width: 5, height: 5 });
});

test("a shift and a station together are told, one alone is not a pair", () => {
  assert.deepEqual(pairsIn("On the late shift the guard of line 4 is missing."), ["late shift, line 4"]);
  assert.deepEqual(pairsIn("El turno de noche en el puesto 7."), ["turno de noche, puesto 7"]);
  assert.deepEqual(pairsIn("On the late shift it is cold."), []);
  assert.deepEqual(pairsIn("Line 4 is cold."), []);
});

test("numbers are found in the digits of other scripts, and what cannot be read is told", () => {
  assert.deepEqual(tracesIn("\u0627\u062a\u0635\u0644 \u0660\u0661\u0667\u0661 \u0665\u0665\u0665 \u0660\u0661 \u0662\u0663").map(one => one.kind), ["phone"]);
  assert.ok(isUnread("\u0645\u0631\u062d\u0628\u0627"));
  assert.ok(!isUnread("The dryer is hot, señora, à midi."));
});

test("what is small becomes one block", () => {
  const one = picture(120, 60, (x, y) => x * 5 ^ y * 11);
  cover(one, { x: 10, y: 10, width: 90, height: 20 });
  const seen = new Set<number | undefined>();
  for (let x = 10; x < 100; x++) for (let y = 10; y < 30; y++) seen.add(value(one, x, y));
  assert.equal(seen.size, 1);
});

test("what says nearly the same is put together, and what is said once stands alone", () => {
  const flood = Array.from({ length: 40 }, (_, at) => `Buy the best gloves of the town at our new shop, number ${at}, only today and tomorrow for you.`);
  const kinds = kindsOf([...flood, "The dryer is too hot to stand beside.", "", "", "  …  ", "The canteen raises its prices next month again."]);
  assert.equal(new Set(kinds.slice(0, 40)).size, 1);
  assert.equal(new Set(kinds).size, 6);
});
