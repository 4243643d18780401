// The beating heart in two views, in centimetres. `phase` runs 0 … 1 from one R wave to the next.

import { fractal, valueNoise } from '../draw/noise.ts';
import { clamp, mix, smoothStep } from '../draw/numbers.ts';
import type { Scene } from './scanner.ts';

/** How contracted the ventricles are: 0 end of diastole, 1 end of systole. */
export function contraction(phase: number): number {
  if (phase < 0.36) return Math.sin((phase / 0.36) * (Math.PI / 2)) ** 1.6;
  if (phase < 0.6) return mix(1, 0.24, smoothStep(0.36, 0.6, phase));
  if (phase < 0.86) return mix(0.24, 0.19, (phase - 0.6) / 0.26);
  return mix(0.19, 0, smoothStep(0.86, 1, phase));
}

/** How far the valves between atria and ventricles stand open. */
const opening = (phase: number): number =>
  Math.max(smoothStep(0.4, 0.46, phase) * (1 - 0.6 * smoothStep(0.54, 0.66, phase)), 0) * smoothStep(1, 0.93, phase) +
  0.45 * Math.exp(-(((phase - 0.89) / 0.05) ** 2));

const uneven = valueNoise('echo');

/** About the distance to an ellipse's edge, cm; negative inside. */
function ellipse(x: number, y: number, cx: number, cy: number, rx: number, ry: number, turn = 0): number {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const px = ((x - cx) * cos + (y - cy) * sin) / rx;
  const py = ((y - cy) * cos - (x - cx) * sin) / ry;
  const k = Math.hypot(px, py);
  const gradient = Math.hypot(px / rx, py / ry) / Math.max(k, 1e-3);
  return (k - 1) / Math.max(gradient, 1e-3);
}

function segment(x: number, y: number, x0: number, y0: number, x1: number, y1: number): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const along = clamp(((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy || 1e-6));
  return Math.hypot(x - x0 - along * dx, y - y0 - along * dy);
}

/** Wall between blood and pericardium; both given as distances, cm. */
function tissue(x: number, y: number, blood: number, outer: number): number {
  // Blood is never quite black: reverberation near the probe and noise.
  if (blood < 0) return 0.02 + 0.07 * Math.exp(-y / 3.5) + 0.3 * smoothStep(-0.22, 0.02, blood) * uneven(x * 2.1, y * 2.1);
  const patchy = 0.4 + 0.9 * fractal(uneven, x * 1.1, y * 1.1, 2);
  if (outer < 0) return (0.3 + 0.2 * smoothStep(0.3, 0, blood)) * patchy;
  // The pericardium mirrors the beam where it meets it squarely, and fades at the sides.
  const square = smoothStep(0.15, 0.75, uneven(x * 0.5 + 40, y * 0.42));
  const pericardium = (0.25 + 0.6 * square) * Math.exp(-(((outer - 0.1) / 0.17) ** 2));
  return Math.max(pericardium, 0.34 * patchy * patchy * Math.exp(-outer / 2.4));
}

const leaflet = (distance: number): number => 0.8 * smoothStep(0.2, 0.06, distance);

/** Apical four-chamber view: apex above, the left heart to the right on the screen. */
export function fourChamber(phase: number, vigour: number): Scene {
  const squeeze = contraction(phase) * vigour;
  const open = opening(phase);
  const plane = 10.6 - 1.35 * squeeze;
  const lvHalf = (plane - 2.9) / 2 + 0.4;
  const lvWidth = 2.35 * (1 - 0.36 * squeeze);
  const rvWidth = 1.45 * (1 - 0.34 * squeeze);
  const tipMitral = plane - 0.35 - 1.25 * open;
  return (x, y, out) => {
    const lv = ellipse(x, y, 1.35, 2.9 + lvHalf, lvWidth, lvHalf, 0.08);
    const rv = ellipse(x, y, -2.6, plane - 3.0, rvWidth, 3.3, -0.22);
    const la = ellipse(x, y, 1.6, plane + 2.35, 2.15 + 0.2 * squeeze, 2.05 + 0.35 * squeeze);
    const ra = ellipse(x, y, -2.8, plane + 2.15, 2.0 + 0.15 * squeeze, 1.95 + 0.3 * squeeze);
    const mitralHole = ellipse(x, y, 1.5, plane + 0.1, 1.5, 0.75);
    const tricuspidHole = ellipse(x, y, -2.5, plane, 1.2, 0.7);
    // Trabeculae and the unevenness of real walls; they move with the wall.
    const rough = (fractal(uneven, x * 0.9 + 5, y * 0.9, 2) - 0.5) * 0.42;
    const blood = Math.min(lv + rough, rv + rough * 1.5, la + rough * 0.6, ra + rough * 0.6, mitralHole, tricuspidHole);
    const outer = Math.min(ellipse(x, y, 1.35, 2.6 + lvHalf, 3.35, lvHalf + 0.95, 0.08), rv - 0.5, la - 0.34, ra - 0.34);
    const gap = 0.95 * open;
    const valves = Math.min(
      segment(x, y, -0.25, plane, mix(1.35, 0.25, open), tipMitral),
      segment(x, y, 3.1, plane - 0.05, mix(1.45, 2.55, open), tipMitral + 0.25),
      segment(x, y, -1.25, plane - 0.25, mix(-2.3, -1.55, gap), plane - 0.1 - 1.0 * open),
      segment(x, y, -3.75, plane - 0.25, mix(-2.4, -3.4, gap), plane - 0.1 - 0.9 * open),
    );
    const papillary = ellipse(x, y, 2.85 - 0.35 * squeeze, 7.0 - 0.5 * squeeze, 0.5, 1.1, -0.3);
    let strength = tissue(x, y, blood, outer);
    if (papillary < 0 && lv < 0) strength = 0.34 * smoothStep(0, -0.25, papillary) + 0.05;
    strength = Math.max(strength, leaflet(valves));
    // Beams past the lung beside the heart are lost.
    strength *= 0.35 + 0.65 * smoothStep(6.6, 3.2, Math.abs(x - 0.4 + 0.1 * (y - 8)));
    out.strength = strength;
    out.restX = x + (x - 1.0) * 0.24 * squeeze * Math.exp(-((Math.hypot(x - 1, y - 7) / 5) ** 2));
    out.restY = y + 1.35 * squeeze * smoothStep(2.5, 10.6, y) * smoothStep(17, 12, y);
  };
}

