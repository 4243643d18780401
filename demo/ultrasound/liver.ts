// Liver, gallbladder and right kidney under a curved probe, in centimetres.

import { fractal, ridges, valueNoise } from '../draw/noise.ts';
import { clamp, smoothStep } from '../draw/numbers.ts';
import type { Scene } from './scanner.ts';

const uneven = valueNoise('liver');

const ellipse = (x: number, y: number, cx: number, cy: number, rx: number, ry: number, turn: number): number => {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return Math.hypot(((x - cx) * cos + (y - cy) * sin) / rx, ((y - cy) * cos - (x - cx) * sin) / ry);
};

const wall = (y: number): number => 0.5 + 0.32 * Math.sin(y * 8) * Math.exp(-y);

/** @param stone a gallstone with its shadow */
export function gallbladder(stone: boolean): Scene {
  return (x, y, out) => {
    const bladder = ellipse(x, y, 0.6, 7.2, 3.3, 1.35, -0.35);
    let strength = 0.4 + (fractal(uneven, x * 1.4, y * 1.4, 4) - 0.5) * 0.26;
    const vessel = ridges(uneven, x * 0.22 + 3, y * 0.22 + 1, 1);
    strength *= 1 - 0.85 * smoothStep(0.93, 0.97, vessel);
    if (vessel > 0.9 && vessel < 0.93 && y > 5) strength += 0.22;
    if (y < 1.6) strength = wall(y);
    if (bladder < 1.12 && bladder > 1) strength = Math.max(strength, 0.62);
    if (bladder <= 1) strength = 0.012;
    const behind = bladder > 1 && y > 7.4 && Math.abs(x - 0.6 - (y - 7.2) * 0.05) < 2.7;
    if (behind) strength *= 1.5;
    if (stone) {
      const grain = ellipse(x, y, -0.6, 8.15, 0.62, 0.42, -0.2);
      if (grain < 1) strength = 0.98 * smoothStep(1, 0.4, grain * (y > 8.2 ? 1.8 : 1));
      else if (y > 8.15 && Math.abs(x + 0.6 + (y - 8.15) * 0.06) < 0.6) strength *= 0.12;
    }
    const diaphragm = Math.abs(Math.hypot(x + 2, y + 3.5) - 17.2);
    if (y > 9) strength = Math.max(strength, 0.95 * smoothStep(0.16, 0.04, diaphragm));
    rest(x, y, strength, out);
  };
}

export const kidney: Scene = (x, y, out) => {
  const whole = ellipse(x, y, 1.2, 8.0, 5.2, 2.5, 0.18) + (fractal(uneven, x * 0.5 + 20, y * 0.5, 2) - 0.5) * 0.12;
  let strength = y < 1.6 ? wall(y) : 0.42 + (fractal(uneven, x * 1.4 + 7, y * 1.4, 4) - 0.5) * 0.26;
  if (whole < 1.06) strength = 0.72;
  if (whole < 1) {
    strength = 0.25 + (fractal(uneven, x * 2, y * 2, 3) - 0.5) * 0.16;
    const angle = Math.atan2(y - 8, x - 1.2);
    if (whole > 0.55 && whole < 0.84 && Math.sin(angle * 7) > 0.2) strength *= 0.45;
    const sinus = ellipse(x, y, 1.2, 8.0, 3.1, 1.05, 0.18) + (fractal(uneven, x * 1.2, y * 1.2 + 5, 3) - 0.5) * 0.5;
    strength = Math.max(strength, 0.85 * smoothStep(1, 0.75, sinus));
  }
  if (y > 11.2 + 0.1 * x) strength = Math.max(strength * 0.6, 0.3 * fractal(uneven, x, y, 3));
  rest(x, y, strength, out);
};

function rest(x: number, y: number, strength: number, out: { strength: number; restX: number; restY: number }): void {
  out.strength = clamp(strength);
  out.restX = x;
  out.restY = y;
}
