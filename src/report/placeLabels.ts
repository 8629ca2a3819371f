/** Puts labels beside points without overlap: each label takes the nearest free place around its point. */

/** A point and the size of its label. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Place {
  /** Top left corner of the label. */
  readonly x: number;
  readonly y: number;
  /** Whether the label stands away from its point and needs a line to it, which ends at the anchor. */
  readonly far: boolean;
  readonly anchorX: number;
  readonly anchorY: number;
}

export interface Bounds {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const pointRadius = 7;

/** Labels in the order given, clear of all points and of the obstacles (top left corner and size); ones that find no free place take the one that overlaps least. */
export function placeLabels(boxes: readonly Box[], bounds: Bounds, obstacles: readonly Box[] = []): Place[] {
  const points = boxes.map((box) => ({
    x: box.x - pointRadius,
    y: box.y - pointRadius,
    width: 2 * pointRadius,
    height: 2 * pointRadius,
  }));
  const taken: Box[] = [...points, ...obstacles];
  return boxes.map((box) => {
    let best: { x: number; y: number; cost: number; distance: number } | undefined;
    for (const candidate of candidates(box)) {
      const x = Math.min(Math.max(candidate.x, bounds.left), bounds.right - box.width);
      const y = Math.min(Math.max(candidate.y, bounds.top), bounds.bottom - box.height);
      const rect = { x, y, width: box.width, height: box.height };
      const cost = taken.reduce((sum, other) => sum + overlap(rect, other), 0) * 100 + candidate.distance;
      if (best === undefined || cost < best.cost) best = { x, y, cost, distance: candidate.distance };
    }
    taken.push({ x: best!.x, y: best!.y, width: box.width, height: box.height });
    const anchorX = Math.min(Math.max(box.x, best!.x), best!.x + box.width);
    const anchorY = Math.min(Math.max(box.y, best!.y), best!.y + box.height);
    const far = Math.hypot(anchorX - box.x, anchorY - box.y) > 2.2 * pointRadius;
    return { x: best!.x, y: best!.y, far, anchorX, anchorY };
  });
}

/** Right and left above and below first, then the same further out. */
function candidates(box: Box): { x: number; y: number; distance: number }[] {
  const result: { x: number; y: number; distance: number }[] = [];
  for (let ring = 0; ring < 9; ring += 1) {
    const off = pointRadius + 2 + ring * 14;
    const right = box.x + off;
    const left = box.x - off - box.width;
    const above = box.y - off - box.height + 4;
    const below = box.y + off - 4;
    const middle = box.y - box.height / 2;
    const centre = box.x - box.width / 2;
    const places = [
      [right, above + box.height / 2],
      [right, middle],
      [right, below],
      [left, middle],
      [left, above + box.height / 2],
      [left, below],
      [centre, above],
      [centre, below],
      [right - 10, above],
      [left + 10, above],
    ] as const;
    places.forEach(([x, y], i) => {
      result.push({ x, y, distance: ring * 20 + i });
    });
  }
  return result;
}

function overlap(a: Box, b: Box): number {
  const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return wide > 0 && high > 0 ? wide * high + 20 : 0;
}
