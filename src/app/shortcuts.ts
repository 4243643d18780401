// Keys (ux §7.2), in one table. They act only outside of text fields; digits by their physical key.
import type { Command } from '../renderers/renderer.ts';

/** A key's commands, the first that means something here. `Shift+` and `Ctrl+` before the key; letters lower case; digits as `Digit1`. */
const COMMANDS: Readonly<Record<string, Command | readonly Command[]>> = {
  arrowright: 'next',
  arrowdown: ['down', 'next'],
  arrowleft: 'previous',
  arrowup: ['up', 'previous'],
  'shift+arrowright': ['nextMarker', 'next10'],
  'shift+arrowdown': 'next10',
  'shift+arrowleft': ['previousMarker', 'previous10'],
  'shift+arrowup': 'previous10',
  home: 'first',
  end: 'last',
  pagedown: 'nextSeries',
  pageup: 'previousSeries',
  ' ': 'playPause',
  o: 'loop',
  '[': 'spanStart',
  ']': 'spanEnd',
  n: 'mark',
  k: 'still',
  'shift+m': 'mute',
  c: 'computed',
  i: 'invert',
  r: 'rotate',
  'shift+r': 'flip',
  '0': 'reset',
  '+': 'zoomIn',
  '-': 'zoomOut',
  w: 'toolWindow',
  z: 'toolZoom',
  h: 'toolPan',
  s: 'toolScroll',
  l: 'toolLength',
  a: 'toolAngle',
  e: 'toolEllipse',
  'shift+a': 'toolArea',
  b: 'toolProbe',
  delete: 'deleteMark',
  backspace: 'deleteMark',
  v: 'overlays',
  'ctrl+f': 'find',
};

export const keyName = (event: KeyboardEvent): string => {
  const digit = /^Digit([0-9])$/.exec(event.code)?.[1];
  const key = event.shiftKey && digit !== undefined ? digit : event.key.toLowerCase();
  const isSign = key === '+' || key === '?' || key === '/';
  return `${event.ctrlKey || event.metaKey ? 'ctrl+' : ''}${event.shiftKey && !isSign ? 'shift+' : ''}${key}`;
};

export function commandsOf(key: string): readonly Command[] {
  const preset = /^shift\+([1-9])$/.exec(key)?.[1];
  if (preset !== undefined) return [`preset${Number(preset)}` as Command];
  return [COMMANDS[key] ?? []].flat();
}

/** The keys of a command, as they are printed: for help and tooltips. */
export const keysOf = (command: Command): string[] =>
  command.startsWith('preset')
    ? [`Shift ${command.slice(6)}`]
    : Object.entries(COMMANDS)
        .filter(([, value]) => [value].flat().includes(command))
        .map(([key]) => printKey(key));

const PRINTED: Readonly<Record<string, string>> = {
  arrowright: '→',
  arrowleft: '←',
  arrowup: '↑',
  arrowdown: '↓',
  ' ': 'Space',
  pagedown: 'PgDn',
  pageup: 'PgUp',
  home: 'Home',
  end: 'End',
  delete: 'Del',
  backspace: '⌫',
  shift: 'Shift',
  ctrl: 'Ctrl',
};
const printKey = (key: string): string =>
  key === '+'
    ? '+'
    : key
        .split('+')
        .map((part) => PRINTED[part] ?? part.toUpperCase())
        .join(' ');

/** Whether the key belongs to what has focus: a field, a menu. A box to tick has but Space, and who ticked it reads on. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input:not([type="checkbox"]), textarea, select, [role="menu"], [role="listbox"], dialog') !== null)
  );
}
