// OpenSeadragon 6.1.1, told what it may do: draw what we hand it. It fetches nothing and listens to no hand.
import OpenSeadragon from 'openseadragon';

// It writes every cancelled tile to the console as an error.
const silent = { log() {}, debug() {}, info() {}, warn() {}, error() {}, assert() {} };
Object.assign(OpenSeadragon, { console: silent });

export type Viewer = OpenSeadragon.Viewer;
export type TiledImage = OpenSeadragon.TiledImage;
export type OsdPoint = OpenSeadragon.Point;
export const OsdPoint = OpenSeadragon.Point;
export const Rect = OpenSeadragon.Rect;

/** What is true of its download jobs in 6.1, and not yet in its types. */
export interface Job {
  readonly tile: { exists: boolean; readonly bounds: OpenSeadragon.Rect; readonly level: number };
  readonly src: string;
  readonly userData: { ends?: AbortController };
  finish(data: unknown, request: null, type: string): void;
  fail(message: string, request: null): void;
}

export interface ViewerOptions {
  /** Device px that a level's pixel may be squeezed into before the coarser level is taken. */
  readonly minPixelRatio: number;
}

const MANY = 1e9;

/** One 2D canvas: of a page's sixteen WebGL contexts, slides take none, and software draws faster without (stack notes). */
export const createViewer = (element: HTMLElement, { minPixelRatio }: ViewerOptions): Viewer =>
  OpenSeadragon({
    element,
    drawer: 'canvas',
    mouseNavEnabled: false,
    keyboardNavEnabled: false,
    showNavigationControl: false,
    showNavigator: false,
    visibilityRatio: 0,
    // Bounded by the screen, which knows what levels there are.
    minZoomImageRatio: 1e-6,
    maxZoomPixelRatio: 1e6,
    animationTime: 0.12,
    springStiffness: 8,
    immediateRender: true,
    blendTime: 0,
    alwaysBlend: false,
    // Tiles that are decoded do not keep others from being fetched; the source bounds what is on the wire.
    imageLoaderLimit: 16,
    timeout: 600_000,
    // Counted by us: it never lets go of its coarsest level, which may be all that a slide has.
    maxImageCacheCount: MANY,
    minPixelRatio,
    preserveImageSizeOnResize: true,
    autoResize: true,
    imageSmoothingEnabled: true,
  } as OpenSeadragon.Options);

export { OpenSeadragon };
