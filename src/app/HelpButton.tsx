// `?`: the keys that work here and now, from what the active viewport says it can do.
import { IconHelpCircle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Command } from '../renderers/renderer.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { activeViewport } from '../workspace/viewports.ts';
import styles from './Dialogs.module.css';
import { isTyping, keysOf } from './shortcuts.ts';
import { words } from './words.ts';

export function HelpButton() {
  const [isOpen, setOpen] = useState(false);
  const say = words();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === '?' && !isTyping(event.target)) setOpen(true);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <span className={styles.keys}>
        <IconButton icon={IconHelpCircle} label={say.help} shortcut="?" onClick={() => setOpen(true)} />
      </span>
      {isOpen && (
        <Dialog title={say.keysHere} closeLabel={say.close} onClose={() => setOpen(false)}>
          <Keys />
        </Dialog>
      )}
    </>
  );
}

type Row = keyof ReturnType<typeof words>['keys'];
const ROWS: readonly (readonly [Row, readonly Command[]])[] = [
  ['step', ['previous', 'next']],
  ['step10', ['previous10', 'next10']],
  ['ends', ['first', 'last']],
  ['series', ['previousSeries', 'nextSeries']],
  ['play', ['playPause']],
  ['speed', ['up', 'down']],
  ['loop', ['loop']],
  ['span', ['spanStart', 'spanEnd']],
  ['markers', ['previousMarker', 'nextMarker']],
  ['mark', ['mark']],
  ['still', ['still']],
  ['mute', ['mute']],
  ['tools', ['toolWindow', 'toolZoom', 'toolPan', 'toolScroll']],
  ['marks', ['toolLength', 'toolAngle', 'toolEllipse', 'toolArea', 'toolProbe']],
  ['erase', ['deleteMark']],
  ['zoom', ['zoomIn', 'zoomOut']],
  ['invert', ['invert']],
  ['rotate', ['rotate']],
  ['flip', ['flip']],
  ['reset', ['reset']],
  ['overlays', ['overlays']],
  ['computed', ['computed']],
  ['find', ['find']],
];

function Keys() {
  const say = words();
  const viewport = activeViewport();
  const rows = ROWS.map(
    ([row, commands]) => [row, commands.filter((command) => viewport?.commands.has(command)).flatMap(keysOf)] as const,
  );
  const here = rows.filter(([, keys]) => keys.length > 0);
  const fixed: readonly (readonly [Row, readonly string[]])[] = viewport
    ? [
        ...(viewport.commands.has('magnifierDown') ? [['magnifier', ['M']] as const] : []),
        ...(viewport.commands.has('preset1') ? [['presets', ['Shift 1–9']] as const] : []),
        ['full', ['F']],
        ['strip', ['T']],
        ['panel', ['D']],
        ['leave', ['Esc']],
      ]
    : [];
  return (
    <>
      {!viewport && <p>{say.noKeys}</p>}
      <dl className={styles.keys}>
        {[...here, ...fixed, ['help', ['?']] as const].map(([row, keys]) => (
          <div key={row}>
            <dt>{say.keys[row]}</dt>
            <dd>
              {[...new Set(keys)].map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
