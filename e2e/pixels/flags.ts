// The same look, said to dcm2pnm.
import type { FrameDescription } from '../../src/standards/dicom/pixels/description.ts';
import { toRamp } from '../../src/standards/dicom/pixels/voi.ts';
import type { Drawing } from './draw.ts';
import type { DicomFile } from './readFile.ts';

const WINDOW_CENTER = '00281050';
const RESCALE_SLOPE = '00281053';

/** Flags that make DCMTK draw what we draw; where it can read the look from the file itself, it is left to do so. */
export function toFlags(file: DicomFile, { description, look, decoded }: Drawing): string[] {
  // Where tag and stream disagree, DCMTK shall look at the stream as well.
  if (decoded.samples === 3 && /JPEG/.test(decoded.repairs.join())) return ['+cg'];
  if (decoded.samples === 3 || description.photometric === 'PALETTE COLOR') return [];
  // DCMTK counts padding as image, so only where there is none can it find the window by itself.
  if (look.auto && !description.padding) return ['+Wm'];
  if (look.voiLut !== undefined) return ['+Wl', String(look.voiLut + 1)];
  const { window } = look;
  if (!window) return ['-W'];
  const atTop = file.dataset[WINDOW_CENTER] !== undefined && file.dataset['52009229'] === undefined;
  const voiFunction = window.function ?? description.voiFunction;
  if (voiFunction === 'SIGMOID') return ['+Ww', String(window.center), String(window.width), '+Wfs'];
  const [first] = description.windows;
  const usable = first?.center === window.center && file.dataset[WINDOW_CENTER]?.Value?.[0] === String(window.center);
  if (atTop && voiFunction === 'LINEAR' && usable) return ['+Wi', '1'];
  return explicit(description, toRamp(window.center, window.width, voiFunction), RESCALE_SLOPE in file.dataset);
}

/** DCMTK knows LINEAR alone, and no functional groups: their rescale is undone before. */
function explicit({ modality }: FrameDescription, ramp: { low: number; high: number }, rescaled: boolean): string[] {
  const toDcmtk = (value: number): number =>
    rescaled || modality.kind === 'lut' ? value : (value - modality.intercept) / modality.slope;
  const [low, high] = [toDcmtk(ramp.low), toDcmtk(ramp.high)];
  return ['+Ww', String((low + high) / 2 + 0.5), String(high - low + 1)];
}
