// One frame's bytes (PS3.18 §10.4.1.1.6): as stored, unwrapped, and called what they are.
import { Failure } from '../../model/failure.ts';
import type { ReadOptions } from '../../model/item.ts';
import { sniffSyntax, transferSyntax } from '../../standards/dicom/transferSyntaxes.ts';
import type { ContentType } from '../../standards/mime/contentType.ts';
import { type InstanceAddress, pathOf } from './address.ts';
import { negotiate, readFirstPart, toResponse } from './negotiate.ts';
import type { Room } from './room.ts';

/** `transfer-syntax=*` is "as stored"; without it servers decompress, or recompress (25 s for a tile). */
const ACCEPTS = [
  'multipart/related; type="application/octet-stream"; transfer-syntax=*',
  'application/octet-stream; transfer-syntax=*',
  ['image/jphc', 'image/jls', 'image/jp2', 'image/jpeg', 'image/dicom-rle', 'image/jxl', 'application/octet-stream']
    .map((type) => `multipart/related; type="${type}"; transfer-syntax=*`)
    .join(', '),
  '*/*',
];

/** @throws Failure */
export async function readFrame(
  { http, learnt }: Room,
  address: InstanceAddress,
  frame: number,
  { signal, priority = 'visible' }: Pick<ReadOptions, 'signal' | 'priority'>,
): Promise<Response> {
  const url = new URL(`${pathOf(address)}/frames/${frame}`, http.base);
  const negotiation = {
    url,
    ask: { signal, priority, size: 'large' },
    accepts: ACCEPTS,
    known: learnt.frameAccept,
    onWorked: (index: number) => {
      learnt.frameAccept = index;
    },
  } as const;
  const { bytes, type } = await negotiate(http, negotiation, readFirstPart);
  if (bytes.length === 0) throw new Failure('malformed', { detail: 'a frame without bytes' });
  return toResponse(bytes, trueType(type, bytes), { 'x-helbild-instance': address.instance });
}

/** Labels are sometimes wrong: bytes win. Native pixels and RLE have no mark, so there the label is all there is. */
export function trueType(label: ContentType, bytes: Uint8Array): ContentType {
  const syntax = sniffSyntax(bytes);
  const sniffed = syntax === undefined ? undefined : transferSyntax(syntax);
  const labelled = transferSyntax(label.parameters.get('transfer-syntax') ?? '');
  if (sniffed) {
    // The label may know more of one stream (lossless or not), but not of another.
    if (labelled?.mediaType === sniffed.mediaType) return { type: sniffed.mediaType, parameters: label.parameters };
    return { type: sniffed.mediaType, parameters: new Map([['transfer-syntax', sniffed.uid]]) };
  }
  if (labelled && !MARKED.has(labelled.mediaType)) return { type: labelled.mediaType, parameters: label.parameters };
  if (labelled || MARKED.has(label.type)) return { type: 'application/octet-stream', parameters: new Map() };
  return label;
}
/** Streams of these cannot be without their mark. */
const MARKED: ReadonlySet<string> = new Set(['image/jpeg', 'image/jls', 'image/jp2', 'image/jphc', 'image/jxl']);
