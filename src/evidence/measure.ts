/**
 * Measures: what is read off a run of a pattern's experiment, in the thread that makes it.
 *
 * A measured run is a run of the ordinary model with somebody looking on; its specification names the measure, so that its address in a
 * store depends on it. Its summary holds the readings and nothing else.
 */
import { type RunObserver, type RunOptions, type RunOutput, runModel } from "../model/run.ts";
import type { ModelSpecification } from "../model/specification.ts";
import type { World } from "../model/state.ts";

/** One that looks at a single run. */
export interface Looker {
  /** After every process of every day, the warm-up's included; must only read. */
  afterProcess?(world: World, process: string): void;
  /** Numbers by reading; NaN where there was nothing to measure. The same names in every run of a measure. */
  readings(output: RunOutput): Readonly<Record<string, number>>;
}

export interface Measure {
  /** kebab-case; unique. Patterns may share a measure, and so its runs. */
  readonly id: string;
  /** Keep the table of hazards for `readings`; default no. */
  readonly hazards?: boolean;
  /** Keep every resident's outcomes for `readings`; default no. */
  readonly residents?: boolean;
  look(specification: ModelSpecification): Looker;
}

/** A specification whose runs are measured. */
export type MeasuredSpecification = ModelSpecification & { readonly measure: string };

/** The ordinary model, observed by the measure that the specification names. Throws RangeError for an unknown one. */
export function measuredModel(measures: readonly Measure[]) {
  const known = new Map(measures.map((measure) => [measure.id, measure]));
  return (specification: ModelSpecification, replication: number, options: RunOptions): RunOutput => {
    const { measure: id, ...plain } = specification as MeasuredSpecification;
    const measure = known.get(id);
    if (measure === undefined) throw new RangeError(`measure: expected one of ${[...known.keys()].join(", ")}, received ${id}`);
    const looker = measure.look(plain);
    const observer: RunObserver | undefined = looker.afterProcess && { afterProcess: looker.afterProcess.bind(looker) };
    const { hazards = false, residents = false } = measure;
    const output = runModel(plain, replication, { ...options, recordHazards: hazards, recordResidents: residents, observer });
    return summaryOnly(output, looker.readings(output));
  };
}

function summaryOnly(output: RunOutput, readings: Readonly<Record<string, number>>): RunOutput {
  const names = Object.keys(readings).sort();
  return {
    ...output,
    summaryKeys: names.map((indicator) => ({ indicator, group: "all", unit: "" })),
    summary: Float64Array.from(names, (name) => readings[name]),
    ...{ residents: null, hazards: null },
  };
}

/** Reads indicators by `<indicator>` or `<indicator>|<group>` from a run: `whole(…)` of the whole horizon, `during(…, from, to)` the mean of its series over days (from, to]. */
export function reader(output: RunOutput) {
  const is = (name: string) => {
    const [indicator, group = "all"] = name.split("|");
    return (key: { readonly indicator: string; readonly group: string }) => key.indicator === indicator && key.group === group;
  };
  return {
    whole(name: string): number {
      const index = output.summaryKeys.findIndex(is(name));
      if (index < 0) throw new RangeError(`reading ${name}: expected an indicator of the summary`);
      return output.summary[index];
    },
    during(name: string, from: number, to: number): number {
      const column = output.seriesKeys.findIndex(is(name));
      if (column < 0) throw new RangeError(`reading ${name}: expected an indicator of the series`);
      const rows = output.days.flatMap((day, row) => (day > from && day <= to ? [row] : []));
      const values = rows.map((row) => output.series[row * output.seriesKeys.length + column]).filter((value) => !Number.isNaN(value));
      return values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
    },
    /** Sum of a flow's series over days (from, to]. */
    total(name: string, from: number, to: number): number {
      const column = output.seriesKeys.findIndex(is(name));
      if (column < 0) throw new RangeError(`reading ${name}: expected an indicator of the series`);
      let sum = 0;
      output.days.forEach((day, row) => {
        const value = output.series[row * output.seriesKeys.length + column];
        if (day > from && day <= to && !Number.isNaN(value)) sum += value;
      });
      return sum;
    },
    /** A network measure of a layer (`all` for the union), mean of the quarterly rows of days (from, to]; `actor` empty for the network's own. */
    network(layer: string, measure: string, from: number, to: number, actor = ""): number {
      const rows = output.network.filter(
        (row) => row.layer === layer && row.measure === measure && row.actor === actor && row.day > from && row.day <= to,
      );
      return rows.length === 0 ? Number.NaN : rows.reduce((sum, { value }) => sum + value, 0) / rows.length;
    },
  };
}

/** A measure of indicators alone: what `read` takes from the finished run. */
export function indicatorMeasure(id: string, read: (run: ReturnType<typeof reader>, output: RunOutput) => Record<string, number>): Measure {
  return { id, look: () => ({ readings: (output) => read(reader(output), output) }) };
}
