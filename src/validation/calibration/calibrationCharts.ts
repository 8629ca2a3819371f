/** Charts of a calibration: parameters before and after, pairs that go together, implausibility by wave, targets before and after. */
import { scaleLinear } from "d3";
import type { Drawing } from "../../charts/chart.ts";
import { add, addLine, addText, inks } from "../../charts/element.ts";
import { frame } from "../../charts/frame.ts";
import type { CalibrationResult } from "../../evidence/calibration/result.ts";
import { type RenderedChart, svgTexts } from "../../folder/svg.ts";
import { addBottomAxis, addLeftAxis, bottomAxisHeight, type Scale } from "../../methods/charts/parts/axes.ts";
import { blue, dark, greyInk, orange } from "../../methods/charts/parts/colours.ts";
import { addLegend, areaSample, dotSample, type LegendItem, lineSample } from "../../methods/charts/parts/legend.ts";
import { addDot, addInterval, addPoint, type Look } from "../../methods/charts/parts/marks.ts";
import { addPanels } from "../../methods/charts/parts/panels.ts";
import { addRowNames, layRows, rowCentre, rowsBottom } from "../../methods/charts/parts/rows.ts";
import { placeOf } from "../../methods/factors/placeInRange.ts";
import { formatNumber } from "../../words/format.ts";
import { defaultsSentence, shareWords, toleranceWords } from "./calibrationText.ts";

const standardLook: Look = { shape: "diamond", colour: dark, hollow: true };
const referenceLook: Look = { shape: "circle", colour: orange };
const pale = "#bcd6e6";
const band = "#f4ecc2";
/** Implausibilities and distances beyond are drawn at the edge. */
const mostImplausible = 10;
const mostDistance = 3;
const mostPairs = 6;
const unitAxis = { unit: "%", tick: (value: number) => formatNumber(value * 100) };
const plainAxis = { unit: "", tick: formatNumber };

/** The charts as SVG text; the same result gives the same bytes. */
export function renderCalibration(result: CalibrationResult): Promise<RenderedChart[]> {
  return svgTexts((document) => [
    drawParameters(document, result),
    drawTargets(document, result),
    drawImplausibility(document, result),
    ...(result.correlations.length === 0 ? [] : [drawPairs(document, result)]),
  ]);
}

function footerOf({ settings, runs, warnings }: CalibrationResult) {
  return { title: "Calibration to the quantitative patterns", seed: settings.seed, runs, warnings };
}

/** Each parameter in its prior range: where the sets lie. */
function drawParameters(document: Document, result: CalibrationResult): Drawing {
  const { parameters, posterior, reference, sets } = result;
  const pinned = posterior.filter(({ identified }) => identified === "narrowed").length;
  return frame(document, {
    footer: footerOf(result),
    name: "calibration-parameters",
    title: `The patterns pin down ${pinned} of ${parameters.length} free parameters; the others stay as open as they were`,
    subtitle: `Place of ${sets.length} non-implausible sets in the range of each parameter before the evidence (0 its low end, 100 its high end; logarithmic where the range spans a factor of three or more). Bars from 20 sets on.`,
    body: (group, width) => {
      const legend: LegendItem[] = [
        areaSample("middle 90 % of sets", pale),
        areaSample("middle half", blue),
        dotSample("one set", greyInk),
        pointSample("before calibration", standardLook),
        pointSample("reference set", referenceLook),
      ];
      const top = addLegend(group, 0, width, legend) + 8;
      const rows = layRows(
        parameters.map(({ label }) => label),
        top,
        width,
        { leastHeight: 30 },
      );
      const x: Scale = scaleLinear([0, 1], [rows.labelWidth + 10, width - 190]);
      addRowNames(group, rows);
      addBottomAxis(group, x, { top, bottom: rowsBottom(rows), axis: unitAxis, title: "Place in the range before the evidence" });
      parameters.forEach((parameter, j) => {
        const y = rowCentre(rows, j);
        const { quantiles, coverage, identified } = posterior[j]!;
        if (quantiles !== null) {
          const at = quantiles.map((value) => x(placeOf(parameter, value)));
          add(group, "rect", { x: at[0], y: y - 7, width: at[4]! - at[0]!, height: 14, fill: pale });
          add(group, "rect", { x: at[1], y: y - 4, width: at[3]! - at[1]!, height: 8, fill: blue });
        }
        for (const set of sets) addDot(group, x(placeOf(parameter, set.values[j]!)), y + 10, greyInk, { r: 1.6, opacity: 0.6 });
        addPoint(group, x(placeOf(parameter, parameter.standard)), y, standardLook);
        addPoint(group, x(placeOf(parameter, reference.values[j]!)), y, referenceLook, 46);
        const words = `${formatNumber(parameter.low)} to ${formatNumber(parameter.high)}; ${identified}${coverage === null ? "" : `, ${shareWords(coverage)}`}`;
        addText(group, width - 180, y + 4, words, { size: 10.5, smallest: 8.5, maxWidth: 176 });
      });
      return rowsBottom(rows) + bottomAxisHeight;
    },
  });
}

