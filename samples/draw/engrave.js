// Draws a scene twice, as tones and as outlines, and cuts the tones into lines of varying weight, as an engraver would.
// Everything is seeded: the same scene gives the same picture.
const SCALE = 2;      // drawn at twice the size, then halved by the browser
const PITCH = 8.5;    // from line to line, in pixels of the finished picture

function hash(x, y) {
  let h = Math.imul(x | 0, 374761393) ^ Math.imul(y | 0, 668265263);
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

function noise(x, y) {
  const ix = Math.floor(x), iy = Math.floor(y), fx = x - ix, fy = y - iy;
  const sx = fx * fx * (3 - 2 * fx), sy = fy * fy * (3 - 2 * fy);
  const top = hash(ix, iy) * (1 - sx) + hash(ix + 1, iy) * sx;
  const bottom = hash(ix, iy + 1) * (1 - sx) + hash(ix + 1, iy + 1) * sx;
  return top * (1 - sy) + bottom * sy;
}

class Plate {
  constructor(width, height) {
    this.width = width;
    this.height = height;
    this.tone = this.layer('#fff');
    this.way = this.layer('#000');
    this.ink = this.layer(null);
    this.ways = [];
    this.seed = 7;
    this.wash = false;
  }

  layer(fill) {
    const canvas = document.createElement('canvas');
    canvas.width = this.width * SCALE;
    canvas.height = this.height * SCALE;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.scale(SCALE, SCALE);
    context.lineJoin = context.lineCap = 'round';
    if (fill) { context.fillStyle = fill; context.fillRect(0, 0, this.width, this.height); }
    return context;
  }

  // A direction for the lines: degrees from the horizontal, or rings around a centre.
  hatch(spec) {
    const key = JSON.stringify(spec);
    let index = this.ways.findIndex(way => way.key === key);
    if (index < 0) index = this.ways.push({ key, ...(typeof spec === 'number' ? { angle: spec } : spec) }) - 1;
    return index;
  }

  random() { this.seed = (Math.imul(this.seed, 1664525) + 1013904223) >>> 0; return this.seed / 4294967296; }

  static trace(context, points, closed = true) {
    if (points instanceof Path2D) return points;
    const path = new Path2D();
    points.forEach(([x, y], i) => i ? path.lineTo(x, y) : path.moveTo(x, y));
    if (closed) path.closePath();
    return path;
  }

  // Fills with a tone (0 black, 1 paper; or a gradient made by fade or glow) and, unless line is 0, outlines.
  area(points, tone, way = 0, line = 2.6) {
    const path = Plate.trace(this.tone, points);
    this.tone.fillStyle = typeof tone === 'number' ? grey(tone) : tone;
    this.tone.fill(path);
    this.way.fillStyle = `rgb(${this.hatch(way)},0,0)`;
    this.way.fill(path);
    this.ink.save();
    this.ink.globalCompositeOperation = 'destination-out';
    this.ink.fill(path);
    this.ink.restore();
    if (line) this.stroke(path, line);
  }

  // Changes the tone alone, keeping the lines' direction: light falling on what is there.
  light(points, style, mode = 'multiply') {
    this.tone.save();
    this.tone.globalCompositeOperation = mode;
    this.tone.fillStyle = typeof style === 'number' ? grey(style) : style;
    this.tone.fill(Plate.trace(this.tone, points));
    this.tone.restore();
  }

  stroke(points, width = 2.6, colour = '#000', closed = false) {
    this.ink.strokeStyle = colour;
    this.ink.lineWidth = width;
    this.ink.stroke(Plate.trace(this.ink, points, closed));
  }

  solid(points, colour = '#000') {
    this.ink.fillStyle = colour;
    this.ink.fill(Plate.trace(this.ink, points));
  }

  // A line drawn by hand: it swells and thins, and is never quite straight.
  pen(points, width = 3, colour = '#000') {
    for (let i = 1; i < points.length; i++) {
      const [x0, y0] = points[i - 1], [x1, y1] = points[i];
      const length = Math.hypot(x1 - x0, y1 - y0), steps = Math.max(1, Math.round(length / 9));
      for (let s = 0; s < steps; s++) {
        const at = t => [x0 + (x1 - x0) * t, y0 + (y1 - y0) * t + (noise((x0 + x1 * t) / 30, i + y0 / 30) - 0.5) * 1.6];
        const swell = 0.65 + 0.7 * noise((i * 97 + s) / 5, x0 / 40);
        this.stroke([at(s / steps), at((s + 1) / steps)], width * swell, colour);
      }
    }
  }

  text(words, x, y, size, { colour = '#000', weight = 700, turn = 0, skew = 0 } = {}) {
    this.ink.save();
    this.ink.translate(x, y);
    this.ink.transform(1, skew, 0, 1, 0, 0);
    this.ink.rotate(turn);
    this.ink.fillStyle = colour;
    this.ink.textAlign = 'center';
    this.ink.textBaseline = 'middle';
    this.ink.font = `${weight} ${size}px "DejaVu Sans", sans-serif`;
    this.ink.fillText(words, 0, 0);
    this.ink.restore();
  }

  fade(x0, y0, x1, y1, ...tones) {
    const gradient = this.tone.createLinearGradient(x0, y0, x1, y1);
    tones.forEach((tone, i) => gradient.addColorStop(i / (tones.length - 1), grey(tone)));
    return gradient;
  }

  glow(x, y, radius, strength) {
    const gradient = this.tone.createRadialGradient(x, y, 0, x, y, radius);
    gradient.addColorStop(0, `rgba(255,255,255,${strength})`);
    gradient.addColorStop(0.35, `rgba(255,255,255,${strength * 0.45})`);
    gradient.addColorStop(1, 'rgba(255,255,255,0)');
    this.light([[x - radius, y - radius], [x + radius, y - radius], [x + radius, y + radius], [x - radius, y + radius]],
      gradient, 'source-over');
  }

  shade(x, y, rx, ry, strength) {
    this.tone.save();
    this.tone.translate(x, y);
    this.tone.scale(1, ry / rx);
    const gradient = this.tone.createRadialGradient(0, 0, 0, 0, 0, rx);
    gradient.addColorStop(0, `rgba(0,0,0,${strength})`);
    gradient.addColorStop(0.6, `rgba(0,0,0,${strength * 0.6})`);
    gradient.addColorStop(1, 'rgba(0,0,0,0)');
    this.tone.fillStyle = gradient;
    this.tone.fillRect(-rx, -rx, 2 * rx, 2 * rx);
    this.tone.restore();
  }

  // Cuts the tones into lines, or leaves them as an ink wash, and lays the outlines over them.
  print(target) {
    const w = this.width * SCALE, h = this.height * SCALE, pitch = PITCH * SCALE;
    const tones = this.tone.getImageData(0, 0, w, h).data, ways = this.way.getImageData(0, 0, w, h).data;
    const out = new ImageData(w, h);
    const turned = this.ways.map(way => ({ ...way, sin: Math.sin((way.angle ?? 0) * Math.PI / 180), cos: Math.cos((way.angle ?? 0) * Math.PI / 180) }));
    const covers = (way, x, y, dark, cross) => {
      let u, v;
      if (way.ring) {
        const dx = x / SCALE - way.ring[0], dy = (y / SCALE - way.ring[1]) / way.ring[2];
        u = Math.hypot(dx, dy) * SCALE;
        v = Math.atan2(dy, dx) * 120 * SCALE;
      } else if (cross) {
        u = y * way.sin - x * way.cos + 3; v = x * way.sin + y * way.cos;
      } else {
        u = x * way.sin + y * way.cos; v = x * way.cos - y * way.sin;
      }
      const row = Math.floor(u / pitch);
      u += (noise(v / (70 * SCALE), row * 3.7) - 0.5) * 0.42 * pitch;
      const p = u / pitch - Math.floor(u / pitch), away = Math.abs(p - 0.5) * 2;
      const swell = (noise(v / (22 * SCALE), row * 1.9 + 40) - 0.5) * 0.16;
      if (dark < 0.2) return noise(v / (16 * SCALE), row * 5.3) < dark * 4.6 - 0.12 && away < 0.2 + swell * 0.5;
      return away < dark + swell * (1 - dark);
    };
    for (let y = 0, i = 0; y < h; y++) {
      for (let x = 0; x < w; x++, i += 4) {
        if (this.wash) {
          const brush = 14 * (noise(x / 90, y / 26) - 0.5) + 8 * (noise(x / 14, y / 40) - 0.5);
          out.data[i] = out.data[i + 1] = out.data[i + 2] = Math.min(255, tones[i] + brush);
          out.data[i + 3] = 255;
          continue;
        }
        const dark = 1 - tones[i] / 255, way = turned[ways[i]] ?? turned[0];
        let ink = false;
        if (dark > 0.95) ink = true;
        else if (dark > 0.03) {
          if (way.cross && dark > 0.45) {
            const share = 1 - Math.sqrt(1 - dark);
            ink = covers(way, x, y, share, false) || covers(way, x, y, share, true);
          } else ink = covers(way, x, y, dark, false);
        }
        out.data[i] = out.data[i + 1] = out.data[i + 2] = ink ? 0 : 255;
        out.data[i + 3] = 255;
      }
    }
    const sheet = this.layer(null);
    sheet.putImageData(out, 0, 0);
    sheet.setTransform(1, 0, 0, 1, 0, 0);
    sheet.drawImage(this.ink.canvas, 0, 0);
    target.width = this.width;
    target.height = this.height;
    const paper = target.getContext('2d');
    paper.imageSmoothingQuality = 'high';
    paper.drawImage(sheet.canvas, 0, 0, this.width, this.height);
  }
}

const grey = tone => { const v = Math.round(Math.max(0, Math.min(1, tone)) * 255); return `rgb(${v},${v},${v})`; };

const oval = (x, y, rx, ry, turn = 0, from = 0, to = 2 * Math.PI) => {
  const path = new Path2D();
  path.ellipse(x, y, rx, ry, turn, from, to);
  return path;
};

// Looks along z from (x, y, 0); the horizon lies at a height of the picture.
// What lies straight ahead stands at `centre`, as with a shifted lens.
const camera = (plate, { x, y, horizon, focus, centre = plate.width / 2 }) => (px, py, pz) =>
  [centre + focus * (px - x) / pz, horizon - focus * (py - y) / pz];

// A flat face in space: gives points by their share of its width and height.
const face = (at, [x, y, z], [ux, uy, uz], [vx, vy, vz]) => {
  const point = (u, v) => at(x + ux * u + vx * v, y + uy * u + vy * v, z + uz * u + vz * v);
  point.rect = (u0, v0, u1, v1) => [point(u0, v0), point(u1, v0), point(u1, v1), point(u0, v1)];
  point.round = (u0, v0, u1, v1, r, ratio = 1) => {
    const points = [], corner = (cu, cv, from) => {
      for (let k = 0; k <= 5; k++) {
        const a = (from + k * 18) * Math.PI / 180;
        points.push(point(cu + Math.cos(a) * r, cv + Math.sin(a) * r * ratio));
      }
    };
    corner(u1 - r, v1 - r * ratio, 0); corner(u0 + r, v1 - r * ratio, 90);
    corner(u0 + r, v0 + r * ratio, 180); corner(u1 - r, v0 + r * ratio, 270);
    return points;
  };
  point.disc = (u, v, ru, rv) => Array.from({ length: 28 }, (_, k) =>
    point(u + Math.cos(k * Math.PI / 14) * ru, v + Math.sin(k * Math.PI / 14) * rv));
  return point;
};
