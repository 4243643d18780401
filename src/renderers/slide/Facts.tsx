import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { ForeignText } from '../../ui/ForeignText.tsx';
import type { Controlled } from './controlled.ts';
import { type SlideImage, umPerPixel } from './image.ts';
import { objectiveOf } from './magnification.ts';
import { printNumber, printSize } from './printed.ts';
import styles from './slide.module.css';
import { words } from './words.ts';

/** What the slide says about itself, and its label as it was photographed. */
export function Facts({ viewport }: { readonly viewport: Controlled }) {
  const image = useStore(viewport.store, (state) => state.image);
  const isManaged = useStore(viewport.store, ({ look }) => look.isManaged);
  const say = words();
  if (!image) return null;
  const facts = factsOf(image, isManaged);
  return (
    <section className={styles.section} aria-label={say.about}>
      <h3 className={styles.title}>{say.about}</h3>
      {image.beside.label && <Picture read={image.beside.label} label={say.label} />}
      {image.beside.overview && <Picture read={image.beside.overview} label={say.wholeSlide} />}
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name} className={styles.fact}>
            <dt>{say.facts[name]}</dt>
            <dd>
              <ForeignText text={value} max={120} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

type FactName = keyof ReturnType<typeof words>['facts'];

function factsOf(image: SlideImage, isManaged: boolean): [FactName, string][] {
  const say = words();
  const um = umPerPixel(image);
  const { container, tissue, stain, scanner, coding, lossy } = image.facts;
  const all: [FactName, string][] = [
    ['container', container],
    ['tissue', tissue],
    ['stain', stain],
    ['size', printSize(image)],
    ['resolution', um === undefined ? say.uncalibrated : `${printNumber(Number(um.toPrecision(3)))} µm/px`],
    ['objective', um === undefined ? '' : `${printNumber(objectiveOf(um))}×`],
    ['levels', String(image.levels.length)],
    ['scanner', scanner],
    ['coding', [coding, lossy ? say.lossy(lossy.ratio) : ''].filter(Boolean).join(', ')],
    ['colours', isManaged ? say.managed : say.asStored],
  ];
  return all.filter(([, value]) => value !== '');
}

/** Asked for when the panel is seen. */
function Picture({ read, label }: { readonly read: NonNullable<SlideImage['beside']['label']>; readonly label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const ends = new AbortController();
    const draw = async (): Promise<void> => {
      const picture = await read({ signal: ends.signal });
      const element = canvas.current;
      if (element) {
        element.width = picture.width;
        element.height = picture.height;
        element.getContext('2d', { alpha: false })?.drawImage(picture, 0, 0);
      }
      picture.close();
    };
    // Without it the words remain.
    draw().catch(() => undefined);
    return () => ends.abort();
  }, [read]);
  return <canvas ref={canvas} className={styles.picture} role="img" aria-label={label} width={1} height={1} />;
}
