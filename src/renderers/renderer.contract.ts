// What every renderer must do, as one suite that runs in a browser (e2e/contract runs it on each of them).
import { Failure } from '../model/failure.ts';
import type { Read, TimelineItem } from '../model/item.ts';
import type { Command, Host, Notice, Presentation, Renderer, View, Viewport } from './renderer.ts';

/** An item, and how its source would answer. */
export interface Sample {
  readonly name: string;
  readonly item: TimelineItem;
  readonly read: Read;
  /** As `Host.study`; absent: its source knows no studies. */
  readonly study?: NonNullable<Host['study']>;
}

export interface ContractKit {
  readonly renderer: Renderer;
  readonly good: Sample;
  /** Items that lie: broken, empty, cut short. Each must be shown or refused in time, and nothing else. */
  readonly hostile: readonly Sample[];
}

export interface ContractClause {
  readonly name: string;
  check(kit: ContractKit): Promise<void>;
}

const PATIENCE_MS = 30_000;
const EVERY_COMMAND = [
  ...[
    'next',
    'previous',
    'next10',
    'previous10',
    'first',
    'last',
    'zoomIn',
    'zoomOut',
    'fitOrActual',
    'rotate',
    'flip',
    'invert',
  ],
  ...['faster', 'slower', 'loop', 'overlays', 'toolPan', 'toolNone', 'preset1', 'preset9', 'find', 'reset'],
] as Command[];

export const rendererContract: readonly ContractClause[] = [
  {
    name: 'says how well it suits, the same each time, between 0 and 1',
    async check({ renderer, good, hostile }) {
      for (const { item } of [good, ...hostile]) {
        const suits = renderer.suits(item);
        expect(suits >= 0 && suits <= 1, `suits is ${suits}`);
        expect(suits === renderer.suits(item), 'suits changes');
      }
      expect(renderer.suits(good.item) > 0, 'does not want its own kind');
    },
  },
  {
    name: 'has painted a picture when show resolves',
    check: (kit) =>
      onStage(kit, async ({ viewport, show }) => {
        await show();
        const { png, item } = await viewport.capture();
        const { width, height, colours } = await look(png);
        expect(item === kit.good.item.id, 'the still is of another item');
        expect(
          width === Math.round(640 * devicePixelRatio) && height === Math.round(480 * devicePixelRatio),
          `still ${width}x${height}`,
        );
        expect(colours > 1, 'the still has one colour');
      }),
  },
  {
    name: 'asks whose it is before it paints, and paints nothing of another patient',
    check: (kit) =>
      onStage(kit, async ({ element, show, stage }) => {
        stage.admit = () => {
          throw new Failure('otherPatient');
        };
        const error = await failureOf(show());
        expect(error?.reason === 'otherPatient', `show said ${error?.reason ?? 'nothing'}`);
        expect(element.querySelector('canvas, img, video, iframe') === null || (await isBlank(element)), 'something was painted');
      }),
  },
  {
    name: 'says that all is held, once',
    check: (kit) =>
      onStage(kit, async ({ show, stage }) => {
        await show();
        await until(
          () => stage.notices.some((notice) => notice.type === 'progress' && notice.fraction === 1),
          'progress never ends',
        );
        await pause(300);
        const ends = stage.notices.filter((notice) => notice.type === 'progress' && notice.fraction >= 1);
        expect(ends.length === 1, `said ${ends.length} times`);
      }),
  },
  {
    name: 'moves in silence where it is told, and is where it was told to be',
    check: (kit) =>
      onStage(kit, async ({ viewport, show }) => {
        await show();
        await pause(300);
        let told = 0;
        const stop = viewport.onMove(() => {
          told += 1;
        });
        const before = viewport.getView();
        viewport.setView(before);
        await pause(300);
        stop();
        expect(told === 0, `onMove spoke ${told} times`);
        expect(isSameView(before, viewport.getView()), `${JSON.stringify(before)} became ${JSON.stringify(viewport.getView())}`);
        for (const axis of Object.keys(before)) expect(viewport.axes.has(axis as keyof View), `${axis} is not among its axes`);
      }),
  },
  {
    name: 'is dressed again as it was, and not by the clothes of another renderer',
    check: (kit) =>
      onStage(kit, async ({ viewport, show }) => {
        await show();
        const worn = viewport.getPresentation();
        expect(worn.renderer === kit.renderer.id, `signed by ${worn.renderer}`);
        const copy: Presentation = JSON.parse(JSON.stringify(worn));
        viewport.setPresentation(copy);
        viewport.setPresentation({ renderer: 'nobody', values: { rotation: 'x', window: -1 } });
        expect(JSON.stringify(viewport.getPresentation()) === JSON.stringify(worn), 'the presentation changed');
      }),
  },
  {
    name: 'does what it lists, and says so when a command means nothing',
    check: (kit) =>
      onStage(kit, async ({ viewport, show }) => {
        await show();
        for (const command of EVERY_COMMAND) {
          const isListed = viewport.commands.has(command);
          expect(viewport.perform(command) === isListed, `${command} is ${isListed ? '' : 'not '}listed`);
        }
        const { index, count } = viewport.getIndex();
        expect(Number.isInteger(index) && index >= 1 && index <= count, `at ${index} of ${count}`);
      }),
  },
  {
    name: 'passes on what the source says when it cannot be read',
    check: (kit) =>
      onStage(kit, async ({ show, stage }) => {
        stage.read = async () => {
          throw new Failure('missing');
        };
        const error = await failureOf(show());
        expect(!error || error.reason === 'missing', `said ${error?.reason}`);
      }),
  },
  {
    name: 'is silent after an abort',
    check: (kit) =>
      onStage(kit, async ({ show, stage }) => {
        stage.read = (_, { signal }) =>
          new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
        const controller = new AbortController();
        const showing = show(controller.signal).then(
          () => 'shown',
          (error: unknown) => (error instanceof DOMException ? error.name : `${error}`),
        );
        await pause(100);
        controller.abort();
        const said = await within(showing, 'show does not end');
        expect(said === 'AbortError' || said === 'shown', `said ${said}`);
        const before = stage.notices.length;
        await pause(300);
        expect(stage.notices.length === before, 'went on reporting');
      }),
  },
  {
    name: 'goes away without a trace, twice, and in the midst of showing',
    check: (kit) =>
      onStage(kit, async ({ element, viewport, show }) => {
        const showing = show().catch((error: unknown) => error);
        viewport.dispose();
        viewport.dispose();
        await within(showing, 'show does not end');
        await until(() => element.childElementCount === 0, 'left something behind');
      }),
  },
  {
    name: 'shows or refuses what lies, in time, and no other way',
    async check(kit) {
      for (const sample of kit.hostile) {
        await onStage({ ...kit, good: sample }, async ({ show }) => {
          const outcome = await within(
            show().then(
              () => 'shown',
              (error: unknown) => error,
            ),
            `${sample.name}: show does not end`,
          );
          expect(outcome === 'shown' || outcome instanceof Failure, `${sample.name}: ${outcome}`);
        });
      }
    },
  },
];

