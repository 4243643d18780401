// Things that can be dragged to a pane carry one opaque id, under a media type of our own.
const DRAG_TYPE = 'application/x-helbild-item';

export function writeDrag(transfer: DataTransfer, id: string): void {
  transfer.setData(DRAG_TYPE, id);
  transfer.effectAllowed = 'copy';
}

/** True while something of ours is dragged; what it is can only be read at the drop (HTML §6.10). */
export const isOurDrag = (transfer: DataTransfer): boolean => transfer.types.includes(DRAG_TYPE);

/** @returns the id, or undefined when something else was dropped */
export const readDrag = (transfer: DataTransfer): string | undefined => transfer.getData(DRAG_TYPE) || undefined;
