// The pictures of one stack: fetched nearest first, decoded by the pool, held as far as the budget allows.
import { Failure, isAbort, toFailure } from '../../model/failure.ts';
import { identityOf } from '../../standards/dicom/identity.ts';
import type { Dataset } from '../../standards/dicom/json.ts';
import { describeFrame } from '../../standards/dicom/pixels/describe.ts';
import type { FrameDescription } from '../../standards/dicom/pixels/description.ts';
import { missingBulk } from '../../standards/dicom/pixels/missingBulk.ts';
import type { Host } from '../renderer.ts';
import { decodePool } from './decodePool.ts';
import { type Picture, toPicture } from './picture.ts';
import { outside, outward, windowOf } from './prefetch.ts';
import type { Shot } from './stacks.ts';

type Lender = Pick<Host, 'read' | 'admit'>;
type Priority = 'visible' | 'near' | 'background';

export interface FramesEvents {
  /** A picture came, or a better one of the same place. */
  picture(place: number): void;
  failed(place: number, failure: Failure): void;
  /** A picture's bytes are here; it is being decoded. */
  received(place: number): void;
  /** 0 … 1 of what the budget lets the stack hold; 1 when nothing is left to fetch. */
  progress(fraction: number): void;
}

/** Enough to keep a line busy while others are decoded; what is on screen never waits for a slot. */
const MAX_IN_FLIGHT = 10;
const NEAR = 8;
/** Frames from this size on are shown reduced first, where their coding can. */
const REDUCE_FROM = 2_000_000;
const HAS_RESOLUTIONS = /jp2|jpx|jphc|1\.2\.840\.10008\.1\.2\.4\.(9[0-3]|20[123])/;

// Tables of a data set are fetched once, however many frames share them.
const bulkOf = new WeakMap<Dataset, Promise<ReadonlyMap<string, Uint8Array>>>();

function readBulk({ read }: Lender, { dataset, part }: Shot, signal: AbortSignal) {
  const known = bulkOf.get(dataset);
  if (known) return known;
  const loading = Promise.all(
    missingBulk(dataset).map(async (bulkData): Promise<[string, Uint8Array]> => {
      const answer = await read(part, { bulkData, signal });
      return [bulkData, new Uint8Array(await answer.arrayBuffer())];
    }),
  ).then((entries) => new Map(entries));
  loading.catch(() => bulkOf.delete(dataset));
  bulkOf.set(dataset, loading);
  return loading;
}

/** Reads one frame's bytes and its description at the same time. @throws Failure also 'otherPatient', before anything is read */
async function readShot(lender: Lender, shot: Shot, priority: Priority, signal: AbortSignal) {
  lender.admit(identityOf(shot.dataset));
  const answering = lender.read(shot.part, { instance: shot.uid, frame: shot.frame, priority, signal }).catch(sayPictureless);
  const [bulk, answer] = await Promise.all([readBulk(lender, shot, signal), answering]);
  const description = describeFrame(shot.dataset, shot.frame, bulk);
  return { description, contentType: answer.headers.get('content-type') ?? '', bytes: await answer.arrayBuffer() };
}

/** The object has been listed and its frame is not there: the picture is missing in the object, not the object. */
function sayPictureless(error: unknown): never {
  throw error instanceof Failure && error.reason === 'missing'
    ? new Failure('pictureless', { cause: error, detail: error.detail })
    : error;
}

const canReduce = ({ rows, columns, transferSyntax }: FrameDescription, contentType: string): boolean =>
  rows * columns >= REDUCE_FROM && HAS_RESOLUTIONS.test(`${contentType} ${transferSyntax ?? ''}`);

export interface LoadOptions {
  readonly priority: Priority;
  readonly signal: AbortSignal;
  /** Receives a reduced picture of a large frame, long before the full one. */
  readonly preview?: (picture: Picture) => void;
  readonly received?: () => void;
  /** Cuts this one bit out of every word instead of the stored value: where old objects hide overlays (PS3.5 §8.1.2). */
  readonly bit?: number;
}

/** One frame from its source to a picture. @throws Failure; AbortError */
export async function loadPicture(lender: Lender, shot: Shot, options: LoadOptions): Promise<Picture> {
  const { priority, signal, preview, received, bit } = options;
  const { contentType, bytes, ...read } = await readShot(lender, shot, priority, signal);
  const description = bit === undefined ? read.description : toBit(read.description, bit, contentType);
  received?.();
  if (bytes.byteLength === 0) throw new Failure('malformed', { detail: 'a frame without pixels' });
  const job = { contentType, description, signal, isUrgent: priority === 'visible' };
  if (preview && canReduce(description, contentType)) {
    const levels = await decodePool.decode({ ...job, bytes: bytes.slice(0), reduce: 2 }).catch(() => undefined);
    signal.throwIfAborted();
    if (levels && levels[0].halvings > 0) preview(toPicture(description, levels));
  }
  return toPicture(description, await decodePool.decode({ ...job, bytes }));
}

/** Compressed frames hold the stored bits only; plain words and RLE's bytes are all there. */
const hasAllBits = (contentType: string): boolean =>
  /octet-stream|rle/i.test(contentType) && !/1\.2\.840\.10008\.1\.2\.4\./.test(contentType);

