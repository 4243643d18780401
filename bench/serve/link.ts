// A slower link between the browser and a site: bandwidth shared by all connections, and the time the way takes.
import { createServer, type Server, type Socket } from 'node:net';
import { Duplex } from 'node:stream';

export interface LinkSpeed {
  /** Towards the browser. */
  readonly downBitsPerSecond: number;
  readonly upBitsPerSecond: number;
  readonly roundTripMs: number;
}

/** A hospital's ordinary wireless network. */
export const WIFI: LinkSpeed = { downBitsPerSecond: 20e6, upBitsPerSecond: 10e6, roundTripMs: 40 };

/** Payload of one segment and what its headers add: bytes. */
const SEGMENT = 8192;
const SEGMENT_HEADERS = 40;

/** A listener whose connections reach `deliver` through such a link. The caller says where it listens. */
export function createLink(speed: LinkSpeed, deliver: (connection: Duplex) => void): Server {
  const down = new Pipe(speed.downBitsPerSecond);
  const up = new Pipe(speed.upBitsPerSecond);
  return createServer({ allowHalfOpen: false }, (socket) => {
    deliver(new SlowConnection(socket, down, up, speed.roundTripMs));
  });
}

interface Parcel {
  readonly owner: object;
  readonly sizeBytes: number;
  readonly send: () => void;
}

/** Lets bytes through at its rate, the connections taking turns. */
export class Pipe {
  readonly #bitsPerMs: number;
  readonly #waiting: Parcel[] = [];
  #freeAt = 0;
  #lastOwner: object | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(bitsPerSecond: number) {
    this.#bitsPerMs = bitsPerSecond / 1000;
  }

  push(parcel: Parcel): void {
    this.#waiting.push(parcel);
    this.#run();
  }

  #run(): void {
    if (this.#timer || this.#waiting.length === 0) return;
    const now = performance.now();
    // Timers are late by a millisecond or two: what they missed may be caught up, an idle past may not.
    this.#freeAt = Math.max(this.#freeAt, now - 2);
    while (this.#freeAt <= now) {
      const parcel = this.#takeNext();
      if (!parcel) return;
      this.#freeAt += (parcel.sizeBytes * 8) / this.#bitsPerMs;
      parcel.send();
    }
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        this.#run();
      },
      Math.max(1, this.#freeAt - now),
    );
  }

  #takeNext(): Parcel | undefined {
    const other = this.#waiting.findIndex(({ owner }) => owner !== this.#lastOwner);
    const [parcel] = this.#waiting.splice(Math.max(0, other), 1);
    this.#lastOwner = parcel?.owner;
    return parcel;
  }
}

/** A browser's connection, handed to the HTTP server as if it came over the slow link. */
class SlowConnection extends Duplex {
  readonly #socket: Socket;
  readonly #down: Pipe;
  readonly #up: Pipe;
  readonly #oneWayMs: number;
  #isFirst = true;
  readonly remoteAddress = '127.0.0.1';

  constructor(socket: Socket, down: Pipe, up: Pipe, roundTripMs: number) {
    super({ allowHalfOpen: false, writableHighWaterMark: 65_536, readableHighWaterMark: 65_536 });
    this.#socket = socket;
    this.#down = down;
    this.#up = up;
    this.#oneWayMs = roundTripMs / 2;
    socket.setNoDelay(true);
    socket.on('data', (bytes) => this.#receive(bytes));
    socket.on('end', () => setTimeout(() => this.push(null), this.#oneWayMs));
    socket.on('error', () => this.destroy());
    socket.on('close', () => this.destroy());
  }

  // What Node's HTTP server asks of a socket.
  setTimeout(): this {
    return this;
  }
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }

  #receive(bytes: Buffer): void {
    // The three-way handshake costs one round trip before a connection's first byte.
    const handshakeMs = this.#isFirst ? 2 * this.#oneWayMs : 0;
    this.#isFirst = false;
    const send = () => setTimeout(() => this.push(bytes), handshakeMs + this.#oneWayMs);
    this.#up.push({ owner: this, sizeBytes: bytes.length, send });
  }

  override _read(): void {}

  override _write(bytes: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    for (let at = 0; at < bytes.length; at += SEGMENT) {
      const segment = bytes.subarray(at, at + SEGMENT);
      const isLast = at + SEGMENT >= bytes.length;
      const send = () => {
        setTimeout(() => this.#socket.destroyed || this.#socket.write(segment), this.#oneWayMs);
        if (isLast) done();
      };
      this.#down.push({ owner: this, sizeBytes: segment.length + SEGMENT_HEADERS, send });
    }
    if (bytes.length === 0) done();
  }

  override _final(done: (error?: Error | null) => void): void {
    setTimeout(() => {
      this.#socket.end();
      done();
    }, this.#oneWayMs + 5);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#socket.destroy();
    done(error);
  }
}
