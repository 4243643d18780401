// Which attributes DICOM knows (PS3.6), both ways. Tags are eight upper-case hexadecimal digits: '00100020'.
import { dictionary } from 'dcmjs/dictionary';

interface Entry {
  readonly vr: string;
  readonly keyword: string;
}

const byTag = new Map<string, Entry>();
const byKeyword = new Map<string, string>();

for (const [key, { vr, name, version }] of Object.entries(dictionary)) {
  if (version === 'PrivateTag') continue;
  const match = /^\(([0-9A-F]{4})(-[0-9A-F]{4})?,([0-9A-F]{4})\)$/i.exec(key);
  if (!match) continue;
  const tag = `${match[1]}${match[3]}`.toUpperCase();
  const keyword = name.replace(/^RETIRED_/, '');
  byTag.set(tag, { vr, keyword });
  if (!byKeyword.has(keyword)) byKeyword.set(keyword, tag);
}

/** Overlays and curves repeat in even groups (PS3.5 §7.6): (60xx,eeee) is defined at (6000,eeee). */
const definedAt = (tag: string): string => (/^(60|50)[0-9A-F]{2}/.test(tag) ? `${tag.slice(0, 2)}00${tag.slice(4)}` : tag);

const isPrivate = (tag: string): boolean => (Number.parseInt(tag.slice(0, 4), 16) & 1) === 1;

/** The VR an attribute has without saying so: 'UN' when unknown, 'xs' and 'ox' where the data set decides. */
export function vrOf(tag: string): string {
  if (isPrivate(tag)) return /^....00[1-9A-F]/.test(tag) && tag.slice(4, 6) === '00' ? 'LO' : 'UN';
  if (tag.endsWith('0000')) return 'UL';
  return byTag.get(definedAt(tag))?.vr ?? 'UN';
}

/** `PatientID`, `00100020`, `0010,0020` or undefined when it names no attribute. Private ones only as digits. */
export function tagOf(name: string): string | undefined {
  const digits = name.replace(/^\(?([0-9a-f]{4}),?([0-9a-f]{4})\)?$/i, '$1$2').toUpperCase();
  if (/^[0-9A-F]{8}$/.test(digits)) return byTag.has(definedAt(digits)) || isPrivate(digits) ? digits : undefined;
  return byKeyword.get(name);
}
