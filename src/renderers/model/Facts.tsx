import { useStore } from 'zustand';
import { triangleCount } from '../../standards/mesh/mesh.ts';
import { ForeignText } from '../../ui/ForeignText.tsx';
import { sizeOf } from './camera.ts';
import type { Controlled } from './controlled.ts';
import styles from './model.module.css';
import { printCount, printSize } from './printed.ts';
import { axesNow, isMeasured, type ModelState } from './state.ts';
import { words } from './words.ts';

interface Fact {
  readonly name: string;
  readonly value: string;
  readonly isForeign?: boolean;
}

/** What is known of the model, and what is not. */
export function Facts({ viewport }: { readonly viewport: Controlled }) {
  const state = useStore(viewport.store);
  const facts = factsOf(state);
  if (facts.length === 0) return null;
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, value, isForeign }) => (
        <div key={name + value} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{isForeign ? <ForeignText text={value} max={400} /> : value}</dd>
        </div>
      ))}
    </dl>
  );
}

function factsOf(state: ModelState): readonly Fact[] {
  const { box, shown } = state;
  const say = words();
  if (!box) return [];
  const triangles = shown.reduce((sum, { solid }) => sum + (solid ? triangleCount(solid) : 0), 0);
  const bad = shown.reduce((sum, one) => sum + one.bad, 0);
  const pieces = shown.map(({ piece }) => piece);
  const all = (values: readonly (string | undefined)[]): string =>
    [...new Set(values.filter((value) => value !== undefined))].join(', ');
  const remarks = [
    ...(pieces.some(({ isMirrored }) => isMirrored) ? [say.mirrored] : []),
    ...(pieces.some(({ isModified }) => isModified) ? [say.modified] : []),
    ...(shown.some(({ lost }) => lost > 0) ? [say.cutShort] : []),
    ...(bad > 0 ? [say.bad(bad)] : []),
    ...(state.isPlain ? [say.plain] : []),
  ];
  const facts: readonly Fact[] = [
    { name: say.size, value: printSize(sizeOf(box), isMeasured(state)) },
    { name: say.unit, value: isMeasured(state) ? 'mm' : say.unknownUnit },
    { name: say.axes, value: axesNow(state) === 'patient' ? say.patientAxes : say.fileAxes },
    { name: say.triangles, value: printCount(triangles) },
    { name: say.purpose, value: all(pieces.map(({ usage }) => usage)), isForeign: true },
    { name: say.description, value: all(pieces.map(({ description }) => description)), isForeign: true },
    ...remarks.map((value) => ({ name: say.remark, value })),
  ];
  return facts.filter(({ value }) => value !== '');
}
