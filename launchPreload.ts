// The page names the screen's code beside the launch code, so that both are fetched at once: the launch asks for the first
// picture while the screen is still on its way.
import type { HtmlTagDescriptor, Plugin } from 'vite';

const LAUNCH = /\/src\/main\.ts$/;
const MOUNT = /\/src\/app\/mount\.tsx$/;

export function launchPreload(): Plugin {
  return {
    name: 'launch-preload',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {} }) {
        const chunks = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [file] : []));
        // Pages of tests are built by the same configuration, and have no launch.
        if (
          !chunks.some(
            ({ facadeModuleId, moduleIds }) => LAUNCH.test(facadeModuleId ?? '') || moduleIds.some((id) => LAUNCH.test(id)),
          )
        )
          return [];
        const mount = chunks.find(({ facadeModuleId }) => MOUNT.test(facadeModuleId ?? ''));
        if (!mount) throw new Error('no chunk of the screen: has src/app/mount.tsx moved?');
        const entry = chunks.find(({ isEntry, fileName }) => isEntry && fileName !== mount.fileName);
        const known = new Set([entry?.fileName, ...(entry?.imports ?? [])]);
        const scripts = [...mount.imports, mount.fileName].filter((name) => !known.has(name));
        const styles = [...(mount.viteMetadata?.importedCss ?? [])].filter((name) => !entry?.viteMetadata?.importedCss.has(name));
        const tag = (attrs: HtmlTagDescriptor['attrs']): HtmlTagDescriptor => ({
          tag: 'link',
          attrs: attrs ?? {},
          injectTo: 'head',
        });
        return [
          ...scripts.map((name) => tag({ rel: 'modulepreload', crossorigin: true, href: `/${name}` })),
          ...styles.map((name) => tag({ rel: 'stylesheet', crossorigin: true, href: `/${name}` })),
        ];
      },
    },
  };
}
