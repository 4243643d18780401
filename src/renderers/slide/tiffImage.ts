import { Failure } from '../../model/failure.ts';
import type { Call, Part } from '../../model/item.ts';
import type { Host } from '../renderer.ts';
import type { SlideImage } from './image.ts';
export async function openTiffSlide(_part: Part, _read: Host['read'], _call: Call): Promise<SlideImage> {
  throw new Failure('unsupported');
}
