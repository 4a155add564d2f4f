const scenes = {};

scenes.depot = () => {
  const p = new Plate(1200, 780), hor = 372;
  const at = camera(p, { x: -13.2, y: 1.9, horizon: hor, focus: 1000, centre: -40 });
  // Sky: night above, the first grey above the roofs.
  p.area([[0, 0], [1200, 0], [1200, 430], [0, 430]], p.fade(0, 0, 0, 400, 0.22, 0.3, 0.62, 0.97), 2, 0);
  for (const [x, y, w] of [[180, 120, 240], [520, 190, 320], [930, 130, 280], [760, 255, 380], [250, 270, 300]])
    for (let k = 0; k < 3; k++) p.light(oval(x + k * 40, y + k * 9, w / 2 - k * 26, 8 + k * 2), 0.86 - k * 0.02);
  // Sheds with north-light roofs, and two chimneys.
  const shed = [[0, 400]];
  for (let x = 0; x < 1200; x += 116) shed.push([x, 318], [x + 88, 268], [x + 92, 318]);
  shed.push([1200, 318], [1200, 400]);
  p.area([[214, 340], [222, 120], [250, 120], [258, 340]], 0.12, 90, 2);
  p.area([[216, 120], [216, 108], [256, 108], [256, 120]], 0.05, 0, 2);
  for (let k = 0; k < 7; k++) p.light(oval(252 + k * 30, 96 - k * 9, 20 + k * 6, 12 + k * 3), 0.97 - k * 0.05, 'lighten');
  p.area(shed, p.fade(0, 268, 0, 400, 0.13, 0.28), 90, 2.2);
  for (let x = 0; x < 1200; x += 116) p.area([[x + 90, 276], [x + 90, 312], [x + 106, 312]], 0.9, 0, 0);
  for (let x = 24; x < 1200; x += 58) if (x % 5 < 3) p.area([[x, 340], [x + 26, 340], [x + 26, 362], [x, 362]], 0.96, 0, 1.5);
  // Yard, wet.
  p.area([[0, 396], [1200, 396], [1200, 780], [0, 780]], p.fade(0, 396, 0, 780, 0.6, 0.55, 0.4), 0, 2);
  for (let k = 0; k < 9; k++) {
    const [x0, y0] = at(-12 + k * 3.6, 0, 8), [x1, y1] = at(-12 + k * 3.6, 0, 24);
    p.pen([[x0, y0], [x1, y1]], 3.2, '#fff');
  }
  p.glow(300, 720, 300, 0.5); p.glow(860, 700, 330, 0.55);

  const lamp = (x, z, h) => {
    const [fx, fy] = at(x, 0, z), [tx, ty] = at(x, h, z), arm = 700 / z;
    p.solid([[fx - 60 / z, fy], [fx + 60 / z, fy], [tx + 26 / z, ty], [tx - 26 / z, ty]]);
    p.pen([[tx, ty + 2], [tx + arm * 0.5, ty - arm * 0.16], [tx + arm, ty - arm * 0.1]], 4);
    p.solid([[tx + arm * 0.72, ty - arm * 0.2], [tx + arm * 1.3, ty - arm * 0.1], [tx + arm * 1.25, ty], [tx + arm * 0.75, ty]]);
    p.glow(tx + arm, ty + 4, 1500 / z, 0.98);
    p.solid(oval(tx + arm, ty + 3, arm * 0.24, arm * 0.09), '#fff');
  };
  lamp(-9, 25, 7.4); lamp(1, 25, 7.4); lamp(11, 25, 7.4);

  const bus = (x, z, number, dirty) => {
    const w = 2.55, h = 3.15, d = 10.5, y = 0.35;
    // Shadow on the wet ground.
    p.light([at(x - 0.5, 0, z - 0.25), at(x + w + 0.4, 0, z - 0.25), at(x + w + 0.4, 0, z + d), at(x - 0.5, 0, z + d)], 0.35);
    // The front mirrored in the yard.
    const foot = at(x, 0, z), toe = at(x + w, 0, z), deep = (toe[0] - foot[0]) * 1.05;
    p.light([[foot[0], foot[1]], toe, [toe[0] + 6, toe[1] + deep], [foot[0] - 6, foot[1] + deep]],
      p.fade(0, foot[1], 0, foot[1] + deep, 0.45, 0.72, 1));
    const side = face(at, [x, y, z], [0, 0, d], [0, h, 0]);
    const front = face(at, [x, y, z], [w, 0, 0], [0, h, 0]);
    p.area(side.rect(0, 0, 1, 1), 0.34, 0, 3);
    p.area(side.rect(0.01, 0.5, 0.985, 0.83), 0.1, 90, 2);
    for (let k = 1; k < 6; k++) p.pen([side(k / 6, 0.5), side(k / 6, 0.83)], 4);
    for (let k = 0; k < 6; k++) p.light([side(k / 6 + 0.02, 0.52), side(k / 6 + 0.07, 0.52), side(k / 6 + 0.11, 0.82), side(k / 6 + 0.05, 0.82)], 0.7, 'lighten');
    p.area(side.rect(0, 0.34, 1, 0.41), 0.92, 0, 1.6);
    for (const u of [0.2, 0.72]) {
      p.area(side.disc(u, -0.01, 0.052, 0.16), 0.05, 0, 3);
      p.area(side.disc(u, -0.01, 0.025, 0.075), 0.75, 0, 2);
    }
    p.area(front.round(0, 0, 1, 1, 0.07, 0.8), p.fade(...front(0, 1), ...front(1, 0), 0.97, 0.82), 45, 3.6);
    // Destination, windscreen, lights, bumper.
    p.area(front.round(0.14, 0.855, 0.86, 0.955, 0.03), 0.03, 0, 2);
    const [tx, ty] = front(0.5, 0.905), size = 1000 / z * 0.21;
    p.text(number, tx, ty, size, { colour: '#fff' });
    p.area(front.round(0.07, 0.44, 0.93, 0.83, 0.05), p.fade(...front(0.1, 0.83), ...front(0.8, 0.44), 0.08, 0.2, 0.04), 60, 3);
    p.light([front(0.16, 0.45), front(0.27, 0.45), front(0.45, 0.82), front(0.31, 0.82)], 0.8, 'lighten');
    p.light([front(0.32, 0.45), front(0.35, 0.45), front(0.53, 0.82), front(0.5, 0.82)], 0.75, 'lighten');
    p.pen([front(0.5, 0.44), front(0.5, 0.83)], 4.5);
    for (const [a, b] of [[0.3, 0.16], [0.72, 0.58]]) p.pen([front(a, 0.43), front(b, 0.66)], 3, '#fff');
    // Steering wheel and seat seen through the glass.
    p.stroke(oval(...front(0.72, 0.49), 1000 / z * 0.25, 1000 / z * 0.09, -0.1), 2.4, '#fff');
    p.area(front.rect(0.02, 0.33, 0.98, 0.39), 0.14, 0, 2);
    for (const u of [0.15, 0.85]) {
      p.area(front.disc(u, 0.215, 0.075, 0.06), 0.98, 0, 3.2);
      p.stroke(front.disc(u, 0.215, 0.045, 0.036), 1.8, '#000', true);
    }
    for (let k = 0; k < 4; k++) p.pen([front(0.32, 0.28 - k * 0.035), front(0.68, 0.28 - k * 0.035)], 2.4);
    p.area(front.round(0.01, 0.03, 0.99, 0.125, 0.03), 0.25, 0, 3);
    p.area(front.rect(0.38, 0.045, 0.62, 0.105), 0.98, 0, 1.8);
    p.pen([front(0.42, 0.075), front(0.58, 0.075)], 5);
    // Mirrors like ears.
    for (const [u, v] of [[0, -0.11], [1, 1.11]]) {
      p.pen([front(u, 0.86), front(v, 0.8), front(v, 0.74)], 4);
      p.area(front.round(v - 0.045, 0.6, v + 0.045, 0.76, 0.03), 0.15, 90, 2.4);
    }
    for (const u of [0.12, 0.78]) p.solid([front(u, 0), front(u + 0.12, 0), front(u + 0.12, -0.1), front(u, -0.1)]);
    // Lamps mirrored in the wet yard.
    for (const u of [0.15, 0.85]) {
      const [gx, gy] = at(x + w * u, 0, z - 0.7);
      for (let k = 0; k < 6; k++) p.pen([[gx - 16 + k * 2, gy + 6 + k * 11], [gx + 18 - k * 2, gy + 6 + k * 11]], 3.4, '#fff');
    }
    if (dirty) for (let k = 0; k < 34; k++) p.solid(oval(...front(0.06 + p.random() * 0.9, 0.13 + p.random() * p.random() * 0.28), 1.4 + p.random() * 2.4, 1.2 + p.random() * 1.6));
  };
  for (let i = 5; i >= 0; i--) bus(-11.35 + i * 3.7 + (i > 2 ? 0.25 : 0), 9.4 + i * 1.5, ['7 MARKET', '31 WEIR', '12 RING', '4 BRIDGE', '31 WEIR', '9 HILL'][i], i !== 2);
  // Somebody on the way to the first duty, to give the buses their size.
  const [mx, my] = at(-8.86, 0, 8.7), u = 1000 / 8.7;
  const figure = [
    [[-0.34, 0.02], [-0.18, -0.02], [0.0, 0.7], [0.1, 0.4], [0.16, 0.05], [0.3, 0.0], [0.3, 0.06], [0.24, 0.12], [0.24, 0.42], [0.18, 0.92], [-0.17, 0.92], [-0.14, 0.5], [-0.26, 0.14]],
    [[-0.2, 0.7], [0.22, 0.7], [0.24, 1.35], [0.1, 1.47], [-0.1, 1.47], [-0.24, 1.35]],
    [[-0.2, 1.38], [-0.36, 1.02], [-0.3, 0.72], [-0.22, 0.74], [-0.25, 1.02], [-0.14, 1.2]],
    [[0.2, 1.38], [0.36, 1.05], [0.46, 0.9], [0.4, 0.84], [0.28, 1.0], [0.14, 1.2]],
    [[-0.13, 1.68], [0.19, 1.66], [0.19, 1.69], [0.12, 1.72], [0.1, 1.8], [-0.1, 1.81], [-0.13, 1.74]],
    [[0.36, 0.88], [0.54, 0.88], [0.54, 0.62], [0.36, 0.62]],
  ].map(points => points.map(([x, y]) => [mx + x * u, my - y * u]));
  figure.push(oval(mx, my - 1.62 * u, 0.12 * u, 0.16 * u));
  for (const part of figure) p.stroke(part, 9, '#fff', true);
  for (const part of figure) p.solid(part);
  p.shade(mx + 0.2 * u, my + 6, 1.1 * u, 0.12 * u, 0.85);
  p.stroke([[mx + 0.12 * u, my - 1.38 * u], [mx + 0.16 * u, my - 0.74 * u]], 4, '#fff');
  p.stroke([[mx - 0.12 * u, my - 1.38 * u], [mx - 0.14 * u, my - 0.74 * u]], 4, '#fff');
  p.stroke([[mx - 0.19 * u, my - 0.95 * u], [mx + 0.19 * u, my - 0.95 * u]], 5, '#fff');
  return p;
};

