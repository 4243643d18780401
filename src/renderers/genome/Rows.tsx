import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import styles from './genome.module.css';
import type { Row } from './rows.ts';
import { words } from './words.ts';

const ROWS_AT_ONCE = 200;

/** A table without the columns that nothing is in. */
export function Rows({ columns, rows }: { readonly columns: readonly string[]; readonly rows: readonly Row[] }) {
  const [count, setCount] = useState(ROWS_AT_ONCE);
  const used = columns.map((_, at) => rows.some(({ cells }) => cells[at] !== ''));
  const left = rows.length - count;
  return (
    <div className={styles.scroller}>
      <table>
        <thead>
          <tr>
            {columns.map(
              (column, at) =>
                used[at] && (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, count).map(({ cells, isStrong }, index) => (
            <tr key={`${cells.join(' ')} ${index.toString()}`} className={isStrong ? styles.strong : undefined}>
              {cells.map(
                (cell, at) =>
                  used[at] && (
                    <td key={columns[at]} data-column={columns[at]} className={cell === '' ? styles.empty : undefined}>
                      <bdi>{cell}</bdi>
                    </td>
                  ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 && (
        <Button onClick={() => setCount(count + ROWS_AT_ONCE)}>{words().moreRows(Math.min(left, ROWS_AT_ONCE))}</Button>
      )}
    </div>
  );
}
