/** Tornado: change of the outcome when one parameter moves to the low or high end of its range, the others staying as in the scenario. */
import { scaleLinear } from "d3";
import type { Drawing } from "../../../charts/chart.ts";
import { add, addLine, addText, inks } from "../../../charts/element.ts";
import { frame } from "../../../charts/frame.ts";
import { estimateWords } from "../../../words/chartPhrases.ts";
import { sensitivityLabels as labels } from "../../../words/en/sensitivityCharts.ts";
import { en } from "../../../words/en.ts";
import { headline, tell } from "../../../words/finding.ts";
import type { NoneAloneFinding } from "../../../words/findings/sensitivityCharts.ts";
import { addBottomAxis, bottomAxisHeight, differenceAxis, rangeOf, zeroInk } from "../../charts/parts/axes.ts";
import { orange } from "../../charts/parts/colours.ts";
import { factorLabel, factorValueWords, mostFactors } from "../../charts/parts/factors.ts";
import { addLegend, areaSample, lineSample } from "../../charts/parts/legend.ts";
import { addInterval } from "../../charts/parts/marks.ts";
import { addRowNames, layRows, rowCentre, rowsBottom } from "../../charts/parts/rows.ts";
import { directedOutcome, shortName } from "../../charts/parts/words.ts";
import { footerOf, studyChart } from "../../charts/studyChart.ts";
import type { SensitivityResult } from "../result.ts";
import { findingOf } from "./reading.ts";

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
    title: headline(findingOf(result, ["alone"]) ?? noneAlone(result, bars[0]), en),
    subtitle: tell(
      { kind: "tornado-note", outcome: directedOutcome(outcome), arm: result.arm, shown: bars.length, of: factors.length },
      en,
    ),
    body: (group, width) => {
      const legend = [
        areaSample(labels.low, lowColour),
        areaSample(labels.high, orange),
        lineSample(labels.interval, "#1a1a1a", { width: 1.5 }),
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
      addText(group, width - valueWidth, top - 8, labels.ends, { size: 11, fill: inks.secondary });
      addBottomAxis(group, x, {
        top,
        bottom: rowsBottom(rows),
        axis: differenceAxis(outcome.unit, domain),
        title: labels.change(shortName(outcome.label)),
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
          const words = end.at === undefined ? change : labels.at(factorValueWords(end.at, factor!.unit), change);
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

function noneAlone({ outcome, factors }: SensitivityResult, widest: Bar): NoneAloneFinding {
  return { kind: "none-alone", outcome: directedOutcome(outcome), widest: shortName(factorLabel(factors, widest.factor)) };
}
