// Frames, seconds and speeds. Frames count from 1, seconds from the first frame.

/** Where neither file nor object tells. */
export const ASSUMED_RATE = 25;
export const SPEEDS = [0.25, 0.5, 1, 2, 4, 8] as const;

export const frameCount = (duration: number, rate: number): number => Math.max(1, Math.round(duration * rate));

/** The frame that is on screen at a time. */
export const frameAt = (seconds: number, rate: number, count: number): number =>
  Math.min(count, Math.max(1, Math.floor(seconds * rate + 1e-3) + 1));

/** The middle of a frame: a seek to its edge may show either of two. */
export const middleOf = (frame: number, rate: number): number => (frame - 0.5) / rate;

/** The next speed up or down; the ends stay. */
export function stepSpeed(speed: number, direction: 1 | -1): number {
  const faster = SPEEDS.filter((one) => one > speed + 1e-6);
  const slower = SPEEDS.filter((one) => one < speed - 1e-6);
  return (direction === 1 ? faster[0] : slower.at(-1)) ?? speed;
}

/** 0 … duration. */
export const clampTime = (seconds: number, duration: number): number =>
  Number.isFinite(seconds) ? Math.min(Math.max(0, seconds), Math.max(0, duration)) : 0;

/** `1:02:46` or `02:46`; with a rate the frame within its second follows: `02:46,08`. */
export function printTime(seconds: number, rate?: number): string {
  // A hair more, so that 1/25 of a second is frame 1 and not 0.
  const safe = Number.isFinite(seconds) && seconds > 0 ? seconds + 1e-4 : 0;
  const whole = Math.floor(safe);
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const clock = `${hours > 0 ? `${hours}:` : ''}${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return rate === undefined ? clock : `${clock},${two(Math.floor((safe - whole) * rate))}`;
}
