/**
 * The codebook: every column of every result file and every indicator, with unit, definition and the direction that is good.
 */
import type { IndicatorInfo } from "../study/tables.ts";

export interface ColumnInfo {
  readonly name: string;
  readonly type: "text" | "number";
  /** Empty where there is none. */
  readonly unit: string;
  readonly definition: string;
}

/** One kind of result file and its columns, in order. */
export interface ResultFile {
  readonly name: string;
  readonly definition: string;
  readonly columns: readonly ColumnInfo[];
}

const arm = text("arm", "Arm of the scenario; `baseline` is what the others are compared with.");
const replication = number("replication", "", "Number of the replication; equal numbers share their chance across arms.");
const group = text("group", "`all`, or dimension:member, e.g. `category:dispute`.");
const indicator = text("indicator", "Indicator id; see the indicator rows of this codebook.");
const day = number("day", "days", "Days since the start.");

/** The result files in the order in which documentation lists them. */
export const resultFiles = {
  summary: {
    name: "summary.csv",
    definition: "End-of-run values of states, their means over the horizon, and whole-horizon values of flows.",
    columns: [arm, replication, indicator, group, number("value", "see unit", "The value."), text("unit", "Unit of the value.")],
  },
  series: {
    name: "series.csv",
    definition: "Indicators over time: a state at the end of each recording period, a flow over the period that ends then.",
    columns: [
      arm,
      replication,
      day,
      indicator,
      group,
      number("value", "see indicator", "The value; rows without a case to measure are left out."),
    ],
  },
  network: {
    name: "network.csv",
    definition: "Ties between organisations and measures of the collaboration network.",
    columns: [
      arm,
      replication,
      day,
      text("layer", "Kind of tie: information, resource, joint-action or supervision; all for measures over the layers together."),
      text("measure", "Network measure, or `tie` for one tie."),
      text("actor", "Organisation; empty for the whole network; `from>to` for a tie."),
      number("value", "see measure", "The measure, or the strength of the tie in (0, 1]."),
    ],
  },
  ledger: {
    name: "ledger.csv",
    definition: "Money booked in a month, double entry: every sum leaves one account and enters another.",
    columns: [
      arm,
      replication,
      number("month", "months", "Month of 30 days, counted from 0."),
      text("from", "Account that pays."),
      text("to", "Account that receives."),
      text("purpose", "What for; for an intervention its id."),
      number("yuan", "yuan", "Sum of the month."),
    ],
  },
  hazards: {
    name: "hazards.csv",
    definition: "One row per hazard (with --events): what is true and what was reported.",
    columns: [
      arm,
      replication,
      number("hazard", "", "Number of the hazard in this run."),
      text("community", "Community."),
      text("grid", "Grid."),
      text("building", "Building."),
      number("x", "metres", "Distance from the west edge of the place."),
      number("y", "metres", "Distance from the south edge of the place."),
      text("category", "Hazard category."),
      number("severity", "share", "Severity, 0 trivial to 1 grave."),
      number("needs_partner", "", "1 if it cannot be dealt with without a second organisation, else 0."),
      number("created_day", "days", "Day on which it arose; negative before the start of the record."),
      number("detected_day", "days", "Day on which somebody who acts on it learned of it; empty if never."),
      text("detected_by", "How it was detected; empty if never."),
      number("reporter", "", "Number of the resident who reported it; empty if none did."),
      text("first_org", "First organisation that received the case; empty if none."),
      number("hops", "", "How often the case was passed on before somebody took it."),
      number("duplicates", "", "Further entries of the same hazard."),
      number("closed_day", "days", "Day on which the case was closed as reported; empty if open."),
      number("resolved_day", "days", "Day on which the hazard was resolved in truth; empty if not."),
      number("superficial", "", "1 if the case was closed without the hazard being resolved, else 0."),
      number("escalated_day", "days", "Day on which it became an incident; empty if it did not."),
      number("harm", "harm points", "Harm done."),
    ],
  },
  codebook: {
    name: "codebook.csv",
    definition: "This list.",
    columns: [
      text("file", "Result file that holds the column or indicator."),
      text("name", "Column or indicator."),
      text("kind", "`column` or `indicator`."),
      text("unit", "Unit; empty where there is none."),
      text("direction", "Direction that is good: higher, lower or none."),
      text("family", "Family of the indicator."),
      text("definition", "What it is."),
    ],
  },
} as const satisfies Record<string, ResultFile>;

/** The rows of the codebook; `hazards` says whether that file was written. */
export function codebookRows(indicators: readonly IndicatorInfo[], hazards: boolean): string[][] {
  const files: readonly ResultFile[] = Object.values(resultFiles).filter((file) => hazards || file !== resultFiles.hazards);
  return [...columnRows(files), ...indicatorRows(indicators, "summary.csv", "series.csv")];
}

/** One row per column of each file. */
export function columnRows(files: readonly ResultFile[]): string[][] {
  return files.flatMap((file) =>
    file.columns.map((column) => [file.name, column.name, "column", column.unit, "none", "", column.definition]),
  );
}

/** One row per indicator, and one for the mean of each state; `series` is null where no series were written. */
export function indicatorRows(indicators: readonly IndicatorInfo[], summary: string, series: string | null): string[][] {
  return indicators.flatMap((info) => {
    const files = info.summaryOnly === true || series === null ? summary : `${summary} ${series}`;
    const when = info.kind === "state" ? " In the summary: at the end of the run." : "";
    const row = [files, info.id, "indicator", info.unit, info.direction, info.family, `${info.definition}${when}`];
    if (info.kind !== "state" || info.summaryOnly === true) return [row];
    const meanDefinition = `Mean of ${info.id} over the recording periods of the run.`;
    return [row, [summary, `${info.id}.mean`, "indicator", info.unit, info.direction, info.family, meanDefinition]];
  });
}

function text(name: string, definition: string): ColumnInfo {
  return { name, type: "text", unit: "", definition };
}

function number(name: string, unit: string, definition: string): ColumnInfo {
  return { name, type: "number", unit, definition };
}
