// The engine's measuring tools, speaking our units: their own texts and calibrations are never shown.
import {
  AngleTool,
  addTool,
  annotation,
  EllipticalROITool,
  LengthTool,
  ProbeTool,
  RectangleROITool,
  ToolGroupManager,
} from '@cornerstonejs/tools';
import type { Tool } from '../session.ts';
import { type MarkKind, markText } from './markText.ts';

/** What a tool of the engine measures. */
export const MARKS: readonly { readonly tool: Tool; readonly name: string; readonly kind: MarkKind }[] = [
  { tool: 'length', name: LengthTool.toolName, kind: 'length' },
  { tool: 'angle', name: AngleTool.toolName, kind: 'angle' },
  { tool: 'ellipse', name: EllipticalROITool.toolName, kind: 'ellipse' },
  { tool: 'rectangle', name: RectangleROITool.toolName, kind: 'rectangle' },
  { tool: 'probe', name: ProbeTool.toolName, kind: 'probe' },
];

/** A person's mark: --hb-mark, solid, with a dark casing (design tokens). */
const MARK = '#ffe04d';

export function registerTools(): void {
  for (const tool of [LengthTool, AngleTool, EllipticalROITool, RectangleROITool, ProbeTool]) addTool(tool);
  const { style } = annotation.config;
  const defaults = style.getDefaultToolStyles();
  style.setDefaultToolStyles({
    ...defaults,
    global: {
      ...defaults.global,
      color: MARK,
      colorHighlighted: '#ffffff',
      colorSelected: '#ffffff',
      colorLocked: MARK,
      lineWidth: '2',
      lineDash: '',
      shadow: true,
      textBoxFontFamily: 'inherit',
      textBoxFontSize: '13px',
      textBoxColor: MARK,
      textBoxColorHighlighted: '#ffffff',
      textBoxColorSelected: '#ffffff',
      textBoxBackground: 'rgba(0, 0, 0, 0.72)',
      textBoxLinkLineWidth: '1',
      textBoxLinkLineDash: '2,3',
    },
  });
}

export function createToolGroup(id: string, viewportId: string, engineId: string, kind: 'cpu' | 'gpu') {
  const group = ToolGroupManager.createToolGroup(id);
  if (!group) throw new Error('the tool group exists already');
  for (const { name, kind: mark } of MARKS) {
    group.addTool(name, {
      getTextLines: (data: unknown, targetId: unknown) => markText(mark, data, targetId, kind),
      shadow: true,
      preventHandleOutsideImage: false,
    });
    group.setToolPassive(name);
  }
  group.addViewport(viewportId, engineId);
  return group;
}
