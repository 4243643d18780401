// Read by video.js 8 when it is loaded: it must then not write style elements into the page. So this file comes before it.
Object.assign(globalThis, { VIDEOJS_NO_DYNAMIC_STYLE: true });
