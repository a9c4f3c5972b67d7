export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Placement {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

const margin = 12;
const largestScale = 1.25;

/** Where to put a drawing, and how large, so that all of it is seen in the middle of a frame; pixels. */
export function fitBox(box: Box, frame: Size): Placement {
  const scale = Math.min(
    largestScale,
    Math.max(frame.width - 2 * margin, 1) / Math.max(box.width, 1),
    Math.max(frame.height - 2 * margin, 1) / Math.max(box.height, 1),
  );
  return {
    scale,
    x: (frame.width - box.width * scale) / 2 - box.x * scale,
    y: (frame.height - box.height * scale) / 2 - box.y * scale,
  };
}

/** How far to move, in pixels, so that an element of a frame is seen wholly, or at least its start. */
export function moveIntoView(
  element: Box,
  frame: Size,
): { readonly x: number; readonly y: number } {
  return {
    x: shift(element.x, element.width, frame.width),
    y: shift(element.y, element.height, frame.height),
  };
}

function shift(start: number, length: number, frame: number): number {
  if (start < margin || length > frame - 2 * margin) return margin - start;
  return Math.min(0, frame - margin - (start + length));
}
