// The seconds under a wave: even steps, as many as there is room for.
import { language } from '../../lib/language.ts';

export const TIME_AXIS_PX = 20;
const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600];
const LEAST_PX = 70;

/** @returns seconds between two marks, so that none lies nearer to the next than a label needs */
export const stepOf = (seconds: number, width: number): number =>
  STEPS.find((step) => (step / Math.max(1e-9, seconds)) * width >= LEAST_PX) ?? 3600;

/** '0,25 s', '12 s', '3:20', '1:03:20' */
export function printAxisTime(time: number, step: number): string {
  if (time < 60) {
    const digits = step < 0.1 ? 2 : step < 1 ? 1 : 0;
    const plain = time.toFixed(digits);
    return `${language() === 'sv' ? plain.replace('.', ',') : plain} s`;
  }
  const whole = Math.round(time);
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const seconds = step < 1 ? (time % 60).toFixed(1).padStart(4, '0') : two(whole % 60);
  const said = language() === 'sv' ? seconds.replace('.', ',') : seconds;
  return hours > 0 ? `${hours}:${two(minutes)}:${said}` : `${minutes}:${said}`;
}

/** The marks between two moments. */
export function ticksOf(from: number, to: number, width: number): { readonly step: number; readonly times: readonly number[] } {
  const step = stepOf(to - from, width);
  const first = Math.ceil(from / step - 1e-9);
  const count = Math.max(0, Math.floor(to / step + 1e-9) - first + 1);
  return { step, times: Array.from({ length: Math.min(count, 500) }, (_, index) => (first + index) * step) };
}
