// A picture that a canvas draws.
export interface Photo {
  readonly image: ImageBitmap;
  readonly columns: number;
  readonly rows: number;
  /** What was done with its colours. */
  readonly colour: 'managed' | 'plain' | 'ignored';
  /** Pages in the file. */
  readonly pages: number;
}
