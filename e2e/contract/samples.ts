// Made-up items and sources for the renderer contract.
import type { ItemId, Part, Read, TimelineItem } from '../../src/model/item.ts';

let count = 0;

export function itemOf(part: Part, more: Partial<TimelineItem> = {}): TimelineItem {
  count += 1;
  return {
    id: `contract~${count}` as ItemId,
    sourceId: 'contract',
    title: 'Contract <b>sample</b>',
    category: part.modality ?? 'DOC',
    specialty: 'other',
    when: { iso: '2024-05-17', precision: 'day' },
    parts: [part],
    uids: [`1.2.${count}`],
    identity: { id: { value: '191212121212', issuer: '1.2.752.129.2.1.3.1' }, name: { family: 'Test', given: 'Tolvan' } },
    ...more,
  };
}

export const answer = (body: BodyInit | null, type: string): Response =>
  new Response(body, { headers: { 'content-type': type } });

/** A source that answers everything with the same bytes. */
export const alwaysAnswers =
  (body: () => BodyInit | null, type: string): Read =>
  async (_, { signal }) => {
    signal.throwIfAborted();
    return answer(body(), type);
  };
