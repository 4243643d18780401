import { describe, expect, it } from 'vitest';
import { chooseDecoder } from './charset.ts';

const read = (terms: string, hex: string): string =>
  chooseDecoder(terms.split('\\'))(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

describe('chooseDecoder', () => {
  // PS3.5 annexes H to J print these names with their bytes.
  it('reads Japanese by escapes', () => {
    const hex =
      '59616D6164615E5461726F753D 1B2442 3B33 4544 1B2842 5E 1B2442 4240 4F3A 1B2842 3D 1B2442 2464 245E 2440 1B2842 5E 1B2442 243F 246D 2426 1B2842';
    expect(read('\\ISO 2022 IR 87', hex)).toBe('Yamada^Tarou=山田^太郎=やまだ^たろう');
  });

  it('reads half-width katakana', () => {
    expect(read('ISO_IR 13', 'D4CFC0DE5EC0DBB3')).toBe('ﾔﾏﾀﾞ^ﾀﾛｳ');
  });

  it('reads Korean in the upper half', () => {
    const hex = '486F6E675E47696C646F6E673D 1B242943 FBF3 5E 1B242943 D1CE D4D7';
    expect(read('\\ISO 2022 IR 149', hex)).toBe('Hong^Gildong=洪^吉洞');
  });

  it('reads GB18030 whose second bytes look like a backslash or a caret', () => {
    const bytes = Buffer.from('57616E675E5869616F446F6E673DCDF55ED0A1B6AB', 'hex');
    expect(chooseDecoder(['GB18030'])(bytes)).toBe('Wang^XiaoDong=王^小东');
  });

  it('reads what clinics in Europe write', () => {
    expect(read('ISO_IR 100', 'C5677265 6E5E D6726A61 6E')).toBe('Ågren^Örjan');
    expect(read('ISO_IR 192', 'C3856772656E')).toBe('Ågren');
    expect(read('ISO_IR 144', 'BBEE DA63 65DC D1 79 70 6B'.replaceAll(' ', ''))).toContain('Л');
    expect(read('ISO_IR 126', 'C4E9EFEDF5F3E9EFF2')).toBe('Διονυσιος');
  });

  it('reads undeclared bytes as UTF-8 where they are, else as Latin-1', () => {
    expect(read('', 'C385')).toBe('Å');
    expect(read('', 'C5')).toBe('Å');
  });

  it('changes the set by an escape and forgets it at a backslash', () => {
    expect(read('\\ISO 2022 IR 100\\ISO 2022 IR 144', '1B2D41 C5 5C 1B2D4C BB')).toBe('Å\\Л');
  });

  it('survives misspelt terms', () => {
    expect(read('ISO-IR 100', 'C5')).toBe('Å');
    expect(read('UTF-8', 'C385')).toBe('Å');
    expect(read('NONSENSE', 'C5')).toBe('Å');
  });
});
