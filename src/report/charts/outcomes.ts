/** Differences from the baseline in each main indicator, paired by replication. */
import { scaleLinear } from "d3";
import type { IndicatorInfo, ResultTables } from "../../study/tables.ts";
import { addEstimate, addRowAxis, addRowLabels, estimateDomain, mostDots, type RowLayout, rowCentre } from "../armRows.ts";
import { type ArmStyle, armStyles } from "../armStyle.ts";
import type { Chart, Drawing } from "../chart.ts";
import { addGroup, addText, inks } from "../element.ts";
import { type Comparison, compare, leadFinding, mainIndicators, relativeWords, type ShownVerdict } from "../findings.ts";
import { axisFormat, directionWords, formatDifference, formatValue } from "../format.ts";
import { emptyDrawing, frame, replicationWords } from "../frame.ts";
import { baselineArm, comparedArms, hasSummary, isFlow, mainGroup, mainLabel, summaryValues } from "../lookup.ts";
import { estimateOf } from "../paired.ts";

const columns = 3;
const labelWidth = 170;
const valueWidth = 118;
const colours: Record<ShownVerdict, string> = { better: "#0072B2", worse: "#D55E00", different: "#333333", unclear: "#8c8c8c" };
const inksOf: Record<ShownVerdict, string> = { better: "#005a8c", worse: "#a84600", different: "#333333", unclear: "#666666" };

export const outcomes: Chart = {
  id: "outcomes",
  title: "Differences from the baseline",
  description: "Paired difference of each arm from the baseline in each main indicator, with 95 % intervals.",
  columnsNeeded: ["summary: main indicators", "arms: at least two"],
  applies: (tables) => comparedArms(tables).length > 0 && mainIndicators(tables, "summary").length > 0,
  draw: (document, tables) => [drawOutcomes(document, tables)],
};

function drawOutcomes(document: Document, tables: ResultTables): Drawing {
  const indicators = mainIndicators(tables, "summary");
  if (!outcomes.applies(tables)) {
    const sentence =
      indicators.length === 0
        ? "No main indicator has results in this study."
        : "This study has one arm, so there is no difference to show. Add a second arm to compare.";
    return emptyDrawing(document, tables.scenario, "outcomes", outcomes.title, sentence);
  }
  const styles = armStyles(tables).filter((style) => style.role !== "baseline");
  const comparisons = new Map(indicators.map((indicator) => [indicator, styles.map((style) => compare(tables, indicator, style.arm))]));
  return frame(document, {
    footer: tables.scenario,
    name: "outcomes",
    title: leadFinding(tables) || `${outcomes.title}: no replication is shared with the baseline`,
    subtitle: subtitleSentence(tables, [...comparisons.values()].flat()),
    body: (group, width) => {
      const rowHeight = 26;
      const blockHeight = styles.length * rowHeight + 96;
      for (let row = 0; row * columns < indicators.length; row += 1) {
        const shown = indicators.slice(row * columns, (row + 1) * columns);
        const panelWidth = (width - labelWidth) / columns;
        const rowWidth = labelWidth + shown.length * panelWidth;
        const layout: RowLayout = { styles, y: row * blockHeight + 46, rowHeight, labelWidth, width: rowWidth, plain: true };
        addRowLabels(group, layout);
        shown.forEach((indicator, column) => {
          addPanel(group, tables, indicator, comparisons.get(indicator)!, layout, {
            x: labelWidth + column * panelWidth,
            width: panelWidth,
          });
        });
      }
      return Math.ceil(indicators.length / columns) * blockHeight - 12;
    },
  });
}

