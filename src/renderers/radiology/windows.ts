// The windows a reader can choose: of a CT the usual ones in their usual order, with the object's own in the place of the
// one they are called after; of all else the object's own.
import type { FrameDescription } from '../../standards/dicom/pixels/description.ts';
import { isGrey } from '../../standards/dicom/pixels/description.ts';
import { defaultLook, type Look } from '../../standards/dicom/pixels/look.ts';

/** 'lung' …: our own word; else the object's, untrusted. */
export interface WindowChoice {
  readonly name: { readonly preset: Preset } | { readonly text: string } | { readonly own: number };
  readonly look: Look;
}
export type Preset = 'lung' | 'softTissue' | 'bone' | 'liver' | 'brain';

/** CT values in HU (width/centre as radiologists say them). */
const CT: readonly { readonly preset: Preset; readonly center: number; readonly width: number }[] = [
  { preset: 'lung', center: -600, width: 1500 },
  { preset: 'softTissue', center: 40, width: 400 },
  { preset: 'bone', center: 480, width: 2500 },
  { preset: 'liver', center: 60, width: 160 },
  { preset: 'brain', center: 40, width: 80 },
];

const isHounsfield = ({ modalityCode, modality }: FrameDescription) =>
  modalityCode === 'CT' && modality.kind === 'linear' && (modality.unit ?? 'HU') === 'HU';

/** Empty for colour: it is not windowed unless asked (domain rule "Window"). */
export function windowChoices(description: FrameDescription): WindowChoice[] {
  if (!isGrey(description)) return [];
  const name = (label: string | undefined, index: number) => (label ? { text: label } : { own: index + 1 });
  const windows = description.windows.map(
    ({ center, width, label, function: own }, index): WindowChoice => ({
      name: name(label, index),
      look: { window: { center, width, function: own ?? description.voiFunction } },
    }),
  );
  const curves = description.voiLuts.map(
    ({ label }, index): WindowChoice => ({
      name: name(label, windows.length + index),
      look: { voiLut: index },
    }),
  );
  if (!isHounsfield(description)) return [...windows, ...curves];
  const presets = CT.map(({ preset, center, width }): WindowChoice => {
    const usual: WindowChoice = { name: { preset }, look: { window: { center, width, function: 'LINEAR' } } };
    // The object's own lung window is the lung window of this picture: one name, one choice.
    const own = windows.find((choice) => isCalled(choice, preset) || isSameWindow(choice.look, usual.look));
    return own ? { name: { preset }, look: own.look } : usual;
  });
  const others = windows.filter((own) => !presets.some(({ look }) => look === own.look || isSameWindow(look, own.look)));
  return [...presets, ...others, ...curves];
}

/** What devices call the usual windows (0028,1055). */
const CALLED: Readonly<Record<Preset, RegExp>> = {
  lung: /^(lung|lungs|lunga|lungor)$/i,
  softTissue: /^(soft ?tissue|mjukdel|mjukdelar)$/i,
  bone: /^(bone|skelett|ben)$/i,
  liver: /^(liver|lever)$/i,
  brain: /^(brain|hjärna)$/i,
};
const isCalled = ({ name }: WindowChoice, preset: Preset): boolean => 'text' in name && CALLED[preset].test(name.text.trim());

/** The same look but for its polarity, which rides along when a window is chosen. */
export const withWindow = (look: Look, chosen: Look): Look => ({ ...chosen, ...(look.invert && { invert: true }) });
export const inverted = (look: Look): Look => ({ ...look, invert: !look.invert });

/**
 * The window after a drag: right is wider, up is brighter (lower centre) (BIR, RAD TF-2 4.16.4.2.2.5.4).
 * A curve becomes a window of the same reach first.
 * @param drag CSS px, x right, y down
 * @param reach modality values from darkest to brightest, which a drag of about 1000 px runs through
 */
export function draggedWindow(look: Look, description: FrameDescription, drag: readonly [number, number], reach: number): Look {
  const from = look.window ?? defaultLook({ ...description, windows: [], voiLuts: [] }).window;
  if (!from) return look;
  const step = Math.max(reach / 1000, from.width / 400, 1e-6);
  const isSigmoid = from.function === 'SIGMOID';
  const least = from.function === 'LINEAR' || from.function === undefined ? 1 : reach / 1e4 || 1e-6;
  const width = Math.max(isSigmoid ? reach / 1e4 || 1e-6 : least, from.width + drag[0] * step);
  const window = { ...from, center: from.center + drag[1] * step, width };
  return { window, ...(look.invert && { invert: true }) };
}

/** Whether two looks paint the same, polarity aside. */
export const isSameWindow = (a: Look, b: Look): boolean =>
  a.window && b.window
    ? a.window.center === b.window.center &&
      a.window.width === b.window.width &&
      (a.window.function ?? 'LINEAR') === (b.window.function ?? 'LINEAR')
    : !a.window && !b.window && a.voiLut === b.voiLut && a.curve === b.curve;
