/// <reference types="vite/client" />
/** From package.json, at build. */
declare const __HELBILD_VERSION__: string;