function addPanel(
  parent: Element,
  tables: ResultTables,
  indicator: IndicatorInfo,
  comparisons: readonly Comparison[],
  layout: RowLayout,
  place: { x: number; width: number },
): void {
  const group = addGroup(parent, place.x, 0);
  const few = comparisons.some((comparison) => (comparison.paired?.n ?? 0) <= mostDots);
  const singles = few ? comparisons.flatMap((comparison) => comparison.paired?.differences ?? []) : [];
  const domain = estimateDomain(
    comparisons.map((comparison) => comparison.paired),
    singles,
    true,
  );
  const x = scaleLinear(domain, [14, place.width - valueWidth - 8]);
  const axis = axisFormat(indicator.unit, Math.max(...domain.map(Math.abs)));
  addText(group, 14, layout.y - 26, mainLabel(tables, indicator), { size: 13, strong: true, maxWidth: place.width - 24 });
  addText(group, 14, layout.y - 9, headNote(tables, indicator), { size: 11, fill: inks.secondary, maxWidth: place.width - 24 });
  addRowAxis(group, layout, x, { ...axis, unit: axis.unit === "%" ? "percentage points" : axis.unit }, 4);
  comparisons.forEach((comparison, i) => {
    addRow(group, comparison, layout.styles[i]!, x, rowCentre(layout, i), place.width - valueWidth);
  });
}

function addRow(
  group: Element,
  comparison: Comparison,
  style: ArmStyle,
  x: ReturnType<typeof scaleLinear<number, number>>,
  y: number,
  textX: number,
): void {
  const { paired, verdict, indicator } = comparison;
  if (paired === undefined) {
    addText(group, textX, y + 4, "no paired value", { size: 11, fill: inks.secondary });
    return;
  }
  addEstimate(group, { x, y }, style, paired, { singles: paired.differences, colour: colours[verdict], hollow: verdict === "unclear" });
  const relative = relativeWords(paired, indicator.unit);
  addText(group, textX, y - 1, formatDifference(paired.value, indicator.unit, paired.interval), {
    size: 11,
    fill: inksOf[verdict],
    maxWidth: valueWidth - 4,
  });
  const words = { better: "better", worse: "worse", different: "different", unclear: paired.n < 2 ? "no interval" : "not clear" };
  addText(group, textX, y + 10.5, [relative, words[verdict]].filter((word) => word !== undefined).join(", "), {
    size: 9.5,
    fill: inksOf[verdict],
    maxWidth: valueWidth - 4,
  });
}

function headNote(tables: ResultTables, indicator: IndicatorInfo): string {
  const values = summaryValues(tables, indicator.id, mainGroup(tables, indicator.id)).get(baselineArm(tables)!.id);
  const base = estimateOf(values?.values());
  const flow = isFlow(tables, indicator.id, mainGroup(tables, indicator.id));
  const when = flow ? "in all" : hasSummary(tables, `${indicator.id}.mean`) ? "at the end" : "over the run";
  const words = directionWords(indicator.direction, indicator.unit);
  return base === undefined
    ? words
    : `${words} · baseline ${formatValue(base.value, indicator.unit).replace("percentage points", "pp")} ${when}`;
}

function subtitleSentence(tables: ResultTables, comparisons: readonly Comparison[]): string {
  const pairs = Math.max(0, ...comparisons.map((comparison) => comparison.paired?.n ?? 0));
  const what = `Mean difference from ${baselineArm(tables)!.label} over ${replicationWords(tables)}, paired by replication (the same number shares its chance in every arm).`;
  if (pairs < 2) return `${what} One pair gives no interval: nothing here can be told from chance.`;
  const dots = pairs <= mostDots ? " Small dots: single pairs." : "";
  const shown = comparisons.filter((comparison) => comparison.paired !== undefined).length;
  if (tables.claims !== undefined) {
    return `${what} Bars: 95 % intervals, each for itself.${dots} Blue: better; orange: worse, all comparisons taken together; hollow and grey: not clear among all ${shown}, even where its own interval leaves out zero.`;
  }
  const multiplicity =
    shown > 1 ? ` Intervals are not adjusted for showing ${shown} comparisons: by chance alone about 1 in 20 would leave out zero.` : "";
  return `${what} Bars: 95 % intervals.${dots} Blue: better; orange: worse; hollow and grey: not clear, as the interval covers zero.${multiplicity}`;
}
