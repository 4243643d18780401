// Elements of ours as a picture, without asking the browser for what it will not give: boxes, letters, pictures, at any resolution.

/** Client px. */
type Box = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom' | 'width' | 'height'>;

interface PaintOptions {
  /** What of the page is painted, client px. */
  readonly clip: Box;
  /** Under the letters. */
  readonly marked?: readonly (readonly [Range, string])[];
}

/** @param context its origin is the page's; its scale, pixels per CSS px */
export function paintDom(context: CanvasRenderingContext2D, root: HTMLElement, { clip, marked = [] }: PaintOptions): void {
  const seen = visibleElements(root, clip);
  context.textBaseline = 'alphabetic';
  for (const element of seen) paintBox(context, element);
  for (const [range, colour] of marked) {
    context.fillStyle = colour;
    for (const { left, top, width, height } of range.getClientRects()) context.fillRect(left, top, width, height);
  }
  for (const element of seen) {
    for (const node of element.childNodes) if (node instanceof Text) paintText(context, node, element, clip);
  }
}

/** Without what lies outside: a long document has tens of thousands. */
function visibleElements(root: HTMLElement, clip: Box): HTMLElement[] {
  const box = root.getBoundingClientRect();
  const isSeen = box.bottom > clip.top && box.top < clip.bottom && box.right > clip.left && box.left < clip.right;
  if (!isSeen) return [];
  return [root, ...[...root.children].flatMap((child) => (child instanceof HTMLElement ? visibleElements(child, clip) : []))];
}

const SIDES = ['Top', 'Right', 'Bottom', 'Left'] as const;

function paintBox(context: CanvasRenderingContext2D, element: HTMLElement): void {
  const style = getComputedStyle(element);
  const { left, top, width, height } = element.getBoundingClientRect();
  if (!isClear(style.backgroundColor)) {
    context.fillStyle = style.backgroundColor;
    context.beginPath();
    context.roundRect(left, top, width, height, Number.parseFloat(style.borderTopLeftRadius) || 0);
    context.fill();
  }
  for (const side of SIDES) {
    const thickness = Number.parseFloat(style[`border${side}Width`]) || 0;
    if (thickness === 0 || style[`border${side}Style`] === 'none' || isClear(style[`border${side}Color`])) continue;
    context.fillStyle = style[`border${side}Color`];
    const isLying = side === 'Top' || side === 'Bottom';
    context.fillRect(
      side === 'Right' ? left + width - thickness : left,
      side === 'Bottom' ? top + height - thickness : top,
      isLying ? width : thickness,
      isLying ? thickness : height,
    );
  }
  const isPicture = element instanceof HTMLCanvasElement || (element instanceof HTMLImageElement && element.naturalWidth > 0);
  if (isPicture && width > 0 && height > 0) {
    context.globalCompositeOperation = style.mixBlendMode === 'multiply' ? 'multiply' : 'source-over';
    context.drawImage(element, left, top, width, height);
    context.globalCompositeOperation = 'source-over';
  }
}

const isClear = (colour: string): boolean => colour === 'transparent' || /[,/]\s*0\)$/.test(colour);

function paintText(context: CanvasRenderingContext2D, node: Text, parent: HTMLElement, clip: Box): void {
  const style = getComputedStyle(parent);
  if (style.visibility === 'hidden') return;
  context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  context.fillStyle = style.color;
  const range = document.createRange();
  for (const { index, 0: word } of node.data.matchAll(/\S+/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const boxes = range.getClientRects();
    const [box] = boxes;
    if (!box || box.bottom < clip.top || box.top > clip.bottom) continue;
    if (boxes.length === 1) paintWord(context, word, box, style.textDecorationLine);
    else paintLetters(context, node, index, word, style.textDecorationLine);
  }
}

/** A word that the line broke. */
function paintLetters(context: CanvasRenderingContext2D, node: Text, start: number, word: string, decoration: string): void {
  const range = document.createRange();
  let at = start;
  for (const letter of word) {
    range.setStart(node, at);
    range.setEnd(node, at + letter.length);
    at += letter.length;
    const [box] = range.getClientRects();
    if (box) paintWord(context, letter, box, decoration);
  }
}

function paintWord(context: CanvasRenderingContext2D, word: string, box: DOMRect, decoration: string): void {
  const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = context.measureText(word);
  const baseline = box.top + (box.height - ascent - descent) / 2 + ascent;
  context.fillText(word, box.left, baseline);
  const thickness = Math.max(1, (ascent + descent) / 18);
  if (decoration.includes('underline')) context.fillRect(box.left, baseline + 2 * thickness, box.width, thickness);
  if (decoration.includes('line-through')) context.fillRect(box.left, baseline - ascent * 0.3, box.width, thickness);
}
