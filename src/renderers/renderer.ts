// What a way of showing things is to the rest of the house.
import type { ComponentType } from 'react';
import { Failure } from '../model/failure.ts';
import type { Call, ItemId, Locate, Part, Read, TimelineItem } from '../model/item.ts';
import type { Identity } from '../model/patient.ts';

/** A way of showing one kind of item. Costs nothing to import: `load` fetches the engine. */
export interface Renderer {
  /** Its folder's name. */
  readonly id: string;
  /** How well it shows the item: 0 not at all … 1 made for it. Pure, quick; the highest wins, `fallback` says 0.01. */
  suits(item: TimelineItem): number;
  /** The part that an item's first picture comes from, where it can be asked for before the viewport is there. Pure. */
  opensFirst?(item: TimelineItem): Part | undefined;
  /** Its controls fill the place 'list' for this item: room is kept for it from the start, so that the picture does not move. */
  needsList?(item: TimelineItem): boolean;
  /** () => import('./viewport') */
  load(): Promise<Engine>;
  /** For cards of what its source draws no small picture of: () => import('./smallPicture'). Absent: the kind has no look. */
  loadSmallPicture?(): Promise<{ drawSmallPicture: DrawSmallPicture }>;
}

/** What `load` brings. */
export interface Engine {
  createViewport(host: Host): Viewport;
  /** The item will be shown soon: what else its first picture surely or likely needs can be fetched. Never throws. */
  expect?(item: TimelineItem): void;
}

/**
 * A small picture of an item, for a card and never for diagnosis.
 * @param sizePx the longer side, in pixels of the picture
 * @throws Failure; cards then show the sign of their kind
 */
export type DrawSmallPicture = (
  item: TimelineItem,
  lender: Pick<Host, 'read' | 'admit'>,
  options: Call & { readonly sizePx: number },
) => Promise<Blob>;

/** What a pane lends to the viewport inside it. A viewport never learns which backend it reads from. */
export interface Host {
  /** Empty; the viewport fills it and follows its size. */
  readonly element: HTMLElement;
  readonly read: Read;
  /** As the item's source has it. */
  readonly locate?: Locate;
  /**
   * The identity firewall (BIR, RAD TF-2 4.16.4.2.2.5.3): called with what each object says about whose it is,
   * before a pixel of it is painted. @throws Failure 'otherPatient'
   */
  admit(identity: Identity): void;
  /** The patient's other items, as far as they are known by now: earlier ones to compare with, a score over time. */
  readonly others?: () => readonly Lent[];
  /** Everything of a DICOM study in this item's source: what an object refers to, what is drawn over its pictures. @throws Failure */
  readonly study?: (uid: string, call: Call) => Promise<readonly Lent[]>;
  /** Shows what an object refers to in a pane beside this one. @returns false where it is not among the patient's items */
  readonly openReference?: (reference: Reference) => boolean;
  /** Bytes of decoded pictures it may hold; absent: as it judges the device. */
  readonly picturesBytes?: number;
  report(notice: Notice): void;
}

/** An item of the same patient, with its own way to its bytes and its own firewall. */
export interface Lent {
  readonly item: TimelineItem;
  readonly read: Read;
  /** As `Host.admit`. @throws Failure 'otherPatient' */
  admit(identity: Identity): void;
}

/** What a DICOM object points at (PS3.3 C.17.2.1, C.18.3): UIDs, as far as they are told. */
export interface Reference {
  readonly study: string;
  readonly series?: string;
  readonly instance?: string;
}

export type Notice =
  /** 0 … 1 of the item's bytes held. 1 is said once, when all are. */
  | { readonly type: 'progress'; readonly fraction: number }
  /** Shown on the pane until the next `show`. */
  | { readonly type: 'warning'; readonly text: string }
  /** The item's view or presentation changed by itself (playing, a later slice painted): for those who mirror it. */
  | { readonly type: 'changed' }
  /** After `show`: a lost GPU, a broken stream. */
  | { readonly type: 'failed'; readonly failure: Failure };

