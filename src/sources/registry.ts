// The list of backends. Adding one: a folder, and a line here.
import { language } from '../lib/language.ts';
import type { SourceConfig } from './config.ts';
import { dicomwebSource } from './dicomweb/index.ts';
import { mhdSource } from './mhd/index.ts';
import type { Source } from './source.ts';

export function createSource(config: SourceConfig): Source {
  const label = typeof config.label === 'string' ? config.label : config.label[language()];
  switch (config.type) {
    case 'dicomweb':
      return dicomwebSource({ ...config, label });
    case 'mhd':
      return mhdSource({ ...config, label });
  }
}
