/**
 * 7 · A first report that was answered brings the next one.
 *
 * Evidence: users of FixMyStreet (United Kingdom) whose first report was fixed were 57 % more likely to send a second. Experiment: an
 * ordinary community for two years. Measure: among residents who reported for the first time, who reports again within a year, compared
 * between those whose matter was solved within four weeks and those whose matter was not, within the same building.
 */
import { victimOf } from "../../model/processes/experience.ts";
import type { World } from "../../model/state.ts";
import type { Measure } from "../measure.ts";
import { pattern } from "../pattern.ts";

const DAYS = 730;
/** FixMyStreet asks after four weeks whether the matter was fixed. */
const ANSWER_DAYS = 28;
/** Days after the answer in which a second report counts. */
const WINDOW_DAYS = 365;

/** A resident's first report and what became of it. */
export interface FirstReport {
  readonly building: number;
  readonly solved: boolean;
  readonly again: boolean;
}

/**
 * Chance of a second report, solved against not, pooled over buildings (Mantel & Haenszel): numerator and denominator of the common risk
 * ratio. Within a building all have the same occasions to report.
 */
export function pooledRiskRatio(reports: readonly FirstReport[]): readonly [numerator: number, denominator: number] {
  const strata = new Map<number, { solved: number; solvedAgain: number; open: number; openAgain: number }>();
  for (const { building, solved, again } of reports) {
    const own = strata.get(building) ?? { solved: 0, solvedAgain: 0, open: 0, openAgain: 0 };
    strata.set(building, own);
    own[solved ? "solved" : "open"]++;
    if (again) own[solved ? "solvedAgain" : "openAgain"]++;
  }
  let numerator = 0;
  let denominator = 0;
  for (const { solved, solvedAgain, open, openAgain } of strata.values()) {
    numerator += (solvedAgain * open) / (solved + open);
    denominator += (openAgain * solved) / (solved + open);
  }
  return [numerator, denominator];
}

/** What is known of a resident who has reported. */
interface Reporter {
  readonly day: number;
  /** The hazard: its slot, and the ordinal that sets it apart from others that had the slot. */
  readonly slot: number;
  readonly ordinal: number;
  readonly building: number;
  solved: boolean;
  again: boolean;
}

/** Who reports today on this hazard, from the keys of its draws; −1 if nobody. `before`: reports of it up to yesterday. */
function reporterToday(world: World, slot: number, before: number): number {
  const { hazards, place, streams } = world;
  const c = hazards.columns;
  if (c.reports[slot] === before) return -1;
  if (c.caseDay[slot] === world.day && c.reporter[slot] >= 0) return c.reporter[slot];
  const turn = c.notices[slot] - 1;
  if (turn === 0 && c.escalatedDay[slot] === c.createdDay[slot]) return victimOf(world, slot);
  const first = place.buildingResident[c.building[slot]];
  const count = place.buildingResident[c.building[slot] + 1] - first;
  return first + streams.notice.integer(count, 2 * turn + 1, hazards.agentKey(slot), hazards.ordinalKey(slot));
}

/** First reporters of a run as it goes on. */
class ReporterBook {
  readonly reporters = new Map<number, Reporter>();
  /** First reports whose answer is not yet due. */
  #waiting: Reporter[] = [];
  /** Serial number and reports so far, by slot. */
  readonly #seen: { serial: number; reports: number }[] = [];

