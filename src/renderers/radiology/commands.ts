// What keys, menus and buttons ask for, done on a session.
import type { Command } from '../renderer.ts';
import { mirror, rotate, wholePicture, zoomAt } from './camera.ts';
import { nextSpeed } from './cine.ts';
import type { Layers } from './layers/layers.ts';
import { MARK_TOOLS, type Session, type Tool } from './session.ts';
import { windowChoices } from './windows.ts';

/** What the viewport itself lends to commands. */
export interface CommandHost {
  readonly session: Session;
  /** Here some time after the first picture. */
  readonly layers: Layers | undefined;
  setTool(tool: Tool | undefined): void;
  deleteMark(): boolean;
  toggleOverlays(): void;
  readonly isMagnifying: boolean;
  magnify(isOn: boolean): void;
}

/** What the controls may ask of their viewport. */
export interface ControlHost extends CommandHost {
  perform(command: Command): boolean;
}

const TOOLS: Partial<Record<Command, Tool>> = {
  toolWindow: 'window',
  toolZoom: 'zoom',
  toolPan: 'pan',
  toolScroll: 'scroll',
  toolLength: 'length',
  toolAngle: 'angle',
  toolEllipse: 'ellipse',
  toolProbe: 'probe',
};
const STEPS: Partial<Record<Command, number>> = { next: 1, previous: -1, next10: 10, previous10: -10 };
const PRESETS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** The tools that mean something for what is shown now, in the rail's order. */
export function toolsFor(session: Session): Tool[] {
  const { shown, engine } = session.state.get();
  if (!shown) return [];
  const isGrey = shown.picture.levels[0].frame.samples === 1;
  const all: readonly Tool[] = ['window', 'pan', 'zoom', 'scroll', 'length', 'angle', 'ellipse', 'rectangle', 'probe'];
  return all.filter((tool) => {
    if (tool === 'window') return isGrey;
    if (tool === 'scroll') return shown.count > 1;
    return !MARK_TOOLS.has(tool) || engine === 'cpu' || engine === 'gpu';
  });
}

/** What `perform` does here and now. */
export function commandsFor({ session, layers }: Pick<CommandHost, 'session' | 'layers'>): ReadonlySet<Command> {
  const { shown, cine, entries, hasMarks } = session.state.get();
  if (!shown) return new Set();
  const tools = new Set(toolsFor(session));
  const choices = windowChoices(shown.picture.description).length;
  const found: Command[] = ['invert', 'rotate', 'flip', 'reset', 'fitOrActual', 'zoomIn', 'zoomOut', 'toolNone', 'overlays'];
  found.push('magnifierDown', 'magnifierUp');
  if (shown.count > 1) found.push('next', 'previous', 'next10', 'previous10', 'first', 'last');
  if (entries.length > 1) found.push('nextSeries', 'previousSeries');
  if (cine) found.push('playPause', 'faster', 'slower', 'loop');
  if (hasMarks) found.push('deleteMark');
  if (layers?.hasComputed) found.push('computed');
  if (layers?.hasMarked) found.push('nextMarker', 'previousMarker');
  for (const [command, tool] of Object.entries(TOOLS)) if (tools.has(tool)) found.push(command as Command);
  for (const preset of PRESETS) if (preset <= choices) found.push(`preset${preset}`);
  return new Set(found);
}

/** @returns false if it means nothing here */
export function perform(command: Command, host: CommandHost): boolean {
  const { session } = host;
  if (!commandsFor(host).has(command)) return false;
  const step = STEPS[command];
  if (step !== undefined) {
    session.step(step);
    return true;
  }
  const tool = TOOLS[command];
  if (tool) {
    host.setTool(tool);
    return true;
  }
  if (command.startsWith('preset')) return choosePreset(session, Number(command.slice('preset'.length)));
  return performView(command, host) || performClip(command, host) || performLayers(command, host);
}

function choosePreset(session: Session, number: number): boolean {
  const { shown } = session.state.get();
  const choice = shown && windowChoices(shown.picture.description)[number - 1];
  if (!choice) return false;
  session.display.setWindow(choice.look);
  return true;
}

function performView(command: Command, host: CommandHost): boolean {
  const { display } = host.session;
  const zoom = (factor: number) =>
    display.setCamera((camera, extent, pane) => zoomAt(camera, extent, pane, factor, [pane.width / 2, pane.height / 2]));
  switch (command) {
    case 'invert':
      display.setInverted(!display.inverted);
      return true;
    case 'rotate':
      display.setCamera((camera) => rotate(camera, 90));
      return true;
    case 'flip':
      display.setCamera(mirror);
      return true;
    case 'reset':
      display.reset();
      return true;
    case 'fitOrActual':
      toggleActual(host.session);
      return true;
    case 'zoomIn':
      zoom(1.25);
      return true;
    case 'zoomOut':
      zoom(1 / 1.25);
      return true;
    case 'toolNone':
      host.setTool(undefined);
      return true;
    case 'overlays':
      host.toggleOverlays();
      return true;
    case 'magnifierDown':
    case 'magnifierUp':
      host.magnify(command === 'magnifierDown');
      return true;
    case 'deleteMark':
      return host.deleteMark();
    default:
      return false;
  }
}

/** Whole picture, or one image pixel per device pixel; about a point of the pane. */
export function toggleActual(session: Session, at?: readonly [number, number]): void {
  session.display.setCamera((camera, extent, pane) => {
    const actual = 1 / window.devicePixelRatio;
    const whole = wholePicture(extent, pane);
    if (Math.abs(camera.zoom - actual) < 1e-3) return { ...camera, zoom: whole.zoom, centre: whole.centre };
    return zoomAt(camera, extent, pane, actual / camera.zoom, at ?? [pane.width / 2, pane.height / 2]);
  });
}

function performLayers(command: Command, { layers }: CommandHost): boolean {
  switch (command) {
    case 'computed':
      layers?.toggleComputed();
      return true;
    case 'nextMarker':
      layers?.step(1);
      return true;
    case 'previousMarker':
      layers?.step(-1);
      return true;
    default:
      return false;
  }
}

function performClip(command: Command, { session }: CommandHost): boolean {
  switch (command) {
    case 'first':
      session.goTo(0);
      return true;
    case 'last':
      session.goTo(session.display.count - 1);
      return true;
    case 'nextSeries':
      return session.nextEntry(1);
    case 'previousSeries':
      return session.nextEntry(-1);
    case 'playPause':
      return session.withPlayer((player) => player.toggle());
    case 'faster':
      return session.withPlayer((player) => player.setSpeed(nextSpeed(player.playing.speed, 1)));
    case 'slower':
      return session.withPlayer((player) => player.setSpeed(nextSpeed(player.playing.speed, -1)));
    case 'loop':
      return session.withPlayer((player) => player.setLooping(!player.playing.isLooping));
    default:
      return false;
  }
}
