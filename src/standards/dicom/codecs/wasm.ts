// WebAssembly codecs: found, compiled once, made anew after trouble.
import { Failure, toFailure } from '../../../model/failure.ts';

export interface WasmFile {
  /** As the package exports it; how Node finds it. */
  readonly name: string;
  /** Where the bundler put it; how a browser finds it. */
  readonly url: URL;
}
export type WasmReader = (file: WasmFile) => Promise<WebAssembly.Module>;

const readFromServer: WasmReader = async ({ url }) => {
  let answer: Response;
  try {
    answer = await fetch(url);
  } catch (cause) {
    throw new Failure('unreachable', { cause, detail: 'the decoder could not be fetched' });
  }
  if (!answer.ok) throw new Failure('unreachable', { detail: `the decoder could not be fetched (${answer.status})` });
  // compileStreaming insists on application/wasm, which not every small web server knows.
  return WebAssembly.compile(await answer.arrayBuffer());
};

let readWasm = readFromServer;

/** Replaces how compiled codecs are found. A browser needs nothing; Node calls `readWasmFromPackages()` (node.ts) once. */
export function setWasmReader(reader: WasmReader): void {
  readWasm = reader;
}

/** A decoder class as these packages' embind layers make it. */
export interface WasmDecoder {
  /** A view into the heap for `size` bytes of stream; valid until the next call. */
  getEncodedBuffer(size: number): Uint8Array;
  getDecodedBuffer(): Uint8Array;
  decode(): void;
  getFrameInfo(): { width: number; height: number; bitsPerSample: number; componentCount: number; isSigned?: boolean };
  delete(): void;
}

interface EmscriptenModule {
  readonly HEAPU8: Uint8Array;
  getExceptionMessage?(exception: unknown): unknown;
}
/** The package's glue. It is a CommonJS module, so bundlers and Node wrap it in a different number of `default`s. */
export type Glue = () => Promise<unknown>;

export interface WasmCodec<Decoder extends WasmDecoder> {
  preload(): Promise<void>;
  /** Runs `work` on a new decoder. @throws Failure 'malformed' when the codec refuses, 'outOfMemory' when the heap is spent */
  run<Result>(work: (decoder: Decoder) => Result): Promise<Result>;
}

/** A heap this large is given back after the frame that grew it: WebAssembly memory never shrinks. */
const KEEP_HEAP_BYTES = 192 * 1024 * 1024;

export function wasmCodec<Decoder extends WasmDecoder>(glue: Glue, file: WasmFile, className: string): WasmCodec<Decoder> {
  let compiled: Promise<WebAssembly.Module> | undefined;
  let instance: Promise<EmscriptenModule> | undefined;

  const compile = (): Promise<WebAssembly.Module> => {
    compiled ??= readWasm(file).catch((error: unknown) => {
      compiled = undefined; // a lost connection must not disable the codec for the life of the page
      throw error;
    });
    return compiled;
  };
  const instantiate = (): Promise<EmscriptenModule> => {
    instance ??= start(glue, compile()).catch((error: unknown) => {
      instance = undefined;
      throw error;
    });
    return instance;
  };

  return {
    async preload() {
      await instantiate();
    },
    async run(work) {
      const module = await instantiate();
      try {
        const decoder: Decoder = create(module, className);
        const result = work(decoder);
        decoder.delete();
        if (module.HEAPU8.length > KEEP_HEAP_BYTES) instance = undefined;
        return result;
      } catch (error) {
        instance = undefined; // its heap may be in any state
        throw asFailure(module, error);
      }
    },
  };
}

async function start(glue: Glue, compiling: Promise<WebAssembly.Module>): Promise<EmscriptenModule> {
  const [code, compiled] = await Promise.all([glue(), compiling]);
  const factory = unwrap(code);
  return factory({
    print: () => undefined,
    printErr: () => undefined,
    instantiateWasm: (imports: WebAssembly.Imports, receive: (made: WebAssembly.Instance, of: WebAssembly.Module) => void) => {
      void WebAssembly.instantiate(compiled, imports).then((made) => receive(made, compiled));
      return {};
    },
  });
}

type Factory = (settings: object) => Promise<EmscriptenModule>;

function unwrap(code: unknown): Factory {
  for (let candidate = code, depth = 0; depth < 3; depth++) {
    if (typeof candidate === 'function') return candidate as Factory;
    if (typeof candidate !== 'object' || candidate === null) break;
    candidate = (candidate as { default?: unknown }).default;
  }
  throw new TypeError('the codec package has another shape than expected');
}

function create<Decoder>(module: object, className: string): Decoder {
  const Class: unknown = Reflect.get(module, className);
  if (typeof Class !== 'function') throw new TypeError(`the codec package has no ${className}`);
  return Reflect.construct(Class, []) as Decoder;
}

function asFailure(module: EmscriptenModule, error: unknown): Failure {
  if (error instanceof Failure) return error;
  const message = String(
    typeof error === 'number' || (error instanceof Error && error.constructor.name === 'CppException')
      ? (module.getExceptionMessage?.(error) ?? 'the decoder refused the stream')
      : error instanceof Error
        ? error.message
        : error,
  );
  if (/OOM|out of memory|memory access|Cannot enlarge/i.test(message) && !/out of bounds/i.test(message))
    return new Failure('outOfMemory', { cause: error, detail: message.slice(0, 200) });
  return new Failure('malformed', { cause: toFailure(error), detail: message.slice(0, 200) });
}
