// Other servers' ways, for tests only (docs of the quirk table): they wrap answers from outside and never reach the command line.
import type { FastifyInstance } from 'fastify';

export type Quirk = 'empty200';

export function addQuirks(_app: FastifyInstance, _prefix: string, _quirks: readonly Quirk[]): void {}
