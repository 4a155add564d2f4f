scenes.tray = () => {
  const p = new Plate(1200, 780);
  // Table of planks.
  p.area([[0, 0], [1200, 0], [1200, 780], [0, 780]], 0.5, -4, 0);
  for (const [y, k] of [[120, 0.44], [286, 0.52], [452, 0.46], [618, 0.54]]) {
    p.area([[0, y], [1200, y - 70], [1200, y + 96], [0, y + 166]], k, -4, 3);
  }
  // The tray, with a rim, and its shadow.
  const slab = (x, y, w, h, r, lean) => {
    const path = new Path2D();
    path.moveTo(x + lean + r, y);
    path.lineTo(x + w - lean - r, y);
    path.quadraticCurveTo(x + w - lean, y, x + w - lean + 8, y + r);
    path.lineTo(x + w - 4, y + h - r);
    path.quadraticCurveTo(x + w, y + h, x + w - r, y + h);
    path.lineTo(x + r, y + h);
    path.quadraticCurveTo(x, y + h, x + 4, y + h - r);
    path.lineTo(x + lean - 8, y + r);
    path.quadraticCurveTo(x + lean, y, x + lean + r, y);
    path.closePath();
    return path;
  };
  p.light(slab(92, 214, 1056, 520, 70, 92), 0.3);
  p.area(slab(70, 188, 1056, 520, 70, 92), 0.72, 0, 4.5);
  p.area(slab(70, 176, 1056, 516, 70, 92), 0.97, 20, 4);
  p.area(slab(112, 206, 972, 452, 56, 78), p.fade(100, 200, 1080, 680, 0.7, 0.9), 20, 3);
  // Soup: a bowl from above, with a rim and rings of shade.
  p.shade(412, 486, 300, 130, 0.7);
  const bowl = new Path2D('M178 394 C186 520 266 580 386 580 C506 580 586 520 594 394 Z');
  p.area(bowl, p.fade(178, 0, 594, 0, 0.98, 0.84, 0.3), { ring: [386, 250, 0.9] }, 4);
  p.area(oval(386, 390, 210, 92), 0.98, 0, 4);
  p.area(oval(386, 396, 176, 72), 0.42, { ring: [386, 396, 0.41] }, 3.4);
  p.light(oval(330, 372, 84, 22, -0.1), 0.85, 'lighten');
  for (const [x, y, r] of [[300, 410, 13], [352, 432, 11], [430, 378, 14], [470, 414, 12], [404, 426, 9], [388, 366, 9], [486, 386, 8]]) {
    p.area(oval(x, y, r * 1.3, r * 0.75, x), 0.97, 0, 2.6);
    p.pen([[x - r * 0.7, y + 1], [x + r * 0.6, y - 1]], 1.8);
  }
  p.area(new Path2D('M316 398 C330 380 352 384 356 396 C344 404 330 406 316 398 Z'), 0.1, 0, 2);
  for (const [x, k] of [[318, 0], [386, 26], [452, 6]]) {
    const steam = new Path2D();
    steam.moveTo(x, 316);
    steam.bezierCurveTo(x - 40, 270, x + 46, 232, x + 4, 180 - k);
    steam.bezierCurveTo(x - 36, 140 - k, x + 34, 104 - k, x + 10, 62 - k);
    p.stroke(steam, 13, '#fff'); p.stroke(steam, 3.4);
  }
  // A roll with three cuts.
  p.shade(770, 358, 150, 54, 0.75);
  const roll = new Path2D('M636 330 C630 262 700 226 774 230 C852 234 902 276 892 332 C886 374 838 384 764 382 C692 380 642 372 636 330 Z');
  p.area(roll, p.fade(660, 230, 850, 390, 0.97, 0.8, 0.28), { ring: [740, 150, 0.8] }, 4);
  for (const x of [690, 756, 822]) p.area(new Path2D(`M${x - 24} 304 C${x - 12} 270 ${x + 8} 252 ${x + 28} 246 C${x + 20} 272 ${x + 2} 296 ${x - 24} 304 Z`), 0.97, 0, 3);
  // The apple.
  p.shade(944, 566, 150, 44, 0.8);
  const apple = new Path2D('M920 418 C884 388 812 402 806 476 C802 540 852 588 892 580 C910 574 926 574 944 580 C988 588 1030 534 1024 470 C1018 404 956 390 920 418 Z');
  p.area(apple, p.fade(820, 420, 1010, 570, 0.95, 0.62, 0.14), { ring: [860, 440, 1] }, 4);
  p.light(oval(858, 456, 24, 34, 0.4), 0.99, 'lighten');
  p.area(new Path2D('M896 422 C906 434 934 434 946 420 C932 412 910 412 896 422 Z'), 0.06, 0, 2);
  p.pen([[921, 424], [924, 398], [938, 372]], 9);
  p.area(new Path2D('M930 396 C950 362 992 362 1006 380 C990 402 956 410 930 396 Z'), 0.4, 30, 3); p.pen([[934, 395], [998, 380]], 2.4);
  // Pudding in a dish, with cream.
  p.shade(694, 604, 150, 46, 0.75);
  const dish = new Path2D('M566 528 L592 604 C610 634 760 634 778 604 L804 528 Z');
  p.area(dish, p.fade(566, 0, 804, 0, 0.98, 0.7, 0.35), 82, 4);
  for (let k = 0; k < 9; k++) p.pen([[590 + k * 24, 542], [604 + k * 20, 618]], 2.2);
  p.area(oval(685, 524, 122, 34), 0.97, 0, 3.6);
  p.area(new Path2D('M592 520 C596 450 640 426 686 428 C732 426 774 450 778 520 C760 544 610 544 592 520 Z'), p.fade(600, 0, 775, 0, 0.6, 0.34, 0.12), { ring: [685, 440, 1] }, 3.4);
  p.area(new Path2D('M612 486 C606 440 650 418 686 420 C730 416 768 444 758 490 C754 508 742 506 738 488 C730 478 722 482 720 500 C716 520 700 518 698 498 C690 480 676 482 672 496 C668 512 652 510 652 492 C642 478 632 480 630 494 C626 506 614 502 612 486 Z'), 0.98, 0, 3.4);
  p.area(oval(686, 412, 15, 15), 0.06, 0, 3); p.solid(oval(681, 407, 4, 3), '#fff'); p.pen([[688, 400], [700, 376], [716, 368]], 3);
  // Spoon and napkin.
  p.area([[196, 566], [318, 622], [282, 676], [150, 640]], 0.98, 0, 3.4); p.pen([[208, 584], [300, 628]], 2); p.pen([[184, 606], [288, 648]], 2);
  p.area(new Path2D('M226 642 C360 616 420 626 478 640 C500 610 560 606 574 632 C580 660 516 676 484 654 C420 650 350 648 228 660 C218 656 218 646 226 642 Z'), p.fade(220, 630, 570, 670, 0.98, 0.75), 10, 3.6);
  p.stroke(oval(530, 640, 32, 16, 0.05), 2.2);
  // Price tags on strings.
  const tag = (x, y, w, words, hook, turn) => {
    const string = new Path2D();
    string.moveTo(...hook);
    string.quadraticCurveTo((hook[0] + x) / 2 + 18, Math.min(hook[1], y) - 6, x + 14, y);
    p.stroke(string, 7, '#fff'); p.stroke(string, 2.6);
    const c = Math.cos(turn), s = Math.sin(turn), m = ([a, b]) => [x + a * c - b * s, y + a * s + b * c];
    p.shade(x + w / 2 + 10, y + 14, w * 0.7, 46, 0.55);
    p.area([[0, 0], [26, -34], [w, -34], [w, 34], [26, 34]].map(m), 1, 0, 4);
    p.solid(oval(...m([22, 0]), 7, 7)); p.solid(oval(...m([22, 0]), 3.4, 3.4), '#fff');
    p.text(words, ...m([w / 2 + 18, 2]), 44, { turn });
  };
  tag(92, 300, 150, '31p', [224, 366], -0.12);
  tag(900, 250, 132, '9p', [872, 288], 0.1);
  tag(1012, 604, 150, '14p', [990, 540], 0.14);
  tag(766, 664, 150, '22p', [742, 616], 0.04);
  return p;
};

