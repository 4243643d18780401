// A real HTTP server on loopback that says what a test tells it to, troubles of the wire included.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}
export interface FakeAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** The connection breaks after so many bytes of the body. */
  readonly cutAfter?: number;
  /** Nothing more comes after so many bytes of the body, and the connection stays. */
  readonly stallAfter?: number;
  /** Never answers. */
  readonly hang?: boolean;
  readonly delayMs?: number;
}
export type Answerer = (request: FakeRequest) => FakeAnswer | Promise<FakeAnswer>;

export interface FakeServer {
  /** 'http://127.0.0.1:port' */
  readonly origin: string;
  /** All that was asked, in order. */
  readonly requests: FakeRequest[];
  /** How many requests were under way at once, at most. */
  readonly busiest: () => number;
  answer: Answerer;
  close(): Promise<void>;
}

export async function startFakeServer(answer: Answerer): Promise<FakeServer> {
  const requests: FakeRequest[] = [];
  let busy = 0;
  let busiest = 0;
  const server = createServer(async (incoming, outgoing) => {
    busy++;
    busiest = Math.max(busiest, busy);
    outgoing.on('close', () => busy--);
    const request = await toRequest(incoming);
    requests.push(request);
    await send(outgoing, await fake.answer(request));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const fake: FakeServer = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    busiest: () => busiest,
    answer,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return fake;
}

async function toRequest(incoming: IncomingMessage): Promise<FakeRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return {
    method: incoming.method ?? '',
    url: new URL(incoming.url ?? '/', 'http://fake'),
    headers: incoming.headers,
    body: Buffer.concat(chunks).toString(),
  };
}

async function send(outgoing: ServerResponse, answer: FakeAnswer): Promise<void> {
  if (answer.hang) return;
  if (answer.delayMs) await new Promise((resolve) => setTimeout(resolve, answer.delayMs));
  const body = Buffer.from(answer.body ?? '');
  const stop = answer.cutAfter ?? answer.stallAfter;
  const length = answer.status === 204 ? {} : { 'content-length': String(body.length) };
  outgoing.writeHead(answer.status ?? 200, { ...length, ...answer.headers });
  if (stop === undefined) {
    outgoing.end(body);
    return;
  }
  await new Promise((resolve) => outgoing.write(body.subarray(0, stop), resolve));
  if (answer.cutAfter !== undefined) setTimeout(() => outgoing.destroy(), 5);
}