/** Each target in half-widths of its tolerance: defaults, reference and all sets. */
function drawTargets(document: Document, result: CalibrationResult): Drawing {
  const { targets, defaults, reference, sets } = result;
  const position = (t: number, value: number) => {
    const { observed, halfWidth } = targets[t]!;
    return Math.max(-mostDistance, Math.min(mostDistance, (value - observed) / halfWidth));
  };
  return frame(document, {
    footer: footerOf(result),
    name: "calibration-targets",
    title: defaultsSentence(result),
    subtitle: `What the model gives against each tolerance, in half-widths of the tolerance from its middle (of a one-sided claim, from where it holds plainly, and all beyond is as good); beyond ${mostDistance} drawn at the edge. The reference set is measured on seeds that did not choose it. Targets in brackets were set aside.`,
    body: (group, width) => {
      const legend = [
        areaSample("tolerance", band),
        dotSample("one set", greyInk),
        pointSample("before calibration", standardLook),
        pointSample("reference set", referenceLook),
      ];
      const top = addLegend(group, 0, width, legend) + 8;
      const rows = layRows(targets.map(targetName), top, width, { leastHeight: 26, mostLabelWidth: 420 });
      const x: Scale = scaleLinear([-mostDistance, mostDistance], [rows.labelWidth + 14, width - 210]);
      addRowNames(group, rows);
      add(group, "rect", { x: x(-1), y: top, width: x(1) - x(-1), height: rowsBottom(rows) - top, fill: band });
      addBottomAxis(group, x, { top, bottom: rowsBottom(rows), axis: plainAxis, title: "Half-widths of the tolerance from its middle" });
      targets.forEach(({ low, high, beyond, unit }, t) => {
        const y = rowCentre(rows, t);
        for (const { measured } of sets) {
          const value = measured[t];
          if (value !== null && value !== undefined) addDot(group, x(position(t, value)), y, greyInk, { r: 1.6, opacity: 0.5 });
        }
        const before = defaults.measured[t] ?? null;
        const after = reference.again.measured[t] ?? null;
        if (before !== null) addPoint(group, x(position(t, before)), y, standardLook);
        if (after !== null) addPoint(group, x(position(t, after)), y, referenceLook, 46);
        const words = `${before === null ? "–" : formatNumber(before)} → ${after === null ? "–" : formatNumber(after)} (${toleranceWords(low, high, beyond, unit)})`;
        addText(group, width - 202, y + 4, words, { size: 10.5, smallest: 8, maxWidth: 200 });
      });
      return rowsBottom(rows) + bottomAxisHeight;
    },
  });
}