scenes.laundry = () => {
  const p = new Plate(1200, 780), hor = 300;
  const at = camera(p, { x: 0, y: 1.75, horizon: hor, focus: 760, centre: 330 });
  // Room: ceiling, end wall, side walls, floor.
  const zEnd = 19, left = -2.6, right = 6.2, top = 3.6;
  const quad = (...points) => points.map(q => at(...q));
  p.area([[0, 0], [1200, 0], [1200, 780], [0, 780]], 0.8, 0, 0);
  p.area(quad([left, top, 1.5], [right, top, 1.5], [right, top, zEnd], [left, top, zEnd]), 0.3, 0, 2);
  p.area(quad([left, 0, 1.2], [left, 0, zEnd], [left, top, zEnd], [left, top, 1.2]), p.fade(0, 0, 300, 0, 0.55, 0.72), 90, 2);
  p.area(quad([right, 0, 1.2], [right, 0, zEnd], [right, top, zEnd], [right, top, 1.2]), p.fade(560, 0, 1200, 0, 0.7, 0.45), 90, 2);
  p.area(quad([left, 0, zEnd], [right, 0, zEnd], [right, top, zEnd], [left, top, zEnd]), 0.9, 0, 2.5);
  p.area(quad([left, 0, 1.2], [right, 0, 1.2], [right, 0, zEnd], [left, 0, zEnd]), p.fade(0, 380, 0, 780, 0.92, 0.72), 0, 2);
  for (let z = 2.5; z < zEnd; z *= 1.24) p.pen([at(left, 0, z), at(right, 0, z)], 1.6);
  for (let x = left; x < right; x += 1.1) p.pen([at(x, 0, 1.3), at(x, 0, zEnd)], 1.6);
  // Washers along the right wall.
  for (let z = 15.6; z > 4; z -= 2.3) {
    const wall = face(at, [right - 0.9, 0, z], [0, 0, 2.05], [0, 2.1, 0]);
    const end = face(at, [right - 0.9, 0, z], [0.9, 0, 0], [0, 2.1, 0]);
    const roof = face(at, [right - 0.9, 2.1, z], [0.9, 0, 0], [0, 0, 2.05]);
    p.area(end.rect(0, 0, 1, 1), 0.45, 90, 2.4);
    p.area(wall.rect(0, 0, 1, 1), 0.93, 0, 3);
    p.area(wall.rect(0.06, 0.82, 0.94, 0.96), 0.3, 0, 2);
    for (const u of [0.2, 0.36, 0.52]) p.solid(wall.disc(u, 0.89, 0.04, 0.035), '#fff');
    const [cx, cy] = wall(0.5, 0.44);
    p.area(wall.disc(0.5, 0.44, 0.36, 0.33), 0.75, 0, 3);
    p.area(wall.disc(0.5, 0.44, 0.28, 0.255), 0.12, 60, 2.6);
    p.light([wall(0.32, 0.5), wall(0.4, 0.62), wall(0.62, 0.36), wall(0.52, 0.28)], 0.75, 'lighten');
  }
  // Pipes under the ceiling, and a line of steam where one leaks.
  for (const [x, r] of [[-1.7, 0.16], [-0.9, 0.1], [0.3, 0.2], [1.5, 0.1], [3.2, 0.18], [4.4, 0.1]]) {
    const y = 3.15;
    p.area(quad([x - r, y, 1.1], [x + r, y, 1.1], [x + r, y, zEnd], [x - r, y, zEnd]), 0.82, 90, 2.6);
    p.area(quad([x + r * 0.1, y, 1.1], [x + r, y, 1.1], [x + r, y, zEnd], [x + r * 0.1, y, zEnd]), 0.25, 90, 0);
    for (let z = 2.4; z < zEnd; z *= 1.5) p.area(quad([x - r * 1.25, y, z], [x + r * 1.25, y, z], [x + r * 1.25, y, z * 1.04], [x - r * 1.25, y, z * 1.04]), 0.2, 0, 2);
  }
  // Hanging lamps.
  for (const z of [13, 8.5, 5.4]) {
    const [lx, ly] = at(1.0, 2.75, z), s = 760 / z;
    p.pen([[lx, ly - 0.85 * s], [lx, ly]], 2.6);
    p.glow(lx, ly + 0.15 * s, 0.9 * s, 0.9);
    p.area([[lx - 0.06 * s, ly], [lx + 0.06 * s, ly], [lx + 0.36 * s, ly + 0.2 * s], [lx - 0.36 * s, ly + 0.2 * s]], 0.08, 0, 2.4);
    p.area(oval(lx, ly + 0.21 * s, 0.16 * s, 0.07 * s), 1, 0, 2);
  }
  const cart = (x, z, broken) => {
    const w = 1.05, h = 0.8, d = 1.35, tilt = broken ? 0.16 : 0, y = 0.3;
    const base = (u, v, k) => at(x + w * u, y + h * v - tilt * (1 - u) * (broken ? 1.25 : 0), z + d * k);
    const plane = (f) => { f.rect = (a, b, c, e) => [f(a, b), f(c, b), f(c, e), f(a, e)]; return f; };
    const front = plane((u, v) => base(u, v, 0)), side = plane((u, v) => base(0, v, u));
    p.shade(...at(x + w * 0.55, 0, z + 0.3), 760 / z * 0.95, 760 / z * 0.2, 0.8);
    for (const [u, k] of [[0.86, 0.9], [0.12, 0.9], [0.88, 0.06], [0.12, 0.06]]) {
      if (broken && u < 0.5 && k < 0.5) continue;
      const [wx, wy] = at(x + w * u, 0.11, z + d * k), r = 760 / (z + d * k) * 0.115;
      p.area(oval(wx, wy, r * 0.8, r), 0.05, 0, 2.4);
      p.area(oval(wx, wy, r * 0.34, r * 0.42), 0.95, 0, 1.6);
      p.pen([[wx, wy - r], base(u, 0, k)], 5);
    }
    // Linen: bundles thrown one on the other, from the back to the front.
    const s = 760 / z;
    for (const [k, u, v, wide, high] of [[0.8, 0.3, 0.2, 0.34, 0.3], [0.75, 0.72, 0.16, 0.34, 0.26], [0.5, 0.5, 0.3, 0.4, 0.3],
      [0.4, 0.18, 0.06, 0.26, 0.2], [0.35, 0.82, 0.06, 0.24, 0.2], [0.15, 0.36, 0.02, 0.36, 0.24], [0.1, 0.74, 0.0, 0.28, 0.17]]) {
      const jig = () => 0.8 + p.random() * 0.4, [bx, by] = base(u, 1 + v * jig(), k), sz = 760 / (z + d * k);
      const rx = wide * sz * jig(), ry = high * sz * jig(), lean = (p.random() - 0.5) * 0.5 * rx;
      const path = new Path2D();
      path.moveTo(bx - rx, by + ry * 0.9);
      path.bezierCurveTo(bx - rx * 1.15, by + ry * 0.1, bx - rx * 0.85 + lean, by - ry * 0.75, bx - rx * 0.25 + lean, by - ry * 0.6);
      path.bezierCurveTo(bx + lean, by - ry * 1.05, bx + rx * 0.5 + lean, by - ry * 0.95, bx + rx * 0.62 + lean, by - ry * 0.4);
      path.bezierCurveTo(bx + rx * 1.05, by - ry * 0.4, bx + rx * 1.12, by + ry * 0.3, bx + rx, by + ry * 0.95);
      path.closePath();
      p.area(path, p.fade(bx - rx, by - ry, bx + rx * 0.4, by + ry, 0.99, 0.97, 0.72), 55, s > 120 ? 3 : 2);
      if (s < 70) continue;
      const fold = (x0, y0, cx, cy, x1, y1) => {
        const curve = new Path2D();
        curve.moveTo(bx + x0 * rx + lean, by + y0 * ry);
        curve.quadraticCurveTo(bx + cx * rx + lean * 0.5, by + cy * ry, bx + x1 * rx, by + y1 * ry);
        p.stroke(curve, 2.3);
      };
      fold(-0.25, -0.6, -0.05, -0.2, -0.3, 0.35);
      fold(0.62, -0.4, 0.3, -0.1, 0.45, 0.5);
      fold(-0.6, -0.2, -0.65, 0.2, -0.5, 0.6);
      if (p.random() < 0.6) fold(0.1, -0.45, 0.15, 0.0, 0.05, 0.5);
    }
    p.area(side.rect(0, 0, 1, 1), 0.25, 90, 3);
    p.area(front.rect(0, 0, 1, 1), p.fade(...front(0, 0), ...front(1, 0), 0.62, 0.85), 80, 3.4);
    p.area(front.rect(-0.03, 0.92, 1.03, 1.03), 0.95, 0, 3);
    p.area(side.rect(-0.02, 0.92, 1.0, 1.03), 0.7, 0, 2.4);
    for (const u of [0.33, 0.66]) p.pen([front(u, 0.02), front(u + 0.01, 0.92)], 2.6);
    // Tag: dark when mended.
    if (!broken) p.area(front.rect(0.4, 0.42, 0.62, 0.68), 0.04, 0, 2.4);
    else {
      const knot = front(0.5, 0.96);
      p.area([[knot[0] - 12, knot[1]], [knot[0] + 14, knot[1]], [knot[0] + 26, knot[1] + 74], [knot[0] + 6, knot[1] + 62], [knot[0] - 16, knot[1] + 80]], 0.18, 90, 3);
    }
    // A sheet hanging over the edge.
    if (!broken && p.random() < 0.75) {
      const o = 0.08 + p.random() * 0.2, path = new Path2D(), [sx, sy] = front(o, 1), [ex] = front(o + 0.3, 1);
      path.moveTo(sx, sy);
      path.bezierCurveTo(sx - 4, sy + 0.2 * s, sx + 5, sy + 0.35 * s, sx + 8, sy + 0.42 * s);
      path.lineTo(ex - 8, sy + 0.34 * s);
      path.bezierCurveTo(ex, sy + 0.2 * s, ex - 5, sy + 0.1 * s, ex, sy);
      path.closePath();
      p.area(path, 0.98, 0, 3);
      p.pen([[sx + (ex - sx) * 0.35, sy + 6], [sx + (ex - sx) * 0.42, sy + 0.36 * s]], 2);
      p.pen([[sx + (ex - sx) * 0.7, sy + 4], [sx + (ex - sx) * 0.66, sy + 0.3 * s]], 2);
    }
  };
  for (let i = 7; i >= 0; i--) cart(1.25, 3.35 + i * 1.75, false);
  cart(-0.75, 3.5, true);
  // The wheel that came off.
  const [wx, wy] = at(-1.05, 0.0, 2.95), r = 34;
  p.area(oval(wx, wy, r * 1.25, r * 0.55), 0.05, 0, 3);
  p.area(oval(wx, wy - 5, r * 0.6, r * 0.24), 0.95, 0, 2);
  return p;
};

