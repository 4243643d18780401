import { element } from '../../lib/dom.ts';

/** What the reader must know of the text before reading it. */
export const note = (text: string): HTMLElement => element('p', { 'data-note': true }, text);
