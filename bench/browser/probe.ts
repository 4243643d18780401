// Runs in the page before any of its scripts, whatever viewer it is: looks at the pixels of the largest canvas, img and
// video on screen, and keeps the long tasks. Sent as text: nothing may be imported, everything lies inside one function.

export interface Probe {
  /** Long tasks so far (PerformanceObserver): start and duration, ms since navigation. */
  readonly longTasks: [start: number, duration: number][];
  /** ms since navigation to the first animation frame with a picture on screen. */
  firstPicture?: number;
  /** What was taken for it. */
  firstElement?: string;
  /** ms since navigation to the first animation frame with an item of a timeline on screen (docs: contract). */
  firstItem?: number;
  recording?: Recording;
  record(): void;
  stop(): Recording;
}
export interface Recording {
  readonly startMs: number;
  /** Animation frames in which the sampled pixels differed from the frame before. */
  readonly changes: number[];
  hash: number;
}

declare global {
  interface Window {
    benchProbe?: Probe;
  }
}

export function installProbe(): void {
  if (window.top !== window || window.benchProbe) return;
  const GRID = 32;
  const SHARE_OF_WINDOW = 0.12;
  const POLL_MS = 30;
  const RESCAN_MS = 100;
  type Picture = HTMLCanvasElement | HTMLImageElement | HTMLVideoElement;

  const probe: Probe = {
    longTasks: [],
    record: () => {
      probe.recording = { startMs: performance.now(), changes: [], hash: 0 };
    },
    stop: () => {
      const recording = probe.recording ?? { startMs: 0, changes: [], hash: 0 };
      delete probe.recording;
      return recording;
    },
  };
  window.benchProbe = probe;
  const observer = new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) probe.longTasks.push([startTime, duration]);
  });
  observer.observe({ type: 'longtask', buffered: true });

  const sampler = new OffscreenCanvas(GRID, GRID).getContext('2d', { willReadFrequently: true });

  const collect = (root: ParentNode, found: Picture[] = []) => {
    for (const element of root.querySelectorAll('*')) {
      if (element instanceof HTMLCanvasElement || element instanceof HTMLImageElement || element instanceof HTMLVideoElement)
        found.push(element);
      if (element.shadowRoot) collect(element.shadowRoot, found);
    }
    return found;
  };
  const areaOnScreen = (element: Picture) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return (
      Math.max(0, Math.min(right, innerWidth) - Math.max(left, 0)) * Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0))
    );
  };
  let candidates: Picture[] = [];
  let scannedAt = 0;
  const scan = (now: number) => {
    if (now - scannedAt < RESCAN_MS && candidates.every((element) => element.isConnected)) return candidates;
    scannedAt = now;
    const least = innerWidth * innerHeight * SHARE_OF_WINDOW;
    const sized = collect(document).map((element) => ({ element, area: areaOnScreen(element) }));
    const large = sized.filter(({ area }) => area > least).sort((a, b) => b.area - a.area);
    candidates = large.slice(0, 6).map(({ element }) => element);
    return candidates;
  };
  const sizeOf = (element: Picture): [number, number] => {
    if (element instanceof HTMLVideoElement) return [element.videoWidth, element.videoHeight];
    return element instanceof HTMLImageElement ? [element.naturalWidth, element.naturalHeight] : [element.width, element.height];
  };
  /** The middle 70 % of the picture, at 32 x 32. */
  const sample = (element: Picture) => {
    const [width, height] = sizeOf(element);
    if (!width || !height || !sampler) return undefined;
    try {
      sampler.clearRect(0, 0, GRID, GRID);
      sampler.drawImage(element, width * 0.15, height * 0.15, width * 0.7, height * 0.7, 0, 0, GRID, GRID);
      return sampler.getImageData(0, 0, GRID, GRID).data;
    } catch {
      return undefined; // a canvas of another origin
    }
  };
  /** Not one colour, not two: standard deviation >= 8, >= 6 of 32 grey bins, >= 20 % outside the commonest bin. */
  const isPicture = (data: Uint8ClampedArray) => {
    const bins = new Uint16Array(32);
    let [sum, squares] = [0, 0];
    for (let at = 0; at < data.length; at += 4) {
      const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(at, at + 4);
      const grey = ((red * 0.3 + green * 0.59 + blue * 0.11) * alpha) / 255;
      sum += grey;
      squares += grey * grey;
      bins[grey >> 3] = (bins[grey >> 3] ?? 0) + 1;
    }
    const count = data.length / 4;
    const deviation = Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
    return deviation >= 8 && bins.filter((n) => n > 0).length >= 6 && 1 - Math.max(...bins) / count >= 0.2;
  };
  const toHash = (data: Uint8ClampedArray, seed: number) => {
    const words = new Uint32Array(data.buffer, data.byteOffset, data.length / 4);
    return words.reduce((hash, word) => Math.imul(hash ^ word, 16777619), seed);
  };

  let polledAt = 0;
  const look = () => {
    requestAnimationFrame(look);
    const now = performance.now();
    if (probe.firstPicture === undefined && now - polledAt >= POLL_MS) {
      polledAt = now;
      const first = scan(now).find((element) => {
        const data = sample(element);
        return data !== undefined && isPicture(data);
      });
      if (first) {
        probe.firstPicture = performance.now();
        probe.firstElement = `${first.tagName.toLowerCase()} ${sizeOf(first).join('x')}`;
      }
    }
    if (probe.firstItem === undefined && document.querySelector('[data-timeline-item]')) probe.firstItem = performance.now();
    if (!probe.recording) return;
    let hash = 2166136261;
    for (const element of scan(now).slice(0, 2)) {
      const data = sample(element);
      if (data) hash = toHash(data, hash);
    }
    if (hash !== probe.recording.hash) probe.recording.changes.push(performance.now());
    probe.recording.hash = hash;
  };
  requestAnimationFrame(look);
}
