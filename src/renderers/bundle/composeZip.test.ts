import fc from 'fast-check';
import { expect, it } from 'vitest';
import { setLanguage } from '../../lib/language.ts';
import { printSize, safeName } from './composeZip.ts';

it('a saved file keeps its name, never its folders, and never opens as a page', () => {
  expect(safeName('Utlåtande 2018-10-09.pdf')).toBe('Utlåtande 2018-10-09.pdf');
  expect(safeName('../../etc/passwd')).toBe('passwd');
  expect(safeName('C:\\Windows\\run.EXE')).toBe('run.EXE.txt');
  expect(safeName('brev.html')).toBe('brev.html.txt');
  expect(safeName('...')).toBe('fil');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
      expect(safeName(name)).not.toMatch(/[/\\<>:"|?*\u0000-\u001f]|^\./);
      expect(safeName(name).length).toBeGreaterThan(0);
    }),
  );
});

it('sizes are printed as file managers do', () => {
  setLanguage('sv');
  expect([1, 12_300_000, 5e9].map(printSize)).toEqual(['1 kB', '12,3 MB', '5 GB']);
});
