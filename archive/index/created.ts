// When a document was made, as its content or its name says. Never the file's own times: copying changes them.
import type { Bytes } from '../dicom/bytes.ts';

/** @returns '2024-05-17T09:42:10', '2024-05-17', '2024-05' or '2024'; '' when nothing says */
export function readCreated(bytes: Bytes, type: string, name: string): string {
  if (type === 'application/hl7-cda+xml' || type === 'text/xml') return fromCda(bytes) || fromName(name);
  if (type === 'application/pdf') return fromName(name) || fromPdf(bytes);
  if (type === 'image/jpeg' || type === 'image/tiff') return fromExif(bytes) || fromName(name);
  return fromName(name);
}

const latin1 = (bytes: Bytes, offset: number, length: number): string =>
  Buffer.from(bytes.read(offset, length)).toString('latin1');

/** HL7 TS, PDF and EXIF dates: digits from the year on, as many as there are. */
function fromDigits(digits: string): string {
  const [year, month, day, hour, minute, second] = [0, 4, 6, 8, 10, 12].map((at) => digits.slice(at, at === 0 ? 4 : at + 2));
  if (!year || !/^(18|19|20|21)\d\d$/.test(year)) return '';
  const isMonth = /^(0[1-9]|1[0-2])$/.test(month ?? '');
  const isDay = isMonth && /^(0[1-9]|[12]\d|3[01])$/.test(day ?? '');
  const isTime = isDay && /^([01]\d|2[0-3])$/.test(hour ?? '') && /^[0-5]\d$/.test(minute ?? '');
  if (isTime) return `${year}-${month}-${day}T${hour}:${minute}:${/^[0-5]\d$/.test(second ?? '') ? second : '00'}`;
  if (isDay) return `${year}-${month}-${day}`;
  return isMonth ? `${year}-${month}` : year;
}

const fromCda = (bytes: Bytes): string =>
  fromDigits(/<effectiveTime[^>]*\svalue="(\d{4,14})/.exec(latin1(bytes, 0, 64 * 1024))?.[1] ?? '');

/** The Info dictionary, where it stands uncompressed: at the start or at the end. */
function fromPdf(bytes: Bytes): string {
  const pattern = /\/CreationDate\s*\(D:(\d{4,14})/;
  const tail = Math.max(0, bytes.size - 32 * 1024);
  const match = pattern.exec(latin1(bytes, tail, 32 * 1024)) ?? pattern.exec(latin1(bytes, 0, 32 * 1024));
  return fromDigits(match?.[1] ?? '');
}

/** DateTimeOriginal and its kin are written '2024:05:17 09:42:10' and lie near the start (Exif 2.32 §4.6.5). */
function fromExif(bytes: Bytes): string {
  const dates = latin1(bytes, 0, 64 * 1024).match(/(?:19|20)\d\d:[01]\d:[0-3]\d [0-2]\d:[0-5]\d:[0-5]\d\0/g) ?? [];
  // The earliest is when it was taken; later ones are when it was edited.
  return fromDigits(dates.toSorted()[0]?.replace(/\D/g, '') ?? '');
}

/** '2019-05-17 Remiss.pdf', '20190517_0942.wav'. */
function fromName(name: string): string {
  const base = name.slice(name.lastIndexOf('/') + 1);
  const match = /(?:^|[^0-9])((?:19|20)\d\d)([-_.]?)([01]\d)\2([0-3]\d)(?![0-9])/.exec(base);
  return match ? fromDigits(`${match[1]}${match[3]}${match[4]}`) : '';
}
