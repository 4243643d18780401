// What stands around the first picture before React is here: the same boxes by the same styles, so that nothing moves when
// the app draws them again with all that belongs in them, and whose picture it is.
import { printForeign } from '../lib/foreignText.ts';
import type { TimelineItem } from '../model/item.ts';
import type { Renderer } from '../renderers/renderer.ts';
import pane from '../stage/Pane.module.css';
import panel from '../stage/SidePanel.module.css';
import stage from '../stage/Stage.module.css';
import { printIdentity } from '../workspace/printIdentity.ts';
import { hasRoomForPanel } from '../workspace/room.ts';
import app from './App.module.css';
import bar from './PatientBar.module.css';

type Child = HTMLElement | string;

function box(tag: string, className: string | undefined, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/**
 * Says no time: the browser's calendar costs as much as the picture's decoding, once per visit.
 * @param picture what the pane will hold
 * @returns the whole page, to be replaced by the app's
 */
export function earlyFrame(item: TimelineItem, renderer: Renderer, picture: HTMLElement): HTMLElement {
  const { identity, title } = item;
  const { name, number, ageAndSex } = printIdentity(identity);
  const person = box(
    'div',
    bar.person,
    box('bdi', bar.name, name),
    box('bdi', bar.number, number),
    box('span', bar.age, ageAndSex),
  );
  const home = box('span', bar.home);
  const header = box(
    'header',
    pane.header,
    box('span', pane.who, box('bdi', undefined, name), ' ', box('span', pane.number, number)),
    box('span', pane.what, box('bdi', undefined, printForeign(title))),
  );
  const body = box('div', pane.body, box('div', pane.picture, picture));
  const panes = box('div', stage.panes, box('div', stage.cell, box('section', pane.pane, header, body)));
  panes.style.setProperty('--columns', '1');
  panes.style.setProperty('--rows', '1');
  const rail = box('div', stage.rail);
  rail.dataset.kept = '';
  const list = box('nav', stage.list);
  if (renderer.needsList?.(item)) list.dataset.kept = '';
  const whole = box('div', stage.stage, rail, list, panes);
  if (hasRoomForPanel()) whole.append(box('aside', panel.panel));
  const view = box('main', app.view, whole, box('div', app.strip));
  return box('div', app.app, box('header', bar.bar, home, person), box('div', app.main, view));
}
