// What is known of the picture that is shown, for the side panel.
import { useStore } from 'zustand';
import { Button } from '../../ui/Button.tsx';
import type { Controlled } from './controlled.ts';
import styles from './photo.module.css';
import { printScale } from './print.ts';
import { scaleOf } from './state.ts';
import { words } from './words.ts';

export function Facts({ viewport }: { readonly viewport: Controlled }) {
  const state = useStore(viewport.store);
  const { photo, shots, index } = state;
  const say = words();
  const shot = shots[index];
  if (!photo || !shot) return null;
  const scale = scaleOf(state);
  const side = shot.laterality && { R: say.right, L: say.left, B: say.both }[shot.laterality];
  return (
    <dl className={styles.facts}>
      <dt>{say.size}</dt>
      <dd>
        {photo.columns} × {photo.rows}
      </dd>
      <dt>{say.scale}</dt>
      <dd>
        {scale ? printScale(scale) : say.uncalibrated}
        {scale?.basis === 'reader' && (
          <>
            {' '}
            <Button onClick={() => viewport.forgetScale()}>{say.forgetScale}</Button>
          </>
        )}
      </dd>
      {side && <dt>{say.side}</dt>}
      {side && <dd>{side}</dd>}
      <dt>{say.colour}</dt>
      <dd>{{ managed: say.colourManaged, plain: say.colourPlain, ignored: say.colourIgnored }[photo.colour]}</dd>
    </dl>
  );
}