scenes.tram = () => {
  const p = new Plate(1200, 780), hor = 430;
  p.wash = true;
  const at = camera(p, { x: 0, y: 1.7, horizon: hor, focus: 820, centre: 300 });
  const quad = (...points) => points.map(q => at(...q));
  const zEnd = 26, left = -5, right = 9, eaves = 6.4, ridge = 9.2, mid = 2;
  p.area([[0, 0], [1200, 0], [1200, 780], [0, 780]], 0.6, 0, 0);
  // Roof: glass between ribs, and the glazed end.
  p.area(quad([left, eaves, 3], [mid, ridge, 3], [mid, ridge, zEnd], [left, eaves, zEnd]), 0.86, 25, 2);
  p.area(quad([right, eaves, 3], [mid, ridge, 3], [mid, ridge, zEnd], [right, eaves, zEnd]), 0.7, -25, 2);
  p.area(quad([left, 0, 2], [left, eaves, 2], [left, eaves, zEnd], [left, 0, zEnd]), p.fade(0, 0, 300, 0, 0.3, 0.5), 90, 2);
  p.area(quad([right, 0, 2], [right, eaves, 2], [right, eaves, zEnd], [right, 0, zEnd]), p.fade(560, 0, 1200, 0, 0.6, 0.32), 90, 2);
  p.area(quad([left, 0, zEnd], [right, 0, zEnd], [right, eaves, zEnd], [mid, ridge, zEnd], [left, eaves, zEnd]), 1, 0, 3);
  for (let x = left; x <= right; x += 1) p.pen([at(x, 0, zEnd), at(x, eaves + (ridge - eaves) * (1 - Math.abs(x - mid) / 7), zEnd)], 2);
  for (let y = 1; y < 9; y += 1.1) p.pen([at(left, y, zEnd), at(right, y, zEnd)].map(q => q), y > 6.4 ? 0.01 : 1.6);
  p.area(quad([left, 0, 1.5], [right, 0, 1.5], [right, 0, zEnd], [left, 0, zEnd]), p.fade(0, 430, 0, 780, 0.92, 0.62), 0, 2);
  // Windows down the right wall.
  for (let z = 22; z > 4; z -= 3.2) {
    p.area(quad([right, 2.2, z], [right, 5.6, z], [right, 5.6, z + 2.2], [right, 2.2, z + 2.2]), 0.97, 0, 3);
    for (let k = 1; k < 4; k++) p.pen([at(right, 2.2, z + 0.55 * k), at(right, 5.6, z + 0.55 * k)], 2);
    for (const y of [3.3, 4.4]) p.pen([at(right, y, z), at(right, y, z + 2.2)], 2);
  }
  for (let z = 24; z > 3.4; z /= 1.33) {
    const wide = Math.max(3, 60 / z);
    p.stroke([at(left, eaves, z), at(mid, ridge, z), at(right, eaves, z)], wide);
    p.stroke([at(left, eaves, z), at(right, eaves, z)], wide * 0.7);
    for (const x of [-3.2, -1.4, 0.3, 2, 3.7, 5.4, 7.2]) p.stroke([at(x, eaves, z), at(x, eaves + (ridge - eaves) * (1 - Math.abs(x - mid) / 7), z)], wide * 0.4);
    p.stroke([at(left, 0, z), at(left, eaves, z)], wide * 1.3); p.stroke([at(right, 0, z), at(right, eaves, z)], wide * 1.3);
  }
  // Pit and rails.
  p.area(quad([0.9, 0, 3.2], [2.3, 0, 3.2], [2.3, 0, 20], [0.9, 0, 20]), 0.1, 0, 3);
  for (const x of [0.75, 2.45]) p.stroke([at(x, 0.02, 3), at(x, 0.02, 22)], 6);
  // Jacks: posts with a screw and a claw.
  const jack = (jx, jz, inward) => {
    const s = 820 / jz, [bx, by] = at(jx, 0, jz), [tx, ty] = at(jx, 3.1, jz);
    p.area([[bx - 0.34 * s, by], [bx + 0.34 * s, by], [bx + 0.3 * s, by - 0.16 * s], [bx - 0.3 * s, by - 0.16 * s]], 0.2, 0, 3);
    p.area([[bx - 0.15 * s, by - 0.16 * s], [bx + 0.15 * s, by - 0.16 * s], [tx + 0.15 * s, ty], [tx - 0.15 * s, ty]], p.fade(bx - 0.15 * s, 0, bx + 0.15 * s, 0, 0.98, 0.3), 90, 3.4);
    for (let k = 1; k < 16; k++) { const yy = by - 0.2 * s - k * (by - ty - 0.3 * s) / 16; p.pen([[bx - 0.06 * s, yy], [bx + 0.06 * s, yy - 0.04 * s]], 2.4); }
    p.area([[tx - 0.22 * s, ty], [tx + 0.22 * s, ty], [tx + 0.22 * s, ty - 0.26 * s], [tx - 0.22 * s, ty - 0.26 * s]], 0.3, 0, 3.4);
    const [cx, cy] = at(jx, 1.35, jz);
    p.area([[cx - 0.2 * s, cy - 0.16 * s], [cx + inward * 0.75 * s, cy - 0.02 * s], [cx + inward * 0.75 * s, cy + 0.1 * s], [cx - 0.2 * s, cy + 0.16 * s]], 0.06, 0, 3);
  };
  jack(-0.5, 15, 1); jack(3.4, 14, -1);
  // The tram, lifted.
  const x = 0.35, w = 2.5, y = 1.35, h = 3.2, z = 6.3, d = 13;
  const front = face(at, [x, y, z], [w, 0, 0], [0, h, 0]), side = face(at, [x, y, z], [0, 0, d], [0, h, 0]);
  p.area(quad([x, y, z], [x + w, y, z], [x + w, y, z + d], [x, y, z + d]), 0.06, 0, 3);
  p.area(side.rect(0, 0, 1, 1), 0.36, 0, 3.4);
  p.area(side.rect(0, 0.42, 1, 0.5), 0.95, 0, 2.4);
  for (let k = 0; k < 6; k++) {
    const u = 0.02 + k * 0.163;
    p.area(side.rect(u, 0.52, u + 0.13, 0.88), 0.12, 90, 2.6);
    p.light([side(u + 0.02, 0.54), side(u + 0.05, 0.54), side(u + 0.09, 0.86), side(u + 0.05, 0.86)], 0.75, 'lighten');
  }
  const shell = [front(0.02, 0), front(0.98, 0), front(1, 0.4), front(0.98, 0.86), front(0.88, 0.97), front(0.5, 1.02), front(0.12, 0.97), front(0.02, 0.86), front(0, 0.4)];
  p.area(shell, p.fade(...front(0, 1), ...front(1, 0), 0.98, 0.86), 45, 4.4);
  p.area(front.round(0.28, 0.86, 0.72, 0.955, 0.02), 0.04, 0, 3); p.text('14', ...front(0.5, 0.907), 44, { colour: '#fff' });
  for (const [a, b] of [[0.06, 0.3], [0.33, 0.67], [0.7, 0.94]]) {
    p.area(front.round(a, 0.47, b, 0.82, 0.03), 0.1, 60, 3.4);
    p.light([front(a + 0.05, 0.48), front(a + 0.12, 0.48), front(a + 0.22, 0.81), front(a + 0.14, 0.81)], 0.78, 'lighten');
  }
  p.pen([front(0.5, 0.46), front(0.58, 0.72)], 4, '#fff');
  p.area([front(0, 0.36), front(1, 0.36), front(1, 0.42), front(0, 0.42)], 0.12, 0, 3);
  p.area(front.disc(0.5, 0.26, 0.085, 0.066), 1, 0, 4); p.stroke(front.disc(0.5, 0.26, 0.055, 0.043), 2.4, '#000', true);
  for (const u of [0.14, 0.86]) p.area(front.disc(u, 0.24, 0.045, 0.035), 0.85, 0, 3);
  p.area(front.round(0.02, -0.03, 0.98, 0.1, 0.02), 0.2, 0, 4);
  p.area(front.rect(0.43, -0.1, 0.57, 0.04), 0.05, 0, 3);
  // Pantograph, folded.
  const arm = (a, b, c) => p.pen([at(1.6, a, b), at(1.6, a + 0.55, b + c), at(1.6, a + 0.1, b + 2 * c)], 4);
  arm(y + h, z + 4, 0.8);
  jack(-0.45, 7.2, 1); jack(3.45, 6.6, -1);
  // The wheels, waiting on the floor: an axle with two.
  for (const [wx, wz] of [[5.1, 6.2], [6.2, 8.2]]) {
    const s = 820 / wz, a = at(wx, 0.42, wz), b = at(wx + 1.35, 0.42, wz + 0.5);
    p.shade((a[0] + b[0]) / 2, a[1] + 0.4 * s, 1.2 * s, 0.18 * s, 0.8);
    p.area(oval(...b, 0.22 * s, 0.38 * s), 0.3, 0, 3.4);
    p.area([[a[0], a[1] - 0.07 * s], [b[0], b[1] - 0.06 * s], [b[0], b[1] + 0.06 * s], [a[0], a[1] + 0.07 * s]], 0.85, 0, 3);
    p.area(oval(...a, 0.25 * s, 0.42 * s), 0.5, { ring: [a[0], a[1], 1.7] }, 4);
    p.area(oval(...a, 0.17 * s, 0.3 * s), 0.92, 0, 3); p.area(oval(...a, 0.06 * s, 0.1 * s), 0.05, 0, 3);
  }
  // Somebody under the tram, with a lamp.
  const [mx, my] = at(1.1, -0.5, 5.9), u = 820 / 5.9;
  p.glow(mx + 0.5 * u, my - 1.35 * u, 0.75 * u, 0.9);
  const body = [
    [[-0.2, 0.1], [0.21, 0.1], [0.2, 0.8], [0.23, 1.22], [0.17, 1.36], [0.06, 1.41], [-0.06, 1.41], [-0.17, 1.36], [-0.23, 1.22], [-0.19, 0.8]],
    [[0.1, 1.37], [0.23, 1.22], [0.36, 1.18], [0.42, 1.36], [0.36, 1.4], [0.31, 1.27], [0.24, 1.3]],
    [[-0.13, 1.37], [-0.24, 1.26], [-0.35, 0.98], [-0.22, 0.76], [-0.17, 0.8], [-0.26, 0.98], [-0.18, 1.14]],
  ].map(shape => shape.map(([a, b]) => [mx + a * u, my - b * u]));
  for (const shape of [...body, oval(mx, my - 1.56 * u, 0.11 * u, 0.14 * u)]) p.stroke(shape, 8, '#fff', true);
  for (const shape of [...body, oval(mx, my - 1.56 * u, 0.11 * u, 0.14 * u)]) p.solid(shape);
  for (const k of [-0.1, 0.1]) p.stroke([[mx + k * u, my - 1.38 * u], [mx + k * 1.1 * u, my - 0.78 * u]], 4, '#fff');
  p.stroke([[mx - 0.19 * u, my - 0.78 * u], [mx + 0.2 * u, my - 0.78 * u]], 4, '#fff');
  p.area([[mx + 0.36 * u, my - 1.42 * u], [mx + 0.46 * u, my - 1.42 * u], [mx + 0.46 * u, my - 1.62 * u], [mx + 0.36 * u, my - 1.62 * u]], 1, 0, 3);
  p.solid(new Path2D(`M${mx - 0.15 * u} ${my - 1.6 * u} A${0.15 * u} ${0.15 * u} 0 0 1 ${mx + 0.15 * u} ${my - 1.6 * u} L${mx + 0.22 * u} ${my - 1.58 * u} Z`));
  // The bench in front, with a vice and tools.
  p.area([[-10, 640], [372, 640], [420, 690], [-10, 700]], 0.95, 3, 4);
  p.area([[-10, 700], [420, 690], [420, 722], [-10, 738]], 0.35, 3, 4);
  p.area([[-10, 738], [404, 722], [404, 780], [-10, 780]], 0.12, 90, 3);
  p.area([[60, 642], [66, 604], [48, 600], [48, 566], [108, 566], [108, 586], [150, 586], [150, 604], [118, 608], [124, 642]], p.fade(48, 0, 150, 0, 0.7, 0.2), 60, 4);
  p.area([[126, 572], [176, 572], [176, 606], [140, 606], [140, 592], [126, 592]], 0.3, 90, 3.4); p.pen([[176, 590], [206, 590]], 7); p.pen([[206, 568], [206, 612]], 5);
  p.pen([[226, 668], [330, 650]], 11); p.stroke(oval(342, 648, 13, 9, -0.2), 8);
  p.area([[250, 682], [300, 688], [298, 696], [250, 690]], 0.9, 0, 3); p.area([[214, 676], [250, 680], [250, 692], [214, 688]], 0.1, 0, 3);
  p.area([[352, 660], [356, 618], [396, 618], [398, 660]], 0.98, 0, 3.6); p.stroke(oval(402, 640, 11, 13), 4); p.area(oval(376, 619, 20, 6), 0.1, 0, 3);
  for (const k of [0, 13]) { const steam = new Path2D(); steam.moveTo(368 + k, 608); steam.bezierCurveTo(358 + k, 594, 380 + k, 580, 370 + k, 562); p.stroke(steam, 6, '#fff'); p.stroke(steam, 2.4); }
  return p;
};

