// Slides of servers that hand out tiles: Deep Zoom beside its descriptor, IIIF where its descriptor says, and nowhere else.
import type { Page, Route } from '@playwright/test';
import sharp from 'sharp';
import { fakeFhir } from '../../src/testing/fakeFhir.ts';
import { PaneView } from '../pages/PaneView.ts';
import { expect, test } from '../test.ts';

const [WIDTH, HEIGHT, TILE] = [3000, 2000, 256];
const CONFIG = { language: 'sv', sources: [{ id: 'glas', type: 'mhd', label: 'Glasarkivet', urls: { base: '/fhir' } }] };
const DZI = `<?xml version="1.0"?><Image xmlns="http://schemas.microsoft.com/deepzoom/2008" TileSize="${TILE}" Overlap="0"
  Format="png"><Size Width="${WIDTH}" Height="${HEIGHT}"/></Image>`;

const infoAt = (id: string): string =>
  JSON.stringify({
    '@context': 'http://iiif.io/api/image/3/context.json',
    ...{ id, type: 'ImageService3', protocol: 'http://iiif.io/api/image', profile: 'level1', width: WIDTH, height: HEIGHT },
    tiles: [{ width: TILE, scaleFactors: [1, 2, 4, 8] }],
  });

const documentOf = (id: string, contentType: string, url: string) => ({
  ...{ id, status: 'current', subject: { reference: 'Patient/p1' }, date: '2026-05-17T09:42:10+02:00' },
  type: { coding: [{ display: 'Histologi' }] },
  content: [{ attachment: { contentType, url } }],
});

/** A server of slides in front of the archive. @returns the paths of tiles that were asked for */
async function serve(page: Page, origin: string): Promise<string[]> {
  const tiles: string[] = [];
  const fhir = fakeFhir({
    patients: [
      { id: 'p1', identifier: [{ system: 'urn:oid:1.2.752.129.2.1.3.1', value: '191212121212' }], name: [{ family: 'Glas' }] },
    ],
    documents: [
      documentOf('dzi', 'application/xml', '/slides/T26-1.dzi'),
      documentOf('iiif', 'application/json', '/iiif/T26-1/info.json'),
      documentOf('stray', 'application/json', '/iiif/stray/info.json'),
      documentOf('sly', 'application/json', '/iiif/sly/info.json'),
    ],
    binaries: {},
  });
  const descriptors: Readonly<Record<string, readonly [type: string, body: string]>> = {
    '/slides/T26-1.dzi': ['application/xml', DZI],
    '/iiif/T26-1/info.json': ['application/json', infoAt(`${origin}/iiif/T26-1`)],
    '/iiif/stray/info.json': ['application/json', infoAt('https://bilder.example/iiif/T26-1')],
    '/iiif/sly/info.json': ['application/json', infoAt(`${origin}/fhir/Binary/of-another-patient`)],
  };
  await page.route(`${origin}/config.json`, (route) => route.fulfill({ json: CONFIG }));
  await page.route(`${origin}/fhir/**`, async (route) => {
    const asked = route.request();
    const { pathname } = new URL(asked.url());
    if (pathname.includes('Binary')) tiles.push(pathname);
    const request = { method: asked.method(), url: new URL(asked.url()), headers: asked.headers(), body: asked.postData() ?? '' };
    const { status = 200, headers, body = '' } = await fhir(request);
    await route.fulfill({ status, ...(headers && { headers: { ...headers } }), body: Buffer.from(body) });
  });
  await page.route(/\/(slides|iiif)\//, async (route) => {
    const { pathname } = new URL(route.request().url());
    const [contentType, body] = descriptors[pathname] ?? [];
    if (body !== undefined) return route.fulfill({ ...(contentType && { contentType }), body });
    tiles.push(pathname);
    return giveTile(route, pathname);
  });
  return tiles;
}

/** A picture of its own for every address, as large as was asked for. */
async function giveTile(route: Route, pathname: string): Promise<void> {
  const [, wide = TILE, high = TILE] = /\/(\d+),(\d+)\/0\/default\.jpg$/.exec(pathname) ?? [];
  const isPng = pathname.endsWith('.png');
  const [, level = 0, column = 0, row = 0] = /\/(\d+)\/(\d+)_(\d+)\.png$/.exec(pathname)?.map(Number) ?? [];
  const colour = { r: 90 + ((level * 17) % 90), g: (60 + column * 40) % 255, b: (120 + row * 40) % 255 };
  const drawn = sharp({ create: { width: Number(wide), height: Number(high), channels: 3, background: colour } });
  const body = await (isPng ? drawn.png() : drawn.jpeg()).toBuffer();
  await route.fulfill({ contentType: isPng ? 'image/png' : 'image/jpeg', body });
}

test('a Deep Zoom slide is shown out of the tiles beside it', async ({ page, demo }) => {
  const tiles = await serve(page, demo);
  const pane = await PaneView.open(page, demo, ['glas~dzi']);
  await pane.isShowing('slide');

  await expect.poll(() => pane.colours()).toBeGreaterThan(8);
  expect(tiles.length).toBeGreaterThan(4);
  for (const tile of tiles) expect(tile).toMatch(/^\/slides\/T26-1_files\/\d+\/\d+_\d+\.png$/);
});

test('a IIIF slide is shown out of the tiles that its descriptor names', async ({ page, demo }) => {
  const tiles = await serve(page, demo);
  const pane = await PaneView.open(page, demo, ['glas~iiif']);
  await pane.isShowing('slide');

  await expect.poll(() => tiles.length).toBeGreaterThan(4);
  for (const tile of tiles) expect(tile).toMatch(/^\/iiif\/T26-1\/(full|\d+,\d+,\d+,\d+)\/(max|\d+,\d+)\/0\/default\.jpg$/);
});

for (const { name, item } of [
  { name: 'on a server that nobody configured', item: 'stray' },
  { name: 'among the records of patients', item: 'sly' },
])
  test(`tiles ${name} are not asked for, and the pane says so`, async ({ page, demo }) => {
    const tiles = await serve(page, demo);
    const pane = await PaneView.open(page, demo, [`glas~${item}`]);
    await pane.hasFailed();

    await expect(pane.alert).toContainText(/server that the viewer is not told of/);
    expect(tiles).toEqual([]);
  });
