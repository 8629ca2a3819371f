/** One chart per pattern: each criterion in a panel with its tolerance, every seed, the mean, and the same without the mechanism. */
import { scaleLinear } from "d3";
import type { Drawing } from "../../charts/chart.ts";
import { add, addGroup, addLine, addText, inks } from "../../charts/element.ts";
import { frame, safeName } from "../../charts/frame.ts";
import { type RenderedChart, svgTexts } from "../../folder/svg.ts";
import { addBottomAxis, addLeftAxis, bottomAxisHeight, rangeOf, type Scale, tickWidth } from "../../methods/charts/parts/axes.ts";
import { blue, dark, grey, orange } from "../../methods/charts/parts/colours.ts";
import { addLegend, areaSample, dotSample, type LegendItem, lineSample } from "../../methods/charts/parts/legend.ts";
import { addDot, addInterval, addPoint, addUpright, type shapes, swarm } from "../../methods/charts/parts/marks.ts";
import { addPanels } from "../../methods/charts/parts/panels.ts";
import { axisFormat } from "../../words/format.ts";
import type { CriterionResult, CurveShown, EvidenceResult, PatternShown, Shown } from "./evidenceResult.ts";
import { estimateText, knockOutText, plainText, shownVerdict, targetText } from "./evidenceWords.ts";

const band = "#f4ecc2";
/** Of lines of a curve, in turn; with their own shapes and dashes for those who do not see the colours. */
const lineLooks = [
  { colour: blue, dash: undefined, shape: "circle" },
  { colour: orange, dash: "6 3", shape: "diamond" },
  { colour: dark, dash: "2 3", shape: "square" },
  { colour: grey, dash: "8 3 2 3", shape: "triangle" },
] as const satisfies readonly { readonly colour: string; readonly dash: string | undefined; readonly shape: keyof typeof shapes }[];
/** Half the height of the strip of a variant. */
const half = 13;

/** The charts of all patterns as SVG text; the same result gives the same bytes. */
export function renderEvidence(result: EvidenceResult): Promise<RenderedChart[]> {
  return svgTexts((document) => result.patterns.map((pattern) => drawPattern(document, result, pattern)));
}

/** File name of a pattern's chart, without ending. */
export function chartName({ row, id }: Pick<PatternShown, "row" | "id">): string {
  return safeName(`${row.toLowerCase()}-${id}`);
}

function drawPattern(document: Document, result: EvidenceResult, pattern: PatternShown): Drawing {
  const { row, title, verdict, criteria, curve, knockOut } = pattern;
  const requested = pattern.configurations.length * (knockOut === null ? 1 : 2) * result.seeds;
  return frame(document, {
    footer: {
      title: result.scenario.title,
      seed: result.scenario.seed,
      runs: { requested, used: requested - pattern.failedRuns },
      warnings: result.warnings,
    },
    name: chartName(pattern),
    title: `${row} ${title}: ${verdict}`,
    subtitle: subtitle(pattern, result.seeds),
    body: (group, width) => {
      let y = addLegend(group, 0, width, legend(pattern)) + 14;
      y += addPanels(
        group,
        {
          labels: criteria.map(({ label, unit }) => `${label} (${unit})`),
          ...{ y, width, mostColumns: criteria.length > 3 ? 2 : 1 },
          plotHeight: knockOut === null ? 2 * half + 10 : 4 * half + 18,
          ...{ left: 16, right: 30, below: bottomAxisHeight + 14, above: knockOut === null ? 26 : 40 },
        },
        ({ group: plot, width: plotWidth, height }, i) => addCriterion(plot, criteria[i]!, plotWidth, height),
      );
      return curve === null ? y : y + addCurve(group, curve, y + 6, width);
    },
  });
}

