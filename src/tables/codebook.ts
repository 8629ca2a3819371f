/**
 * The codebook: every column of every result file and every indicator, with unit, definition and the direction that is good.
 */
import type { IndicatorInfo } from "./tables.ts";

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

/** The codebook itself. */
export const codebookFile = {
  name: "codebook.csv",
  definition: "Every column of every table and every indicator.",
  columns: [
    text("file", "Result file that holds the column or indicator."),
    text("name", "Column or indicator."),
    text("kind", "`column` or `indicator`."),
    text("unit", "Unit; empty where there is none."),
    text("direction", "Direction that is good: higher, lower or none."),
    text("family", "Family of the indicator."),
    text("definition", "What it is."),
  ],
} as const satisfies ResultFile;

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
