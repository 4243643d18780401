// The address bar: which patient, which items in which panes. The only file that writes it.
// It names items by their UIDs, never a person: `/p/<item>` is the timeline of the patient whom that item belongs to.
import type { ItemId } from '../model/item.ts';

export type Route =
  | { readonly screen: 'start' }
  /** `anchor` is any item of the patient; absent while the first one is not known yet. */
  | { readonly screen: 'timeline'; readonly anchor?: ItemId }
  | {
      readonly screen: 'view';
      readonly anchor: ItemId;
      readonly items: readonly ItemId[];
      /** SOP Instance UID to open an item at. */
      readonly instance?: string;
      /** Which one, from 0; absent: the first. */
      readonly instancePane?: number;
    };

/** At most as many panes as a desktop can carry (3 x 3). */
export const MAX_PANES = 9;

const ITEM = /^[a-z0-9][a-z0-9-]{0,31}~[A-Za-z0-9._~-]{1,2200}$/;
export const isItemId = (text: string): text is ItemId => ITEM.test(text);

/** An address as a route; what cannot be understood is the start page. */
export function parseRoute(path: string, search: string): Route {
  const [, root, anchor, view] = path.split('/').map(decode);
  if (root !== 'p') return { screen: 'start' };
  if (anchor === undefined || !isItemId(anchor)) return anchor === '-' ? { screen: 'timeline' } : { screen: 'start' };
  if (view !== 'view') return { screen: 'timeline', anchor };
  const query = new URLSearchParams(search);
  const items = query.getAll('i').filter(isItemId).slice(0, MAX_PANES);
  const instance = query.get('at');
  return {
    screen: 'view',
    anchor,
    items: items.length > 0 ? items : [anchor],
    ...(instance && /^[A-Za-z0-9._-]{1,1024}$/.test(instance) && { instance }),
    ...(/^[1-8]$/.test(query.get('in') ?? '') && { instancePane: Number(query.get('in')) }),
  };
}

/** The shortest address of a route: no default stands in it. */
export function printRoute(route: Route): string {
  if (route.screen === 'start') return '/';
  if (route.screen === 'timeline') return `/p/${route.anchor ?? '-'}`;
  const isPlain = route.items.length === 1 && route.items[0] === route.anchor;
  const query = [...(isPlain ? [] : route.items.map((item) => `i=${item}`)), ...printPlace(route)];
  return `/p/${route.anchor}/view${query.length > 0 ? `?${query.join('&')}` : ''}`;
}

const printPlace = ({ instance, instancePane }: Extract<Route, { readonly screen: 'view' }>): string[] =>
  instance ? [`at=${instance}`, ...(instancePane ? [`in=${instancePane}`] : [])] : [];

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

const listeners = new Set<() => void>();
let route: Route = typeof location === 'undefined' ? { screen: 'start' } : parseRoute(location.pathname, location.search);

if (typeof addEventListener !== 'undefined') {
  addEventListener('popstate', () => {
    route = parseRoute(location.pathname, location.search);
    for (const listener of listeners) listener();
  });
}

export const currentRoute = (): Route => route;

/** Goes somewhere. `replace` leaves no step to go back to: for a better name of the same place. */
export function navigate(next: Route, options: { readonly replace?: boolean } = {}): void {
  const address = printRoute(next);
  if (address === location.pathname + location.search) return;
  history[options.replace ? 'replaceState' : 'pushState'](null, '', address);
  route = next;
  for (const listener of listeners) listener();
}

/** @returns the undo */
export function onRoute(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
