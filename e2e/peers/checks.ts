// Runs checks one after the other; one line each, and the sum at the end.

export class Skipped extends Error {}

/** Ends a check that cannot be made here, with the reason. */
export function skip(reason: string): never {
  throw new Skipped(reason);
}

export class Checks {
  passed = 0;
  failed = 0;
  skipped = 0;

  /** Never throws: a check that fails is a line and a count. */
  async run(name: string, check: () => Promise<unknown>): Promise<boolean> {
    const start = performance.now();
    try {
      const note = await check();
      this.passed++;
      const ms = Math.round(performance.now() - start);
      console.log(`  ok       ${name}${typeof note === 'string' ? `: ${note}` : ''} (${ms} ms)`);
      return true;
    } catch (error) {
      const message = error instanceof Error ? error.message.split('\n').slice(0, 6).join(' ') : String(error);
      if (error instanceof Skipped) this.skipped++;
      else this.failed++;
      console.log(`  ${error instanceof Skipped ? 'skipped ' : 'FAILED  '} ${name}: ${message}`);
      return false;
    }
  }

  sum(): string {
    return `${this.passed} passed, ${this.failed} failed, ${this.skipped} skipped`;
  }
}