/** Parasternal long axis: right ventricle above, the aorta to the right. */
export function longAxis(phase: number, vigour: number): Scene {
  const squeeze = contraction(phase) * vigour;
  const open = opening(phase);
  const ejecting = smoothStep(0.03, 0.09, phase) * smoothStep(0.4, 0.34, phase);
  const height = 2.35 * (1 - 0.33 * squeeze);
  return (x, y, out) => {
    const lift = 0.35 * squeeze;
    const lv = ellipse(x, y, -2.0, 6.9 - lift * 0.4, 3.6 - 0.4 * squeeze, height, -0.1);
    const rv = ellipse(x, y, -0.6, 3.05 + lift * 0.2, 3.6, 0.85 - 0.15 * squeeze, 0.06);
    const aorta = Math.abs((y - 5.35 + (x - 3) * 0.16) / 1.03) * 1.03 - 1.5 + (x < 1.3 ? (1.3 - x) * 1.3 : 0);
    const la = ellipse(x, y, 3.3, 9.0 + lift * 0.4, 2.3, 1.85 + 0.28 * squeeze, -0.1);
    const outflow = ellipse(x, y, 0.7, 5.9, 1.4, 1.15, -0.1);
    const inflow = ellipse(x, y, 0.9, 8.1, 1.4, 1.15);
    const descending = ellipse(x, y, 1.3, 12.3, 1.05, 1.0);
    const rough = (fractal(uneven, x * 0.9 + 5, y * 0.9, 2) - 0.5) * 0.4;
    const blood = Math.min(lv + rough, rv + rough, aorta, la + rough * 0.6, outflow, inflow, descending);
    const outer = Math.min(ellipse(x, y, -1.6, 6.8, 5.2, 3.55, -0.1), rv - 0.5, aorta - 0.28, la - 0.26, descending - 0.2);
    const anterior = segment(x, y, 1.75, 6.95, mix(0.2, -0.9, open), mix(8.0, 6.3, open));
    const posterior = segment(x, y, 1.2, 9.2, mix(0.25, -0.2, open), mix(8.1, 8.9, open));
    const cusps = Math.min(
      segment(x, y, 2.0, 4.15, mix(2.7, 3.0, ejecting), mix(5.4, 4.25, ejecting)),
      segment(x, y, 2.0, 6.75, mix(2.7, 3.0, ejecting), mix(5.45, 6.5, ejecting)),
    );
    let strength = Math.max(tissue(x, y, blood, outer), leaflet(Math.min(anterior, posterior, cusps)));
    if (y < 2.1) strength = 0.5 + 0.3 * Math.sin(y * 9 + fractal(uneven, x * 0.8, y, 2) * 5);
    out.strength = strength;
    out.restX = x - 0.2 * squeeze * Math.exp(-((x / 4) ** 2));
    out.restY = y + (y - 6.8) * 0.22 * squeeze * Math.exp(-((Math.hypot(x + 2, y - 6.8) / 4) ** 2));
  };
}

/** Millivolts of the trace under the picture. */
export function trace(phase: number): number {
  const t = phase - Math.floor(phase);
  const wave = (middle: number, width: number, size: number): number => size * Math.exp(-(((t - middle) / width) ** 2));
  return wave(0.86, 0.03, 0.13) + wave(0.995, 0.012, 1) + wave(0, 0.012, 1) - wave(0.03, 0.012, 0.25) + wave(0.32, 0.05, 0.26);
}
