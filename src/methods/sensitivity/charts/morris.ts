/**
 * Morris plane: mean absolute elementary effect (mu*) against their standard deviation (sigma). Parameters far to the right matter; high
 * ones matter differently in different places (non-linear, or together with others). Source: M. D. Morris (1991), Technometrics 33.
 */
import { scalePow } from "d3";
import type { Drawing } from "../../../charts/chart.ts";
import { addLine, addText, inks } from "../../../charts/element.ts";
import { frame } from "../../../charts/frame.ts";
import { type Box, placeLabels } from "../../../charts/placeLabels.ts";
import { textWidth } from "../../../charts/textWidth.ts";
import { bracketed } from "../../../words/chartPhrases.ts";
import { sensitivityLabels as labels } from "../../../words/en/sensitivityCharts.ts";
import { en } from "../../../words/en.ts";
import { headline, tell } from "../../../words/finding.ts";
import type { MorrisNoteFinding } from "../../../words/findings/sensitivityCharts.ts";
import { formatDifference } from "../../../words/format.ts";
import { addBottomAxis, addTurnedTitle, differenceAxis, type Scale, tickWidth } from "../../charts/parts/axes.ts";
import { blue, blueInk, grey, greyInk } from "../../charts/parts/colours.ts";
import { factorLabel, mostFactors } from "../../charts/parts/factors.ts";
import { addLabel, fitLabel } from "../../charts/parts/labels.ts";
import { addLegend, lineSample } from "../../charts/parts/legend.ts";
import { addInterval, addPoint, addUpright } from "../../charts/parts/marks.ts";
import { directedOutcome } from "../../charts/parts/words.ts";
import { footerOf, studyChart } from "../../charts/studyChart.ts";
import type { MorrisRow, SensitivityResult } from "../result.ts";
import { runPoints, titleOf } from "./reading.ts";

const height = 520;
/** Largest effect over the middle one from which the axes are drawn by square roots, so that small effects do not huddle at the origin. */
const fewDominate = 8;
/** Most points that bear their names. */
const mostNamed = 8;
const listWidth = 350;

export const morris = studyChart("sensitivity", {
  id: "morris",
  title: "Morris screening of parameters",
  description: "Mean absolute elementary effect and standard deviation of elementary effects of each parameter, with intervals.",
  missing: ({ method, morris: rows }) => {
    if (method !== "morris") return "This analysis used Sobol' indices; Morris screening was not asked for.";
    return rows.length > 0 ? null : "No trajectory was completed, so there is no elementary effect to show.";
  },
  draw: (document, result) => [drawMorris(document, result)],
});

function drawMorris(document: Document, result: SensitivityResult): Drawing {
  const { outcome } = result;
  const rows = [...result.morris].sort((a, b) => b.muStar.value - a.muStar.value).slice(0, mostFactors);
  return frame(document, {
    footer: footerOf(result),
    name: "morris",
    title: headline(titleOf(result, ["largest-effect", "nothing-moves"]), en),
    subtitle: tell(noteFinding(result, rows.length), en),
    body: (group, width) => {
      const top = addLegend(group, 0, width, legend(rows)) + (rows.length > mostNamed ? 28 : 10);
      const bottom = top + height;
      const limit = (pick: (row: MorrisRow) => MorrisRow["mu"]) =>
        1.06 * Math.max(1e-9, ...rows.flatMap((row) => [pick(row).value, pick(row).interval?.high ?? 0]));
      const rooted = areDominated(rows);
      const scale = (most: number, range: [number, number]) => scalePow([0, most], range).exponent(rooted ? 0.5 : 1);
      const y = scale(
        limit((row) => row.sigma),
        [bottom, top],
      ).nice(6);
      const axis = differenceAxis(outcome.unit, y.domain());
      const left = 46 + tickWidth(y, axis, 6);
      const right = rows.length > mostNamed ? width - listWidth - 18 : width - 20;
      const x = scale(
        limit((row) => row.muStar),
        [left, right],
      ).nice(8);
      for (const tick of y.ticks(6)) {
        addLine(group, left, y(tick), right, y(tick), { stroke: tick === 0 ? inks.axis : inks.grid });
        addText(group, left - 7, y(tick) + 4, axis.tick(tick), { size: 11, fill: inks.secondary, anchor: "end" });
      }
      const xAxis = differenceAxis(outcome.unit, x.domain());
      addBottomAxis(group, x, {
        top,
        bottom,
        axis: xAxis,
        title: labels.muStar(rooted),
        ticks: 8,
      });
      addTurnedTitle(group, 14, (top + bottom) / 2, labels.sigma(axis.unit), height);
      const corner = Math.min(x.domain()[1]!, y.domain()[1]!);
      addLine(group, x(0), y(0), x(corner), y(corner), { stroke: "#777777", "stroke-dasharray": "6 4" });
      for (const row of [...rows].reverse()) addRow(group, row, x, y);
      addNames(group, result, rows, x, y);
      return bottom + 42;
    },
  });
}

function addRow(group: Element, row: MorrisRow, x: Scale, y: Scale): void {
  const colour = isInfluential(row) ? blue : grey;
  addInterval(group, x, y(row.sigma.value), row.muStar.interval, { colour, width: 1 });
  addUpright(group, x(row.muStar.value), y, row.sigma.interval, { colour, width: 1 });
  addPoint(group, x(row.muStar.value), y(row.sigma.value), look(row), 70);
}