interface Stage {
  readonly notices: Notice[];
  read: Read;
  admit: Host['admit'];
}

interface Scene {
  readonly element: HTMLElement;
  readonly viewport: Viewport;
  readonly stage: Stage;
  show(signal?: AbortSignal): Promise<void>;
}

/** A pane of 640 x 480 for one scene; what nobody caught in it fails the scene. */
async function onStage({ renderer, good }: ContractKit, play: (scene: Scene) => Promise<void>): Promise<void> {
  const element = document.createElement('div');
  element.style.cssText = 'position:relative;inline-size:640px;block-size:480px;overflow:hidden;background:#000';
  document.body.replaceChildren(element);
  const uncaught: string[] = [];
  const onError = (event: ErrorEvent): void => void uncaught.push(event.message);
  const onRejection = (event: PromiseRejectionEvent): void => void uncaught.push(String(event.reason));
  addEventListener('error', onError);
  addEventListener('unhandledrejection', onRejection);
  const stage: Stage = { notices: [], read: good.read, admit: () => undefined };
  const { createViewport } = await renderer.load();
  const viewport = createViewport({
    element,
    read: (part, options) => stage.read(part, options),
    admit: (identity) => stage.admit(identity),
    ...(good.study && { study: good.study }),
    report: (notice) => void stage.notices.push(notice),
  });
  try {
    await play({
      element,
      viewport,
      stage,
      show: (signal = new AbortController().signal) => viewport.show(good.item, { signal }),
    });
  } finally {
    viewport.dispose();
    await pause(50);
    removeEventListener('error', onError);
    removeEventListener('unhandledrejection', onRejection);
  }
  expect(uncaught.length === 0, `nobody caught: ${uncaught.join('; ')}`);
}

function expect(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function until(holds: () => boolean, otherwise: string): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; !holds(); await pause(30)) expect(Date.now() < end, otherwise);
}

const within = <Value>(promise: Promise<Value>, otherwise: string): Promise<Value> =>
  Promise.race([promise, pause(PATIENCE_MS).then(() => Promise.reject(new Error(otherwise)))]);

/** What show failed with; undefined when it did not. @throws what is no Failure */
async function failureOf(showing: Promise<void>): Promise<Failure | undefined> {
  try {
    await within(showing, 'show does not end');
    return undefined;
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

async function look(png: Blob): Promise<{ readonly width: number; readonly height: number; readonly colours: number }> {
  const bitmap = await createImageBitmap(png);
  return { width: bitmap.width, height: bitmap.height, colours: coloursOf(bitmap) };
}

/** How many colours, counted to two. */
function coloursOf(picture: CanvasImageSource & { readonly width: number; readonly height: number }): number {
  if (picture.width === 0 || picture.height === 0) return 0;
  const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
  context?.drawImage(picture, 0, 0);
  const pixels = new Uint32Array(context?.getImageData(0, 0, picture.width, picture.height).data.buffer ?? new ArrayBuffer(4));
  return pixels.some((pixel) => pixel !== pixels[0]) ? 2 : 1;
}

async function isBlank(element: HTMLElement): Promise<boolean> {
  return [...element.querySelectorAll('canvas')].every((canvas) => coloursOf(canvas) < 2);
}

const isSameView = (a: View, b: View): boolean => {
  const numbers = (view: View): number[] =>
    JSON.stringify(view)
      .match(/-?\d+(\.\d+)?(e-?\d+)?/g)
      ?.map(Number) ?? [];
  const [before, after] = [numbers(a), numbers(b)];
  return (
    before.length === after.length &&
    before.every((value, at) => Math.abs(value - (after[at] ?? Number.NaN)) <= 0.02 * Math.max(1, Math.abs(value)))
  );
};
