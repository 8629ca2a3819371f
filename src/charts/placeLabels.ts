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

const passes = 6;
/** What a line through a label, a point or another line costs, in pixels of distance. */
const crossing = 400;

/**
 * Labels in the order given, clear of all points and of the obstacles (top left corner and size), with lines that cross no other label;
 * ones that find no free place take the one that costs least. Later passes move labels away from those placed after them.
 */
export function placeLabels(boxes: readonly Box[], bounds: Bounds, obstacles: readonly Box[] = []): Place[] {
  const points = boxes.map((box) => ({
    x: box.x - pointRadius,
    y: box.y - pointRadius,
    width: 2 * pointRadius,
    height: 2 * pointRadius,
  }));
  const placed: (Place | undefined)[] = boxes.map(() => undefined);
  for (let pass = 0; pass < passes; pass += 1) {
    boxes.forEach((box, i) => {
      const others = boxes.flatMap((other, j) => (j === i || placed[j] === undefined ? [] : [{ box: other, place: placed[j] }]));
      const labels = others.map(({ box: other, place }) => ({ ...other, x: place.x, y: place.y }));
      const taken = [...points, ...obstacles, ...labels];
      const crossable = [...labels, ...points.filter((_, j) => j !== i)];
      let best: { place: Place; cost: number } | undefined;
      for (const candidate of candidates(box)) {
        const place = placeAt(box, candidate, bounds);
        const rect = { ...box, x: place.x, y: place.y };
        let cost = taken.reduce((sum, other) => sum + overlap(rect, other), 0) * 100 + candidate.distance;
        const near = { x: rect.x - 14, y: rect.y - 2, width: rect.width + 28, height: rect.height + 4 };
        cost += crossing * points.filter((point, j) => j !== i && overlap(near, point) > 0).length;
        if (place.far) {
          cost += crossing * crossable.filter((other) => crosses(box, place, other)).length;
          cost += crossing * others.filter((other) => other.place.far && linesCross(box, place, other.box, other.place)).length;
        }
        cost += crossing * others.filter((other) => other.place.far && crosses(other.box, other.place, rect)).length;
        if (best === undefined || cost < best.cost) best = { place, cost };
      }
      placed[i] = best!.place;
    });
  }
  return placed as Place[];
}

function placeAt(box: Box, candidate: { x: number; y: number }, bounds: Bounds): Place {
  const x = Math.min(Math.max(candidate.x, bounds.left), bounds.right - box.width);
  const y = Math.min(Math.max(candidate.y, bounds.top), bounds.bottom - box.height);
  const anchorX = Math.min(Math.max(box.x, x), x + box.width);
  const anchorY = Math.min(Math.max(box.y, y), y + box.height);
  const [dx, dy] = [anchorX - box.x, anchorY - box.y];
  return { x, y, far: Math.sqrt(dx * dx + dy * dy) > 2.2 * pointRadius, anchorX, anchorY };
}

/** Whether the line from a point to its label runs through a rectangle. */
function crosses(point: { x: number; y: number }, place: Place, rect: Box): boolean {
  const steps = 40;
  for (let i = 0; i <= steps; i += 1) {
    const x = point.x + ((place.anchorX - point.x) * i) / steps;
    const y = point.y + ((place.anchorY - point.y) * i) / steps;
    if (x > rect.x && x < rect.x + rect.width && y > rect.y && y < rect.y + rect.height) return true;
  }
  return false;
}

function linesCross(a: { x: number; y: number }, toA: Place, b: { x: number; y: number }, toB: Place): boolean {
  const side = (px: number, py: number, qx: number, qy: number, x: number, y: number) =>
    Math.sign((qx - px) * (y - py) - (qy - py) * (x - px));
  return (
    side(a.x, a.y, toA.anchorX, toA.anchorY, b.x, b.y) * side(a.x, a.y, toA.anchorX, toA.anchorY, toB.anchorX, toB.anchorY) < 0 &&
    side(b.x, b.y, toB.anchorX, toB.anchorY, a.x, a.y) * side(b.x, b.y, toB.anchorX, toB.anchorY, toA.anchorX, toA.anchorY) < 0
  );
}

/** Right and left above and below first, then the same further out. */
function candidates(box: Box): { x: number; y: number; distance: number }[] {
  const result: { x: number; y: number; distance: number }[] = [];
  for (let ring = 0; ring < 12; ring += 1) {
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
