/** A hidden page paints nothing and calls nobody back. */
const AT_MOST_MS = 200;

/** Resolves when the browser is about to paint what was drawn until now. */
export const nextPaint = (): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, AT_MOST_MS);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      resolve();
    });
  });
