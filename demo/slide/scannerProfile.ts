// The colour profile of a scanner that does not exist: matrix and curves (ISO 15076-1 §8.3.3).

/** Primaries a little narrower than sRGB's, D50; columns of the matrix. They add up to white. */
const PRIMARIES = { rXYZ: [0.4258, 0.2223, 0.0149], gXYZ: [0.3911, 0.7109, 0.1012], bXYZ: [0.1473, 0.0668, 0.7088] } as const;
const GAMMA = 2.1;

export function scannerProfile(): Uint8Array {
  const curve = tag('curv', [...word(1), ...half(Math.round(GAMMA * 256)), 0, 0]);
  const entries: [string, number[]][] = [
    ['desc', tag('desc', [...word(13), ...text('Exempel Scan\0'), ...Array.from({ length: 78 + 3 }, () => 0)])],
    ['cprt', tag('text', text('CC0\0'))],
    ['wtpt', tag('XYZ ', [0.9642, 1, 0.8249].flatMap(fixed))],
    ...Object.entries(PRIMARIES).map(([name, xyz]): [string, number[]] => [name, tag('XYZ ', xyz.flatMap(fixed))]),
    ...['rTRC', 'gTRC', 'bTRC'].map((name): [string, number[]] => [name, curve]),
  ];
  let offset = 128 + 4 + entries.length * 12;
  const table = [...word(entries.length)];
  const data: number[] = [];
  for (const [name, bytes] of entries) {
    table.push(...text(name), ...word(offset), ...word(bytes.length));
    data.push(...bytes);
    offset += bytes.length;
  }
  return Uint8Array.from([...header(offset), ...table, ...data]);
}

const header = (size: number): number[] => [
  ...[...word(size), 0, 0, 0, 0, 2, 0x40, 0, 0, ...text('scnrRGB XYZ ')],
  ...[7, 0xe8, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, ...text('acsp'), ...Array.from({ length: 28 }, () => 0)],
  ...[0.9642, 1, 0.8249].flatMap(fixed),
  ...Array.from({ length: 48 }, () => 0),
];
const tag = (kind: string, data: readonly number[]): number[] => {
  const bytes = [...text(kind), 0, 0, 0, 0, ...data];
  return [...bytes, ...Array.from({ length: (4 - (bytes.length % 4)) % 4 }, () => 0)];
};
const text = (value: string): number[] => [...value].map((letter) => letter.charCodeAt(0));
const half = (value: number): number[] => [(value >> 8) & 255, value & 255];
const word = (value: number): number[] => [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const fixed = (value: number): number[] => word(Math.round(value * 65536));
