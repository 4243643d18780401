import { useStore } from 'zustand';
import { Segments } from '../../ui/Segments.tsx';
import type { Command } from '../renderer.ts';
import type { Controlled } from './controlled.ts';
import { SIDES, sideOf } from './directions.ts';
import styles from './model.module.css';
import { STYLES } from './scene.ts';
import { axesNow } from './state.ts';
import { words } from './words.ts';

/** From where it is seen, and as what. */
export function SideBar({ viewport }: { readonly viewport: Controlled }) {
  const style = useStore(viewport.store, (state) => state.style);
  const axes = useStore(viewport.store, axesNow);
  const side = useStore(viewport.store, (state) => state.camera && sideOf(axesNow(state), state.camera));
  const say = words();
  const names = axes === 'patient' ? say.patientSides : say.sides;
  return (
    <div className={styles.bar}>
      <div className={styles.scroller}>
        <Segments
          label={say.direction}
          segments={SIDES.map((value) => ({ value, label: names[value] }))}
          value={side}
          onChange={(chosen) => viewport.perform(`preset${SIDES.indexOf(chosen) + 1}` as Command)}
        />
      </div>
      <span className={styles.space} />
      <div className={styles.scroller}>
        <Segments
          label={say.look}
          segments={STYLES.map((value) => ({ value, label: say[value] }))}
          value={style}
          onChange={viewport.styleAs}
        />
      </div>
    </div>
  );
}
