import { useStore } from 'zustand';
import { printForeign } from '../../lib/foreignText.ts';
import { ForeignText } from '../../ui/ForeignText.tsx';
import { cssColour, type Rgb } from './colour.ts';
import type { Controlled } from './controlled.ts';
import styles from './model.module.css';
import { choicesOf, type Shown } from './state.ts';
import { words } from './words.ts';

/** The parts of the model: which of them are seen, in which colour, and how much of what lies behind shines through. */
export function PartList({ viewport }: { readonly viewport: Controlled }) {
  const shown = useStore(viewport.store, (state) => state.shown);
  const say = words();
  return (
    <section className={styles.parts}>
      <h3>{shown.length > 1 ? say.parts : say.look}</h3>
      {shown.map((one, index) => (
        <Part key={one.piece.key} viewport={viewport} shown={one} index={index} isOnly={shown.length === 1} />
      ))}
    </section>
  );
}

interface PartProps {
  readonly viewport: Controlled;
  readonly shown: Shown;
  readonly index: number;
  readonly isOnly: boolean;
}

function Part({ viewport, shown, index, isOnly }: PartProps) {
  const { piece, solid, dress } = shown;
  const say = words();
  const name = printForeign(piece.label || say.part(index + 1)).slice(0, 80);
  if (!solid)
    return (
      <p className={styles.failed}>
        <ForeignText text={name} max={80} />: {say.failedPart}
      </p>
    );
  return (
    <div className={styles.part}>
      <span className={styles.swatch} style={{ background: cssColour(dress.colour) }} />
      {isOnly ? (
        <ForeignText text={name} max={80} />
      ) : (
        <label>
          <input
            type="checkbox"
            checked={dress.isShown}
            aria-label={say.show(name)}
            onChange={(event) => viewport.dress(index, { isShown: event.target.checked })}
          />
          <ForeignText text={name} max={80} />
        </label>
      )}
      <Colours
        name={name}
        choices={choicesOf(shown)}
        value={dress.colour}
        onChange={(colour) => viewport.dress(index, { colour })}
      />
      <input
        type="range"
        className={styles.opacity}
        min={10}
        max={100}
        step={5}
        value={Math.round(dress.opacity * 100)}
        aria-label={say.opacity(name)}
        onChange={(event) => viewport.dress(index, { opacity: Number(event.target.value) / 100 })}
        onKeyDown={(event) => event.stopPropagation()}
      />
    </div>
  );
}

interface ColoursProps {
  readonly name: string;
  readonly choices: readonly Rgb[];
  readonly value: Rgb;
  onChange(colour: Rgb): void;
}

function Colours({ name, choices, value, onChange }: ColoursProps) {
  const say = words();
  return (
    <fieldset className={styles.colours} aria-label={say.colour(name)}>
      {choices.map((colour, at) => (
        <button
          type="button"
          key={cssColour(colour)}
          aria-label={say.colourNumber(at + 1)}
          aria-pressed={cssColour(colour) === cssColour(value)}
          onClick={() => onChange(colour)}
        >
          <span className={styles.swatch} style={{ background: cssColour(colour) }} />
        </button>
      ))}
    </fieldset>
  );
}
