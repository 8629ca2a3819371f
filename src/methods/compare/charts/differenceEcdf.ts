/** Empirical distribution of the paired differences in the primary outcome, one panel for each arm. */

import { line, scaleLinear } from "d3";
import type { Drawing } from "../../../charts/chart.ts";
import { add, addText, inks } from "../../../charts/element.ts";
import { frame } from "../../../charts/frame.ts";
import { effectLabels as labels } from "../../../words/en/effectCharts.ts";
import { en } from "../../../words/en.ts";
import { headline, tell } from "../../../words/finding.ts";
import type { ScatterFinding, ScatterNoteFinding, SinglePairFinding } from "../../../words/findings/effectCharts.ts";
import { percentRange, percentWords } from "../../../words/words.ts";
import { addBottomAxis, addLeftAxis, differenceAxis, rangeOf } from "../../charts/parts/axes.ts";
import { blue } from "../../charts/parts/colours.ts";
import { addDot } from "../../charts/parts/marks.ts";
import { addPanels, type Panel } from "../../charts/parts/panels.ts";
import { directedOutcome, fewestForQuantiles, shortName } from "../../charts/parts/words.ts";
import { footerOf, studyChart } from "../../charts/studyChart.ts";
import type { CompareResult, PairedValues } from "../result.ts";
import { armLabel, baselineOf, differencesOf, effectOf, nothingCompared, pairsOf, policyArms, primaryOf } from "./reading.ts";

export const differenceEcdf = studyChart("compare", {
  id: "difference-ecdf",
  title: "Distribution of the differences",
  description: "Share of replications whose paired difference in the primary outcome is at most a value, by arm.",
  missing: (result) => nothingCompared(result) ?? (shown(result).length > 0 ? null : "No pair of runs has a value of the primary outcome."),
  draw: (document, result) => [drawEcdf(document, result)],
});

function drawEcdf(document: Document, result: CompareResult): Drawing {
  const pairs = shown(result);
  return frame(document, {
    footer: footerOf(result),
    name: "difference-ecdf",
    title: headline(titleFinding(result, pairs), en),
    subtitle: tell(noteFinding(result, pairs), en),
    body: (group, width) => {
      const domain = rangeOf(pairs.flatMap(differencesOf), { zero: true });
      const spec = {
        labels: pairs.map((each) => armLabel(result, each.arm)),
        y: 0,
        width,
        mostColumns: pairs.length > 6 ? 4 : 3,
        plotHeight: 150,
        left: 44,
        right: 24,
        below: 52,
        above: 44,
      };
      return addPanels(group, spec, (panel, i) => addPanel(panel, result, pairs[i]!, domain));
    },
  });
}

function addPanel(panel: Panel, result: CompareResult, pairs: PairedValues, domain: [number, number]): void {
  const { group, width, height } = panel;
  const outcome = primaryOf(result);
  const x = scaleLinear(domain, [0, width]);
  const y = scaleLinear([0, 1], [height, 0]);
  addLeftAxis(group, y, {
    axis: { unit: labels.shareOfPairs, tick: (value) => String(Math.round(value * 100)) },
    left: 0,
    right: width,
    ticks: 4,
  });
  addBottomAxis(group, x, { top: 0, bottom: height, axis: differenceAxis(outcome.unit, domain), title: labels.difference, ticks: 5 });
  const share = effectOf(result, pairs.arm, outcome.id)?.betterShare ?? null;
  if (share !== null)
    addText(group, -40, -26, labels.betterIn(share.count, share.n, percentWords(share.share), percentRange(share)), {
      size: 11,
      smallest: 9,
      fill: inks.text,
      maxWidth: width + 56,
    });
  const sorted = differencesOf(pairs).sort((a, b) => a - b);
  const n = sorted.length;
  if (n < fewestForQuantiles) {
    for (const [i, value] of sorted.entries()) addDot(group, x(value), y((i + 1) / n), blue, { r: 3, opacity: 0.75 });
    return;
  }
  const steps = [
    [domain[0], 0],
    ...sorted.flatMap((value, i) => [
      [value, i / n],
      [value, (i + 1) / n],
    ]),
    [domain[1], 1],
  ] as [number, number][];
  const path = line<[number, number]>(
    (p) => x(p[0]),
    (p) => y(p[1]),
  ).digits(2);
  add(group, "path", { d: path(steps)!, fill: "none", stroke: blue, "stroke-width": 2 });
}

function titleFinding(result: CompareResult, pairs: readonly PairedValues[]): ScatterFinding | SinglePairFinding {
  const outcome = directedOutcome(primaryOf(result));
  const shares = pairs.flatMap((each) => {
    const share = effectOf(result, each.arm, result.primary)?.betterShare;
    return share ? [{ share, arm: shortName(armLabel(result, each.arm)) }] : [];
  });
  if (shares.length === 0) return { kind: "scatter", outcome, most: null };
  const best = shares.reduce((a, b) => (b.share.share > a.share.share ? b : a));
  if (best.share.n < 2) return { kind: "single-pair", outcome, shown: "scatter" };
  const alike = shares.filter((each) => each.share.share === best.share.share).length - 1;
  return { kind: "scatter", outcome, most: { ...best, alike, of: shares.length } };
}

function noteFinding(result: CompareResult, pairs: readonly PairedValues[]): ScatterNoteFinding {
  const few = pairs.some(({ values }) => values.length < fewestForQuantiles);
  return {
    kind: "scatter-note",
    outcome: directedOutcome(primaryOf(result)),
    baseline: baselineOf(result).label,
    dots: few ? fewestForQuantiles : null,
  };
}

function shown(result: CompareResult): PairedValues[] {
  return policyArms(result).flatMap((arm) => pairsOf(result, arm.id, result.primary) ?? []);
}
