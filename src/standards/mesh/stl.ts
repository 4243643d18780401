// Stereolithography (STL, 3D Systems 1989) in both its forms. It has neither units nor axes of its own.
import { Failure } from '../../model/failure.ts';
import { linesOf } from './lines.ts';
import { isPlace, type Mesh, MeshBuilder, type MeshLimit, tooMany, type Vector } from './mesh.ts';

const HEADER = 84;
const FACET = 50;

/** @throws Failure 'malformed', 'outOfMemory' */
export function parseStl(bytes: Uint8Array, limit: MeshLimit): Mesh {
  return isText(bytes) ? parseText(bytes, limit) : parseBinary(bytes, limit);
}

/** Binary files may begin with "solid" too: what their count says of their length decides. */
function isText(bytes: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  if (!/^\s*solid\b/i.test(start)) return false;
  return claimedLength(bytes) !== bytes.length && /\bfacet\b|\bendsolid\b/i.test(start);
}

const claimedFacets = (bytes: Uint8Array): number =>
  bytes.length < HEADER ? 0 : new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(80, true);
const claimedLength = (bytes: Uint8Array): number => HEADER + FACET * claimedFacets(bytes);

function parseBinary(bytes: Uint8Array, limit: MeshLimit): Mesh {
  const claimed = claimedFacets(bytes);
  // What is there decides how much is made room for, not what is claimed.
  const count = Math.min(claimed, Math.floor(Math.max(0, bytes.length - HEADER) / FACET));
  if (count > limit.maxTriangles) throw tooMany(count);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const positions = new Float32Array(count * 9);
  let length = 0;
  for (let facet = 0; facet < count; facet++) {
    let isGood = true;
    for (let corner = 0; corner < 9; corner++) {
      const value = view.getFloat32(HEADER + facet * FACET + 12 + corner * 4, true);
      isGood &&= isPlace(value);
      positions[length + corner] = value;
    }
    if (isGood) length += 9;
  }
  if (length === 0) throw new Failure('malformed', { detail: 'a model without a single triangle' });
  return { positions: positions.slice(0, length), bad: count - length / 9, lost: claimed - count };
}

/** The normals are not read: they are made anew, for many files have none that are true. */
function parseText(bytes: Uint8Array, limit: MeshLimit): Mesh {
  const builder = new MeshBuilder(limit, Math.ceil(bytes.length / 250));
  let corners: Vector[] = [];
  let isOpen = false;
  for (const line of linesOf(bytes)) {
    const [word = '', ...numbers] = line.trim().toLowerCase().split(/\s+/, 5);
    if (word === 'vertex') {
      if (corners.length < 3) corners.push(toVector(numbers));
    } else if (word === 'facet') {
      isOpen = true;
      corners = [];
    } else if (word === 'endfacet' || word === 'endloop') {
      if (isOpen) close(builder, corners);
      isOpen = false;
      corners = [];
    }
  }
  return builder.finish(isOpen ? 1 : 0);
}

function close(builder: MeshBuilder, [a, b, c]: readonly Vector[]): void {
  if (a && b && c && [...a, ...b, ...c].every(isPlace)) builder.add(a, b, c);
  else builder.bad += 1;
}

const toVector = ([x = '', y = '', z = '']: readonly string[]): Vector => [toNumber(x), toNumber(y), toNumber(z)];
/** `Number('')` is 0: a coordinate that is not there is none. */
const toNumber = (text: string): number => (text === '' ? Number.NaN : Number(text));

/** So many facets are looked at, and as few will do. */
const FEWEST = 3;
const MOST = 40;

/**
 * Whether the first bytes read as the binary form, which has no mark of its own: a count, and facets whose normals are of unit
 * length or zero.
 */
export function looksLikeStl(head: Uint8Array): boolean {
  const there = Math.min(MOST, claimedFacets(head), Math.floor((head.length - HEADER) / FACET));
  if (there < FEWEST || claimedFacets(head) > 1e8) return false;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  let standing = 0;
  for (let facet = 0; facet < there; facet++) {
    const numbers = Array.from({ length: 12 }, (_, at) => view.getFloat32(HEADER + facet * FACET + at * 4, true));
    const size = Math.hypot(...numbers.slice(0, 3));
    if (!numbers.every((value) => Math.abs(value) < 1e5) || !(size === 0 || Math.abs(size - 1) < 0.02)) return false;
    if (size > 0 || numbers.slice(3).some((value) => Math.abs(value) > 1e-3)) standing += 1;
  }
  return standing === there;
}