/** Simulated implausibility of each target over the points of each wave. */
function drawImplausibility(document: Document, result: CalibrationResult): Drawing {
  const { targets, waves, settings } = result;
  const shade = (wave: number) => ["#a9a9a9", "#6aa7cf", blue, "#003f66"][Math.min(3, wave)]!;
  const left = waves.map(({ wave, spaceLeft }) => `wave ${wave} ${shareWords(spaceLeft)}`).join(", ");
  return frame(document, {
    footer: footerOf(result),
    name: "calibration-implausibility",
    title: `Wave by wave, implausible parameter values are ruled out; space left after ${left}`,
    subtitle: `Implausibility of the simulated points of each wave, by target: bar from the 5th to the 95th percentile, stroke at the median (waves of fewer than 20 points have no bar). Above ${settings.cutOff} a point is implausible; beyond ${mostImplausible} drawn at the edge.`,
    body: (group, width) => {
      const legend = [
        ...waves.map(({ wave }) => areaSample(`wave ${wave}`, shade(wave - 1))),
        lineSample("cut-off", orange, { width: 2, dash: "5 3" }),
      ];
      const top = addLegend(group, 0, width, legend) + 8;
      const height = Math.max(26, waves.length * 9 + 10);
      const rows = layRows(targets.map(targetName), top, width, { leastHeight: height, mostLabelWidth: 420 });
      const x: Scale = scaleLinear([0, mostImplausible], [rows.labelWidth + 10, width - 20]);
      const at = (value: number) => x(Math.min(mostImplausible, value));
      addRowNames(group, rows);
      addBottomAxis(group, x, { top, bottom: rowsBottom(rows), axis: plainAxis, title: "Implausibility" });
      targets.forEach((_, t) => {
        waves.forEach((wave, w) => {
          const spread = wave.targets[t]!.implausibility;
          if (spread === null) return;
          const y = rowCentre(rows, t) + (w - (waves.length - 1) / 2) * 9;
          const shown = { low: Math.min(mostImplausible, spread.low), high: Math.min(mostImplausible, spread.high) };
          addInterval(group, x, y, shown, { colour: shade(w), width: 5 });
          addLine(group, at(spread.median), y - 4, at(spread.median), y + 4, { stroke: inks.text, "stroke-width": 1.6 });
        });
      });
      addLine(group, x(settings.cutOff), top, x(settings.cutOff), rowsBottom(rows), {
        stroke: orange,
        "stroke-width": 2,
        "stroke-dasharray": "5 3",
      });
      return rowsBottom(rows) + bottomAxisHeight;
    },
  });
}

/** The pairs of parameters that go together most. */
function drawPairs(document: Document, result: CalibrationResult): Drawing {
  const { parameters, correlations, sets, reference } = result;
  const pairs = correlations.slice(0, mostPairs);
  const clear = correlations.filter(({ p }) => p < 0.05).length;
  const indexOf = (id: string) => parameters.findIndex((one) => one.id === id);
  return frame(document, {
    footer: footerOf(result),
    name: "calibration-pairs",
    title:
      clear === 0
        ? "No two parameters clearly go together in the sets"
        : `${clear} ${clear === 1 ? "pair" : "pairs"} of parameters can make up for each other: the patterns fix a combination, not each alone`,
    subtitle: `Place of ${sets.length} sets in the ranges of the pairs with the strongest rank correlations (p by Holm over all pairs).`,
    body: (group, width) => {
      const labels = pairs.map(({ first, second, rho, p }) => {
        const names = [first, second].map((id) => parameters[indexOf(id)]!.label);
        return `${names[1]} (upwards) by ${names[0]}: ${formatNumber(rho)}, p ${p < 0.001 ? "below 0.001" : formatNumber(p)}`;
      });
      return addPanels(
        group,
        { labels, y: 0, width, mostColumns: 3, plotHeight: 190, left: 44, right: 24, below: bottomAxisHeight + 18, above: 26 },
        (panel, i) => {
          const [a, b] = [indexOf(pairs[i]!.first), indexOf(pairs[i]!.second)];
          const x: Scale = scaleLinear([0, 1], [0, panel.width]);
          const y: Scale = scaleLinear([0, 1], [panel.height, 0]);
          addBottomAxis(panel.group, x, { top: 0, bottom: panel.height, axis: unitAxis, title: parameters[a]!.label, ticks: 5 });
          addLeftAxis(panel.group, y, { left: 0, right: panel.width, axis: unitAxis, title: parameters[b]!.label });
          const dot = (values: readonly number[]) =>
            [x(placeOf(parameters[a]!, values[a]!)), y(placeOf(parameters[b]!, values[b]!))] as const;
          for (const { values } of sets) addDot(panel.group, ...dot(values), blue, { r: 2.6, opacity: 0.6 });
          addPoint(panel.group, ...dot(reference.values), referenceLook);
          addPoint(panel.group, ...dot(parameters.map(({ standard }) => standard)), standardLook);
        },
      );
    },
  });
}

function targetName({ id, label, use }: CalibrationResult["targets"][number]): string {
  const name = `${id.split("/")[0]} ${label}`;
  return use === "matched" ? name : `(${name})`;
}

function pointSample(label: string, look: Look): LegendItem {
  return { label, draw: (group, x, y) => void addPoint(group, x, y, look) };
}
