// Gives up on work that does not end.

export interface Watchdog {
  /** While a person is asked, the work cannot go on. */
  pause(): void;
  resume(): void;
  /** For good. */
  stop(): void;
}

/** Time while the page is hidden does not count: browsers hold back painting there. */
export function startWatchdog(seconds: number, onExpired: () => void): Watchdog {
  let left = seconds;
  let isPaused = false;
  const timer = setInterval(() => {
    if (isPaused || document.hidden) return;
    left -= 1;
    if (left > 0) return;
    clearInterval(timer);
    onExpired();
  }, 1000);
  return {
    pause: () => {
      isPaused = true;
    },
    resume: () => {
      isPaused = false;
    },
    stop: () => clearInterval(timer),
  };
}
