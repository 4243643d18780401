/** Binary STL: a header that does not begin with "solid", a count, facets of fifty bytes. @param triangles nine numbers each */
export function printStl(name: string, triangles: Float32Array): Buffer {
  const count = triangles.length / 9;
  const bytes = Buffer.alloc(84 + count * 50);
  bytes.write(name.slice(0, 80), 'latin1');
  bytes.writeUInt32LE(count, 80);
  for (let facet = 0; facet < count; facet++) {
    const p = triangles.subarray(facet * 9, facet * 9 + 9);
    const at = 84 + facet * 50;
    for (const [axis, value] of normal(p).entries()) bytes.writeFloatLE(value, at + axis * 4);
    for (const [index, value] of p.entries()) bytes.writeFloatLE(value, at + 12 + index * 4);
  }
  return bytes;
}

function normal(p: Float32Array): readonly number[] {
  const side = (corner: number, axis: number): number => (p[corner * 3 + axis] ?? 0) - (p[axis] ?? 0);
  const [ux, uy, uz] = [side(1, 0), side(1, 1), side(1, 2)];
  const [vx, vy, vz] = [side(2, 0), side(2, 1), side(2, 2)];
  const across = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
  const size = Math.hypot(...across) || 1;
  return across.map((value) => value / size);
}