function toBit({ padding: _, ...description }: FrameDescription, bit: number, contentType: string): FrameDescription {
  if (!hasAllBits(contentType) || bit >= description.bitsAllocated)
    throw new Failure('unsupported', { detail: 'only the stored bits are coded' });
  return { ...description, bitsStored: 1, highBit: bit, signed: false };
}

interface Flight {
  readonly abort: AbortController;
  readonly isVisible: boolean;
}

export class Frames {
  private readonly pictures = new Map<number, Picture>();
  private readonly failures = new Map<number, Failure>();
  private readonly flights = new Map<number, Flight>();
  private shown = 0;
  private isComplete = false;
  private isDisposed = false;
  private readonly lender: Lender;
  readonly shots: readonly Shot[];
  private readonly events: FramesEvents;
  private readonly budgetBytes: number;

  constructor(lender: Lender, shots: readonly Shot[], budgetBytes: number, events: FramesEvents) {
    this.lender = lender;
    this.shots = shots;
    this.budgetBytes = budgetBytes;
    this.events = events;
  }

  at(place: number): Picture | undefined {
    return this.pictures.get(place);
  }

  failureAt(place: number): Failure | undefined {
    return this.failures.get(place);
  }

  /** All that were tried failed. */
  get isHopeless(): boolean {
    return this.pictures.size === 0 && this.failures.size === this.shots.length;
  }

  /** A picture that is already here. */
  seed(place: number, picture: Picture): void {
    this.pictures.set(place, picture);
  }

  /** The reader looks here: this one first, then its neighbours; what no longer matters is let go. */
  focus(place: number): void {
    if (this.isDisposed) return;
    this.shown = place;
    const flight = this.flights.get(place);
    if (flight && !flight.isVisible) this.cancel(place, flight);
    if (!this.isHeld(place) && !this.flights.has(place)) void this.load(place, 'visible');
    this.trim();
    this.fill();
  }

  /** Tries the failed ones again. */
  retry(): void {
    this.failures.clear();
    this.isComplete = false;
    this.focus(this.shown);
  }

  dispose(): void {
    this.isDisposed = true;
    for (const [place, flight] of this.flights) this.cancel(place, flight);
    this.pictures.clear();
  }

  /** How many pictures the budget allows, by the largest seen so far. */
  private get window(): number {
    let largest = 1;
    for (const { sizeBytes } of this.pictures.values()) largest = Math.max(largest, sizeBytes);
    return this.pictures.size === 0 ? NEAR : windowOf(this.budgetBytes, largest);
  }

  private isHeld(place: number): boolean {
    const picture = this.pictures.get(place);
    return (picture !== undefined && !picture.isReduced) || this.failures.has(place);
  }

  private fill(): void {
    if (this.isDisposed || (this.isComplete && this.pictures.size + this.failures.size === this.shots.length)) return;
    const { window } = this;
    for (const place of outward(this.shown, this.shots.length, window)) {
      if (this.flights.size >= MAX_IN_FLIGHT) break;
      if (this.isHeld(place) || this.flights.has(place)) continue;
      // Not 'background', which has half the line: the order of asking already says what is nearer.
      void this.load(place, 'near');
    }
    this.report(window);
  }

  private report(window: number): void {
    const limit = Math.min(window, this.shots.length);
    const held = Math.min(limit, this.pictures.size + this.failures.size);
    if (this.isComplete) return;
    this.isComplete = held === limit && this.flights.size === 0;
    this.events.progress(this.isComplete ? 1 : Math.min(0.99, held / Math.max(1, limit)));
  }

  /** Flights and pictures outside the window go; the shown one never does. */
  private trim(): void {
    const { window } = this;
    if (window >= this.shots.length) return;
    for (const place of outside(this.pictures.keys(), this.shown, this.shots.length, window)) this.pictures.delete(place);
    for (const place of outside([...this.flights.keys()], this.shown, this.shots.length, window)) {
      const flight = this.flights.get(place);
      if (flight) this.cancel(place, flight);
    }
  }

  private cancel(place: number, flight: Flight): void {
    this.flights.delete(place);
    flight.abort.abort();
  }

  private async load(place: number, priority: Priority): Promise<void> {
    const shot = this.shots[place];
    if (!shot) return;
    const flight: Flight = { abort: new AbortController(), isVisible: priority === 'visible' };
    this.flights.set(place, flight);
    const isCurrent = () => this.flights.get(place) === flight;
    const preview = (picture: Picture) => isCurrent() && this.keep(place, picture);
    try {
      const received = () => this.events.received(place);
      const options = { priority, signal: flight.abort.signal, received, ...(flight.isVisible && { preview }) };
      const picture = await loadPicture(this.lender, shot, options);
      if (!isCurrent()) return;
      this.flights.delete(place);
      this.keep(place, picture);
    } catch (error) {
      if (!isCurrent()) return;
      this.flights.delete(place);
      if (isAbort(error)) return;
      const failure = toFailure(error);
      this.failures.set(place, failure);
      this.events.failed(place, failure);
    }
    this.trim();
    this.fill();
  }

  private keep(place: number, picture: Picture): void {
    this.pictures.set(place, picture);
    this.events.picture(place);
  }
}
