// Key images: a star on each picture that somebody pointed out, with the title of why and who did it.
import { printForeign } from '../../../lib/foreignText.ts';
import type { Rgb } from '../../../standards/dicom/colours.ts';
import { isRejection, type KeyObjects, parseKeyObjects } from '../../../standards/dicom/keyObjects.ts';
import { refersTo } from '../../../standards/dicom/references.ts';
import type { Shot } from '../stacks.ts';
import type { Brush, Layer, Origin, Problem } from './layer.ts';
import { makerOf, uidOf } from './origins.ts';
import { layerWords } from './words.ts';

const STAR: Rgb = [255, 214, 90];
const REJECTED: Rgb = [255, 120, 100];

export class KeyImagesLayer implements Layer {
  readonly key: string;
  readonly kind = 'keyImages';
  readonly title: string;
  readonly facts: readonly string[];
  readonly isComputed = false;
  readonly pieces = [];
  /** A star is no mark on the picture: it hides nothing, and not to see it is to miss what was pointed out. */
  readonly isOnFirst = true;
  readonly hasOpacity = false;
  private readonly keys: KeyObjects;

  /** @throws Failure */
  constructor({ dataset }: Origin) {
    this.keys = parseKeyObjects(dataset);
    const { code, title, description, author } = this.keys;
    this.key = uidOf(dataset);
    this.title = layerWords().keyTitles[code] ?? title;
    this.facts = [description, author, ...(author ? [] : makerOf(dataset))].filter((words) => words !== '');
  }

  concerns(shots: readonly Shot[]): boolean {
    return this.places(shots).length > 0;
  }

  paint(brush: Brush): Problem | undefined {
    const { uid, frame } = brush.shown.shot;
    const { author, references } = this.keys;
    if (!refersTo(references, uid, frame)) return undefined;
    const say = layerWords();
    const isRejected = isRejection(this.keys);
    const words = [isRejected ? say.rejected : `★ ${say.keyImage}`, printForeign(this.title, 40), printForeign(author, 30)];
    brush.legend([{ text: words.filter(Boolean).join(' · '), rgb: isRejected ? REJECTED : STAR }]);
    return undefined;
  }

  places(shots: readonly Shot[]): readonly number[] {
    const { references } = this.keys;
    const named = new Set(references.map(({ instance }) => instance));
    return shots.flatMap(({ uid, frame }, place) => (named.has(uid) && refersTo(references, uid, frame) ? [place] : []));
  }

  dispose(): void {}
}