scenes.lockers = () => {
  const p = new Plate(1200, 780);
  p.area([[0, 0], [1200, 0], [1200, 780], [0, 780]], p.fade(0, 0, 0, 180, 0.75, 0.92), 0, 0);
  p.area([[0, 668], [1200, 668], [1200, 780], [0, 780]], p.fade(0, 668, 0, 780, 0.5, 0.78), 0, 3);
  const wide = 117, top = 152, foot = 660;
  p.area([[0, top], [1200, top], [1200, 676], [0, 676]], 0.2, 90, 3.5);
  p.area([[0, top - 16], [1200, top - 16], [1200, top], [0, top]], 0.7, 0, 3);
  const vents = (x, y) => { for (let k = 0; k < 5; k++) p.pen([[x + 32, y + k * 13], [x + wide - 34, y + k * 13]], 4); };
  const open = new Map([[3, 0.42], [7, 0.3]]);
  for (let i = 0; i < 11; i++) {
    const x = -20 + i * wide;
    if (open.has(i)) {
      p.area([[x + 5, top + 6], [x + wide - 3, top + 6], [x + wide - 3, foot], [x + 5, foot]], 0.07, 90, 3);
      p.area([[x + 10, top + 96], [x + wide - 8, top + 96], [x + wide - 8, top + 104], [x + 10, top + 104]], 0.9, 0, 2);
    } else {
      const tone = 0.86 - 0.2 * hash(i, 3);
      p.area([[x + 4, top + 5], [x + wide - 3, top + 5], [x + wide - 3, foot], [x + 4, foot]], p.fade(x, 0, x + wide, 0, tone + 0.1, tone - 0.16), 90, 3.2);
      vents(x, top + 40); vents(x, foot - 84);
      p.area([[x + 38, top + 126], [x + 80, top + 126], [x + 80, top + 152], [x + 38, top + 152]], 0.98, 0, 2.4);
      p.text(String(61 + i), x + 59, top + 140, 21);
      p.area(oval(x + wide - 22, 410, 7, 15), 0.1, 0, 2.4);
      p.solid(oval(x + wide - 24, 405, 2, 4), '#fff');
      if (i === 5) {  // a picture postcard
        p.area([[x + 22, 250], [x + 90, 244], [x + 94, 292], [x + 26, 298]].map(([a, b]) => [a, b + 66]), 0.95, 0, 2.4);
        p.pen([[x + 30, 352], [x + 52, 326], [x + 66, 342], [x + 78, 330], [x + 90, 348]], 2.6);
      }
    }
  }
  // Behind the open doors: a coat that will not go in, and a shelf of lunch boxes.
  const cx = -20 + 3 * wide + 58;
  p.area([[cx - 30, top + 96], [cx - 30, top + 62], [cx + 4, top + 62], [cx + 4, top + 96]], 0.97, 0, 3);
  p.pen([[cx - 30, top + 74], [cx + 4, top + 74]], 3);
  p.area(oval(cx + 28, top + 80, 13, 16), 0.95, 0, 3);
  const coat = new Path2D(`M${cx - 6} 292 C${cx - 44} 296 ${cx - 54} 330 ${cx - 60} 380 L${cx - 84} 560 C${cx - 60} 584 ${cx - 30} 570 ${cx - 10} 590 C${cx + 16} 576 ${cx + 46} 592 ${cx + 70} 566 L${cx + 50} 372 C${cx + 46} 326 ${cx + 34} 298 ${cx + 4} 292 Z`);
  p.area(coat, p.fade(cx - 80, 0, cx + 60, 0, 0.85, 0.6, 0.32), 78, 4);
  p.pen([[cx, 300], [cx - 4, 400], [cx - 8, 586]], 4);
  for (const y of [350, 400, 450, 500]) p.solid(oval(cx + 10, y, 5, 5));
  p.pen([[cx - 44, 340], [cx - 52, 430], [cx - 70, 540]], 3); p.pen([[cx + 34, 340], [cx + 42, 430], [cx + 52, 540]], 3);
  p.area([[cx - 50, 470], [cx - 20, 466], [cx - 18, 500], [cx - 50, 506]], 0.7, 0, 3);
  p.area([[cx + 18, 466], [cx + 44, 470], [cx + 46, 504], [cx + 18, 500]], 0.35, 0, 3);
  p.area([[cx - 6, 292], [cx - 30, 310], [cx - 8, 338], [cx, 304], [cx + 10, 338], [cx + 28, 310], [cx + 4, 292]], 0.9, 0, 3);
  const gx = -20 + 7 * wide + 58;
  p.area([[gx - 34, top + 96], [gx - 34, top + 54], [gx + 18, top + 54], [gx + 18, top + 96]], 0.9, 0, 3);
  p.pen([[gx - 34, top + 68], [gx + 18, top + 68]], 3); p.pen([[gx - 20, top + 54], [gx - 12, top + 42], [gx - 2, top + 42], [gx + 4, top + 54]], 4);
  const scarf = new Path2D(`M${gx - 26} 300 C${gx - 40} 400 ${gx - 12} 470 ${gx - 24} 560 L${gx + 4} 564 C${gx + 12} 470 ${gx - 8} 400 ${gx + 2} 300 Z`);
  p.area(scarf, 0.9, 0, 3.4);
  for (let y = 316; y < 550; y += 30) p.pen([[gx - 32, y], [gx + 6, y + 6]], 9);
  for (let k = 0; k < 6; k++) p.pen([[gx - 24 + k * 5.4, 560], [gx - 26 + k * 6, 584]], 2.4);
  // The doors themselves, swung to the left.
  for (const [i, share] of open) {
    const x = -20 + i * wide + 5, far = x - wide * share;
    p.area([[x, top + 6], [far, top - 18], [far, foot + 30], [x, foot]], p.fade(far, 0, x, 0, 0.92, 0.66), 90, 3.6);
    for (let k = 0; k < 5; k++) p.pen([[x - 12, top + 46 + k * 13], [far + 12, top + 30 + k * 14]], 3.4);
    for (let k = 0; k < 5; k++) p.pen([[x - 12, foot - 90 + k * 13], [far + 12, foot - 72 + k * 14]], 3.4);
    p.area([[x - 10, 296], [far + 9, 292], [far + 9, 350], [x - 10, 348]], 0.98, 0, 2.6);
    p.pen([[x - 14, 312], [far + 14, 310]], 2.4); p.pen([[x - 14, 328], [far + 14, 328]], 2.4);
  }
  // On top: boots, a helmet, a roll of tape, a suitcase.
  const boot = (x, y, s, flip) => {
    const m = ([a, b]) => [x + (flip ? -a : a) * s, y + b * s];
    const outline = [[0, 0], [0, -16], [4, -34], [2, -80], [34, -82], [36, -42], [48, -30], [76, -24], [84, -10], [84, 0]].map(m);
    p.area(outline, p.fade(x, 0, x + 84 * s, 0, 0.12, 0.4), 60, 3.4);
    p.area([[-2, 0], [86, 0], [86, 9], [42, 9], [40, 5], [26, 5], [24, 9], [-2, 9]].map(m), 0.03, 0, 2);
    for (let k = 0; k < 4; k++) p.stroke([m([24 + k * 4, -66 + k * 11]), m([38 + k * 5, -62 + k * 10])], 3.4, '#fff');
    p.stroke([m([6, -76]), m([30, -78])], 3, '#fff');
  };
  boot(96, 127, 1.05); boot(128, 129, 1.05);
  boot(968, 127, 1.0, true); boot(1050, 128, 1.0, true);
  p.area(new Path2D('M560 136 C556 72 690 72 686 136 Z'), p.fade(560, 0, 686, 0, 0.98, 0.7, 0.4), 80, 3.6);
  p.area([[536, 136], [544, 126], [704, 126], [710, 136]], 0.92, 0, 3.4);
  p.pen([[606, 92], [606, 124]], 3); p.pen([[640, 92], [640, 124]], 3);
  p.area([[286, 136], [286, 66], [430, 66], [430, 136]], 0.55, 45, 3.6);
  p.area([[286, 92], [430, 92], [430, 102], [286, 102]], 0.95, 0, 2.4); p.pen([[334, 66], [338, 48], [378, 48], [382, 66]], 6);
  p.area(oval(800, 104, 32, 32), 0.85, { ring: [800, 104, 1] }, 3.4); p.area(oval(800, 104, 14, 14), 0.2, 0, 3);
  // A bench, and the cat.
  p.shade(640, 744, 480, 26, 0.75);
  p.area([[250, 650], [980, 650], [1010, 682], [222, 682]], 0.95, 0, 4);
  p.area([[222, 682], [1010, 682], [1010, 702], [222, 702]], 0.42, 0, 3.6);
  for (const x of [286, 930]) p.area([[x, 702], [x + 22, 702], [x + 18, 766], [x + 4, 766]], 0.1, 90, 3);
  p.pen([[258, 665], [700, 662], [994, 668]], 1.8);
  const cat = new Path2D('M812 652 C790 650 784 610 796 580 C800 566 800 556 798 544 C794 528 796 512 804 500 L802 470 L822 486 C832 482 842 482 850 486 L868 468 L868 500 C878 514 878 532 868 544 C866 554 872 562 882 578 C904 612 898 646 886 654 Z');
  p.stroke(cat, 9, '#fff'); p.solid(cat);
  const tail = new Path2D('M884 646 C930 656 946 630 934 600 C930 588 944 580 950 592 C970 632 944 682 884 660 Z');
  p.stroke(tail, 7, '#fff'); p.solid(tail);
  for (const x of [820, 851]) { p.solid(oval(x, 514, 8, 6), '#fff'); p.solid(oval(x, 514, 2.4, 6)); }
  p.solid([[832, 526], [842, 526], [837, 531]], '#fff');
  for (const [y, k] of [[528, -4], [532, 2]]) { p.stroke([[828, y], [784, y + k]], 2, '#fff'); p.stroke([[846, y], [890, y + k]], 2, '#fff'); }
  p.stroke([[826, 652], [828, 606]], 3, '#fff'); p.stroke([[860, 652], [858, 606]], 3, '#fff');
  p.area([[330, 650], [330, 588], [424, 588], [424, 650]], 0.8, 90, 3.6);
  p.area([[326, 588], [348, 566], [406, 566], [428, 588]], 0.5, 0, 3.6); p.pen([[362, 566], [364, 548], [390, 548], [392, 566]], 5);
  p.area([[462, 650], [466, 582], [500, 582], [504, 650]], 0.3, 90, 3.4); p.area([[468, 582], [470, 560], [496, 560], [498, 582]], 0.92, 0, 3.4);
  return p;
};

