// A stored look: window, turn, part shown, shutters, and what somebody drew. Chosen, and taken off again.
import { readBytes } from '../../../lib/readBytes.ts';
import type { Rgb } from '../../../standards/dicom/colours.ts';
import { missingBulk } from '../../../standards/dicom/pixels/missingBulk.ts';
import type { Graphic } from '../../../standards/dicom/presentation/graphics.ts';
import { type PresentationState, parsePresentationState } from '../../../standards/dicom/presentation/presentationState.ts';
import { refersTo } from '../../../standards/dicom/references.ts';
import type { Display, Shown } from '../display.ts';
import type { Shot } from '../stacks.ts';
import { dressOf, isRescaledOtherwise, keyOfDress, type Worn } from './dress.ts';
import { paintGraphic } from './graphics.ts';
import type { Brush, Layer, Origin, Problem } from './layer.ts';
import { makerOf, titleOf, uidOf } from './origins.ts';
import { coverOutside } from './shutters.ts';

/** 65,536 entries of two bytes, and some. */
const MAX_TABLE_BYTES = 2 ** 18;
const MAX_TABLES = 64;
const DRAWN: Rgb = [255, 235, 120];

export class PresentationLayer implements Layer {
  readonly key: string;
  readonly kind = 'presentation';
  readonly title: string;
  readonly facts: readonly string[];
  readonly isComputed = false;
  readonly pieces = [];
  readonly isOnFirst = false;
  readonly hasOpacity = false;
  private state: PresentationState;
  private isLoading = false;
  /** While it is worn: where, what was worn before, and for which picture's window and area it was put on. */
  private worn: { readonly display: Display; before?: Worn; for?: string } | undefined;

  /** @throws Failure */
  constructor(origin: Origin) {
    const { dataset } = origin;
    this.state = parsePresentationState(dataset);
    const { label, description, creator } = this.state;
    this.key = uidOf(dataset);
    this.title = description || label || titleOf(dataset);
    this.facts = [creator, ...(creator ? [] : makerOf(dataset))].filter((words) => words !== '');
    if (missingBulk(dataset).length > 0) void this.loadTables(origin);
  }

  /** Without them it is shown all the same, and says that something is left out. */
  private async loadTables({ dataset, part, lent, signal, changed }: Origin): Promise<void> {
    this.isLoading = true;
    const instance = uidOf(dataset);
    const load = async (bulkData: string): Promise<[string, Uint8Array][]> => {
      try {
        const answer = await lent.read(part, { bulkData, instance, priority: 'near', signal });
        return [[bulkData, await readBytes(answer, { signal, maxBytes: MAX_TABLE_BYTES })]];
      } catch {
        return [];
      }
    };
    const loaded = await Promise.all(missingBulk(dataset).slice(0, MAX_TABLES).map(load));
    this.isLoading = false;
    this.state = parsePresentationState(dataset, new Map(loaded.flat()));
    if (this.worn) delete this.worn.for;
    if (!signal.aborted) changed();
  }

  private isAbout = ({ uid, frame }: Shot): boolean => refersTo(this.state.references, uid, frame);

  concerns(shots: readonly Shot[]): boolean {
    return shots.some(this.isAbout);
  }

  wear(display: Display, isOn: boolean): void {
    if (!isOn) {
      this.worn?.before?.put(display);
      this.worn = undefined;
      return;
    }
    this.worn = { display };
    if (display.shown) this.dress(display.shown);
  }

  /**
   * Its look is put on when the first of its pictures is shown, which need not be the one it was chosen on, and again at one
   * that it has another window or area for. Beside its pictures the look stays as it is: jumping back and forth while
   * somebody scrolls would hide what changes between them.
   */
  private dress(shown: Shown): void {
    const { worn } = this;
    if (!worn || !this.isAbout(shown.shot)) return;
    const own = keyOfDress(this.state, shown);
    if (worn.for === own) return;
    worn.for = own;
    worn.before ??= dressOf(worn.display);
    dressOf(worn.display, this.state, shown).put(worn.display);
  }

  paint(brush: Brush): Problem | undefined {
    const { shown } = brush;
    if (!this.isAbout(shown.shot)) return 'otherPictures';
    // A display must not be changed while it paints.
    if (this.worn) queueMicrotask(() => this.dress(shown));
    coverOutside(brush, this.state.shutters);
    const order = new Map(this.state.layers.map(({ name, order }) => [name, order]));
    const mine = this.state.graphics
      .filter(({ references }) => references.length === 0 || refersTo(references, shown.shot.uid, shown.shot.frame))
      .sort((a, b) => (order.get(a.layer) ?? 0) - (order.get(b.layer) ?? 0));
    for (const graphic of mine) paintGraphic(brush, graphic, this.colourOf(graphic));
    if (this.isLoading) return 'loading';
    const isOther = this.state.curves.length > 0 && isRescaledOtherwise(this.state.rescale, shown.picture.description.modality);
    return isOther || this.state.leftOut.length > 0 ? 'partly' : undefined;
  }

  private colourOf({ layer }: Graphic): Rgb {
    return this.state.layers.find(({ name }) => name === layer)?.rgb ?? DRAWN;
  }

  places(shots: readonly Shot[]): readonly number[] {
    const about = shots.flatMap((shot, place) => (this.isAbout(shot) ? [place] : []));
    const drawn = about.filter((place) => {
      const { uid, frame } = shots[place] ?? { uid: '', frame: 0 };
      return this.state.graphics.some(({ references }) => refersTo(references, uid, frame));
    });
    return [...new Set([...drawn, ...about])];
  }

  dispose(): void {
    this.worn = undefined;
  }
}
