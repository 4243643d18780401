// Which way a surface faces at its corners: round where it bends softly, sharp where it has an edge.

/** Faces that meet at less than this are one soft surface. */
const SOFT = Math.cos((50 * Math.PI) / 180);
/** A corner shared by more faces than this is a fan's middle: looked at so far, no further. */
const MOST_FACES = 64;

/**
 * One unit vector a corner, weighted by the faces' areas. Faces without area face nowhere (0, 0, 0).
 * @param positions nine numbers a triangle
 */
export function cornerNormals(positions: Float32Array): Float32Array<ArrayBuffer> {
  const faces = faceNormals(positions);
  const { first, next } = shareCorners(positions);
  const normals = new Float32Array(positions.length);
  for (let corner = 0; corner < positions.length / 3; corner++) {
    const face = Math.floor(corner / 3);
    const sum = [0, 0, 0] as [number, number, number];
    let other = first[corner] ?? -1;
    for (let seen = 0; other >= 0 && seen < MOST_FACES; seen++) {
      addIfSoft(sum, faces, face, Math.floor(other / 3));
      other = next[other] ?? -1;
    }
    if (sum[0] === 0 && sum[1] === 0 && sum[2] === 0) addIfSoft(sum, faces, face, face);
    const size = Math.hypot(...sum) || 1;
    for (const axis of [0, 1, 2] as const) normals[corner * 3 + axis] = sum[axis] / size;
  }
  return normals;
}

interface Faces {
  /** Of unit length, three numbers a face. */
  readonly units: Float32Array;
  readonly areas: Float32Array;
}

function faceNormals(positions: Float32Array): Faces {
  const count = positions.length / 9;
  const units = new Float32Array(count * 3);
  const areas = new Float32Array(count);
  const p = (at: number): number => positions[at] ?? 0;
  for (let face = 0; face < count; face++) {
    const at = face * 9;
    const [ux, uy, uz] = [p(at + 3) - p(at), p(at + 4) - p(at + 1), p(at + 5) - p(at + 2)];
    const [vx, vy, vz] = [p(at + 6) - p(at), p(at + 7) - p(at + 1), p(at + 8) - p(at + 2)];
    const [x, y, z] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
    const size = Math.hypot(x, y, z);
    areas[face] = size / 2;
    if (size > 0) units.set([x / size, y / size, z / size], face * 3);
  }
  return { units, areas };
}

function addIfSoft(sum: [number, number, number], { units, areas }: Faces, face: number, other: number): void {
  const u = (at: number): number => units[at] ?? 0;
  const [x, y, z] = [u(other * 3), u(other * 3 + 1), u(other * 3 + 2)];
  const isSoft = face === other || x * u(face * 3) + y * u(face * 3 + 1) + z * u(face * 3 + 2) >= SOFT;
  const area = areas[other] ?? 0;
  if (!isSoft) return;
  sum[0] += x * area;
  sum[1] += y * area;
  sum[2] += z * area;
}

/** Corners at exactly the same place, as chains: `first` of each corner's chain, and the `next` in it (-1 at its end). */
function shareCorners(positions: Float32Array): { readonly first: Int32Array; readonly next: Int32Array } {
  const count = positions.length / 3;
  const next = new Int32Array(count).fill(-1);
  const first = new Int32Array(count);
  let size = 16;
  while (size < count * 2) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  const bits = new Int32Array(positions.buffer, positions.byteOffset, positions.length);
  const isSame = (a: number, b: number): boolean =>
    positions[a * 3] === positions[b * 3] &&
    positions[a * 3 + 1] === positions[b * 3 + 1] &&
    positions[a * 3 + 2] === positions[b * 3 + 2];
  for (let corner = 0; corner < count; corner++) {
    // Zero has two faces, which are one place.
    const bit = (axis: number): number => (positions[corner * 3 + axis] === 0 ? 0 : (bits[corner * 3 + axis] ?? 0));
    let hash = Math.imul(bit(0), 0x9e3779b1) ^ Math.imul(bit(1), 0x85ebca6b) ^ Math.imul(bit(2), 0xc2b2ae35);
    hash ^= hash >>> 15;
    let slot = hash & (size - 1);
    for (let head = slots[slot] ?? -1; head >= 0 && !isSame(head, corner); head = slots[slot] ?? -1)
      slot = (slot + 1) & (size - 1);
    const head = slots[slot] ?? -1;
    first[corner] = head < 0 ? corner : head;
    if (head >= 0) {
      next[corner] = next[head] ?? -1;
      next[head] = corner;
    } else slots[slot] = corner;
  }
  return { first, next };
}
