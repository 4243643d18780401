// Leaves out two parts of vtk.js that a viewer of images never runs: the XML polydata reader, which drags in Node's
// `events`, and the WebGPU half. Without it both builds crash at load ("Class extends value undefined").
import type { Plugin } from 'vite';

const STUB = '\0vtk-stub';

export function vtkSlim(): Plugin {
  return {
    name: 'vtk-slim',
    enforce: 'pre',
    resolveId(source, importer) {
      if (/vtk\.js\/IO\/XML\/XMLPolyDataReader(\.js)?$/.test(source)) return STUB;
      if (importer?.includes('@kitware/vtk.js') && /WebGPU\//.test(source)) return STUB;
      return null;
    },
    load(id) {
      if (id !== STUB) return null;
      return `const newInstance = () => { throw new Error('left out of this build'); };
        export { newInstance }; export const extend = newInstance; export const registerOverride = () => {};
        export default { newInstance, extend };`;
    },
  };
}
