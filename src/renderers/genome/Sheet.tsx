// Reported variants first; the rest behind a click.
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { onLanguage } from '../../lib/language.ts';
import { Button } from '../../ui/Button.tsx';
import { FactList } from './FactList.tsx';
import type { GenomeFile } from './file.ts';
import styles from './genome.module.css';
import { Rows } from './Rows.tsx';
import { filterRows, toMarks, toTable } from './rows.ts';
import type { GenomeStore } from './state.ts';
import { Track } from './Track.tsx';
import { toLines } from './track.ts';
import { words } from './words.ts';

export function Sheet({ store }: { readonly store: GenomeStore }) {
  const { genome, scale, isAll, query } = useStore(store);
  const [, redraw] = useState(0);
  useEffect(() => onLanguage(() => redraw((count) => count + 1)), []);
  const lines = useMemo(() => (genome ? toLines(toMarks(genome)) : []), [genome]);
  if (!genome) return null;
  const say = words();
  const { columns, rows } = toTable(genome);
  const reported = rows.filter(({ isStrong }) => isStrong);
  const isShort = genome.is === 'variants' && !isAll && query === '';
  const shown = filterRows(isShort ? reported : rows, query);
  return (
    <article className={styles.sheet} style={{ fontSize: `${scale * 0.875}rem` }}>
      <h1>{genome.is === 'variants' ? say.variants : say.regions}</h1>
      <Facts genome={genome} />
      <Track lines={lines} scale={scale} />
      <h2>{genome.is === 'regions' ? say.allRegions(rows.length) : isShort ? say.reported : say.all(rows.length)}</h2>
      {isShort && reported.length === 0 ? (
        <p className={styles.note}>{say.noneReported}</p>
      ) : (
        <Rows columns={columns} rows={shown} />
      )}
      {genome.is === 'variants' && query === '' && (
        <p className={styles.more}>
          <Button onClick={() => store.setState({ isAll: !isAll })}>
            {isAll ? say.showReported : `${say.showAll} (${rows.length})`}
          </Button>
        </p>
      )}
      <Warnings genome={genome} />
    </article>
  );
}

function Facts({ genome }: { readonly genome: GenomeFile }) {
  if (genome.is === 'regions') return null;
  const say = words();
  const { build, reference, samples, variants } = genome.file;
  const facts = [
    [say.build, build || reference || say.unknownBuild],
    [say.sample, samples.slice(0, 5).join(', ')],
    [say.count, String(variants.length)],
  ] as const;
  return <FactList facts={facts} />;
}

function Warnings({ genome: { file } }: { readonly genome: GenomeFile }) {
  const say = words();
  return (
    <>
      {file.bad > 0 && <p className={styles.note}>{say.bad(file.bad)}</p>}
      {file.cut > 0 && <p className={styles.note}>{say.cut(file.cut)}</p>}
    </>
  );
}
