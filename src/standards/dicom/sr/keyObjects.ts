// Key object selections (PS3.3 A.35.4, PS3.16 TID 2010): what was picked out, why, by whom.
import type { ContentReference, ContentTree } from './content.ts';
import { childrenNamed, textOf, walk } from './walk.ts';

export interface KeyObjects {
  /** What was written with the choice. Untrusted text. */
  readonly description: string;
  readonly objects: readonly { readonly kind: 'image' | 'waveform' | 'composite'; readonly reference: ContentReference }[];
  /** It tells that objects are rejected, not that they are worth seeing (PS3.16 CID 7011, IHE IOCM). */
  readonly isRejection: boolean;
}

export const KEY_OBJECT_SELECTION = '1.2.840.10008.5.1.4.1.1.88.59';
const REJECTIONS = ['113001', '113037', '113038', '113039'];

export function keyObjects({ root }: ContentTree): KeyObjects {
  return {
    description: childrenNamed(root, '113012').map(textOf).join('\n'),
    objects: [...walk(root)].flatMap(({ value }) =>
      value.is === 'object' ? [{ kind: value.kind, reference: value.reference }] : [],
    ),
    isRejection: REJECTIONS.includes(root.name?.value ?? ''),
  };
}