/** Whether one or few effects are so large that the others could not be told apart on an even axis. */
function areDominated(rows: readonly MorrisRow[]): boolean {
  const middle = rows[Math.floor(rows.length / 2)]!.muStar.value;
  return rows.length > 2 && rows[0]!.muStar.value > fewDominate * middle && middle > 0;
}

/** Whether mu's sign is clear: rises, falls, or neither. */
function direction({ mu }: MorrisRow): "up" | "down" | "mixed" {
  if (mu.interval === null) return "mixed";
  if (mu.interval.low > 0) return "up";
  return mu.interval.high < 0 ? "down" : "mixed";
}

function isInfluential({ muStar }: MorrisRow): boolean {
  return muStar.value > 0 && (muStar.interval === null || muStar.interval.low > 0);
}

function look(row: MorrisRow) {
  const colour = isInfluential(row) ? blue : grey;
  const shape = { up: "triangle", down: "square", mixed: "circle" } as const;
  return { shape: shape[direction(row)], colour, hollow: direction(row) === "mixed" };
}

/** Names beside the points, or numbers and a list of names when there are many points. */
function addNames(group: Element, result: SensitivityResult, rows: readonly MorrisRow[], x: Scale, y: Scale): void {
  const [left, right] = x.range() as [number, number];
  const [bottom, top] = y.range() as [number, number];
  const crowded = rows.length > mostNamed;
  const names = rows.map((row, i) => {
    const lines = crowded ? [String(i + 1)] : fitLabel(factorLabel(result.factors, row.factor), 180, 4).lines;
    return { lines, ink: isInfluential(row) ? blueInk : greyInk, x: x(row.muStar.value), y: y(row.sigma.value) };
  });
  const boxes: Box[] = names.map((name) => ({
    x: name.x,
    y: name.y,
    width: Math.max(...name.lines.map((line) => textWidth(line, 11.5))) + 4,
    height: name.lines.length * 13.5 + 2,
  }));
  const bounds = { left: left + 3, right: right + 16, top: top + 2, bottom: bottom - 2 };
  placeLabels(boxes, bounds, intervalBoxes(rows, x, y)).forEach((place, i) => {
    const name = names[i]!;
    if (place.far) addLine(group, name.x, name.y, place.anchorX, place.anchorY, { stroke: name.ink, "stroke-width": 0.6 });
    name.lines.forEach((line, row) => {
      addText(group, place.x + 2, place.y + 11.5 + row * 13.5, line, { size: 11.5, fill: name.ink, halo: true, strong: crowded });
    });
  });
  if (crowded) addList(group, result, rows, right + 36, top);
}

function intervalBoxes(rows: readonly MorrisRow[], x: Scale, y: Scale): Box[] {
  return rows.flatMap(({ muStar, sigma }) => {
    const [atX, atY] = [x(muStar.value), y(sigma.value)];
    const across = muStar.interval && {
      x: x(muStar.interval.low),
      y: atY - 1,
      width: x(muStar.interval.high) - x(muStar.interval.low),
      height: 2,
    };
    const up = sigma.interval && {
      x: atX - 1,
      y: y(sigma.interval.high),
      width: 2,
      height: y(sigma.interval.low) - y(sigma.interval.high),
    };
    return [across, up].filter((box) => box !== null);
  });
}

/** Numbers, names and mu* of all points, the largest first. */
function addList(group: Element, result: SensitivityResult, rows: readonly MorrisRow[], left: number, top: number): void {
  const step = height / rows.length;
  addText(group, left + listWidth - 142, top - 6, labels.muStarInterval, { size: 11, fill: inks.secondary });
  rows.forEach((row, i) => {
    const middle = top + (i + 0.5) * step;
    const ink = isInfluential(row) ? blueInk : greyInk;
    addText(group, left + 16, middle + 4, String(i + 1), { size: 11.5, fill: ink, anchor: "end", strong: true });
    addLabel(group, { x: left + 24, y: middle, width: listWidth - 172 }, factorLabel(result.factors, row.factor), { fill: ink });
    const range = row.muStar.interval === null ? "" : ` ${bracketed(row.muStar, result.outcome.unit)}`;
    const value = formatDifference(row.muStar.value, result.outcome.unit, row.muStar.interval);
    addText(group, left + listWidth - 142, middle + 4, `${value}${range}`.replaceAll("+", ""), {
      size: 10.5,
      smallest: 8,
      fill: ink,
      maxWidth: 124,
    });
  });
}

function legend(rows: readonly MorrisRow[]) {
  const item = (wanted: ReturnType<typeof direction>, label: string) =>
    rows.some((row) => direction(row) === wanted)
      ? [
          {
            label,
            draw: (group: Element, x: number, y: number) =>
              void addPoint(
                group,
                x,
                y,
                look(rows.find((row) => direction(row) === wanted && isInfluential(row)) ?? rows.find((row) => direction(row) === wanted)!),
                56,
              ),
          },
        ]
      : [];
  return [
    ...item("up", labels.raises),
    ...item("down", labels.lowers),
    ...item("mixed", labels.either),
    lineSample(labels.even, "#777777", { width: 1, dash: "6 4" }),
  ];
}

function noteFinding(result: SensitivityResult, shown: number): MorrisNoteFinding {
  const { noiseShare: chance, morris: rows } = result;
  return { kind: "morris-note", outcome: directedOutcome(result.outcome), points: runPoints(result), chance, shown, of: rows.length };
}
