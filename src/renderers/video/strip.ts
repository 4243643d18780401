// Pictures along a film, for the bar: of key frames, so that little is read, and only of films that are not long to read.
import { CanvasSink } from 'mediabunny';
import type { OpenMedia } from '../mediaDoor.ts';
import { openInput } from './probe.ts';
import type { VideoStore } from './state.ts';
import { toBlob } from './still.ts';

const PICTURES = 14;
const HEIGHT_PX = 96;
const MAX_BYTES = 96 * 2 ** 20;
/** Where there is no decoder for pieces of film (WebCodecs), the bar stays plain. */
const canDecode = (): boolean => 'VideoDecoder' in globalThis;

/** Puts them into the store as they come. Never throws. */
export async function drawStrip(media: OpenMedia, store: VideoStore, signal: AbortSignal): Promise<void> {
  if (!canDecode() || media.sizeBytes > MAX_BYTES) return;
  const input = openInput(media, signal);
  try {
    const track = await input.getPrimaryVideoTrack();
    if (!track || !(await track.canDecode())) return;
    const { duration } = store.getState();
    const times = Array.from({ length: PICTURES }, (_, index) => ((index + 0.5) / PICTURES) * duration);
    const sink = new CanvasSink(track, { height: HEIGHT_PX, poolSize: 1 });
    for await (const wrapped of sink.canvasesAtTimestamps(times)) {
      if (signal.aborted) return;
      const { canvas } = wrapped ?? {};
      if (!(canvas instanceof HTMLCanvasElement)) continue;
      const picture = await toBlob(canvas, 'image/jpeg');
      if (signal.aborted) return;
      store.setState({ strip: [...store.getState().strip, URL.createObjectURL(picture)] });
    }
  } catch {
    // It is an ornament: a film that breaks here breaks in the player too, and is told of there.
  } finally {
    input.dispose();
  }
}
