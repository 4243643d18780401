// The index: an SQLite file that can be thrown away and made again from the files.
import Database from 'libsql';
import { SCHEMA, VERSION } from './schema.ts';

export type SqlValue = string | number | null;

/** What is needed of libsql, with its traps closed: `pluck` works only with `all`, and a value of another type ends the process. */
export class Db {
  readonly #db: Database.Database;
  readonly #prepared = new Map<string, Database.Statement>();

  /** @param path a file, or ':memory:' */
  constructor(path: string) {
    this.#db = new Database(path);
  }

  /** The caller names what its columns are: only our own SQL runs here. */
  rows<Row>(sql: string, ...values: SqlValue[]): Row[] {
    return this.#prepare(sql).all(...values) as Row[];
  }

  row<Row>(sql: string, ...values: SqlValue[]): Row | undefined {
    return this.rows<Row>(sql, ...values)[0];
  }

  /** The first column of all rows, which has to be named `value`. */
  values<Value extends SqlValue>(sql: string, ...values: SqlValue[]): Value[] {
    return this.rows<{ value: Value }>(sql, ...values).map(({ value }) => value);
  }

  value<Value extends SqlValue>(sql: string, ...values: SqlValue[]): Value | undefined {
    return this.values<Value>(sql, ...values)[0];
  }

  /** @returns the id of the row, if one was put in */
  run(sql: string, ...values: SqlValue[]): number {
    return Number(this.#prepare(sql).run(...values).lastInsertRowid);
  }

  exec(sql: string): void {
    this.#db.exec(sql);
  }

  /** Several writes, all or none. Nothing else gets in between: the function must not wait. */
  transaction(work: () => void): void {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.#db.exec('COMMIT');
    } catch (error) {
      this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    this.#prepared.clear();
    this.#db.close();
  }

  #prepare(sql: string): Database.Statement {
    let statement = this.#prepared.get(sql);
    if (!statement) {
      statement = this.#db.prepare(sql);
      if (this.#prepared.size > 200) this.#prepared.clear();
      this.#prepared.set(sql, statement);
    }
    return statement;
  }
}

export function openDatabase(path: string): Db {
  const db = new Db(path);
  db.exec('PRAGMA journal_mode = WAL');
  // An acknowledged STOW must survive a power cut, not only the end of the process.
  db.exec('PRAGMA synchronous = FULL');
  db.exec('PRAGMA temp_store = MEMORY');
  const version = db.value<number>('SELECT user_version AS value FROM pragma_user_version');
  if (version !== VERSION) makeAnew(db);
  return db;
}

function makeAnew(db: Db): void {
  const tables = db.values<string>("SELECT name AS value FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
  db.transaction(() => {
    for (const table of tables) db.exec(`DROP TABLE "${table}"`);
    db.exec(SCHEMA);
    db.exec(`PRAGMA user_version = ${VERSION}`);
  });
}
