import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { ForeignText } from '../../../ui/ForeignText.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import type { ControlHost } from '../commands.ts';
import type { Problem } from '../layers/layer.ts';
import type { LayerLine } from '../layers/lines.ts';
import { layerWords } from '../layers/words.ts';
import sections from './controls.module.css';
import styles from './layers.module.css';
import { useSessionState } from './useSessionState.ts';

/** What can be drawn over the pictures, each with a switch; what software made is called AI. */
export function Layers({ host }: { readonly host: ControlHost }) {
  const lines = useSessionState(host.session, ({ layers }) => layers);
  if (lines.length === 0) return null;
  const say = layerWords();
  return (
    <section className={sections.section} aria-label={say.title}>
      <h3 className={sections.title}>{say.title}</h3>
      <ul className={styles.list}>
        {lines.map((line) => (
          <Line key={line.key} line={line} host={host} />
        ))}
      </ul>
    </section>
  );
}

function Line({ line, host }: { readonly line: LayerLine; readonly host: ControlHost }) {
  const say = layerWords();
  const { layers } = host;
  const name = line.title || say.kinds[line.kind];
  return (
    <li className={styles.line} data-layer={line.kind}>
      <label className={styles.switch}>
        <input type="checkbox" checked={line.isOn} onChange={(event) => layers?.setOn(line.key, event.target.checked)} />
        <span className={styles.name}>
          <ForeignText text={name} max={60} />
        </span>
        {line.isComputed && (
          <span title={say.aiTip} className={styles.ai}>
            <Tag tone="dashed">{say.ai}</Tag>
          </span>
        )}
      </label>
      {line.isOn && line.hasPlaces && (
        <div className={styles.steps}>
          <IconButton icon={IconChevronLeft} size="small" label={say.previous(name)} onClick={() => layers?.step(-1, line.key)} />
          <IconButton icon={IconChevronRight} size="small" label={say.next(name)} onClick={() => layers?.step(1, line.key)} />
        </div>
      )}
      <p className={styles.meta}>
        {[line.title && say.kinds[line.kind], ...line.facts].filter(Boolean).map((fact, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: facts have no names and never change
          <span key={index}>
            <ForeignText text={String(fact)} max={60} />
          </span>
        ))}
      </p>
      {line.verdict && <p className={styles.verdict}>{say.verdicts[line.verdict]}</p>}
      {line.isOn && line.opacity !== undefined && (
        <input
          className={styles.opacity}
          type="range"
          min={0}
          max={100}
          value={Math.round(line.opacity * 100)}
          aria-label={say.opacity(name)}
          onChange={(event) => layers?.setOpacity(line.key, event.target.valueAsNumber / 100)}
        />
      )}
      {line.isOn && line.pieces.length > 0 && <Pieces line={line} host={host} />}
      {line.problem && <p className={styles.problem}>{printProblem(line.problem)}</p>}
    </li>
  );
}

function printProblem(problem: Problem): string {
  const say = layerWords();
  return typeof problem === 'object' ? say.cannotShow(problem.message) : say[problem];
}

/** Segments, regions, levels: a colour, a name and a switch each. */
function Pieces({ line, host }: { readonly line: LayerLine; readonly host: ControlHost }) {
  const say = layerWords();
  return (
    <ul className={styles.pieces} aria-label={say.colours}>
      {line.pieces.map(({ key, label, rgb, isOn }) => (
        <li key={key}>
          <label className={styles.piece}>
            <input
              type="checkbox"
              checked={isOn}
              onChange={(event) => host.layers?.setPieceOn(line.key, key, event.target.checked)}
            />
            <span className={styles.swatch} style={{ backgroundColor: `rgb(${rgb.join(' ')})` }} aria-hidden />
            <ForeignText text={label} max={40} />
          </label>
        </li>
      ))}
    </ul>
  );
}
