// Which form of pixels answers which Accept (PS3.18 §8.7.3, §8.7.4).
import { EXPLICIT_LITTLE_ENDIAN, mediaTypeOf } from '../dicom/transferSyntaxes.ts';
import { matchesType, parseAccept, type Wish } from '../http/accept.ts';
import { HttpProblem } from '../http/problem.ts';

export const OCTETS = 'application/octet-stream';

export interface Offer {
  readonly type: string;
  readonly transferSyntax: string;
}
export interface Choice extends Offer {
  readonly multipart: boolean;
}

export const printOffer = ({ type, transferSyntax }: Offer): string => `${type}; transfer-syntax=${transferSyntax}`;

/** As stored, and where there is a way to it, as plain pixels. */
export function frameOffers(stored: string, canDecode: boolean): readonly [Offer, ...Offer[]] {
  const asStored = { type: mediaTypeOf(stored), transferSyntax: stored };
  return canDecode && stored !== EXPLICIT_LITTLE_ENDIAN
    ? [asStored, { type: OCTETS, transferSyntax: EXPLICIT_LITTLE_ENDIAN }]
    : [asStored];
}

/**
 * @param several more than one part is asked for: only multipart can answer
 * @throws HttpProblem 406, naming what there is
 */
export function chooseOffer(accept: string | undefined, offers: readonly [Offer, ...Offer[]], several: boolean): Choice {
  for (const wish of parseAccept(accept)) {
    // Nothing in particular: the standard's default, multipart, of plain pixels where they are stored so.
    if (wish.type === '*/*' && wish.transferSyntax === undefined) return { ...offers[0], multipart: true };
    if (several && !wish.multipart) continue;
    const offer = offers.find((candidate) => fulfils(wish, candidate));
    if (offer) return { ...offer, multipart: wish.multipart };
  }
  const forms = several ? 'multipart/related only' : 'multipart/related or single part';
  throw new HttpProblem(406, `available (${forms}): ${offers.map(printOffer).join(', ')}`);
}

function fulfils(wish: Wish, offer: Offer): boolean {
  if (wish.transferSyntax === '*') return wish.type === OCTETS || matchesType(wish.type, offer.type);
  if (!matchesType(wish.type, offer.type)) return false;
  if (wish.transferSyntax !== undefined) return wish.transferSyntax === offer.transferSyntax;
  // The default of octet-stream is Explicit VR Little Endian; image types have one each, and anything they can be is taken.
  return offer.type !== OCTETS || offer.transferSyntax === EXPLICIT_LITTLE_ENDIAN;
}