scenes.airport = () => {
  const p = new Plate(1200, 780);
  p.area([[0, 0], [1200, 0], [1200, 560], [0, 560]], p.fade(0, 0, 0, 560, 0.07, 0.14, 0.42), 0, 0);
  for (let k = 0; k < 70; k++) { const r = 1 + p.random() * 1.8; p.solid(oval(p.random() * 1200, p.random() * 380, r, r), '#fff'); }
  p.solid(new Path2D('M148 76 A52 52 0 1 0 200 132 A42 42 0 1 1 148 76 Z'), '#fff');
  // The terminal, far off, and the tower.
  p.area([[0, 500], [0, 458], [120, 448], [420, 448], [520, 470], [700, 470], [700, 500]], 0.06, 90, 2);
  for (let x = 12; x < 690; x += 22) if (hash(x, 1) > 0.25) p.solid([[x, 474], [x + 13, 474], [x + 13, 486], [x, 486]], '#fff');
  p.area([[300, 460], [308, 330], [330, 330], [338, 460]], 0.05, 90, 2); p.area([[286, 330], [276, 296], [362, 296], [352, 330]], 0.98, 0, 3);
  for (const x of [298, 319, 340]) p.pen([[x, 298], [x, 328]], 4);
  p.area([[280, 296], [296, 282], [342, 282], [358, 296]], 0.04, 0, 2); p.pen([[319, 282], [319, 246]], 3, '#fff');
  // Apron.
  p.area([[0, 500], [1200, 500], [1200, 780], [0, 780]], p.fade(0, 500, 0, 780, 0.4, 0.62, 0.5), 0, 2);
  p.light(oval(560, 690, 620, 90), 0.93, 'lighten');
  p.pen([[0, 742], [1200, 716]], 7, '#fff'); p.pen([[0, 566], [1200, 552]], 4, '#fff');
  // The aircraft's tail over everything.
  p.shade(960, 690, 460, 60, 0.7);
  const hull = new Path2D('M1210 300 C1010 296 860 330 636 372 C604 380 606 398 638 402 C820 424 1000 500 1210 520 Z');
  p.area(hull, p.fade(0, 300, 0, 520, 0.99, 0.88, 0.3), 6, 4.5);
  const fin = new Path2D('M724 356 L560 66 C556 54 566 48 580 48 L668 48 C680 48 690 54 698 64 L960 318 C880 326 800 342 724 356 Z');
  p.area(fin, p.fade(580, 60, 900, 320, 0.99, 0.9), 60, 4.5);
  p.area(new Path2D('M604 144 L776 140 L842 204 L642 210 Z'), 0.06, 0, 3); p.area(new Path2D('M654 232 L866 228 L890 252 L668 256 Z'), 0.06, 0, 3);
  p.pen([[590, 50], [750, 352]], 3);
  p.area(new Path2D('M786 392 L470 330 L430 330 L440 346 L740 420 Z'), p.fade(430, 330, 780, 420, 0.95, 0.6), 20, 4);
  for (let k = 0; k < 7; k++) { p.area(oval(900 + k * 48, 372 - k * 1, 12, 17), 0.05, 0, 3); p.solid(oval(896 + k * 48, 366 - k, 3, 5), '#fff'); }
  p.area([[1080, 420], [1084, 346], [1132, 344], [1132, 430]], 0.97, 0, 3);
  p.pen([[660, 388], [900, 424], [1200, 480]], 2.4);
  // A flood lamp.
  p.pen([[60, 640], [60, 232]], 8, '#fff'); p.pen([[60, 640], [60, 232]], 4);
  p.area([[40, 232], [112, 214], [118, 236], [46, 254]], 0.98, 0, 3);
  p.glow(84, 236, 200, 0.85);
  // Train of dollies, with the tug in front.
  const wheel = (x, y, r) => { p.area(oval(x, y, r, r), 0.04, 0, 4); p.solid(oval(x, y, r * 0.44, r * 0.44), '#fff'); p.solid(oval(x, y, r * 0.16, r * 0.16)); };
  const patterns = [[0.95, 0], [0.12, 90], [0.55, 45], [0.72, 0], [0.3, 0], [0.86, 90], [0.2, -45]];
  const suitcase = (x, y, w, h, kind, turn = 0) => {
    const c = Math.cos(turn), s = Math.sin(turn), m = ([a, b]) => [x + a * c - b * s, y + a * s + b * c];
    const [tone, way] = patterns[kind % patterns.length], edge = tone < 0.4 ? '#fff' : '#000';
    p.stroke([m([w * 0.36, -h]), m([w * 0.38, -h - 10]), m([w * 0.62, -h - 10]), m([w * 0.64, -h])], 9, '#fff');
    p.stroke([m([w * 0.36, -h]), m([w * 0.38, -h - 10]), m([w * 0.62, -h - 10]), m([w * 0.64, -h])], 4.5);
    p.area([[4, 0], [w - 4, 0], [w, -6], [w, -h + 6], [w - 6, -h], [6, -h], [0, -h + 6], [0, -6]].map(m), tone, way, 4);
    if (kind % 3 === 0) for (const k of [0.25, 0.75]) p.stroke([m([w * k, -2]), m([w * k, -h + 2])], 4, edge);
    if (kind % 3 === 1) p.stroke([m([3, -h * 0.55]), m([w - 3, -h * 0.55])], 4, edge);
    if (kind % 4 === 2) p.solid([[w * 0.6, -h * 0.3], [w * 0.84, -h * 0.36], [w * 0.87, -h * 0.62], [w * 0.63, -h * 0.56]].map(m), '#fff');
    p.stroke([[4, 0], [w - 4, 0], [w, -6], [w, -h + 6], [w - 6, -h], [6, -h], [0, -h + 6], [0, -6]].map(m), 3.4, '#000', true);
  };
  const ground = 690;
  for (let i = 3; i >= 0; i--) {
    const x = 330 + i * 186, y = ground - 44;
    p.shade(x + 80, ground + 4, 110, 20, 0.85);
    if (i < 3) p.pen([[x + 158, ground - 28], [x + 192, ground - 28]], 7);
    suitcase(x + 8, y, 62, 74, i); suitcase(x + 76, y, 72, 58, i + 3);
    suitcase(x + 16, y - 78, 80, 40, i + 5, i % 2 ? 0.03 : -0.03); suitcase(x + 100, y - 62, 44, 62, i + 1, 0.05);
    if (i % 2 === 0) suitcase(x + 34, y - 122, 56, 36, i + 2, -0.06);
    p.area([[x, y], [x + 158, y], [x + 158, y + 18], [x, y + 18]], 0.92, 0, 4); p.area([[x, y + 10], [x + 158, y + 10], [x + 158, y + 18], [x, y + 18]], 0.06, 0, 2);
    p.pen([[x + 2, y], [x + 2, y - 96]], 5); p.pen([[x + 156, y], [x + 156, y - 96]], 5);
    wheel(x + 30, ground - 14, 18); wheel(x + 128, ground - 14, 18);
  }
  p.shade(190, ground + 6, 170, 24, 0.85);
  p.pen([[286, ground - 30], [336, ground - 28]], 8);
  const tug = new Path2D('M70 676 L70 622 C72 610 82 606 96 604 L168 596 L176 560 L188 560 L188 604 L280 604 L292 620 L292 676 Z');
  p.area(tug, p.fade(0, 590, 0, 680, 0.99, 0.8, 0.4), 0, 4.5);
  p.area([[84, 622], [150, 614], [150, 640], [84, 646]], 0.15, 0, 3);
  p.area(oval(80, 634, 10, 13), 1, 0, 4); p.glow(40, 640, 110, 0.8);
  p.pen([[176, 598], [170, 470], [266, 470], [276, 604]], 7); p.area([[154, 474], [160, 458], [280, 458], [286, 474]], 0.95, 0, 4);
  p.solid(oval(222, 450, 12, 9)); p.glow(222, 446, 46, 0.9); p.stroke(oval(222, 448, 12, 10), 3, '#fff');
  // Driver.
  const driver = [new Path2D('M206 604 C200 560 206 536 226 532 C248 534 254 560 254 604 Z'), oval(222, 512, 17, 20), new Path2D('M202 508 C204 484 242 484 242 506 L196 510 Z'), new Path2D('M214 548 L178 572 L182 584 L226 568 Z')];
  for (const part of driver) p.stroke(part, 7, '#fff');
  for (const part of driver) p.solid(part);
  p.stroke([[212, 562], [250, 562]], 5, '#fff'); p.stroke([[213, 578], [252, 578]], 5, '#fff'); p.pen([[170, 566], [184, 592]], 5);
  p.stroke(oval(236, 508, 6, 8), 4, '#fff');
  wheel(120, ground - 18, 28); wheel(254, ground - 18, 28);
  // The last one, on its back in the road, open, with a sleeve out.
  p.shade(1120, ground + 34, 90, 16, 0.8);
  suitcase(1086, ground + 30, 84, 58, 5, 0.22);
  const sleeve = new Path2D('M1160 700 C1180 712 1178 736 1192 752 L1176 760 C1160 744 1160 722 1146 712 Z');
  p.area(sleeve, 0.98, 0, 3.4);
  return p;
};

