import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemId } from '../model/item.ts';
import { MAX_PANES, parseRoute, printRoute, type Route } from './url.ts';

const item = fc
  .tuple(fc.stringMatching(/^[a-z][a-z0-9-]{0,9}$/), fc.stringMatching(/^[0-9][0-9.~]{0,60}$/))
  .map(([source, key]) => `${source}~${key}` as ItemId);

const route: fc.Arbitrary<Route> = fc.oneof(
  fc.constant<Route>({ screen: 'start' }),
  fc.constant<Route>({ screen: 'timeline' }),
  item.map((anchor): Route => ({ screen: 'timeline', anchor })),
  fc
    .tuple(
      item,
      fc.array(item, { minLength: 1, maxLength: MAX_PANES }),
      fc.option(fc.stringMatching(/^[0-9.]{1,64}$/), { nil: undefined }),
    )
    .map(([anchor, items, instance]): Route => ({ screen: 'view', anchor, items, ...(instance && { instance }) })),
);

const parse = (address: string): Route => {
  const { pathname, search } = new URL(address, 'http://viewer.example');
  return parseRoute(pathname, search);
};

describe('the address bar', () => {
  it('says every route so that it can be read back', () => {
    fc.assert(
      fc.property(route, (there) => {
        expect(parse(printRoute(there))).toEqual(there);
      }),
    );
  });

  it('holds no default values', () => {
    expect(printRoute({ screen: 'view', anchor: 'a~1.2' as ItemId, items: ['a~1.2' as ItemId] })).toBe('/p/a~1.2/view');
  });

  it('takes nothing for an item that is not one', () => {
    for (const path of ['/p/191212121212', '/p/<script>', '/p/a~%00', '/p/%E0%A4%A', '/x', '/p/a~../..']) {
      expect(parse(path).screen, path).toBe('start');
    }
  });

  it('opens no more panes than there is room for', () => {
    const many = Array.from({ length: 20 }, (_, index) => `i=a~${index}`).join('&');

    expect(parse(`/p/a~1/view?${many}`)).toMatchObject({ items: { length: MAX_PANES } });
  });
});
