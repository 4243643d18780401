// The configuration of a source, as it stands in /config.json. Parsed once, at the edge.
import * as v from 'valibot';

const id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]{0,31}$/, 'use 1 to 32 lower-case letters, digits or hyphens'),
  v.description('Stands first in every address of an item: choose once, never change.'),
);
const label = v.pipe(
  v.union([v.string(), v.strictObject({ sv: v.string(), en: v.string() })]),
  v.description("The source as users know it, in one word for all languages or one for each: 'Röntgenarkivet'."),
);
/** An absolute http(s) address, or a path of the viewer's own server. */
const address = v.pipe(
  v.string(),
  v.check(
    (value) => /^\/(?!\/)/.test(value) || /^https?:\/\/[^\s/]/.test(value),
    'use a path (/dicom-web) or an http(s) address',
  ),
);
const auth = v.optional(
  v.variant('type', [
    v.strictObject({ type: v.literal('none') }),
    v.strictObject({ type: v.literal('basic'), user: v.string(), password: v.string() }),
  ]),
  { type: 'none' },
);
const rewrite = v.optional(
  v.pipe(
    v.array(v.strictObject({ from: v.string(), to: address })),
    v.description("Addresses that the server writes with its own name, and the viewer's way to them."),
  ),
  [],
);
const common = { id, label, auth, rewrite };

export const sourceSchema = v.variant('type', [
  v.strictObject({
    ...common,
    type: v.literal('dicomweb'),
    urls: v.strictObject({ base: address }),
    maxParallel: v.optional(
      v.pipe(
        v.number(),
        v.integer(),
        v.minValue(1),
        v.maxValue(32),
        v.description('Requests at once; 5 suits HTTP/1.1, 20 HTTP/2.'),
      ),
      5,
    ),
    quirks: v.optional(v.array(v.picklist(['commaIncludefield', 'noRelational', 'singlePart'])), []),
  }),
  v.strictObject({ ...common, type: v.literal('mhd'), urls: v.strictObject({ base: address }) }),
]);

export type SourceConfig = v.InferOutput<typeof sourceSchema>;
