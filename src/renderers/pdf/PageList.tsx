// The item's documents, and the pages of the open one as small pictures.
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { type CSSProperties, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { ForeignText } from '../../ui/ForeignText.tsx';
import type { Controlled } from './controlled.ts';
import { OutlineList } from './OutlineList.tsx';
import styles from './pdf.module.css';
import { paintThumbnail } from './thumbnail.ts';
import { words } from './words.ts';

const A4_MM = [210, 297] as const;

export function PageList({ viewport }: { readonly viewport: Controlled }) {
  const { titles, shown, document, outline, page, pageCount, pageSizeMm } = useStore(viewport.store);
  const say = words();
  const [width, height] = pageSizeMm ?? A4_MM;
  // One page of one document needs no list of itself.
  if (titles.length < 2 && pageCount < 2 && outline.length === 0) return null;
  return (
    <div className={styles.list} style={{ '--sheet': `${width} / ${height}` } as CSSProperties}>
      {titles.length > 1 && (
        <ul aria-label={say.documents}>
          {titles.map((title, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the documents of an item keep their order, and titles may be equal
            <li key={index}>
              <button
                type="button"
                className={styles.title}
                aria-current={index === shown || undefined}
                onClick={() => viewport.openDocument(index)}
              >
                {title ? <ForeignText text={title} max={80} /> : say.documentNumber(index + 1)}
              </button>
            </li>
          ))}
        </ul>
      )}
      <OutlineList viewport={viewport} />
      <ol aria-label={say.pages} className={styles.pages}>
        {document &&
          Array.from({ length: pageCount }, (_, index) => index + 1).map((number) => (
            <li key={number} className={styles.thumbnail}>
              <button
                type="button"
                aria-current={number === page ? 'page' : undefined}
                aria-label={say.page(number)}
                onClick={() => viewport.pages.goToPage(number)}
              >
                <Thumbnail document={document} page={number} />
                <span>{number}</span>
              </button>
            </li>
          ))}
      </ol>
    </div>
  );
}

/** Painted while it can be seen; a long document must not hold a canvas for every page. */
function Thumbnail({ document, page }: { readonly document: PDFDocumentProxy; readonly page: number }) {
  const frame = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    let painting: AbortController | undefined;
    const observer = new IntersectionObserver(([entry]) => {
      painting?.abort();
      element.replaceChildren();
      if (!entry?.isIntersecting) return;
      painting = new AbortController();
      void paintThumbnail(document, page, element, painting.signal);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      painting?.abort();
    };
  }, [document, page]);
  return <span ref={frame} className={styles.sheet} aria-hidden />;
}