scenes.clock = () => {
  const p = new Plate(1200, 900);
  p.area([[0, 0], [1200, 0], [1200, 900], [0, 900]], p.fade(0, 0, 0, 760, 0.55, 0.86, 0.99), 0, 0);
  for (const [x, y, s] of [[200, 190, 1.2], [960, 150, 1], [1010, 420, 1.3], [120, 460, 0.9]])
    for (const [dx, dy, r] of [[-70, 8, 40], [-20, -14, 54], [40, -4, 50], [90, 12, 34]]) p.light(oval(x + dx * s, y + dy * s, r * s * 1.3, r * s * 0.55), 1, 'lighten');
  // Roofs of the town.
  const house = (x, w, top, roof, tone) => {
    p.area([[x, 900], [x, top], [x + w, top], [x + w, 900]], tone, 90, 3);
    p.area([[x - 12, top], [x + w * 0.5, top - roof], [x + w + 12, top]], tone - 0.35, 35, 3.4);
    p.area([[x + w * 0.68, top - roof * 0.5], [x + w * 0.68, top - roof - 20], [x + w * 0.84, top - roof - 20], [x + w * 0.84, top - roof * 0.2]], 0.5, 0, 3);
    for (let yy = top + 30; yy < 860; yy += 84) for (let xx = x + 24; xx < x + w - 40; xx += 62) {
      p.area([[xx, yy], [xx + 32, yy], [xx + 32, yy + 48], [xx, yy + 48]], hash(xx, yy) > 0.6 ? 1 : 0.12, 0, 2.6);
      p.pen([[xx + 16, yy], [xx + 16, yy + 48]], 2.2, hash(xx, yy) > 0.6 ? '#000' : '#fff');
    }
  };
  house(20, 190, 640, 90, 0.86); house(880, 210, 620, 100, 0.8); house(1080, 180, 690, 80, 0.9); house(200, 160, 700, 80, 0.76); house(-110, 150, 720, 70, 0.7);
  // The tower: lit from the left.
  const left = 380, right = 820;
  p.area([[left, 900], [left, 150], [right, 150], [right, 900]], p.fade(left, 0, right, 0, 0.97, 0.9, 0.55), 0, 4.5);
  p.area([[right - 96, 900], [right - 96, 150], [right, 150], [right, 900]], 0.34, 90, 3.4);
  for (let y = 190, row = 0; y < 900; y += 44, row++) {
    for (let x = left + (row % 2 ? 20 : 54); x < right - 110; x += 76) if (hash(x, y) > 0.45) p.pen([[x, y], [x + 40, y]], 2.2);
    if (row % 2) p.area([[left - 10, y], [left + 36, y], [left + 36, y + 40], [left - 10, y + 40]], 0.95, 0, 3);
    if (row % 2) p.area([[right - 34, y], [right + 10, y], [right + 10, y + 40], [right - 34, y + 40]], 0.2, 90, 3);
  }
  p.area([[left - 34, 150], [left - 20, 118], [right + 20, 118], [right + 34, 150]], 0.9, 0, 4); p.area([[left - 34, 150], [right + 34, 150], [right + 20, 170], [left - 20, 170]], 0.22, 0, 4);
  p.area([[left - 8, 118], [600, -120], [right + 8, 118]], p.fade(left, 0, right, 0, 0.5, 0.16), 62, 4.5);
  // The face.
  const cx = 560, cy = 392, r = 152;
  p.shade(cx + 16, cy + 16, r * 1.35, r * 1.35, 0.5);
  p.area(oval(cx, cy, r + 22, r + 22), 0.3, { ring: [cx, cy, 1] }, 5);
  p.area(oval(cx, cy, r, r), 1, 0, 5); p.stroke(oval(cx, cy, r - 34, r - 34), 2.6);
  for (let m = 0; m < 60; m++) {
    const a = m * Math.PI / 30, inner = m % 5 ? r - 10 : r - 16;
    p.stroke([[cx + Math.sin(a) * inner, cy - Math.cos(a) * inner], [cx + Math.sin(a) * (r - 4), cy - Math.cos(a) * (r - 4)]], m % 5 ? 2 : 5);
  }
  ['XII', 'I', 'II', 'III', 'IIII', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI'].forEach((n, i) => {
    const a = i * Math.PI / 6;
    p.ink.save(); p.ink.translate(cx + Math.sin(a) * (r - 46), cy - Math.cos(a) * (r - 46)); p.ink.rotate(a);
    p.ink.fillStyle = '#000'; p.ink.textAlign = 'center'; p.ink.textBaseline = 'middle'; p.ink.font = '700 32px "DejaVu Serif", serif'; p.ink.fillText(n, 0, 0); p.ink.restore();
  });
  const hand = (a, long, wide) => p.solid([[-wide, 22], [wide, 22], [wide * 1.3, -long * 0.6], [0, -long], [-wide * 1.3, -long * 0.6]].map(([x, y]) => [cx + x * Math.cos(a) - y * Math.sin(a), cy + x * Math.sin(a) + y * Math.cos(a)]));
  hand(Math.PI * 2 * (53 / 60), 118, 6); hand(Math.PI * 2 * (4.88 / 12), 78, 9);
  p.solid(oval(cx, cy, 13, 13)); p.solid(oval(cx, cy, 4, 4), '#fff');
  // A window, and the ladder with the mender on it.
  p.area(new Path2D('M510 800 L510 690 C510 640 610 640 610 690 L610 800 Z'), 0.06, 0, 4); p.pen([[560, 654], [560, 800]], 4, '#fff'); p.pen([[512, 720], [608, 720]], 4, '#fff');
  const foot = [790, 900], head = [676, 330];
  const along = (t, off) => [foot[0] + (head[0] - foot[0]) * t + off, foot[1] + (head[1] - foot[1]) * t];
  for (const [width, colour] of [[15, '#fff'], [8, '#000']]) { p.stroke([along(0, -27), along(1, -27)], width, colour); p.stroke([along(0, 27), along(1, 27)], width, colour); }
  for (let t = 0.03; t < 1; t += 0.055) { p.stroke([along(t, -27), along(t, 27)], 10, '#fff'); p.stroke([along(t, -27), along(t, 27)], 5); }
  const man = [
    new Path2D('M664 566 L696 566 L712 470 L704 380 C700 362 668 360 660 380 L650 470 Z'),
    new Path2D('M656 470 L648 560 L640 640 L668 642 L676 566 L690 500 Z'), new Path2D('M690 480 L716 540 L706 606 L732 610 L744 536 L716 462 Z'),
    new Path2D('M668 378 L630 400 L604 372 L590 384 L628 430 L676 410 Z'), new Path2D('M700 384 L724 420 L702 462 L686 452 L700 424 L690 404 Z'),
    oval(680, 342, 20, 24), new Path2D('M656 336 C658 308 704 308 706 334 L712 338 L654 340 Z'), new Path2D('M634 636 L672 636 L672 652 L628 652 Z'), new Path2D('M702 604 L738 606 L738 620 L696 620 Z'),
  ];
  for (const part of man) p.stroke(part, 9, '#fff');
  for (const part of man) p.solid(part);
  p.stroke([[664, 470], [706, 470]], 5, '#fff'); p.stroke([[672, 372], [668, 466]], 3.4, '#fff'); p.stroke([[694, 374], [700, 466]], 3.4, '#fff');
  p.stroke([[598, 380], [572, 352]], 12, '#fff'); p.stroke([[598, 380], [572, 352]], 6);
  p.area([[716, 468], [744, 468], [748, 500], [712, 500]], 0.98, 0, 3.4); p.pen([[718, 468], [730, 440], [742, 468]], 3);
  // Pigeons, on the ledge and off it.
  const pigeon = (x, y, s, flip) => {
    const m = (a, b) => `${x + (flip ? -a : a) * s} ${y + b * s}`;
    const path = new Path2D(`M${m(0, 0)} C${m(-4, -16)} ${m(8, -28)} ${m(22, -26)} C${m(24, -38)} ${m(38, -40)} ${m(42, -30)} L${m(50, -27)} L${m(42, -24)} C${m(42, -8)} ${m(30, 0)} ${m(16, 0)} L${m(-20, 6)} Z`);
    p.stroke(path, 5, '#fff'); p.solid(path);
    p.solid(oval(x + (flip ? -36 : 36) * s, y - 31 * s, 2 * s, 2 * s), '#fff');
  };
  pigeon(420, 116, 1, false); pigeon(500, 116, 0.9, true); pigeon(760, 116, 1, true); pigeon(808, 116, 0.95, true);
  const wing = (x, y, s) => { const path = new Path2D(`M${x - 34 * s} ${y - 14 * s} C${x - 16 * s} ${y - 22 * s} ${x - 6 * s} ${y - 8 * s} ${x} ${y} C${x + 8 * s} ${y - 14 * s} ${x + 22 * s} ${y - 26 * s} ${x + 38 * s} ${y - 16 * s} C${x + 22 * s} ${y - 14 * s} ${x + 10 * s} ${y - 2 * s} ${x} ${y + 8 * s} C${x - 8 * s} ${y - 2 * s} ${x - 18 * s} ${y - 12 * s} ${x - 34 * s} ${y - 14 * s} Z`); p.solid(path); };
  wing(210, 330, 1.1); wing(290, 280, 0.8); wing(990, 300, 1); wing(920, 240, 0.7);
  return p;
};

