// From echogenicity in centimetres to a picture: speckle that moves with the tissue, attenuation, the fan.

import { grainTile } from '../draw/noise.ts';
import { clamp, smoothStep } from '../draw/numbers.ts';

/**
 * What lies at a point, cm: x to the right on screen, y from the skin. `strength` is 0 black … 1 white; `rest` is where this
 * tissue lay at rest, whose speckle comes along.
 */
export type Scene = (x: number, y: number, out: { strength: number; restX: number; restY: number }) => void;

export interface Probe {
  /** Half the opening, radians. */
  readonly halfAngle: number;
  /** cm from the fan's centre to the skin; 0 for a phased array. */
  readonly radiusCm: number;
  readonly depthCm: number;
  readonly gain: number;
}

export interface Screen {
  readonly columns: number;
  readonly rows: number;
  /** The skin's middle, px. */
  readonly originX: number;
  readonly originY: number;
  readonly pxPerCm: number;
}

const BEAMS = 300;
/** The anatomy is asked for on a coarser net than the speckle: what lies between is blurred, as by a real beam. */
const NET = 3;
const SIZE = 512;
let tile: Float32Array | undefined;

/** Fully developed speckle: the magnitude of two independent grains (Rayleigh). */
function speckle(): Float32Array {
  if (tile) return tile;
  const real = grainTile('speckle/re', SIZE, 1);
  const imaginary = grainTile('speckle/im', SIZE, 1);
  tile = real.map((value, at) => Math.hypot(value, imaginary[at] ?? 0) * 0.72);
  return tile;
}

/** One frame, 0 … 255, black outside the fan. */
export function scan(scene: Scene, probe: Probe, screen: Screen): Uint8Array<ArrayBuffer> {
  const samples = Math.ceil(probe.depthCm * screen.pxPerCm);
  return convert(sampleBeams(scene, probe, samples), samples, fanOf(probe, screen, samples));
}

interface Net {
  readonly beams: number;
  readonly samples: number;
  /** strength, restX, restY for each knot */
  readonly knots: Float32Array;
}

function askScene(scene: Scene, probe: Probe, samples: number): Net {
  const net = { beams: Math.ceil(BEAMS / 2) + 2, samples: Math.ceil(samples / NET) + 2 };
  const knots = new Float32Array(net.beams * net.samples * 3);
  const echo = { strength: 0, restX: 0, restY: 0 };
  for (let beam = 0; beam < net.beams; beam++) {
    const angle = ((beam * 2) / BEAMS - 0.5) * 2 * probe.halfAngle;
    const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
    for (let sample = 0; sample < net.samples; sample++) {
      const reach = ((sample * NET) / samples) * probe.depthCm + probe.radiusCm;
      scene(sin * reach, cos * reach - probe.radiusCm, echo);
      const at = (beam * net.samples + sample) * 3;
      const restY = echo.restY + probe.radiusCm;
      knots[at] = echo.strength;
      knots[at + 1] = (Math.atan2(echo.restX, restY) / (2 * probe.halfAngle)) * 118 + 200;
      knots[at + 2] = Math.hypot(echo.restX, restY) * 13.5;
    }
  }
  return { ...net, knots };
}

/** Beams by depth. Speckle is short along the beam and wide across, wider with depth. */
function sampleBeams(scene: Scene, probe: Probe, samples: number): Float32Array {
  const { knots, samples: netSamples } = askScene(scene, probe, samples);
  const grain = speckle();
  const out = new Float32Array(BEAMS * samples);
  for (let beam = 0; beam < BEAMS; beam++) {
    const angle = Math.abs((beam + 0.5) / BEAMS - 0.5) * 2 * probe.halfAngle;
    const edge = 0.6 + 0.4 * smoothStep(probe.halfAngle, probe.halfAngle - 0.06, angle);
    // Contact differs along the probe: some beams are weaker all the way down.
    const contact = 0.86 + 0.14 * Math.sin(beam * 0.071 + 1) * Math.sin(beam * 0.173);
    const across = (beam & 1) / 2;
    for (let sample = 0; sample < samples; sample++) {
      const row = Math.floor(sample / NET);
      const down = sample / NET - row;
      const at = ((beam >> 1) * netSamples + row) * 3;
      const strength = between(knots, at, netSamples * 3, across, down);
      const u = between(knots, at + 1, netSamples * 3, across, down);
      const v = between(knots, at + 2, netSamples * 3, across, down);
      const depth = sample / samples;
      const fade = 1 - 0.32 * depth * Math.sqrt(depth);
      const near = 0.28 * Math.exp(-(((depth * probe.depthCm) / 0.55) ** 2));
      out[beam * samples + sample] = (strength + near) * probe.gain * fade * edge * contact * (0.2 + 1.15 * look(grain, u, v));
    }
  }
  return out;
}

