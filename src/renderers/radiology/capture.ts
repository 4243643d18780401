// The pane as a picture: canvases, marks and overlays, as seen, at device resolution.

/** Draws an element's own text where the browser has laid it out. */
function drawText(context: CanvasRenderingContext2D, node: Text, origin: DOMRect): void {
  const parent = node.parentElement;
  if (!parent || !node.data.trim()) return;
  const style = getComputedStyle(parent);
  if (style.visibility === 'hidden' || style.clipPath !== 'none') return;
  const range = document.createRange();
  context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  context.textBaseline = 'middle';
  // Line by line: the browser has broken the text already.
  let from = 0;
  const { data } = node;
  while (from < data.length) {
    range.setStart(node, from);
    range.setEnd(node, Math.min(from + 1, data.length));
    const first = range.getBoundingClientRect();
    let to = from + 1;
    for (; to < data.length; to++) {
      range.setStart(node, to);
      range.setEnd(node, to + 1);
      const next = range.getBoundingClientRect();
      if (next.height > 0 && Math.abs(next.top - first.top) > first.height / 2) break;
    }
    drawHaloed(
      context,
      data.slice(from, to).trimEnd(),
      first.left - origin.left,
      first.top - origin.top + first.height / 2,
      style.color,
    );
    from = to;
  }
}

function drawHaloed(context: CanvasRenderingContext2D, text: string, x: number, y: number, color: string): void {
  context.strokeStyle = '#000';
  context.lineWidth = 3;
  context.lineJoin = 'round';
  context.strokeText(text, x, y);
  context.fillStyle = color;
  context.fillText(text, x, y);
}

async function drawSvg(context: CanvasRenderingContext2D, svg: SVGSVGElement, box: DOMRect, origin: DOMRect): Promise<void> {
  if (svg.childElementCount === 0 || box.width === 0) return;
  const copy = svg.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) return;
  copy.setAttribute('width', String(box.width));
  copy.setAttribute('height', String(box.height));
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const url = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    context.drawImage(image, box.left - origin.left, box.top - origin.top, box.width, box.height);
  } finally {
    URL.revokeObjectURL(url);
  }
}

const isSeen = (element: Element): boolean => {
  const { visibility, display } = getComputedStyle(element);
  return visibility !== 'hidden' && display !== 'none' && element.closest('[hidden]') === null;
};

/** @throws DOMException when the browser will not give a PNG */
export async function captureStill(root: HTMLElement): Promise<Blob> {
  const origin = root.getBoundingClientRect();
  const ratio = window.devicePixelRatio;
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(origin.width * ratio));
  canvas.height = Math.max(1, Math.round(origin.height * ratio));
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new DOMException('no canvas', 'NotSupportedError');
  for (const source of root.querySelectorAll('canvas')) {
    const box = source.getBoundingClientRect();
    if (!isSeen(source) || source.width === 0 || box.width === 0) continue;
    context.drawImage(
      source,
      (box.left - origin.left) * ratio,
      (box.top - origin.top) * ratio,
      box.width * ratio,
      box.height * ratio,
    );
  }
  context.scale(ratio, ratio);
  for (const svg of root.querySelectorAll('svg'))
    if (isSeen(svg)) await drawSvg(context, svg, svg.getBoundingClientRect(), origin);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { parentElement } = node;
    if (node instanceof Text && parentElement && isSeen(parentElement) && !parentElement.closest('svg'))
      drawText(context, node, origin);
  }
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new DOMException('no PNG', 'EncodingError'))), 'image/png'),
  );
}