export interface Viewport {
  /** Resolves at the first picture a clinician can use, painted, not at the last byte. @throws Failure */
  show(item: TimelineItem, options: ShowOptions): Promise<void>;
  /** What it can lead and follow; a letter has no `time`. */
  readonly axes: ReadonlySet<keyof View>;
  getView(): View;
  /** Moves in silence: `onMove` tells only what the user did, so linked panes cannot echo. */
  setView(view: Partial<View>): void;
  onMove(listener: (view: View) => void): () => void;
  getPresentation(): Presentation;
  setPresentation(presentation: Presentation): void;
  /** Where in how many: frame, slice or page, from 1. */
  getIndex(): { readonly index: number; readonly count: number };
  /** Does what a key, a menu or a button asks. @returns false if it means nothing here */
  perform(command: Command): boolean;
  /** What `perform` does here and now; the help screen lists only these. */
  readonly commands: ReadonlySet<Command>;
  /** The pane as seen, overlays included, at device resolution. */
  capture(): Promise<Still>;
  /** Frees GPU, workers, listeners; safe twice and during `show`. */
  dispose(): void;
  /** The buttons only this kind needs, bound to this viewport; drawn by the stage in the places it has. */
  readonly Controls?: Controls;
  /** In the place of `Controls`, where the first picture shall not wait until the code of buttons is read. */
  loadControls?(): Promise<Controls>;
}

export type Controls = ComponentType<{ readonly place: ControlPlace }>;

/**
 * Thrown by `show` where the item only wraps something that is for another renderer: a PDF inside of a clinical document.
 * Whoever opens items shows what is inside, in the same pane, as the same item; a warning reported before stays.
 */
export class HandOver extends Failure {
  /** The same item with the parts that are inside. */
  readonly item: TimelineItem;
  /** How their bytes are come by. */
  readonly read: Read;
  constructor(item: TimelineItem, read: Read) {
    super('unsupported', { detail: 'wrapped' });
    this.item = item;
    this.read = read;
  }
}

/** 'rail': the tools at the left edge. 'list': series, pages. 'bar': under the picture (cine, paging). 'panel': the side panel. */
export type ControlPlace = 'rail' | 'list' | 'bar' | 'panel';

export type Command =
  | 'next'
  | 'previous'
  | 'next10'
  | 'previous10'
  | 'first'
  | 'last'
  | 'nextSeries'
  | 'previousSeries'
  | 'playPause'
  | 'faster'
  | 'slower'
  | 'loop'
  | 'invert'
  | 'rotate'
  | 'flip'
  | 'reset'
  | 'fitOrActual'
  | 'zoomIn'
  | 'zoomOut'
  | 'toolWindow'
  | 'toolZoom'
  | 'toolPan'
  | 'toolScroll'
  | 'toolLength'
  | 'toolAngle'
  | 'toolEllipse'
  | 'toolProbe'
  | 'toolNone'
  /** Keys that mean the same as next and previous to stacks and pages, and speed to what plays. */
  | 'up'
  | 'down'
  | 'nextMarker'
  | 'previousMarker'
  /** A marker, region or pin where the reader is. */
  | 'mark'
  /** Start and end of the span that is looped or measured. */
  | 'spanStart'
  | 'spanEnd'
  /** A still of what is shown, kept by the reader. */
  | 'still'
  | 'mute'
  /** Marks and overlays that software made. */
  | 'computed'
  | 'toolArea'
  | 'toolPoint'
  | 'magnifierDown'
  | 'magnifierUp'
  | 'deleteMark'
  | 'overlays'
  | 'find'
  | `preset${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`;

export interface ShowOptions extends Call {
  readonly view?: Partial<View>;
  readonly presentation?: Presentation;
  /** SOP Instance UID to open at, where a link names one. */
  readonly instance?: string;
}

/** Where the reader looks, in units on which two engines can agree. A missing axis does not exist for this kind. */
export interface View {
  /** The point at the pane's centre. */
  readonly position?: Position;
  /** CSS px per mm; per stored px if uncalibrated. */
  readonly zoom?: { readonly per: 'mm' | 'px'; readonly value: number };
  /** Seconds since the item's first sample or frame. */
  readonly time?: number;
}
export type Position =
  /** LPS, PS3.3 C.7.6.2.1.1 */
  | { readonly space: 'patient'; readonly frameOfReference: string; readonly mm: readonly [number, number, number] }
  /** Frame from 1, px from the top-left corner. */
  | { readonly space: 'image'; readonly frame: number; readonly px: readonly [number, number] }
  /** Page from 1, 0 top … 1 bottom. */
  | { readonly space: 'page'; readonly page: number; readonly down: number };

/** How the picture is dressed: window, inversion, rotation, speed. Plain JSON, read by the renderer that wrote it. */
export interface Presentation {
  readonly renderer: string;
  readonly values: Readonly<Record<string, unknown>>;
}
export interface Still {
  readonly png: Blob;
  readonly item: ItemId;
  readonly view: View;
  readonly presentation: Presentation;
}
