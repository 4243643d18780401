// `npm run schema`: writes the published JSON Schema of /config.json from the schema that the viewer reads it with.
import { writeFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { configSchema } from './src/workspace/config.ts';

const schema = toJsonSchema(configSchema, { errorMode: 'ignore', typeMode: 'input' });
writeFileSync(new URL('public/config.schema.json', import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);
