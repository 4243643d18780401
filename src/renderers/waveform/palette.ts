// The paper's colours: subdued beside pictures in the dark, or as paper is (ux §3, luminance).

export interface Palette {
  readonly paper: string;
  readonly fine: string;
  readonly bold: string;
  readonly trace: string;
  /** Of an earlier recording: also dashed and labelled. */
  readonly prior: string;
  readonly text: string;
  readonly soft: string;
  /** Measures drawn by the reader: solid lines. */
  readonly mark: string;
  /** Marks that the recorder made: dashed lines. */
  readonly computed: string;
  /** Behind words that lie on curves. */
  readonly chip: string;
}

/** Paper in the dark is no brighter than this. */
export const DIM: Palette = {
  paper: '#e9e7e2',
  fine: '#e0cbc3',
  bold: '#cf9f93',
  trace: '#161616',
  prior: '#2450b0',
  text: '#161616',
  soft: '#54463f',
  mark: '#0a5a28',
  computed: '#8c1672',
  chip: 'rgba(233, 231, 226, 0.86)',
};

export const PAPER: Palette = {
  paper: '#ffffff',
  fine: '#f5d9d2',
  bold: '#e3a294',
  trace: '#000000',
  prior: '#1c4fd0',
  text: '#111111',
  soft: '#5b4a47',
  mark: '#0a5a28',
  computed: '#8c1672',
  chip: 'rgba(255, 255, 255, 0.86)',
};
