// Small capital letters for what machines burn into their pictures: five by seven dots, no fonts needed.

const GLYPHS: Readonly<Record<string, string>> = {
  '0': '0e11131519110e',
  '1': '040c040404040e',
  '2': '0e11010204081f',
  '3': '1f02040201110e',
  '4': '02060a121f0202',
  '5': '1f101e0101110e',
  '6': '0608101e11110e',
  '7': '1f010204080808',
  '8': '0e11110e11110e',
  '9': '0e11110f01020c',
  A: '0e11111f111111',
  B: '1e11111e11111e',
  C: '0e11101010110e',
  D: '1e11111111111e',
  E: '1f10101e10101f',
  F: '1f10101e101010',
  G: '0e11101711110f',
  H: '1111111f111111',
  I: '0e04040404040e',
  J: '0702020202120c',
  K: '11121418141211',
  L: '1010101010101f',
  M: '111b1515111111',
  N: '11191513111111',
  O: '0e11111111110e',
  P: '1e11111e101010',
  Q: '0e11111115120d',
  R: '1e11111e141211',
  S: '0f10100e01011e',
  T: '1f040404040404',
  U: '1111111111110e',
  V: '11111111110a04',
  W: '1111111515150a',
  X: '11110a040a1111',
  Y: '11110a04040404',
  Z: '1f01020408101f',
  Å: '040a040e111f11',
  Ä: '0a000e11111f11',
  Ö: '0a000e1111110e',
  '.': '00000000000404',
  ',': '00000000040408',
  ':': '00040000000400',
  '-': '0000000e000000',
  '/': '01010204081010',
  '%': '18190204081303',
  '+': '0004041f040400',
}; // prettier-ignore

/** Calls `dot` for every lit dot of the text, `scale` px to a dot, from the upper left corner. */
export function letter(text: string, left: number, top: number, scale: number, dot: (x: number, y: number) => void): void {
  for (const [place, sign] of [...text.toUpperCase()].entries()) {
    const glyph = GLYPHS[sign];
    if (!glyph) continue;
    for (let row = 0; row < 7; row++) {
      const bits = Number.parseInt(glyph.slice(row * 2, row * 2 + 2), 16);
      for (let column = 0; column < 5; column++) {
        if (!(bits & (16 >> column))) continue;
        for (let dy = 0; dy < scale; dy++)
          for (let dx = 0; dx < scale; dx++) dot(left + (place * 6 + column) * scale + dx, top + row * scale + dy);
      }
    }
  }
}
