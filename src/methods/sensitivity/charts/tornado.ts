/** Tornado: change of the outcome when one parameter moves to the low or high end of its range, the others staying as in the scenario. */
import { scaleLinear } from "d3";
import type { Drawing } from "../../../charts/chart.ts";
import { add, addLine, addText, inks } from "../../../charts/element.ts";
import { frame } from "../../../charts/frame.ts";
import { isClear } from "../../../statistics/estimate.ts";
import { directionWords } from "../../../words/format.ts";
import { addBottomAxis, bottomAxisHeight, differenceAxis, rangeOf, zeroInk } from "../../charts/parts/axes.ts";
import { orange } from "../../charts/parts/colours.ts";
import { factorLabel, factorValueWords, mostFactors, topSentence } from "../../charts/parts/factors.ts";
import { addLegend, areaSample, lineSample } from "../../charts/parts/legend.ts";
import { addInterval } from "../../charts/parts/marks.ts";
import { addRowNames, layRows, rowCentre, rowsBottom } from "../../charts/parts/rows.ts";
import { differenceWithUnit, estimateWords, intervalWords, outcomeName, shortName } from "../../charts/parts/words.ts";
import { footerOf, studyChart } from "../../charts/studyChart.ts";
import type { SensitivityResult } from "../result.ts";

type Bar = SensitivityResult["tornado"][number];
const lowColour = "#8fb8d0";
const valueWidth = 330;

export const tornado = studyChart("sensitivity", {
  id: "tornado",
  title: "One parameter at a time",
  description: "Change of the outcome when one parameter moves to an end of its range and the others stay, with intervals.",
  missing: (result) => (result.tornado.length > 0 ? null : "No parameter was moved on its own to the ends of its range in this study."),
  draw: (document, result) => [drawTornado(document, result)],
});

function drawTornado(document: Document, result: SensitivityResult): Drawing {
  const { outcome, factors } = result;
  const bars = [...result.tornado].sort((a, b) => reach(b) - reach(a)).slice(0, mostFactors);
  return frame(document, {
    footer: footerOf(result),
    name: "tornado",
    title: titleSentence(result, bars),
    subtitle: `Mean change in ${outcomeName(outcome)} (${directionWords(outcome.direction, outcome.unit)}) against the scenario's own values when one parameter moves to the low or high end of its range. What parameters do together doesn't show here. Arm ${result.arm}, with the same chance at all points; replications may be fewer than those of the design.${topSentence(bars.length, factors.length, "influence")}`,
    body: (group, width) => {
      const legend = [
        areaSample("parameter at the low end", lowColour),
        areaSample("parameter at the high end", orange),
        lineSample("95 % interval", "#1a1a1a", { width: 1.5 }),
      ];
      const top = addLegend(group, 0, width, legend) + 20;
      const rows = layRows(
        bars.map((bar) => factorLabel(factors, bar.factor)),
        top,
        width,
        { leastHeight: 34 },
      );
      const domain = rangeOf(
        bars.flatMap(({ low, high }) =>
          [low, high].flatMap((end) => [end.value, ...(end.interval === null ? [] : [end.interval.low, end.interval.high])]),
        ),
        { zero: true },
      );
      const x = scaleLinear(domain, [rows.labelWidth + 10, width - valueWidth - 14]);
      addRowNames(group, rows);
      addText(group, width - valueWidth, top - 8, "Low end and high end: change (95 % interval)", { size: 11, fill: inks.secondary });
      addBottomAxis(group, x, {
        top,
        bottom: rowsBottom(rows),
        axis: differenceAxis(outcome.unit, domain),
        title: `Change in ${outcomeName(outcome)}`,
        ticks: 8,
      });
      bars.forEach((bar, i) => {
        const y = rowCentre(rows, i);
        const factor = factors.find((each) => each.path === bar.factor);
        const ends = [
          { estimate: bar.low, y: y - 7, fill: lowColour, at: factor?.low },
          { estimate: bar.high, y: y + 7, fill: orange, at: factor?.high },
        ];
        for (const end of ends) {
          const to = x(end.estimate.value);
          add(group, "rect", { x: Math.min(x(0), to), y: end.y - 6, width: Math.abs(to - x(0)), height: 12, fill: end.fill });
          addInterval(group, x, end.y, end.estimate.interval, { colour: "#1a1a1a", width: 1.3, cap: 3 });
          const change = estimateWords(end.estimate, outcome.unit);
          const words = end.at === undefined ? change : `at ${factorValueWords(end.at, factor!.unit)}: ${change}`;
          addText(group, width - valueWidth, end.y + 4, words, { size: 10.5, smallest: 8.5, maxWidth: valueWidth - 6 });
        }
      });
      addLine(group, x(0), top, x(0), rowsBottom(rows), { stroke: zeroInk, "stroke-width": 1.3 });
      return rowsBottom(rows) + bottomAxisHeight;
    },
  });
}

function reach({ low, high }: Bar): number {
  return Math.max(low.value, high.value, 0) - Math.min(low.value, high.value, 0);
}

function titleSentence({ outcome, factors }: SensitivityResult, bars: readonly Bar[]): string {
  const first = bars.find(({ low, high }) => isClear(low) || isClear(high)) ?? bars[0]!;
  const end = Math.abs(first.high.value) >= Math.abs(first.low.value) ? { ...first.high, at: "high" } : { ...first.low, at: "low" };
  const name = shortName(factorLabel(factors, first.factor));
  if (!isClear(first.low) && !isClear(first.high))
    return `Moved one at a time, no parameter is shown to move ${outcomeName(outcome)} by more than chance; the widest bar is ${name}`;
  return `Moved on its own, ${name} changes ${outcomeName(outcome)}: ${differenceWithUnit(end.value, outcome.unit)} at the ${end.at} end of its range (${intervalWords(end, outcome.unit)})`;
}
