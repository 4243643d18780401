import { describe, expect, it } from 'vitest';
import { replaceSection } from './write.ts';

describe('a section of a document', () => {
  it('is replaced between its markers and nowhere else', () => {
    const before = replaceSection(replaceSection('# Title\n\nabove\n', 'one', 'first'), 'two', 'second');

    const after = replaceSection(before, 'one', 'changed');

    expect(after).toBe(before.replace('first', 'changed'));
    expect(after).toContain('above');
    expect(after.match(/bench:one/g)).toHaveLength(2);
  });
});
