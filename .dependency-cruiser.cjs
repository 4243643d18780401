// The house's arrows (docs/decisions/0002): they go down only, rooms on one floor are strangers, circles are errors.
const FEATURE = '(patients|timeline|stage)';
const only = (name, from, ...floors) => ({
  name,
  severity: 'error',
  from: { path: `^src/${from}/` },
  to: { path: '^src/', pathNot: `^src/(${[from, ...floors].join('|')})/` },
});
const never = (name, from, to) => ({ name, severity: 'error', from, to });
const ROOM = '^src/(sources|renderers)/[^/]+/';

module.exports = {
  forbidden: [
    never('no-circles', {}, { circular: true }),
    never('no-unresolved', {}, { couldNotResolve: true, pathNot: '\\?(url|worker|inline|raw)' }),
    only('lib-knows-nothing', 'lib'),
    only('ui-knows-no-patient', 'ui', 'lib'),
    only('standards-know-no-viewer', 'standards', 'lib', 'model'),
    only('model-is-ground', 'model', 'lib'),
    only('sources-look-down', 'sources', 'standards', 'model', 'lib'),
    only('renderers-look-down', 'renderers', 'standards', 'model', 'ui', 'lib'),
    only('workspace-looks-down', 'workspace', 'sources', 'renderers', 'model', 'lib'),
    only('features-look-down', FEATURE, 'workspace', 'sources', 'renderers', 'model', 'ui', 'lib'),
    never('features-are-strangers', { path: `^src/${FEATURE}/` }, { path: `^src/${FEATURE}/`, pathNot: '^src/$1/' }),
    never('kinds-are-strangers', { path: '^src/((?:sources|renderers)/[^/]+)/' }, { path: ROOM, pathNot: '^src/$1/' }),
    never('one-door', { pathNot: '^src/(sources|renderers)/' }, { path: ROOM }),
    never('only-app-holds-the-lists', { pathNot: '^src/(app/|main)' }, { path: '^src/(sources|renderers)/registry' }),
    never('engines-stay-home', { pathNot: '^src/renderers/[^/]+/(?!index\\.)' }, {
      path: 'node_modules/(@cornerstonejs/(?!codec)|@kitware|openseadragon|video\\.js|wavesurfer\\.js|pdfjs-dist|mammoth|dompurify|@gmod)',
    }),
    never('codecs-stay-home', { path: '^(src|archive)/', pathNot: '^src/standards/dicom/' }, { path: 'node_modules/@cornerstonejs/codec' }),
    never('src-knows-no-neighbour', { path: '^src/' }, { path: '^(archive|demo|bench|e2e)/' }),
    never('archive-looks-down', { path: '^(archive|demo)/' }, { path: '^src/', pathNot: '^src/(standards|model|lib)/' }),
    never('tests-stay-tests', { path: '^(src|archive|demo)/' }, { path: '\\.(test|contract)\\.tsx?$|^src/testing/' }),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(test|contract)\\.tsx?$|^src/testing/|^e2e/|^bench/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
