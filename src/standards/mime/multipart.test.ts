import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import { collect } from '../../testing/collect.ts';
import { readMultipart, readMultipartStreams } from './multipart.ts';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const text = (body: Uint8Array) => String.fromCharCode(...body);

/** The bytes in pieces cut at the given places, then the end, or an error. */
function stream(data: Uint8Array, cuts: readonly number[] = [], error?: unknown): ReadableStream<Uint8Array> {
  const edges = [0, ...cuts.map((cut) => cut % (data.length + 1)).sort((a, b) => a - b), data.length];
  let piece = 0;
  return new ReadableStream({
    pull(controller) {
      if (piece < edges.length - 1) controller.enqueue(data.slice(edges[piece], edges[++piece]));
      else if (error === undefined) controller.close();
      else controller.error(error);
    },
  });
}

const TYPE = 'multipart/related; type="application/octet-stream"; boundary=b0und';
const parts = (body: ReadableStream<Uint8Array>, type = TYPE) => collect(readMultipart(body, type));
const bodies = async (raw: string, type = TYPE) => (await parts(stream(bytes(raw)), type)).map((part) => text(part.body));

const partBytes = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  // Pieces of delimiters, which are the hard case.
  fc
    .array(fc.constantFrom('\r', '\n', '-', '--', '\r\n--', '\r\n--b0un', '--b0und', 'x'), { maxLength: 12 })
    .map((all) => bytes(all.join(''))),
);
const holdsDelimiter = (body: Uint8Array) => `\n${text(body)}\r\n`.includes('\n--b0und');

function build(all: readonly Uint8Array[], lengths: boolean): Uint8Array {
  const pieces = all.map(
    (body, i) => `--b0und\r\nContent-Type: x/${i}\r\n${lengths ? `Content-Length: ${body.length}\r\n` : ''}\r\n${text(body)}\r\n`,
  );
  return bytes(`${pieces.join('')}--b0und--\r\n`);
}

