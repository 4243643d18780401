import { defineWords } from '../../lib/language.ts';

/** '4,28 s', '3:07,50', '1:03:07,00' */
function clock(time: number, comma: ',' | '.'): string {
  const fine = Math.round(Math.max(0, time) * 100);
  const seconds = (fine % 6000) / 100;
  const minutes = Math.floor(fine / 6000);
  const said = (text: string): string => text.replace('.', comma);
  if (minutes === 0) return said(`${seconds.toFixed(2)} s`);
  const tail = seconds.toFixed(2).padStart(5, '0');
  const hours = Math.floor(minutes / 60);
  return said(hours > 0 ? `${hours}:${String(minutes % 60).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`);
}
/** '0,6–2,9 s', '1:03–1:10' */
function range(from: number, to: number, comma: ',' | '.'): string {
  if (to < 60) return `${from.toFixed(1)}–${to.toFixed(1)} s`.replaceAll('.', comma);
  const whole = (time: number): string => `${Math.floor(time / 60)}:${String(Math.floor(time % 60)).padStart(2, '0')}`;
  return `${whole(from)}–${whole(to)}`;
}

export const words = defineWords({
  sv: {
    play: 'Spela',
    pause: 'Pausa',
    back: 'Bakåt 1 s',
    forward: 'Framåt 1 s',
    speed: 'Hastighet',
    times: (speed: number) => `${String(speed).replace('.', ',')}×`,
    loop: 'Slinga',
    from: 'Avsnittets början',
    to: 'Avsnittets slut',
    span: (from: number, to: number) => range(from, to, ','),
    clearSpan: 'Ta bort avsnittet',
    mark: 'Markera med ord',
    zoomIn: 'Förstora tiden',
    zoomOut: 'Förminska tiden',
    whole: 'Hela inspelningen',
    words: 'Markeringar',
    noWords: 'Inga markeringar än. Dra över vågen eller tryck N vid spelhuvudet.',
    word: (index: number) => `Ord ${index}`,
    wordOf: (index: number) => `Text för markering ${index}`,
    goTo: (time: number) => `Gå till ${clock(time, ',')}`,
    remove: 'Ta bort markeringen',
    earlier: 'Tidigare inspelningar',
    compare: (when: string) => `Jämför med ${when}`,
    endCompare: 'Sluta jämföra',
    alignHelp: 'Klicka i den tidigare inspelningen där samma ord börjar: den ställs in vid spelhuvudet.',
    prior: (when: string) => `Föregående, ${when}`,
    priorEarlier: 'Flytta föregående 0,05 s åt vänster',
    priorLater: 'Flytta föregående 0,05 s åt höger',
    aligned: (seconds: number) => `Inställd på ord, flyttad ${seconds.toFixed(2).replace('.', ',')} s`,
    computed: 'Beräknat vid spelhuvudet',
    computedHelp: 'Beräknat i webbläsaren ur ljudet. Underlag för bedömning, inte ett svar.',
    pitch: 'Tonhöjd (F0)',
    pitchShort: 'Tonhöjd',
    pitchScale: (mostHz: number) => `Beräknad tonhöjd (F0), 0–${mostHz} Hz`,
    level: 'Nivå',
    unvoiced: 'ingen ton',
    hertz: (value: number) => `${value} Hz`,
    decibel: (value: number) => `${value} dBFS`.replace('-', '−'),
    about: 'Om inspelningen',
    rate: 'Samplingsfrekvens',
    length: 'Längd',
    seconds: (value: number) => clock(value, ','),
    showSpectrum: 'Spektrogram',
    wide: 'Bredband',
    narrow: 'Smalband',
    mute: 'Ljud av eller på',
    notPlayed: 'Webbläsaren kan inte spela upp inspelningen. Bilden av den visas ändå.',
    partMissing: 'En del av inspelningen kunde inte läsas.',
  },
  en: {
    play: 'Play',
    pause: 'Pause',
    back: 'Back 1 s',
    forward: 'Forward 1 s',
    speed: 'Speed',
    times: (speed: number) => `${speed}×`,
    loop: 'Loop',
    from: 'Start of the span',
    to: 'End of the span',
    span: (from: number, to: number) => range(from, to, '.'),
    clearSpan: 'Remove the span',
    mark: 'Mark with a word',
    zoomIn: 'Zoom in on time',
    zoomOut: 'Zoom out of time',
    whole: 'Whole recording',
    words: 'Marks',
    noWords: 'No marks yet. Drag over the wave, or press N at the playhead.',
    word: (index: number) => `Word ${index}`,
    wordOf: (index: number) => `Text of mark ${index}`,
    goTo: (time: number) => `Go to ${clock(time, '.')}`,
    remove: 'Remove the mark',
    earlier: 'Earlier recordings',
    compare: (when: string) => `Compare with ${when}`,
    endCompare: 'End comparing',
    alignHelp: 'Click in the earlier recording where the same word begins: it is set to the playhead.',
    prior: (when: string) => `Prior, ${when}`,
    priorEarlier: 'Move the prior 0.05 s to the left',
    priorLater: 'Move the prior 0.05 s to the right',
    aligned: (seconds: number) => `Aligned by word, moved ${seconds.toFixed(2)} s`,
    computed: 'Computed at the playhead',
    computedHelp: 'Computed in the browser from the sound. A basis for judgement, not a result.',
    pitch: 'Pitch (F0)',
    pitchShort: 'Pitch',
    pitchScale: (mostHz: number) => `Computed pitch (F0), 0–${mostHz} Hz`,
    level: 'Level',
    unvoiced: 'no tone',
    hertz: (value: number) => `${value} Hz`,
    decibel: (value: number) => `${value} dBFS`.replace('-', '−'),
    about: 'About the recording',
    rate: 'Sampling frequency',
    length: 'Length',
    seconds: (value: number) => clock(value, '.'),
    showSpectrum: 'Spectrogram',
    wide: 'Wideband',
    narrow: 'Narrowband',
    mute: 'Sound off or on',
    notPlayed: 'The browser cannot play the recording. Its picture is shown all the same.',
    partMissing: 'A part of the recording could not be read.',
  },
});
