// Who used the processor and the memory, from Linux's /proc; elsewhere nothing is known.
import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';

const TICKS_PER_SECOND = 100;
const isKnown = existsSync('/proc/stat');

const read = (file: string) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // the process has ended
  }
};

/** Processor seconds used so far by these processes. */
export function processorSeconds(pids: readonly number[]): number {
  const ticks = pids.map((pid) => {
    const stat = read(`/proc/${pid}/stat`);
    // After the program's name, which may hold spaces: field 14 and 15, utime and stime (proc(5)).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
  });
  return ticks.reduce((sum, n) => sum + n, 0) / TICKS_PER_SECOND;
}

/** Processor seconds used so far by the whole machine. */
export function machineSeconds(): number {
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = (read('/proc/stat').split('\n')[0] ?? '')
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return (user + nice + system + irq + softirq) / TICKS_PER_SECOND;
}

/** Memory that these processes hold, shared pages divided among their users. MB; 0 where it is not known. */
export function memoryMegabytes(pids: readonly number[]): number {
  const kilobytes = pids.map((pid) => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0));
  return kilobytes.reduce((sum, n) => sum + n, 0) / 1024;
}

export interface Clock {
  /**
   * Share of the machine, 0 … 1, that others than `ours` used since the clock was made; undefined where it is not known.
   * @param before processor seconds that ours had used by then
   */
  foreignShare(ours: readonly number[], before: number): number | undefined;
}

export function startClock(): Clock {
  const [machine, at] = [machineSeconds(), performance.now()];
  return {
    foreignShare: (ours, before) => {
      if (!isKnown) return undefined;
      const elapsed = ((performance.now() - at) / 1000) * cpus().length;
      return Math.max(0, (machineSeconds() - machine - (processorSeconds(ours) - before)) / elapsed);
    },
  };
}