scenes.mugs = () => {
  const p = new Plate(1200, 640);
  // Tiles.
  p.area([[0, 0], [1200, 0], [1200, 640], [0, 640]], p.fade(0, 0, 1200, 0, 0.96, 0.9, 0.72), 0, 0);
  for (let y = -20; y < 640; y += 92) p.pen([[0, y], [1200, y]], 2.4);
  for (let row = 0, y = -20; y < 640; y += 92, row++) for (let x = row % 2 ? 60 : -20; x < 1200; x += 160) p.pen([[x, y], [x, y + 92]], 2.4);
  // Upper shelf, and what stands on it.
  p.area([[0, 268], [1200, 268], [1200, 292], [0, 292]], 0.9, 1, 4); p.area([[0, 292], [1200, 292], [1200, 308], [0, 308]], 0.3, 0, 3);
  p.light([[0, 308], [1200, 308], [1200, 340], [0, 340]], 0.6);
  for (const x of [90, 1090]) p.area([[x, 308], [x + 24, 308], [x + 10, 372], [x, 372]], 0.25, 90, 3.4);
  const mug = (x, style, words) => {
    const y = 132, w = 104, h = 134, m = ([a, b]) => [x + a, y + b];
    p.shade(x + 70, y + 78, 100, 86, 0.4);
    const handle = new Path2D(`M${x + w - 6} ${y + 34} C${x + w + 58} ${y + 24} ${x + w + 54} ${y + 118} ${x + w - 10} ${y + 104}`);
    p.stroke(handle, 24); p.stroke(handle, 15, '#fff');
    const tones = { dark: [0.4, 0.16, 0.06] }[style] ?? [0.99, 0.96, 0.62];
    const body = new Path2D(`M${x} ${y + 6} L${x + 5} ${y + h - 10} Q${x + w / 2} ${y + h + 14} ${x + w - 5} ${y + h - 10} L${x + w} ${y + 6} Z`);
    p.area(body, p.fade(x, 0, x + w, 0, ...tones), 86, 4.4);
    const curve = (a, b) => {
      const ring = new Path2D();
      ring.moveTo(x + 1, y + a); ring.quadraticCurveTo(x + w / 2, y + a + 24, x + w - 1, y + a);
      ring.lineTo(x + w - 2, y + b); ring.quadraticCurveTo(x + w / 2, y + b + 24, x + 2, y + b); ring.closePath();
      return ring;
    };
    if (style === 'stripes') for (const k of [28, 58, 88]) p.solid(curve(k, k + 15));
    if (style === 'dots') for (const [a, b] of [[22, 40], [54, 46], [84, 40], [36, 72], [70, 72], [22, 100], [54, 106], [84, 100]]) p.solid(oval(...m([a, b]), 9, 9));
    if (style === 'check') for (let i = 0; i < 4; i++) for (let j = 0; j < 4; j++) if ((i + j) % 2) p.solid([[9 + i * 22, 28 + j * 22], [31 + i * 22, 28 + j * 22], [31 + i * 22, 50 + j * 22], [9 + i * 22, 50 + j * 22]].map(m));
    if (style === 'heart') { const [a, b] = m([52, 76]); p.solid(new Path2D(`M${a} ${b + 28} C${a - 50} ${b - 6} ${a - 24} ${b - 40} ${a} ${b - 14} C${a + 24} ${b - 40} ${a + 50} ${b - 6} ${a} ${b + 28} Z`)); }
    if (words) p.text(words, ...m([w / 2, 74]), 29, { colour: style === 'dark' ? '#fff' : '#000' });
    p.area(oval(x + w / 2, y + 6, w / 2, 13), 0.98, 0, 4.4); p.area(oval(x + w / 2, y + 8, w / 2 - 9, 8), 0.3, 0, 3);
  };
  mug(22, 'stripes'); mug(190, 'plain', 'BOSS'); mug(358, 'dots'); mug(526, 'dark', 'MINE'); mug(694, 'check'); mug(1034, 'heart');
  // One place is empty: a ring on the shelf, and a note.
  p.stroke(oval(928, 272, 46, 7), 3);
  p.shade(936, 168, 84, 74, 0.4);
  p.area([[868, 92], [988, 84], [994, 232], [874, 238]], 1, 0, 4); p.solid(oval(928, 102, 6, 6));
  p.text('WHO', 930, 140, 33, { turn: -0.05 }); p.text('HAS', 932, 173, 33, { turn: -0.05 }); p.text('IT?', 934, 206, 33, { turn: -0.05 });
  // The shelf below: kettle, tin, milk.
  p.area([[0, 560], [1200, 560], [1200, 588], [0, 588]], 0.86, 1, 4); p.area([[0, 588], [1200, 588], [1200, 640], [0, 640]], 0.22, 0, 3);
  p.shade(330, 560, 220, 26, 0.8);
  const kettle = new Path2D('M212 560 C196 510 214 456 262 438 L376 438 C424 456 442 510 426 560 Z');
  p.area(kettle, p.fade(205, 0, 430, 0, 0.98, 0.72, 0.34, 0.08, 0.4), 84, 5);
  p.area(new Path2D('M214 510 C176 502 168 466 138 442 L122 450 C150 484 152 536 218 548 Z'), p.fade(130, 430, 210, 540, 0.9, 0.4), 40, 4.5);
  p.area(oval(319, 438, 62, 12), 0.5, 0, 4.5); p.area(oval(319, 430, 14, 10), 0.05, 0, 3);
  const grip = new Path2D('M252 436 C250 372 388 372 386 436'); p.stroke(grip, 22); p.stroke(grip, 8, '#fff');
  for (const k of [0, 1, 2]) { const steam = new Path2D(); steam.moveTo(118 - k * 6, 436); steam.bezierCurveTo(80 - k * 20, 420 + k * 6, 110 - k * 26, 396, 66 - k * 18, 384 + k * 10); p.stroke(steam, 9, '#fff'); p.stroke(steam, 3); }
  p.shade(640, 560, 120, 18, 0.8);
  p.area([[560, 560], [560, 452], [700, 452], [700, 560]], p.fade(560, 0, 700, 0, 0.96, 0.7, 0.25), 90, 4.5); p.area([[552, 452], [552, 430], [708, 430], [708, 452]], 0.3, 0, 4.5);
  p.area([[572, 480], [688, 480], [688, 528], [572, 528]], 1, 0, 4); p.text('TEA', 630, 505, 38);
  p.shade(840, 560, 80, 16, 0.8);
  const bottle = new Path2D('M796 560 L796 470 C796 446 820 438 820 414 L820 392 L862 392 L862 414 C862 438 886 446 886 470 L886 560 Z');
  p.area(bottle, p.fade(796, 0, 886, 0, 0.99, 0.97, 0.6), 90, 4.5); p.area([[816, 392], [816, 378], [866, 378], [866, 392]], 0.1, 0, 3.4);
  p.pen([[798, 476], [884, 476]], 3); p.text('B', 841, 520, 40);
  p.shade(1060, 560, 130, 18, 0.8);
  p.area([[960, 560], [968, 520], [1150, 520], [1158, 560]], 0.95, 0, 4.5);
  for (let k = 0; k < 5; k++) p.area(oval(1000 + k * 30, 508 - (k % 2) * 6, 30, 16), 0.75 - 0.1 * (k % 2), { ring: [1000 + k * 30, 480, 0.6] }, 4);
  return p;
};