function addCriterion(plot: Element, criterion: CriterionResult, width: number, height: number): void {
  const { plain, knockOut, target } = criterion;
  const noteY = knockOut === null ? -8 : -22;
  addText(plot, -12, noteY, `target ${targetText(target)} · ${estimateText(plain)} · ${shownVerdict(plain)}`, {
    ...{ size: 11, smallest: 8.5, maxWidth: width + 30 },
    fill: plain.met ? inks.secondary : "#a84600",
  });
  if (knockOut !== null) {
    const without = `without the mechanism: ${knockOutText(criterion)}`;
    addText(plot, -12, noteY + 14, without, { size: 11, smallest: 8.5, fill: inks.secondary, maxWidth: width + 30 });
  }
  const domain = domainOf(criterion);
  if (domain === null) {
    addText(plot, width / 2, height / 2 + 4, "nothing to measure", { size: 12, anchor: "middle", fill: inks.secondary });
    return;
  }
  const x = scaleLinear(domain, [0, width]);
  addBand(plot, criterion, x, height);
  addBottomAxis(plot, x, {
    top: 0,
    bottom: height,
    axis: axisFormat("", Math.max(...domain.map(Math.abs))),
    title: criterion.unit,
    ticks: 7,
  });
  addVariant(plot, plain, x, half + 5, { colour: blue, hollow: false });
  if (knockOut !== null) addVariant(plot, knockOut, x, 3 * half + 13, { colour: orange, hollow: true });
}

function addVariant(
  plot: Element,
  shown: Shown,
  x: Scale,
  middle: number,
  look: { readonly colour: string; readonly hollow: boolean },
): void {
  const [low, high] = x.domain() as [number, number];
  const inside = shown.bySeed.filter((value) => value !== null && value >= low && value <= high) as number[];
  const radius = inside.length > 60 ? 1.6 : 2.3;
  const offsets = swarm(inside.map(x), radius, half - radius);
  inside.forEach((value, i) => {
    addDot(plot, x(value), middle + offsets[i]!, look.colour, { r: radius, opacity: 0.4 });
  });
  if (shown.value === null) return;
  const interval = shown.low === null || shown.high === null ? null : { low: shown.low, high: shown.high };
  addInterval(plot, x, middle, interval, { colour: "#1a1a1a", width: 2.4, cap: 6 });
  addPoint(
    plot,
    x(shown.value),
    middle,
    { shape: look.hollow ? "circle" : "diamond", colour: look.hollow ? orange : "#1a1a1a", hollow: look.hollow },
    62,
  );
}

/** The tolerance, or the side of zero that the sign asks for. */
function addBand(plot: Element, { target }: CriterionResult, x: Scale, height: number): void {
  const [low, high] = x.domain() as [number, number];
  const [from, to] = toleranceOf(target, low, high);
  const [left, right] = [Math.max(low, from), Math.min(high, to)];
  if (right > left) add(plot, "rect", { x: x(left), y: 0, width: x(right) - x(left), height, fill: band });
}

function toleranceOf(target: CriterionResult["target"], low: number, high: number): readonly [number, number] {
  switch (target.kind) {
    case "within":
      return [target.low, target.high];
    case "positive":
    case "not negative":
      return [0, high];
    case "negative":
    case "not positive":
      return [low, 0];
    case "null":
      return [0, 0];
  }
}

/** Holds means, intervals, most seeds and the ends of the tolerance that lie near. */
function domainOf({ plain, knockOut, target }: CriterionResult): [number, number] | null {
  const values = [plain, knockOut].flatMap((shown) =>
    shown === null ? [] : [shown.value, shown.low, shown.high, ...middleMost(shown.bySeed)],
  );
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  const marks = target.kind === "within" ? [target.low, target.high] : [0];
  const [low, high] = rangeOf(known);
  const near = marks.filter((mark) => mark >= low - 1.5 * (high - low) && mark <= high + 1.5 * (high - low));
  // The nearer end of a far tolerance is shown, so that one sees on which side it lies.
  const nearest = marks.reduce((a, b) => (Math.abs(a - known[0]!) <= Math.abs(b - known[0]!) ? a : b));
  return rangeOf([...known, ...near, nearest]);
}

/** Values of the seeds without the most extreme twentieth at either end: ratios of single seeds may lie far out. */
function middleMost(bySeed: readonly (number | null)[]): number[] {
  const sorted = bySeed.filter((value) => value !== null).sort((a, b) => a - b);
  const cut = Math.floor(sorted.length / 20);
  return sorted.slice(cut, sorted.length - cut);
}

