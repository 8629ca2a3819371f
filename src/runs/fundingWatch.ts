/**
 * What each intervention was due and was paid from the safety fund, by month. The ledger holds what was paid; what was due and not paid
 * leaves no booking, so the run is looked at day by day.
 */
import type { ActiveIntervention, World } from "../model/state.ts";
import { DAYS_PER_MONTH } from "../model/time.ts";

/** One intervention in one month (from 0) in which anything was due for it, in yuan. */
export interface FundingRow {
  readonly month: number;
  readonly intervention: string;
  readonly due: number;
  readonly paid: number;
}

/** What is looked at of a world. */
export interface FundedWorld extends Pick<World, "day"> {
  readonly interventions: readonly (Pick<ActiveIntervention, "due" | "paid"> & {
    readonly specification: Pick<ActiveIntervention["specification"], "id">;
  })[];
}

/** Looks at one run; only reads. */
export interface FundingWatch {
  /** To be called after every day of the recorded time. */
  afterDay(world: FundedWorld): void;
  /** By month, and within it in the order of the interventions. */
  rows(): readonly FundingRow[];
}

export function watchFunding(): FundingWatch {
  const rows: FundingRow[] = [];
  let month = -1;
  let before: readonly Sums[] = [];
  let now: readonly Sums[] = [];
  const close = () => {
    now.forEach(({ intervention, due, paid }, k) => {
      const since = { due: due - (before[k]?.due ?? 0), paid: paid - (before[k]?.paid ?? 0) };
      if (since.due > 0) rows.push({ month, intervention, ...since });
    });
    before = now;
  };
  return {
    afterDay({ day, interventions }) {
      const today = Math.floor(day / DAYS_PER_MONTH);
      if (today !== month && month >= 0) close();
      month = today;
      now = interventions.map(({ specification, due, paid }) => ({ intervention: specification.id, due, paid }));
    },
    rows() {
      close();
      now = before;
      return rows;
    },
  };
}

/** Yuan since the start of the recorded time. */
interface Sums {
  readonly intervention: string;
  readonly due: number;
  readonly paid: number;
}
