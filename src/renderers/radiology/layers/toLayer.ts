// An object's data set as the layer it is.
import { Failure } from '../../../model/failure.ts';
import { namesAlgorithm } from '../../../standards/dicom/cad/cadReport.ts';
import { text } from '../../../standards/dicom/json.ts';
import { sopKind } from '../../../standards/dicom/sopClasses.ts';
import { CadLayer } from './cad.ts';
import { DoseLayer } from './dose.ts';
import { KeyImagesLayer } from './keyImages.ts';
import type { Layer, Origin } from './layer.ts';
import { MapLayer } from './map.ts';
import { PresentationLayer } from './presentation.ts';
import { SegmentsLayer } from './segments.ts';
import { StructuresLayer } from './structures.ts';
import { layerWords } from './words.ts';

const ROOT = '1.2.840.10008.5.1.4.1.1.';
const DOSE = `${ROOT}481.2`;
const STRUCTURES = `${ROOT}481.3`;
const PARAMETRIC_MAP = `${ROOT}30`;
/** Plain, segmented by labels; surfaces and height maps are no planes of pixels. */
const SEGMENTATIONS = new Set([`${ROOT}66.4`, `${ROOT}66.7`]);
/** Grey, colour, pseudo-colour and XA: of single pictures. Blending and volumetric ones describe a scene of several. */
const PRESENTATIONS = new Set(['11.1', '11.2', '11.3', '11.5'].map((suffix) => ROOT + suffix));

/** @returns undefined for what is drawn over no picture. @throws Failure */
export function toLayer(origin: Origin): Layer | undefined {
  const sopClass = text(origin.dataset, '00080016') ?? '';
  if (SEGMENTATIONS.has(sopClass)) {
    // Total Pixel Matrix Columns: its frames are tiles of a slide, which no stack of pictures lies under.
    if (origin.dataset['00480006']) throw new Failure('unsupported', { detail: layerWords().onSlides });
    return new SegmentsLayer(origin);
  }
  if (PRESENTATIONS.has(sopClass)) return new PresentationLayer(origin);
  if (sopClass === STRUCTURES) return new StructuresLayer(origin);
  if (sopClass === DOSE) return new DoseLayer(origin);
  if (sopClass === PARAMETRIC_MAP) return new MapLayer(origin);
  switch (sopKind(sopClass)) {
    case 'keyObjects':
      return new KeyImagesLayer(origin);
    case 'finding':
      return new CadLayer(origin);
    case 'report':
      return namesAlgorithm(origin.dataset) ? new CadLayer(origin) : undefined;
    case 'presentation':
      throw new Failure('unsupported', { detail: 'a presentation state of a scene' });
    default:
      return undefined;
  }
}