function addCurve(parent: Element, curve: CurveShown, top: number, width: number): number {
  const points = curve.lines.flatMap(({ points }) => points).filter(({ value }) => value !== null);
  addText(parent, 6, top + 12, curve.title, { size: 13, strong: true, maxWidth: width - 12 });
  const lines = curve.lines.map(({ label }, i) => lineSampleOf(label, i));
  const legendHeight = addLegend(parent, top + 20, width, lines);
  if (points.length === 0) return 40 + legendHeight;
  const height = 230;
  const ends = points.flatMap(({ value, low, high }) => [value, low, high]).filter((value) => value !== null);
  const yDomain = rangeOf(ends, { zero: Math.min(...ends) >= 0 && Math.min(...ends) < 0.5 * Math.max(...ends), pad: 0.06 });
  const y = scaleLinear(yDomain, [height, 0]);
  const axis = axisFormat("", Math.max(...yDomain.map(Math.abs)));
  const left = tickWidth(y, axis) + 20;
  const plot = addGroup(parent, left, top + legendHeight + 52);
  const right = width - left - 30;
  const xDomain = rangeOf(
    points.map(({ x }) => x),
    { pad: 0.03 },
  );
  const x = scaleLinear(xDomain, [0, right]);
  const xAxis = axisFormat("", Math.max(...xDomain.map(Math.abs)));
  addLeftAxis(plot, y, { axis: { ...axis, unit: curve.y }, left: 0, right });
  addBottomAxis(plot, x, { top: height, bottom: height, axis: xAxis, title: curve.x, ticks: 10 });
  curve.lines.forEach((line, i) => {
    const look = lineLooks[i % lineLooks.length]!;
    const known = line.points.filter((point) => point.value !== null);
    known.forEach((point, k) => {
      const before = known[k - 1];
      if (before === undefined) return;
      addLine(plot, x(before.x), y(before.value!), x(point.x), y(point.value!), {
        stroke: look.colour,
        "stroke-width": 1.6,
        "stroke-dasharray": look.dash,
      });
    });
    for (const { x: at, value, low, high } of known) {
      addUpright(plot, x(at), y, low === null || high === null ? null : { low, high }, { colour: look.colour, width: 1.4, cap: 3 });
      addPoint(plot, x(at), y(value!), { shape: look.shape, colour: look.colour }, 40);
    }
  });
  return 52 + legendHeight + height + bottomAxisHeight;
}

function lineSampleOf(label: string, i: number): LegendItem {
  const look = lineLooks[i % lineLooks.length]!;
  const line = lineSample(label, look.colour, { width: 1.6, dash: look.dash });
  return {
    label,
    draw: (group, x, y) => {
      line.draw(group, x, y);
      addPoint(group, x, y, { shape: look.shape, colour: look.colour }, 40);
    },
  };
}

function legend({ criteria, knockOut }: PatternShown): LegendItem[] {
  const mean = (label: string, hollow: boolean): LegendItem => ({
    label,
    draw: (group, x, y) => {
      addLine(group, x - 12, y, x + 12, y, { stroke: "#1a1a1a", "stroke-width": 2.4 });
      addPoint(group, x, y, { shape: hollow ? "circle" : "diamond", colour: hollow ? orange : "#1a1a1a", hollow }, 62);
    },
  });
  const kinds = new Set(criteria.map(({ target }) => target.kind));
  const sided = [...kinds].some((kind) => kind !== "within" && kind !== "null");
  return [
    ...(kinds.has("within") ? [areaSample("tolerance: the whole interval must lie in it", band)] : []),
    ...(sided && !kinds.has("within") ? [areaSample("the side of 0 that is asked for", band)] : []),
    ...(sided && kinds.has("within") ? [areaSample("or the side of 0 that is asked for", band)] : []),
    dotSample("single seeds", blue),
    mean("with the mechanism: mean, 95 % interval", false),
    ...(knockOut === null ? [] : [dotSample("single seeds without it", orange), mean("without the mechanism", true)]),
  ];
}

function subtitle({ experiment, knockOut }: PatternShown, seeds: number): string {
  const without = knockOut === null ? "" : ` Without the mechanism: ${knockOut.what.replace(/\.$/, "")}.`;
  return plainText(`${experiment} ${seeds} seeds each.${without}`);
}