scenes.door = () => {
  const p = new Plate(1200, 440);
  // Sky, yard and the long wall of the works with its door to the right.
  p.area([[0, 0], [1200, 0], [1200, 440], [0, 440]], p.fade(0, 0, 0, 330, 0.4, 0.62, 0.78), 74, 0);
  p.area([[0, 330], [40, 250], [40, 190], [120, 190], [120, 236], [190, 236], [230, 212], [230, 160], [246, 160], [246, 204], [300, 236], [420, 236], [420, 330]], 0.34, 90, 3);
  p.area([[0, 326], [1200, 326], [1200, 440], [0, 440]], p.fade(0, 326, 0, 440, 0.62, 0.84), 0, 3);
  p.area([[640, 20], [1200, -20], [1200, 350], [640, 336]], p.fade(640, 0, 1200, 0, 0.8, 0.94), 0, 4);
  for (let y = 44, row = 0; y < 336; y += 22, row++) for (let x = 646 + (row % 2) * 24; x < 1196; x += 48) {
    const lean = (1200 - x) / 560, yy = y + (y < 120 ? 6 * lean : 0);
    if (hash(x, y) > 0.35) p.pen([[x, yy], [x + 26, yy]], 1.8);
    if (hash(y, x) > 0.86) p.area([[x, yy], [x + 42, yy], [x + 42, yy + 18], [x, yy + 18]], 0.55, 0, 1.6);
  }
  for (const x of [684, 776]) {
    p.area([[x, 70], [x + 62, 66], [x + 62, 168], [x, 170]], 0.12, 60, 3.4);
    p.pen([[x + 31, 68], [x + 31, 169]], 3, '#fff'); p.pen([[x, 120], [x + 62, 117]], 3, '#fff');
    p.area([[x - 6, 170], [x + 68, 168], [x + 68, 178], [x - 6, 180]], 0.9, 0, 2.4);
  }
  // The door: planks, hinges, a handle, a lamp over it and a notice that says nothing useful.
  p.area([[912, 74], [1110, 66], [1110, 350], [912, 346]], 0.9, 0, 4);
  p.area([[926, 88], [1096, 82], [1096, 348], [926, 345]], p.fade(926, 0, 1096, 0, 0.42, 0.24), 90, 4);
  for (const x of [960, 994, 1028, 1062]) p.pen([[x, 88], [x, 346]], 3.4);
  for (const y of [122, 292]) p.area([[926, y], [1040, y - 2], [1054, y + 6], [1040, y + 14], [926, y + 16]], 0.04, 0, 3);
  p.area([[1066, 206], [1084, 206], [1084, 250], [1066, 250]], 0.95, 0, 3.4);
  p.stroke([[1075, 220], [1040, 220], [1036, 228]], 11, '#fff'); p.stroke([[1075, 220], [1040, 220], [1036, 228]], 6);
  p.area([[968, 164], [1024, 162], [1026, 198], [970, 200]], 1, 0, 3); p.text('PUSH', 997, 181, 17, { turn: -0.03 });
  p.glow(1010, 60, 210, 0.85);
  p.pen([[1010, 22], [1010, 40]], 4); p.area([[976, 58], [1000, 38], [1020, 38], [1044, 58]], 0.06, 0, 3); p.area(oval(1010, 60, 18, 7), 1, 0, 3);
  p.area([[900, 346], [1126, 350], [1136, 362], [892, 358]], 0.85, 0, 3.4);
  // A gutter that leaks, and the puddle under it.
  p.area([[634, 20], [650, 19], [650, 336], [634, 336]], 0.3, 90, 3); p.area(oval(650, 352, 74, 9), 0.98, 0, 3); p.stroke(oval(650, 352, 40, 4), 2);
  // Eleven people, seen from behind; none of them on holiday.
  const person = (x, foot, u, kind) => {
    const at = ([a, b]) => [x + a * u, foot - b * u];
    const coat = { long: [[-0.26, 0.42], [0.26, 0.42], [0.25, 1.2], [0.2, 1.36], [0.07, 1.43], [-0.07, 1.43], [-0.2, 1.36], [-0.25, 1.2]],
      short: [[-0.24, 0.72], [0.24, 0.72], [0.26, 1.2], [0.2, 1.36], [0.07, 1.43], [-0.07, 1.43], [-0.2, 1.36], [-0.26, 1.2]],
      wide: [[-0.32, 0.5], [0.32, 0.5], [0.32, 1.14], [0.24, 1.34], [0.08, 1.42], [-0.08, 1.42], [-0.24, 1.34], [-0.32, 1.14]] }[kind.coat];
    const legs = [[-0.16, 0.0], [-0.02, 0.0], [-0.02, 0.75], [0.03, 0.75], [0.03, 0.0], [0.18, 0.0], [0.17, 0.8], [-0.17, 0.8]];
    p.shade(x + 0.1 * u, foot + 3, 0.7 * u, 0.09 * u, 0.75);
    p.stroke(legs.map(at), 7, '#fff', true); p.solid(legs.map(at));
    p.stroke(coat.map(at), 8, '#fff', true);
    p.area(coat.map(at), kind.tone, kind.way ?? 80, 3.4);
    if (kind.tone > 0.3) p.pen([at([0.01, coat[0][1] + 0.02]), at([0.02, 1.3])], 2.6);
    const [hx, hy] = at([0, 1.58]), r = 0.135 * u;
    p.stroke(oval(hx, hy, r, r * 1.2), 7, '#fff'); p.area(oval(hx, hy, r, r * 1.2), kind.hair ?? 0.05, { ring: [hx, hy + 20, 1] }, 3);
    if (kind.hat === 'cap') { p.area([[-0.15, 1.6], [0.15, 1.6], [0.13, 1.74], [0, 1.78], [-0.13, 1.74]].map(at), 0.1, 0, 3); }
    if (kind.hat === 'wool') { p.area([[-0.16, 1.56], [0.16, 1.56], [0.13, 1.76], [0, 1.82], [-0.13, 1.76]].map(at), 0.7, 90, 3); p.area(oval(...at([0, 1.85]), 0.06 * u, 0.06 * u), 0.95, 0, 2.6); p.area([[-0.17, 1.54], [0.17, 1.54], [0.17, 1.62], [-0.17, 1.62]].map(at), 0.95, 0, 2.6); }
    if (kind.hat === 'hood') p.area([[-0.17, 1.4], [0.17, 1.4], [0.19, 1.6], [0.1, 1.76], [0, 1.8], [-0.1, 1.76], [-0.19, 1.6]].map(at), kind.tone, kind.way ?? 80, 3.4);
    if (kind.hat === 'paper') { p.area([[-0.34, 1.72], [0, 1.86], [0.36, 1.7], [0.32, 1.62], [0, 1.76], [-0.32, 1.64]].map(at), 1, 0, 3); p.pen([at([0.24, 1.3]), at([0.36, 1.5]), at([0.28, 1.7])], 0.1 * u); }
    if (kind.bag) { p.area([[0.26, 0.42], [0.5, 0.42], [0.5, 0.68], [0.26, 0.68]].map(at), 0.8, 45, 3); p.pen([at([0.3, 0.68]), at([0.36, 0.8]), at([0.44, 0.68])], 3.4); p.pen([at([0.24, 1.25]), at([0.34, 0.95]), at([0.37, 0.78])], 0.09 * u); }
    if (kind.umbrella) {
      const [cx, cy] = at([0.08, 1.95]), w = 0.74 * u, h = 0.42 * u;
      p.stroke([[cx, cy], at([0.2, 1.1])], 7, '#fff'); p.stroke([[cx, cy], at([0.2, 1.1])], 3.6);
      const dome = new Path2D(`M${cx - w} ${cy + h * 0.55} C${cx - w * 0.9} ${cy - h * 0.9} ${cx + w * 0.9} ${cy - h * 0.9} ${cx + w} ${cy + h * 0.55} Q${cx + w * 0.75} ${cy + h * 0.2} ${cx + w * 0.5} ${cy + h * 0.5} Q${cx + w * 0.25} ${cy + h * 0.2} ${cx} ${cy + h * 0.5} Q${cx - w * 0.25} ${cy + h * 0.2} ${cx - w * 0.5} ${cy + h * 0.5} Q${cx - w * 0.75} ${cy + h * 0.2} ${cx - w} ${cy + h * 0.55} Z`);
      p.stroke(dome, 9, '#fff'); p.area(dome, p.fade(cx - w, 0, cx + w, 0, kind.umbrella, kind.umbrella * 0.45), { ring: [cx, cy + h * 1.4, 0.8] }, 3.8);
      for (const k of [-0.5, 0, 0.5]) p.pen([[cx + w * k * 0.25, cy - h * 0.5], [cx + w * k, cy + h * 0.48]], 2.6);
      p.stroke([[cx, cy - h * 0.5], [cx, cy - h * 0.75]], 4);
    }
  };
  person(70, 372, 118, { coat: 'long', tone: 0.2, umbrella: 0.95, bag: true });
  person(176, 366, 110, { coat: 'short', tone: 0.75, hat: 'wool' });
  person(262, 378, 124, { coat: 'wide', tone: 0.5, hat: 'paper', way: 60 });
  person(378, 368, 116, { coat: 'long', tone: 0.85, umbrella: 0.3 });
  person(474, 380, 112, { coat: 'short', tone: 0.12, hat: 'cap', bag: true });
  person(556, 372, 126, { coat: 'long', tone: 0.6, hat: 'hood' });
  person(640, 388, 108, { coat: 'wide', tone: 0.9, hat: 'wool', way: 0 });
  person(724, 376, 122, { coat: 'short', tone: 0.35, umbrella: 0.85 });
  person(828, 392, 116, { coat: 'long', tone: 0.1, hair: 0.6, bag: true });
  person(906, 382, 112, { coat: 'short', tone: 0.7, hat: 'hood', way: 60 });
  person(1150, 396, 122, { coat: 'long', tone: 0.5, hat: 'cap' });
  // A dog, dry-eyed and wet.
  const dog = new Path2D('M1004 404 L1004 378 C1000 366 1008 358 1022 358 L1052 358 C1054 346 1062 338 1072 342 L1086 350 L1084 358 L1074 360 C1074 372 1070 378 1070 386 L1070 404 L1062 404 L1060 384 L1018 384 L1014 404 Z M1004 372 C990 364 988 352 994 346 C994 358 1000 362 1010 364 Z');
  p.stroke(dog, 8, '#fff'); p.solid(dog); p.solid(oval(1072, 349, 2, 2), '#fff');
  // Rain over it all.
  for (let k = 0; k < 210; k++) {
    const x = p.random() * 1260 - 30, y = p.random() * 420, long = 16 + p.random() * 30;
    p.stroke([[x, y], [x - long * 0.28, y + long]], k % 3 ? 2.2 : 1.6, k % 3 ? '#fff' : '#000');
  }
  for (let k = 0; k < 46; k++) { const x = p.random() * 1200, y = 396 + p.random() * 40; p.stroke([[x - 7, y - 5], [x, y], [x + 7, y - 5]], 1.8, k % 2 ? '#fff' : '#000'); }
  return p;
};
