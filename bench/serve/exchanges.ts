// What went over a site's wire, and the sums that the tables show.

/** One request and its answer. Times: ms since 1970, fractions kept. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly accept: string;
  readonly startMs: number;
  firstByteMs?: number;
  /** Absent while it runs. */
  endMs?: number;
  from: 'files' | 'backend' | 'nowhere';
  status: number;
  type: string;
  /** After compression, with the answer's head. */
  wireBytes: number;
  /** Before compression. */
  bodyBytes: number;
  aborted: boolean;
}

export interface Traffic {
  /** Asked before the moment. */
  requests: number;
  /** Of these, how many asked for scripts. */
  scriptRequests: number;
  failed: number;
  /** Answered in full before the moment. */
  wireBytes: number;
  scriptWireBytes: number;
  scriptBytes: number;
  wasmWireBytes: number;
  metadataRequests: number;
  metadataWireBytes: number;
  pictureRequests: number;
  pictureWireBytes: number;
}

/** Sums up what was asked, and what had arrived in full, before a moment. */
export function sumTraffic(log: readonly Exchange[], untilMs = Number.POSITIVE_INFINITY): Traffic {
  const sum: Traffic = {
    requests: 0,
    scriptRequests: 0,
    failed: 0,
    wireBytes: 0,
    scriptWireBytes: 0,
    scriptBytes: 0,
    wasmWireBytes: 0,
    metadataRequests: 0,
    metadataWireBytes: 0,
    pictureRequests: 0,
    pictureWireBytes: 0,
  };
  for (const exchange of log) {
    if (exchange.startMs > untilMs) continue;
    sum.requests++;
    if (exchange.status >= 400) sum.failed++;
    if (exchange.endMs !== undefined && exchange.endMs <= untilMs) addArrived(sum, exchange);
  }
  return sum;
}

function addArrived(sum: Traffic, exchange: Exchange): void {
  sum.wireBytes += exchange.wireBytes;
  if (/javascript/.test(exchange.type)) {
    sum.scriptRequests++;
    sum.scriptWireBytes += exchange.wireBytes;
    sum.scriptBytes += exchange.bodyBytes;
  } else if (/wasm/.test(exchange.type)) sum.wasmWireBytes += exchange.wireBytes;
  if (exchange.from !== 'backend') return;
  if (isPicture(exchange)) {
    sum.pictureRequests++;
    sum.pictureWireBytes += exchange.wireBytes;
  } else {
    sum.metadataRequests++;
    sum.metadataWireBytes += exchange.wireBytes;
  }
}

const isPicture = ({ url, type }: Exchange) =>
  /\/frames\/|\/rendered|\/thumbnail/.test(url) || /multipart|octet-stream|application\/dicom(;|$)/.test(type);

/** When each frame of a series had arrived: 'SOP Instance UID/frame' → ms since 1970. */
export function framesArrived(log: readonly Exchange[], series: string): Map<string, number> {
  const arrived = new Map<string, number>();
  const note = (key: string, ms: number) => {
    if (!arrived.has(key)) arrived.set(key, ms);
  };
  for (const { url, type, status, endMs, aborted, from } of log) {
    if (from !== 'backend' || status !== 200 || endMs === undefined || aborted || !url.includes(series)) continue;
    const [, instance, frames] = /\/instances\/([\d.]+)\/frames\/([\d,]+)$/.exec(url) ?? [];
    if (instance && frames) for (const frame of frames.split(',')) note(`${instance}/${frame}`, endMs);
    const [, whole] = /\/instances\/([\d.]+)\/?(?:\?.*)?$/.exec(url) ?? /objectUID=([\d.]+)/.exec(url) ?? [];
    if (whole && !/json/.test(type)) note(`${whole}/1`, endMs);
  }
  return arrived;
}

/** One line a request: asked, first byte, last byte (ms after `originMs`), status, kB on the wire, address. */
export function printWaterfall(log: readonly Exchange[], originMs: number, limit = 80): string {
  const column = (value: number | undefined, width = 7) =>
    (value === undefined ? '-' : String(Math.round(value - originMs))).padStart(width);
  return [...log]
    .sort((a, b) => a.startMs - b.startMs)
    .slice(0, limit)
    .map((exchange) => {
      const kilobytes = (exchange.wireBytes / 1024).toFixed(1).padStart(9);
      const times = column(exchange.startMs) + column(exchange.firstByteMs) + column(exchange.endMs);
      return `${times} ${exchange.status}${kilobytes} kB  ${shorten(exchange.url)}`;
    })
    .join('\n');
}

const shorten = (url: string) =>
  url.replace(/\/(studies|series|instances)\/[\d.]*?([\d.]{1,8})(?=\/|$|\?)/g, '/$1/…$2').slice(0, 140);
