// The codec packages ship no types. Their glue is a factory of Emscripten modules; wasm.ts narrows what comes out.
declare module '@cornerstonejs/codec-*';
