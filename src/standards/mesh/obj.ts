// Wavefront OBJ: polygons as triangles. What it refers to (mtllib, usemtl, textures) is never asked for.
import { linesOf } from './lines.ts';
import { FARTHEST, isPlace, type Mesh, MeshBuilder, type MeshLimit, tooMany, type Vector } from './mesh.ts';

/** A polygon of more corners is a fault. */
const MOST_CORNERS = 256;

/** @throws Failure 'malformed', 'outOfMemory' */
export function parseObj(bytes: Uint8Array, limit: MeshLimit): Mesh {
  const builder = new MeshBuilder(limit, Math.ceil(bytes.length / 60));
  const corners = new Corners(limit.maxTriangles * 3);
  for (const line of joined(linesOf(bytes))) {
    const [word, ...fields] = line.trim().split(/\s+/, MOST_CORNERS + 2);
    if (word === 'v') corners.add(fields);
    else if (word === 'f') addFace(builder, corners, fields);
  }
  return builder.finish();
}

/** A backslash at its end carries a line on; beyond a page of text it does not. */
function* joined(lines: Iterable<string>): Generator<string> {
  let open = '';
  for (const line of lines) {
    const whole = open + line;
    if (whole.endsWith('\\') && whole.length < 65_536) open = `${whole.slice(0, -1)} `;
    else {
      open = '';
      yield whole;
    }
  }
  if (open !== '') yield open;
}

/** Counted from 1; from the last one read, where the index is negative. */
class Corners {
  #places = new Float32Array(3 * 1024);
  #count = 0;
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  add([x = '', y = '', z = '']: readonly string[]): void {
    if (this.#count >= this.#most) throw tooMany(this.#most);
    if (this.#count * 3 + 3 > this.#places.length) {
      const grown = new Float32Array(this.#places.length * 2);
      grown.set(this.#places);
      this.#places = grown;
    }
    // Kept even if it is no place: the corners behind it are counted on.
    for (const [axis, text] of [x, y, z].entries())
      this.#places[this.#count * 3 + axis] = text === '' ? Number.NaN : clean(Number(text));
    this.#count += 1;
  }

  get(index: string): Vector | undefined {
    const number = Number.parseInt(index, 10);
    const at = number < 0 ? this.#count + number : number - 1;
    if (!Number.isInteger(at) || at < 0 || at >= this.#count) return undefined;
    const place = this.#places.subarray(at * 3, at * 3 + 3);
    const [x = Number.NaN, y = Number.NaN, z = Number.NaN] = place;
    return isPlace(x) && isPlace(y) && isPlace(z) ? [x, y, z] : undefined;
  }
}

const clean = (value: number): number => (Math.abs(value) <= FARTHEST ? value : Number.NaN);

/** `a`, `a/b`, `a//c` or `a/b/c`: only the place counts. A polygon is cut into a fan, as all readers do. */
function addFace(builder: MeshBuilder, corners: Corners, fields: readonly string[]): void {
  const places = fields.filter((field) => field !== '' && !field.startsWith('#')).map((field) => corners.get(field));
  const [first, ...rest] = places;
  if (places.length < 3 || places.length > MOST_CORNERS || !first || rest.some((place) => place === undefined)) {
    builder.bad += 1;
    return;
  }
  for (let at = 1; at < rest.length; at++) {
    const [second, third] = [rest[at - 1], rest[at]];
    if (second && third) builder.add(first, second, third);
  }
}

/** Whether the first bytes read as one: corners, and nothing that is no word of the format. */
export function looksLikeObj(text: string): boolean {
  const lines = text.split(/[\r\n]+/).slice(0, -1);
  const known = lines.filter((line) =>
    /^\s*($|#|mtllib\s|usemtl\s|o\s|g\s|s\s|vn\s|vt\s|f\s|l\s|v(\s+-?[\d.]+(e[+-]?\d+)?){3,})/i.test(line),
  );
  return lines.filter((line) => /^v\s/.test(line)).length >= 3 && known.length >= lines.length * 0.95;
}
