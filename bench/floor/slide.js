// The floor for slides: the tiles of one level, fetched, decoded by the browser and drawn. Which they are stands in its address.
//   ?study=&series=&instance=&width=&height=&tile=   of a level that is TILED_FULL in JPEG
const query = new URLSearchParams(location.search);
const number = (name) => Number(query.get(name));
const instance = `/dicom-web/studies/${query.get('study')}/series/${query.get('series')}/instances/${query.get('instance')}`;
const [width, height, tile] = [number('width'), number('height'), number('tile')];
const columns = Math.ceil(width / tile);
const PARALLEL = 6;

const canvas = document.getElementById('mosaic');
canvas.width = width;
canvas.height = height;
const context = canvas.getContext('2d', { alpha: false });
context.fillStyle = '#f3f1f3';
context.fillRect(0, 0, width, height);

/** The one part of a multipart answer: what stands between the empty line and the last boundary. */
function unpack(bytes) {
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, 1000));
  const start = text.indexOf('\r\n\r\n') + 4;
  const boundary = text.slice(0, text.indexOf('\r\n'));
  return bytes.subarray(start, bytes.length - boundary.length - 6);
}

let next = 0;
async function fetchOneByOne() {
  while (next < columns * Math.ceil(height / tile)) {
    const index = next++;
    const headers = { accept: 'multipart/related; type="image/jpeg"' };
    const answer = await fetch(`${instance}/frames/${index + 1}`, { headers });
    const bytes = unpack(new Uint8Array(await answer.arrayBuffer()));
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
    context.drawImage(picture, (index % columns) * tile, Math.floor(index / columns) * tile);
    picture.close();
  }
}
await Promise.all(Array.from({ length: PARALLEL }, fetchOneByOne));
