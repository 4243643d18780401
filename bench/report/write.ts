// The results' places: raw rows in the scratch folder, tables between the markers of docs/benchmarks.md.
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, type as system, totalmem } from 'node:os';
import path from 'node:path';

const marker = (name: string, edge: 'begin' | 'end') => `<!-- bench:${name}:${edge} -->`;

/** Puts text between a section's markers; a section that is not there is added at the end. */
export function replaceSection(document: string, name: string, text: string): string {
  const [begin, end] = [marker(name, 'begin'), marker(name, 'end')];
  const section = `${begin}\n${text.trim()}\n${end}`;
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from < 0 || to < from) return `${document.trimEnd()}\n\n${section}\n`;
  return document.slice(0, from) + section + document.slice(to + end.length);
}

export function writeSection(file: string, name: string, text: string): void {
  const document = existsSync(file) ? readFileSync(file, 'utf8') : '# Benchmarks\n';
  writeFileSync(file, replaceSection(document, name, text));
}

export function keepRow(folder: string, row: object): void {
  mkdirSync(folder, { recursive: true });
  appendFileSync(path.join(folder, 'rows.jsonl'), `${JSON.stringify(row)}\n`);
}

/** Where and when: 'Linux 6.1, 2 × Some CPU, 24 GB, Chromium 156, Orthanc 1.10.1; 2026-11-23'. */
export function describeMachine(programs: readonly string[]): string {
  const model = cpus()[0]?.model.trim() || 'unknown processor';
  const machine = `${system()} ${release().split('-')[0]}, ${cpus().length} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GB`;
  return `${[machine, `Node ${process.versions.node}`, ...programs].join(', ')}; ${new Date().toISOString().slice(0, 10)}`;
}