  /** After detection: who reported today. */
  readReports(world: World): void {
    const c = world.hazards.columns;
    for (let slot = 0; slot < world.hazards.used; slot++) {
      const serial = c.serial[slot];
      if (serial < 0) continue;
      if (this.#seen[slot]?.serial !== serial) this.#seen[slot] = { serial, reports: 0 };
      const resident = reporterToday(world, slot, this.#seen[slot].reports);
      this.#seen[slot].reports = c.reports[slot];
      if (resident >= 0) this.#note(world, resident, slot);
    }
  }

  /** After handling: which first reports were solved today. A solved hazard keeps its columns until the slot is used again, another day. */
  readAnswers({ hazards, day }: World): void {
    const c = hazards.columns;
    for (const entry of this.#waiting) {
      if (c.resolvedDay[entry.slot] === day && c.ordinal[entry.slot] === entry.ordinal && c.building[entry.slot] === entry.building)
        entry.solved = true;
    }
    this.#waiting = this.#waiting.filter((entry) => !entry.solved && day - entry.day < ANSWER_DAYS);
  }

  #note({ hazards, day }: World, resident: number, slot: number): void {
    const c = hazards.columns;
    const known = this.reporters.get(resident);
    if (known !== undefined) {
      const since = day - known.day - ANSWER_DAYS;
      if (since > 0 && since <= WINDOW_DAYS) known.again = true;
      return;
    }
    const entry = { day, slot, ordinal: c.ordinal[slot], building: c.building[slot], solved: false, again: false };
    this.reporters.set(resident, entry);
    this.#waiting.push(entry);
  }
}

const measure: Measure = {
  id: "second-report",
  look() {
    const book = new ReporterBook();
    return {
      afterProcess(world, process) {
        if (process === "detection") book.readReports(world);
        if (process === "handling") book.readAnswers(world);
      },
      readings() {
        const first = [...book.reporters.values()].filter(({ day }) => day >= 0 && day + ANSWER_DAYS + WINDOW_DAYS < DAYS);
        const [pooledSolved, pooledOpen] = pooledRiskRatio(first);
        const count = (solved: boolean, again: boolean) => first.filter((one) => one.solved === solved && (one.again || !again)).length;
        return {
          "pooled-solved": pooledSolved,
          "pooled-open": pooledOpen,
          solved: count(true, false),
          "solved-again": count(true, true),
          open: count(false, false),
          "open-again": count(false, true),
        };
      },
    };
  },
};

const RUN = "community";

export const secondReport = pattern({
  id: "second-report",
  row: "7",
  level: "T",
  title: "A first report that was answered brings the next one",
  evidence: [
    {
      text: "FixMyStreet (United Kingdom, n = 399,364): a fixed first report goes with a 57 % higher probability of a second; the first experience still tells in all later reports",
      source: "Sjoberg, Mellon & Peixoto 2017, Public Administration Review 77(3), 340–351",
      mark: "V",
    },
    {
      text: "FixMyStreet asks reporters after some weeks whether the matter was fixed",
      source: "mySociety research pages",
      mark: "V",
    },
  ],
  experiment:
    "A middling community for two years without any measure. Outcomes differ by load, partners and chance; nobody is assigned to one.",
  measured:
    "Residents who report something for the first time since the warm-up began, in the first 11 months. Solved: the matter was truly solved within four weeks. Second report: any report of the resident, of whatever matter, known already or not, in the year that follows the four weeks. " +
    "The two chances are compared within buildings, whose residents have the same occasions to report, and pooled after Mantel and Haenszel; the increase is their ratio less one.",
  mechanism:
    "The outcome of one's own report moves the belief in response (`trust.efficacyRate`), which moves the log-odds of the next report (`detection.responseWeight`); confidence in the organisation moves along (`trust.gainRate`, `trust.lossRatio`, `detection.confidenceWeight`); word of mouth wears the difference away (`trust.hearsayRate`).",
  changed:
    "Missed at first (an increase of a fifth). The calibration, which aims at this row, took `detection.responseWeight` from 2.4 to 4.1 and `trust.hearsayRate` from 0.02 to 0.0077.",
  configurations: { [RUN]: { what: "the community as it is, two years", days: DAYS } },
  measure,
  criteria: [
    {
      id: "increase",
      label: "Increase of the chance of a second report after a solved first one",
      unit: "%",
      value: (of) => [of(RUN, "pooled-solved"), of(RUN, "pooled-open")],
      scale: 100,
      offset: 100,
      target: { kind: "within", low: 30, high: 90 },
    },
  ],
  knockOut: {
    what: "the outcome of a report does not move the belief in response (trust.efficacyRate 0)",
    patch: { set: { "trust.efficacyRate": 0 } },
    loses: ["increase"],
  },
});
