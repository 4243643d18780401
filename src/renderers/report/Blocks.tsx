// Sections, lines and tables of a report. Every value is foreign text, and is only ever text.
import { IconChevronRight, IconPhoto } from '@tabler/icons-react';
import type { Reference } from '../renderer.ts';
import styles from './report.module.css';
import type { Block, Cell, Link } from './sheet.ts';

interface Shared {
  onOpen(reference: Reference): void;
  /** Of headings, 2 to 6. */
  readonly level: number;
}

export function Blocks({ blocks, ...shared }: Shared & { readonly blocks: readonly Block[] }) {
  // A document does not change while it is drawn, so a place in it is a name.
  return blocks.map((block, index) => <OneBlock key={`${block.is} ${index.toString()}`} block={block} {...shared} />);
}

function OneBlock({ block, ...shared }: Shared & { readonly block: Block }) {
  switch (block.is) {
    case 'section':
      return <Section block={block} {...shared} />;
    case 'fact':
      return <Fact block={block} {...shared} />;
    case 'text':
      return <p className={styles.text}>{block.text}</p>;
    case 'note':
      return (
        <div className={`${styles.note} ${styles[block.tone]}`} role="note">
          <strong>{block.title}</strong>
          <p>{block.text}</p>
        </div>
      );
    case 'table':
      return <Table block={block} onOpen={shared.onOpen} />;
  }
}

function Section({ block, level, onOpen }: Shared & { readonly block: Extract<Block, { is: 'section' }> }) {
  const Heading = `h${Math.min(6, level)}` as 'h2';
  const inner = <Blocks blocks={block.blocks} level={level + 1} onOpen={onOpen} />;
  if (block.isFolded)
    return (
      <details className={styles.folded}>
        <summary>
          <IconChevronRight size="1.1em" aria-hidden />
          {block.heading}
        </summary>
        {inner}
      </details>
    );
  return (
    <section className={styles.section}>
      {block.heading && <Heading title={block.detail || undefined}>{block.heading}</Heading>}
      <div className={styles.within}>{inner}</div>
    </section>
  );
}

/** More than this is prose, and stands on lines of its own. */
const LONG = 90;

function Fact({ block, level, onOpen }: Shared & { readonly block: Extract<Block, { is: 'fact' }> }) {
  const isProse = block.value.length > LONG || block.value.includes('\n');
  return (
    <div className={isProse ? styles.prose : styles.fact}>
      {block.name && (
        <span className={styles.name} title={block.detail || undefined}>
          {block.name}
        </span>
      )}
      {block.value && <bdi className={styles.value}>{block.value}</bdi>}
      {block.link && <Opener link={block.link} onOpen={onOpen} />}
      {block.blocks.length > 0 && (
        <div className={styles.below}>
          <Blocks blocks={block.blocks} level={level} onOpen={onOpen} />
        </div>
      )}
    </div>
  );
}

function Opener({ link, onOpen }: { readonly link: Link; readonly onOpen: Shared['onOpen'] }) {
  return (
    <button type="button" className={styles.opener} onClick={() => onOpen(link.reference)}>
      <IconPhoto size="1.2em" stroke={1.7} aria-hidden />
      {link.label}
    </button>
  );
}

function Table({ block, onOpen }: Pick<Shared, 'onOpen'> & { readonly block: Extract<Block, { is: 'table' }> }) {
  return (
    <div className={`${styles.scroller} ${block.tone === 'software' ? styles.bySoftware : ''}`}>
      <table>
        <caption>{block.caption}</caption>
        <thead>
          <tr>
            {block.columns.map((column, index) => (
              <th key={`${column} ${index.toString()}`} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, index) => (
            <tr key={`row ${index.toString()}`}>
              {row.map((cell, at) => (
                <TableCell key={`cell ${at.toString()}`} cell={cell} column={block.columns[at] ?? ''} onOpen={onOpen} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TableCell({ cell, column, onOpen }: Pick<Shared, 'onOpen'> & { readonly cell: Cell; readonly column: string }) {
  const isEmpty = cell.text === '' && !cell.link;
  return (
    <td
      className={`${cell.isNumber ? styles.number : ''} ${cell.isStrong ? styles.strong : ''} ${isEmpty ? styles.empty : ''}`}
      title={cell.detail || undefined}
      data-column={column}
    >
      {cell.text && <bdi>{cell.text}</bdi>}
      {cell.link && <Opener link={cell.link} onOpen={onOpen} />}
    </td>
  );
}
