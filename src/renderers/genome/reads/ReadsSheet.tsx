// Reads over a place: what was read there, how often, and in which direction.
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { printForeign } from '../../../lib/foreignText.ts';
import { onLanguage } from '../../../lib/language.ts';
import { describeFailure } from '../../../model/failure.ts';
import { COUNTED, countsAt, type Pile } from '../../../standards/genome/pile.ts';
import type { VariantFile } from '../../../standards/genome/vcf.ts';
import { Button } from '../../../ui/Button.tsx';
import { FactList } from '../FactList.tsx';
import styles from '../genome.module.css';
import { Rows } from '../Rows.tsx';
import { toTable } from '../rows.ts';
import type { GenomeStore, ReadsState } from '../state.ts';
import { words } from '../words.ts';
import { PileCanvas } from './PileCanvas.tsx';
import { printPlace, printRegion } from './printRegion.ts';

export interface ReadsHandle {
  readonly store: GenomeStore;
  look(text: string): boolean;
  panBy(share: number): void;
}

export function ReadsSheet({ viewport }: { readonly viewport: ReadsHandle }) {
  const reads = useStore(viewport.store, (state) => state.reads);
  const scale = useStore(viewport.store, (state) => state.scale);
  const [, redraw] = useState(0);
  useEffect(() => onLanguage(() => redraw((count) => count + 1)), []);
  const say = words();
  if (!reads) return null;
  return (
    <article className={styles.sheet} style={{ fontSize: `${scale * 0.875}rem` }}>
      <h1>{reads.is === 'indexed' && reads.kind === 'variants' ? say.variants : say.reads}</h1>
      {reads.is === 'unindexed' ? <p className={styles.note}>{say.unindexed}</p> : <Indexed viewport={viewport} reads={reads} />}
    </article>
  );
}

type Indexed = ReadsState & { readonly is: 'indexed' };

function Indexed({ viewport, reads }: { readonly viewport: ReadsHandle; readonly reads: Indexed }) {
  const { kind, region, pile, variants, problem, shortcuts } = reads;
  const say = words();
  return (
    <>
      <Facts reads={reads} />
      {shortcuts.length > 0 && (
        <p className={styles.shortcuts}>
          <span>{say.reportedHere}</span>
          {shortcuts.map(({ label, region: place }) => (
            <Button key={label + place.start} onClick={() => viewport.look(printRegion(place))}>
              <bdi>{printForeign(label)}</bdi>
            </Button>
          ))}
        </p>
      )}
      <h2>{region ? printRegion(region) : say.noContigs}</h2>
      {problem && <Problem title={describeFailure(problem).title} detail={problem.reason === 'outOfMemory' ? say.tooDeep : ''} />}
      {kind === 'variants' && <p className={styles.note}>{say.byRegion}</p>}
      {variants && !problem && <Called file={variants} />}
      {pile && !problem && <Seen pile={pile} onPan={(share) => viewport.panBy(share)} />}
    </>
  );
}

function Called({ file }: { readonly file: VariantFile }) {
  const say = words();
  const { columns, rows } = toTable({ is: 'variants', file });
  if (rows.length === 0) return <p className={styles.note}>{say.noVariants}</p>;
  return (
    <>
      <p className={styles.place}>{say.all(rows.length)}</p>
      <Rows columns={columns} rows={rows} />
    </>
  );
}

const Problem = ({ title, detail }: { readonly title: string; readonly detail: string }) => (
  <p className={styles.note} role="status">
    {title}. {detail}
  </p>
);

function Seen({ pile, onPan }: { readonly pile: Pile; readonly onPan: (share: number) => void }) {
  const say = words();
  return (
    <>
      <p className={styles.place} data-place>
        <Place pile={pile} />
      </p>
      <PileCanvas pile={pile} label={say.pile(pile.reads.length)} onPan={onPan} />
      {pile.reads.length > 0 && <p className={styles.place}>{say.directions}</p>}
      {pile.reads.length === 0 && <p className={styles.note}>{say.noReads}</p>}
      {pile.left > 0 && <p className={styles.note}>{say.leftReads(pile.left)}</p>}
      {!pile.knowsReference && pile.reads.length > 0 && <p className={styles.note}>{say.majority}</p>}
    </>
  );
}

/** What the reads have in the middle, where the dashed line is. */
function Place({ pile }: { readonly pile: Pile }) {
  const say = words();
  const at = Math.floor((pile.region.start + pile.region.end) / 2);
  const counts = countsAt(pile, at);
  const depth = COUNTED.reduce((sum, letter) => sum + (counts[letter] ?? 0), 0);
  const own = pile.consensus[at - pile.region.start];
  const parts = COUNTED.filter((letter) => (counts[letter] ?? 0) > 0)
    .sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0))
    .map(
      (letter) =>
        `${letter === '-' ? say.gap : letter} ${counts[letter]} (${Math.round(((counts[letter] ?? 0) / depth) * 100)} %)`,
    );
  return (
    <>
      <strong>{printPlace(pile.region.chromosome, at)}</strong>
      {pile.knowsReference && own && own !== ' ' && ` · ${say.referenceHas} ${own}`}
      {` · ${say.readsHere(depth)}`}
      {parts.length > 0 && `: ${parts.join(' · ')}`}
    </>
  );
}

function Facts({ reads: { facts, contigs } }: { readonly reads: Indexed }) {
  const say = words();
  const rows = [
    [say.build, facts.build || say.unknownBuild],
    [say.sample, facts.samples.join(', ')],
    [say.contigs, String(contigs.length)],
    [say.programs, facts.programs.join(', ')],
  ] as const;
  return <FactList facts={rows} />;
}
