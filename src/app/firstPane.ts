// The launch's own pane: an address that names one item has its picture painted before React is read.
import type { QueryClient } from '@tanstack/react-query';
import { nextPaint } from '../lib/nextPaint.ts';
import type { TimelineItem } from '../model/item.ts';
import type { Renderer } from '../renderers/renderer.ts';
import { keepEarly } from '../stage/early.ts';
import { PaneOpening } from '../stage/paneOpening.ts';
import { patientOf } from '../workspace/firewall.ts';
import type { Session } from '../workspace/session.tsx';
import type { Route } from '../workspace/url.ts';
import { earlyFrame } from './earlyFrame.ts';
import { preferredTheme } from './preferences.ts';
import type { Subject } from './subject.ts';

/** The picture is on the screen, and not only drawn, before the app takes the processor. */
const FRAMES_SEEN = 3;

export class FirstPane {
  /** Resolves when the item is known and its pane stands in the page; never, where the address names no item or several. */
  readonly isPlaced: Promise<void>;
  private say: () => void = () => undefined;
  private subject: Subject | undefined;
  private isOver = false;
  private opening: PaneOpening | undefined;
  private readonly client: QueryClient;
  private readonly route: Route;

  constructor(client: QueryClient, route: Route) {
    this.client = client;
    this.route = route;
    this.isPlaced = new Promise((resolve) => {
      this.say = resolve;
    });
  }

  /** Whose pictures stand side by side is the app's to decide: here is place for one item, which names its own patient. */
  place(item: TimelineItem, renderer: Renderer, session: Session): void {
    const { route } = this;
    if (
      this.isOver ||
      route.screen !== 'view' ||
      route.items.length !== 1 ||
      route.items[0] !== item.id ||
      route.anchor !== item.id
    )
      return;
    const patient = patientOf(item);
    this.subject = { patient, anchor: item.id };
    this.opening = new PaneOpening({ id: item.id, patient, instance: route.instance, session, client: this.client });
    keepEarly(this.opening);
    document.documentElement.dataset.theme = preferredTheme() ?? session.config.theme;
    document.getElementById('root')?.replaceChildren(earlyFrame(item, renderer, this.opening.element));
    this.say();
  }

  handOver(): Subject | undefined {
    this.isOver = true;
    return this.subject;
  }

  /** Or for so long. */
  async untilPainted(patienceMs: number): Promise<void> {
    const seen = this.opening?.settled.then(async () => {
      for (let frame = 0; frame < FRAMES_SEEN; frame++) await nextPaint();
    });
    if (seen) await Promise.race([seen, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
  }
}
