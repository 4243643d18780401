import { IconLayersIntersect } from '@tabler/icons-react';
import { useId } from 'react';
import { IconButton } from '../../../ui/IconButton.tsx';
import type { ControlHost } from '../commands.ts';
import { layerWords } from '../layers/words.ts';
import { Layers } from './Layers.tsx';
import styles from './layers.module.css';
import { useSessionState } from './useSessionState.ts';

/** The list of layers beside the picture, for panes without a side panel: a phone, a tablet. The picture stays in sight. */
export function LayersButton({ host }: { readonly host: ControlHost }) {
  const id = useId();
  const hasLayers = useSessionState(host.session, ({ layers }) => layers.length > 0);
  if (!hasLayers) return null;
  const say = layerWords();
  return (
    <>
      <IconButton icon={IconLayersIntersect} label={say.title} size="rail" popoverTarget={id} />
      <div id={id} popover="auto" className={styles.sheet}>
        <Layers host={host} />
      </div>
    </>
  );
}
