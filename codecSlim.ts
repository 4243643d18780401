// The codecs' glue asks for Node's files and paths where it runs in Node. In a browser each such question would become a
// file of its own, asked for after the codec has come: a round trip before the first picture.
import type { Plugin } from 'vite';

export function codecSlim(): Plugin {
  return {
    name: 'codec-slim',
    enforce: 'pre',
    transform(code, id) {
      if (!id.includes('/@cornerstonejs/codec-')) return null;
      return { code: code.replace(/\brequire\((["'])(fs|path)\1\)/g, 'undefined'), map: null };
    },
  };
}