describe('readMultipart', () => {
  it('gives the same parts for any parts and any chunking', async () => {
    const input = fc.tuple(
      fc.array(partBytes, { minLength: 1, maxLength: 5 }),
      fc.boolean(),
      fc.array(fc.nat(), { maxLength: 20 }),
    );
    await fc.assert(
      fc.asyncProperty(input, async ([all, lengths, cuts]) => {
        fc.pre(lengths || !all.some(holdsDelimiter));

        const read = await parts(stream(build(all, lengths), cuts));

        expect(read.map((part) => [...part.body])).toEqual(all.map((body) => [...body]));
        expect(read.map((part) => part.headers.get('content-type'))).toEqual(all.map((_, i) => `x/${i}`));
        expect(read.every((part) => part.body.buffer.byteLength === part.body.length)).toBe(true);
      }),
    );
  });

  it('throws, and never waits, wherever the answer is cut', async () => {
    const whole = build([bytes('one'), bytes('two\r\n-')], true);
    for (let end = 0; end < whole.length - 2; end++) {
      await expect(parts(stream(whole.slice(0, end))), `cut at ${end}`).rejects.toThrow(Failure);
    }
  });

  it('yields each part before the next has arrived', async () => {
    let send: (raw: string) => void = () => undefined;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        send = (raw) => controller.enqueue(bytes(raw));
      },
    });
    const reading = readMultipart(body, TYPE);

    send('--b0und\r\n\r\nfirst\r\n--b0und\r\n');
    const first = await reading.next();

    expect(first.done).toBe(false);
    if (!first.done) expect(text(first.value.body)).toBe('first');
    await reading.return();
  });

  it('passes a broken connection on as it is', async () => {
    const abort = new DOMException('gone', 'AbortError');
    await expect(parts(stream(bytes('--b0und\r\n\r\nfir'), [], abort))).rejects.toBe(abort);
  });

  it('cancels the body when the reader leaves', async () => {
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(bytes('--b0und\r\n\r\nfirst\r\n')),
      cancel() {
        cancelled = true;
      },
    });
    for await (const _ of readMultipart(body, TYPE)) break;
    expect(cancelled).toBe(true);
  });

  it('skips a preamble and an epilogue', async () => {
    expect(await bodies('hello\r\n--b0un\r\n--b0und\r\n\r\none\r\n--b0und--\r\nbye\r\n--b0und\r\n')).toEqual(['one']);
  });

  it('does without a last line end, without headers, with bare LF and with blanks behind the boundary', async () => {
    expect(await bodies('--b0und\r\n\r\none\r\n--b0und--')).toEqual(['one']);
    expect(await bodies('--b0und \t\r\n\r\none\r\n--b0und--')).toEqual(['one']);
    const [part] = await parts(stream(bytes('--b0und\nContent-Type: a/b;\n c=d\n\none\n--b0und--\n')));
    expect(part && text(part.body)).toBe('one');
    expect(part?.headers.get('content-type')).toBe('a/b; c=d');
  });

  it('takes boundaries with odd characters, quoted or not', async () => {
    for (const boundary of ["a:b=c'd", '=_x/y?z', '----=_Part_1_2.3'])
      for (const type of [
        `Multipart/Related; BOUNDARY=${boundary}; type=a/b`,
        `multipart/related;type="a/b;c=d"; boundary="${boundary}"`,
      ])
        expect(await bodies(`--${boundary}\r\n\r\none\r\n--${boundary}--`, type)).toEqual(['one']);
  });

  it('is not misled by a Content-Length that lies', async () => {
    for (const length of ['2', '4', '99999', '99999999999', '-1', 'x'])
      expect(await bodies(`--b0und\r\nContent-Length: ${length}\r\n\r\none\r\n--b0und\r\n\r\ntwo\r\n--b0und--`)).toEqual([
        'one',
        'two',
      ]);
  });

  it('keeps a boundary within a part whose Content-Length is right', async () => {
    const inner = 'a\r\n--b0und\r\nb';
    expect(await bodies(`--b0und\r\nContent-Length: ${inner.length}\r\n\r\n${inner}\r\n--b0und--`)).toEqual([inner]);
  });

  it('takes a longer boundary for content', async () => {
    expect(await bodies('--b0und\r\n\r\na\r\n--b0undary\r\nb\r\n--b0und--')).toEqual(['a\r\n--b0undary\r\nb']);
  });

  it('reads what is not multipart as one part', async () => {
    const [part, ...rest] = await parts(stream(bytes('whole'), [2]), 'image/jp2');
    expect(part && text(part.body)).toBe('whole');
    expect(part?.headers.get('content-type')).toBe('image/jp2');
    expect(rest).toEqual([]);
  });

  it('refuses a part over the limit, endless headers and a missing boundary', async () => {
    const big = stream(build([new Uint8Array(100)], false));
    await expect(collect(readMultipart(big, TYPE, { maxPartBytes: 99 }))).rejects.toMatchObject({
      reason: 'outOfMemory',
    });
    await expect(bodies(`--b0und\r\n${'x: y\r\n'.repeat(20_000)}`)).rejects.toMatchObject({ reason: 'malformed' });
    await expect(bodies('--b0und--', 'multipart/related')).rejects.toMatchObject({ reason: 'malformed' });
  });

  it('reads anything at all without a crash or a wait', async () => {
    await fc.assert(
      fc.asyncProperty(partBytes, fc.array(fc.nat(), { maxLength: 5 }), async (body, cuts) => {
        await parts(stream(body, cuts)).catch((error) => expect(error).toBeInstanceOf(Failure));
      }),
    );
  });
});

describe('readMultipartStreams', () => {
  it('gives the bodies in pieces that together are the part', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(partBytes, { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(), { maxLength: 20 }),
        async (all, cuts) => {
          fc.pre(!all.some(holdsDelimiter));
          const read: number[][] = [];
          for await (const part of readMultipartStreams(stream(build(all, false), cuts), TYPE)) {
            const body: number[] = [];
            for await (const piece of part.body) body.push(...piece);
            read.push(body);
          }
          expect(read).toEqual(all.map((body) => [...body]));
        },
      ),
    );
  });

  it('skips what is left of a part that nobody read', async () => {
    const types: (string | null)[] = [];
    for await (const part of readMultipartStreams(stream(build([bytes('a'), bytes('b'), bytes('c')], false), [40]), TYPE)) {
      types.push(part.headers.get('content-type'));
      if (types.length === 2) for await (const _ of part.body) break;
    }
    expect(types).toEqual(['x/0', 'x/1', 'x/2']);
  });
});
