// Microscopy Bulk Simple Annotations (PS3.3 A.87, C.37.1): groups of points and outlines, thousands of each.
import { type Dataset, items, number, text, texts } from '../json.ts';

export type GraphicType = 'POINT' | 'POLYLINE' | 'POLYGON' | 'ELLIPSE' | 'RECTANGLE';

export interface AnnotationGroup {
  readonly label: string;
  /** What software found, and not a person alone (006A,0007). */
  readonly isComputed: boolean;
  readonly graphic: GraphicType;
  /** px of the Total Pixel Matrix of `annotatedImage`, x and y one after the other. */
  readonly coordinates: Float64Array;
  /** Where each annotation begins in `coordinates`, in numbers, and where the last ends. */
  readonly starts: Uint32Array;
}

/** How a group's bulk values are had: bytes, little endian. */
export type ReadBulk = (address: string) => Promise<Uint8Array>;

const GRAPHICS: readonly GraphicType[] = ['POINT', 'POLYLINE', 'POLYGON', 'ELLIPSE', 'RECTANGLE'];
const MOST_GROUPS = 200;
const MOST_ANNOTATIONS = 5_000_000;
/** Coordinates of one annotation of a graphic of fixed size, in points (C.37.1.2.1.3). */
const POINTS: Readonly<Partial<Record<GraphicType, number>>> = { POINT: 1, ELLIPSE: 4, RECTANGLE: 4 };

const REFERENCED_IMAGES = '00081140';

/** SOP Instance UID of the image whose pixels the coordinates count. */
export const annotatedImage = (dataset: Dataset): string | undefined => {
  const image = items(dataset, REFERENCED_IMAGES)[0];
  return image && text(image, '00081155');
};

/** @returns groups in pixels (2D); those in other coordinates, or that contradict themselves, are left out */
export async function readAnnotations(dataset: Dataset, read: ReadBulk): Promise<AnnotationGroup[]> {
  if (text(dataset, '006A0001') === '3D') return [];
  const groups = await Promise.all(
    items(dataset, '006A0002')
      .slice(0, MOST_GROUPS)
      .map((group) => readGroup(group, read)),
  );
  return groups.filter((group) => group !== undefined);
}

async function readGroup(group: Dataset, read: ReadBulk): Promise<AnnotationGroup | undefined> {
  const graphic = GRAPHICS.find((type) => type === text(group, '00700023')?.toUpperCase());
  const count = number(group, '006A000C') ?? 0;
  if (!graphic || count < 1 || count > MOST_ANNOTATIONS) return undefined;
  const [floats, doubles, index] = await Promise.all([
    readNumbers(group, '00660016', read),
    readNumbers(group, '00660022', read),
    readNumbers(group, '00660040', read),
  ]);
  const coordinates = floats ? toFloats(floats, 4) : doubles ? toFloats(doubles, 8) : undefined;
  if (!coordinates) return undefined;
  const starts = startsOf(graphic, count, coordinates.length, index);
  if (!starts) return undefined;
  return {
    label: text(group, '006A0005') ?? '',
    isComputed: (text(group, '006A0007') ?? 'MANUAL').toUpperCase() !== 'MANUAL',
    graphic,
    coordinates,
    starts,
  };
}

interface Numbers {
  readonly bytes?: Uint8Array;
  readonly values?: readonly number[];
}

async function readNumbers(group: Dataset, tag: string, read: ReadBulk): Promise<Numbers | undefined> {
  const element = group[tag];
  if (!element) return undefined;
  if (element.InlineBinary) return { bytes: Uint8Array.from(atob(element.InlineBinary), (letter) => letter.charCodeAt(0)) };
  if (element.BulkDataURI) return { bytes: await read(element.BulkDataURI) };
  return { values: texts(group, tag).map(Number) };
}

function toFloats({ bytes, values }: Numbers, size: 4 | 8): Float64Array {
  if (!bytes) return Float64Array.from(values ?? []);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float64Array.from({ length: Math.floor(bytes.length / size) }, (_, at) =>
    size === 4 ? view.getFloat32(at * 4, true) : view.getFloat64(at * 8, true),
  );
}

/** Long Primitive Point Index List (0066,0040) counts numbers from 1; graphics of fixed size need none. */
function startsOf(graphic: GraphicType, count: number, length: number, index: Numbers | undefined): Uint32Array | undefined {
  const points = POINTS[graphic];
  if (points !== undefined) {
    const whole = Math.min(count, Math.floor(length / (points * 2)));
    return Uint32Array.from({ length: whole + 1 }, (_, at) => at * points * 2);
  }
  if (!index) return undefined;
  const listed = index.values ?? toWords(index.bytes ?? new Uint8Array());
  const starts = [...listed].slice(0, count).map((start) => start - 1);
  const isRising = starts.every(
    (start, at) => start >= 0 && start % 2 === 0 && start <= length && start >= (starts[at - 1] ?? 0),
  );
  return starts.length > 0 && isRising ? Uint32Array.from([...starts, length]) : undefined;
}

function toWords(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length >> 2 }, (_, at) => view.getUint32(at * 4, true));
}