/** Between four knots: the next sample lies three places on, the next beam `stride`. */
function between(knots: Float32Array, at: number, stride: number, across: number, down: number): number {
  const first = (knots[at] ?? 0) * (1 - down) + (knots[at + 3] ?? 0) * down;
  if (across === 0) return first;
  const second = (knots[at + stride] ?? 0) * (1 - down) + (knots[at + stride + 3] ?? 0) * down;
  return first * (1 - across) + second * across;
}

function look(grain: Float32Array, u: number, v: number): number {
  const mask = SIZE - 1;
  const column = Math.floor(u);
  const row = Math.floor(v);
  const right = u - column;
  const down = v - row;
  const [x0, x1, y0, y1] = [column & mask, (column + 1) & mask, (row & mask) << 9, ((row + 1) & mask) << 9];
  const above = (grain[y0 | x0] ?? 0) * (1 - right) + (grain[y0 | x1] ?? 0) * right;
  return above * (1 - down) + ((grain[y1 | x0] ?? 0) * (1 - right) + (grain[y1 | x1] ?? 0) * right) * down;
}

/** For every pixel in the fan: which, where in the beams, and the shares of the neighbours. */
interface Fan {
  readonly pixels: number;
  readonly target: Int32Array;
  readonly source: Int32Array;
  readonly shares: Float32Array;
}
const fans = new Map<string, Fan>();

function fanOf(probe: Probe, screen: Screen, samples: number): Fan {
  const key = JSON.stringify([probe, screen]);
  const found = fans.get(key);
  if (found) return found;
  const [target, source, shares]: [number[], number[], number[]] = [[], [], []];
  for (let row = 0; row < screen.rows; row++) {
    for (let column = 0; column < screen.columns; column++) {
      const x = (column - screen.originX) / screen.pxPerCm;
      const y = (row - screen.originY) / screen.pxPerCm + probe.radiusCm;
      const angle = Math.atan2(x, y);
      const depth = Math.hypot(x, y) - probe.radiusCm;
      if (Math.abs(angle) > probe.halfAngle || depth < 0.04 || depth >= probe.depthCm) continue;
      const beam = clamp((angle / (2 * probe.halfAngle) + 0.5) * BEAMS - 0.5, 0, BEAMS - 1.001);
      const sample = Math.min(samples - 1.001, (depth / probe.depthCm) * samples);
      target.push(row * screen.columns + column);
      source.push(Math.floor(beam) * samples + Math.floor(sample));
      shares.push(beam - Math.floor(beam), sample - Math.floor(sample));
    }
  }
  const fan: Fan = {
    pixels: screen.columns * screen.rows,
    target: Int32Array.from(target),
    source: Int32Array.from(source),
    shares: Float32Array.from(shares),
  };
  fans.set(key, fan);
  return fan;
}

function convert(beams: Float32Array, samples: number, fan: Fan): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(fan.pixels);
  for (let index = 0; index < fan.target.length; index++) {
    const at = fan.source[index] ?? 0;
    const fb = fan.shares[index * 2] ?? 0;
    const fs = fan.shares[index * 2 + 1] ?? 0;
    const first = (beams[at] ?? 0) * (1 - fs) + (beams[at + 1] ?? 0) * fs;
    const second = (beams[at + samples] ?? 0) * (1 - fs) + (beams[at + samples + 1] ?? 0) * fs;
    const value = clamp((first * (1 - fb) + second * fb) * 1.18);
    out[fan.target[index] ?? 0] = CURVE[Math.round(value * 1023)] ?? 0;
  }
  return out;
}

/** Log-like compression to the screen's greys. */
const CURVE = Uint8Array.from({ length: 1024 }, (_, level) => Math.round(255 * (level / 1023) ** 0.72));
