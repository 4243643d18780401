// video.js as the engine: its core without streaming formats, without its skin, and without styles of its own.
import './quietEngine.ts';
import videojs from 'video.js/core';

// What goes wrong is a Failure, told to the reader; the console is for bugs.
videojs.log.level('off');

export type Engine = ReturnType<typeof videojs>;

/** @param element in the document; the engine wraps it, and takes it away with `dispose` */
export const startEngine = (element: HTMLVideoElement): Engine =>
  videojs(element, {
    controls: false,
    autoplay: false,
    muted: true,
    preload: 'metadata',
    playsinline: true,
    // Nothing but the picture: controls are ours, and stand outside of it.
    children: ['mediaLoader'],
    errorDisplay: false,
    textTrackSettings: false,
    userActions: { click: false, doubleClick: false, hotkeys: false },
    language: 'en',
    notSupportedMessage: 'unsupported',
  });
