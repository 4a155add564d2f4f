// Makes parts of a picture unreadable for good. Pure: pixels are four bytes each, red, green, blue, opacity, row after row.
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

// At most so many blocks stand across the longer side of what is covered, none smaller than this, and each has one of 16 shades a colour. What is small, such as a number on a badge, becomes one
// block: of several, whoever has a list of all numbers could tell which it may be. Soft blurring only spreads what is there, and can be undone.
const blocks = 4;
const least = 48;
const shade = 16;

// Covers an area in place. What lies beyond the picture's edge is passed over.
export function cover(picture: Pixels, area: Area): void {
  const left = Math.max(0, Math.floor(area.x));
  const top = Math.max(0, Math.floor(area.y));
  const right = Math.min(picture.width, Math.ceil(area.x + area.width));
  const bottom = Math.min(picture.height, Math.ceil(area.y + area.height));
  const longer = Math.max(right - left, bottom - top);
  const size = Math.ceil(longer / Math.min(blocks, Math.max(1, Math.floor(longer / least))));
  for (let y = top; y < bottom; y += size) {
    for (let x = left; x < right; x += size) block(picture, x, y, Math.min(right, x + size), Math.min(bottom, y + size));
  }
}

function block(picture: Pixels, left: number, top: number, right: number, bottom: number): void {
  const sums = [0, 0, 0];
  const count = (right - left) * (bottom - top);
  const each = (act: (at: number) => void): void => {
    for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) act((y * picture.width + x) * 4);
  };
  each(at => { for (let band = 0; band < 3; band++) sums[band]! += picture.data[at + band]!; });
  const mean = sums.map(sum => Math.min(15, Math.floor(sum / count / shade)) * shade);
  each(at => {
    for (let band = 0; band < 3; band++) picture.data[at + band] = mean[band]!;
    picture.data[at + 3] = 255;
  });
}
