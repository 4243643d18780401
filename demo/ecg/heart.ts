// A heart's electricity as twelve leads: waves of bell shapes, turned in the frontal and the horizontal plane.

export interface Rhythm {
  /** Beats a minute. */
  readonly rate: number;
  /** Uneven intervals and trembling in place of P waves. */
  readonly isFibrillating: boolean;
  /** Degrees, frontal plane. */
  readonly axis: number;
  /** ms; above 120 the left bundle branch is blocked. */
  readonly qrsMs: number;
  /** mV at the J point in V2 to V5. */
  readonly stMillivolt: number;
}

export const LEADS = ['I', 'II', 'III', 'aVR', 'aVL', 'aVF', 'V1', 'V2', 'V3', 'V4', 'V5', 'V6'] as const;
type Lead = (typeof LEADS)[number];

/** Direction of each limb lead in the frontal plane, degrees. */
const LIMBS: Partial<Record<Lead, number>> = { I: 0, II: 60, III: 120, aVR: -150, aVL: -30, aVF: 90 };
/** R and S of the chest leads, mV, and their T. */
const CHEST: Partial<Record<Lead, readonly [r: number, s: number, t: number]>> = {
  V1: [0.2, 0.9, -0.08],
  V2: [0.45, 1.35, 0.3],
  V3: [0.8, 1, 0.38],
  V4: [1.35, 0.55, 0.36],
  V5: [1.3, 0.25, 0.28],
  V6: [0.95, 0.1, 0.2],
};

const bell = (time: number, middle: number, width: number): number => Math.exp(-(((time - middle) / width) ** 2));
const along = (degrees: number, direction: number): number => Math.cos(((degrees - direction) * Math.PI) / 180);

/** Starts of the beats, seconds. */
export function beatsOf({ rate, isFibrillating }: Rhythm, seconds: number, random: () => number): number[] {
  const beats: number[] = [];
  for (let at = 0.3; at < seconds; ) {
    beats.push(at);
    at += (60 / rate) * (isFibrillating ? 0.62 + random() * 0.78 : 0.985 + random() * 0.03);
  }
  return beats;
}

/** @param time seconds since the beat's start, which lies 160 ms before its R @returns mV */
export function beatAt(lead: Lead, time: number, { axis, qrsMs, stMillivolt, isFibrillating }: Rhythm, cycle: number): number {
  const wide = qrsMs / 90;
  const isBlocked = qrsMs > 120;
  const r = 0.16 + (qrsMs - 90) / 4000;
  const tAt = r + 0.06 * wide + 0.2 * Math.sqrt(cycle);
  const p = isFibrillating ? 0 : bell(time, 0.02, 0.025);
  const limb = LIMBS[lead];
  if (limb !== undefined) {
    const qrs = 1.1 * along(axis, limb);
    const t = 0.3 * along(isBlocked ? axis + 180 : axis - 10, limb);
    return (
      0.12 * along(55, limb) * p +
      -0.12 * along(axis + 120, limb) * bell(time, r - 0.022 * wide, 0.008 * wide) +
      qrs * (bell(time, r, 0.012 * wide) + (isBlocked ? 0.7 * bell(time, r + 0.03, 0.014) : 0)) +
      -0.18 * along(axis - 60, limb) * bell(time, r + 0.026 * wide, 0.011 * wide) +
      t * bell(time, tAt, 0.055)
    );
  }
  const [high, low, t] = CHEST[lead] ?? [0.5, 0.5, 0.2];
  const isFront = ['V2', 'V3', 'V4', 'V5'].includes(lead);
  const st = isFront ? stMillivolt * (bell(time, r + 0.12, 0.05) + bell(time, r + 0.18, 0.05)) : 0;
  const right = isBlocked && (lead === 'V1' || lead === 'V2') ? 0.15 : 1;
  return (
    0.07 * p +
    high * right * bell(time, r, 0.011 * wide) +
    (isBlocked && !['V1', 'V2', 'V3'].includes(lead) ? 0.6 * high * bell(time, r + 0.032, 0.015) : 0) -
    low * bell(time, r + 0.024 * wide, 0.013 * wide) +
    st +
    (isBlocked ? (lead === 'V1' || lead === 'V2' || lead === 'V3' ? 0.4 : -0.25) : t) * bell(time, tAt, 0.06)
  );
}
