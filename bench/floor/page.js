// The floor: the least that any viewer in a browser must do. Fetch, decode in workers, window through a table, putImageData.
// No framework, no build, no WebGL, no metadata; what it must know of the pictures stands in its address.
//   ?study=&series=                    the series; its instances are asked for and sorted
//   [&instance=UID[&frames=N]]         its first instance is known beforehand: one picture, or a clip of N frames
//   &codec=raw|jls|j2k|jpg [&rows=&columns=&samples=&bits=]  the latter four for raw
//   [&centre=&width=&slope=&intercept=&signed=0|1]           the window
const query = new URLSearchParams(location.search);
const number = (name, fallback) => Number(query.get(name) ?? fallback);
const base = `/dicom-web/studies/${query.get('study')}/series/${query.get('series')}`;
const known = query.get('instance');
const clipFrames = number('frames', 1);
const PARALLEL = 6;

const workers = Array.from({ length: 2 }, () => new Worker(`/worker.js${location.search}`));
const waiting = new Map();
let asked = 0;
for (const worker of workers) {
  worker.onmessage = ({ data }) => {
    waiting.get(data.id)(data);
    waiting.delete(data.id);
  };
}
const load = (url) =>
  new Promise((resolve) => {
    const id = asked++;
    waiting.set(id, resolve);
    workers[id % workers.length].postMessage({ id, url: new URL(url, location.href).href });
  });

const canvas = document.getElementById('picture');
const context = canvas.getContext('2d');
let image;

function toTable() {
  const [centre, width, slope, intercept] = [
    number('centre', 40),
    number('width', 400),
    number('slope', 1),
    number('intercept', 0),
  ];
  const isSigned = query.get('signed') !== '0';
  return Uint32Array.from({ length: 65536 }, (_, stored) => {
    const value = (isSigned && stored > 32767 ? stored - 65536 : stored) * slope + intercept;
    const grey = Math.max(0, Math.min(255, ((value - centre) / width + 0.5) * 255)) | 0;
    return 0xff000000 | (grey << 16) | (grey << 8) | grey;
  });
}
const table = toTable();

function paint({ columns, rows, pixels, colour }) {
  if (!image || image.width !== columns || image.height !== rows) {
    canvas.width = columns;
    canvas.height = rows;
    canvas.style.aspectRatio = columns / rows;
    image = context.createImageData(columns, rows);
  }
  const out = new Uint32Array(image.data.buffer);
  if (colour) out.set(new Uint32Array(colour));
  else {
    const stored = new Uint16Array(pixels);
    for (let i = 0; i < out.length; i++) out[i] = table[stored[i]];
  }
  context.putImageData(image, 0, 0);
}

let items = [];
let current = 0;
let isPlanned = false;
function show(index) {
  current = Math.max(0, Math.min(items.length - 1, index));
  if (isPlanned) return;
  isPlanned = true;
  requestAnimationFrame(() => {
    isPlanned = false;
    if (items[current].picture) paint(items[current].picture);
  });
}
addEventListener('wheel', (event) => show(current + Math.sign(event.deltaY)), { passive: true });

async function listItems() {
  if (known) return Array.from({ length: clipFrames }, (_, i) => ({ url: `${base}/instances/${known}/frames/${i + 1}` }));
  const headers = { accept: 'application/dicom+json' };
  const answer = await fetch(`${base}/instances?includefield=00200013`, { headers });
  const instances = (await answer.json()).map((tags) => ({
    uid: tags['00080018'].Value[0],
    order: Number(tags['00200013']?.Value?.[0] ?? 0),
  }));
  return instances.sort((a, b) => a.order - b.order).map(({ uid }) => ({ url: `${base}/instances/${uid}/frames/1` }));
}

items = await listItems();
let next = 0;
async function fetchOneByOne() {
  while (next < items.length) {
    const index = next++;
    items[index].picture = await load(items[index].url);
    if (index === current) show(index);
  }
}
await Promise.all(Array.from({ length: PARALLEL }, fetchOneByOne));
