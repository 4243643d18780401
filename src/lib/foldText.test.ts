import { expect, it } from 'vitest';
import { foldText } from './foldText.ts';

it('finds names however they are typed', () => {
  expect(foldText('Ågren-Öström, André')).toBe('agren-ostrom, andre');
  expect(foldText('SØRENSEN Łukasz')).toBe('sorensen lukasz');
});
