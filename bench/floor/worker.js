// Fetches one frame and decodes it.
const query = new URLSearchParams(location.search);
const number = (name, fallback) => Number(query.get(name) ?? fallback);
const CODECS = {
  jls: { file: 'codec-charls/dist/charlswasm_decode.js', module: 'CharLSWASM', decoder: 'JpegLSDecoder' },
  j2k: { file: 'codec-openjpeg/dist/openjpegwasm_decode.js', module: 'OpenJPEGWASM', decoder: 'J2KDecoder' },
};
const codec = CODECS[query.get('codec')];

async function loadDecoder() {
  if (!codec) return undefined;
  importScripts(`/codecs/${codec.file}`);
  const folder = codec.file.slice(0, codec.file.lastIndexOf('/'));
  const module = await self[codec.module]({ locateFile: (name) => `/codecs/${folder}/${name}` });
  return new module[codec.decoder]();
}
const decoder = loadDecoder();

/** The one part's bytes of a multipart/related answer. */
function unwrap(bytes) {
  if (bytes[0] !== 45 || bytes[1] !== 45) return bytes;
  const find = (text, from) => {
    for (let at = from; at < bytes.length; at++)
      if ([...text].every((char, i) => bytes[at + i] === char.charCodeAt(0))) return at;
    return bytes.length;
  };
  const start = find('\r\n\r\n', 0) + 4;
  const boundary = find('\r\n', 0);
  // The closing delimiter: CRLF, the boundary line, two hyphens, perhaps a CRLF.
  return bytes.subarray(start, find('\r\n--', Math.max(start, bytes.length - boundary - 8)));
}

function toColour(bytes, pixels) {
  const colour = new Uint8ClampedArray(pixels * 4).fill(255);
  for (let i = 0, from = 0, to = 0; i < pixels; i++, from += 3, to += 4) {
    colour[to] = bytes[from];
    colour[to + 1] = bytes[from + 1];
    colour[to + 2] = bytes[from + 2];
  }
  return colour.buffer;
}

async function decode(bytes) {
  if (query.get('codec') === 'jpg') {
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
    const { width: columns, height: rows } = bitmap;
    const context = new OffscreenCanvas(columns, rows).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    return { columns, rows, colour: context.getImageData(0, 0, columns, rows).data.buffer };
  }
  const module = await decoder;
  if (!module) {
    const [columns, rows, samples, bits] = [
      number('columns', 512),
      number('rows', 512),
      number('samples', 1),
      number('bits', 16),
    ];
    if (samples === 3) return { columns, rows, colour: toColour(bytes, columns * rows) };
    const pixels =
      bits === 8 ? Uint16Array.from(bytes.subarray(0, columns * rows)).buffer : bytes.slice(0, columns * rows * 2).buffer;
    return { columns, rows, pixels };
  }
  module.getEncodedBuffer(bytes.length).set(bytes);
  module.decode();
  const { width: columns, height: rows } = module.getFrameInfo();
  return { columns, rows, pixels: module.getDecodedBuffer().slice().buffer };
}

self.onmessage = async ({ data: { id, url } }) => {
  const accept = 'multipart/related; type="application/octet-stream"; transfer-syntax=*';
  const answer = await fetch(url, { headers: { accept } });
  const picture = await decode(unwrap(new Uint8Array(await answer.arrayBuffer())));
  postMessage({ id, ...picture }, [picture.colour ?? picture.pixels]);
};
