// What holds a film, by its first bytes: labels and file names are often wrong, and DICOM does not say (PS3.5 §8.2.5–8.2.8).

export type VideoContainer =
  | 'mp4' // also QuickTime: ISO/IEC 14496-12
  | 'webm' // also Matroska
  | 'ogg'
  | 'transport' // MPEG-2 transport stream, ISO/IEC 13818-1 §2.4.3
  | 'program' // MPEG-1/2 program stream
  | 'mpeg2' // elementary stream of MPEG-1/2 video
  | 'avc' // byte stream of H.264, ISO/IEC 14496-10 annex B
  | 'hevc' // byte stream of H.265, ISO/IEC 23008-2 annex B
  | 'avi'
  | 'unknown';

const BOXES: ReadonlySet<string> = new Set('ftyp moov moof mdat free skip wide pnot styp sidx uuid'.split(' '));
const SYNC = 0x47;

/** @param head a kilobyte is enough */
export function sniffContainer(head: Uint8Array): VideoContainer {
  const text = String.fromCharCode(...head.subarray(0, 16));
  if (BOXES.has(text.slice(4, 8))) return 'mp4';
  if (text.startsWith('\x1aE\xdf\xa3')) return 'webm';
  if (text.startsWith('OggS')) return 'ogg';
  if (text.startsWith('RIFF') && text.startsWith('AVI ', 8)) return 'avi';
  if (isTransport(head)) return 'transport';
  return byStartCode(head);
}

/** Packets of 188 bytes, or of 192 with a time in front (Blu-ray, PS3.5 §8.2.6), each begun by the same byte. */
function isTransport(head: Uint8Array): boolean {
  return [
    [0, 188],
    [4, 192],
  ].some(([first = 0, length = 188]) => {
    const places = [0, 1, 2, 3].map((number) => first + number * length).filter((at) => at < head.length);
    return places.length > 0 && places.every((at) => head[at] === SYNC) && head.length > first + 3;
  });
}

function byStartCode(head: Uint8Array): VideoContainer {
  const at = head[2] === 1 ? 2 : head[2] === 0 && head[3] === 1 ? 3 : -1;
  if (at < 0 || head[0] !== 0 || head[1] !== 0) return 'unknown';
  const code = head[at + 1] ?? 0xff;
  if (code === 0xba) return 'program';
  if (code === 0xb3) return 'mpeg2';
  // Parameter sets, a delimiter or a message begin a stream. H.265 has its type in bits 1–6, and a second byte that is 1.
  if ([32, 33, 34, 35].includes((code >> 1) & 0x3f) && head[at + 2] === 1) return 'hevc';
  if ([6, 7, 8, 9].includes(code & 0x1f) && code < 0x80) return 'avc';
  return 'unknown';
}

/** What a browser's player is told; undefined where browsers play nothing of the kind as it is. */
export const playableType = (container: VideoContainer): string | undefined =>
  ({ mp4: 'video/mp4', webm: 'video/webm', ogg: 'video/ogg' })[container as string];

const NAMES: Readonly<Record<string, string>> = {
  transport: 'MPEG-TS',
  program: 'MPEG-PS',
  mpeg2: 'MPEG-2',
  avc: 'H.264',
  hevc: 'HEVC',
  avi: 'AVI',
  ogg: 'Ogg',
};
/** For words to people. */
export const containerName = (container: VideoContainer): string => NAMES[container] ?? container;
