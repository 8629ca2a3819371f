/**
 * 9 · Confidence and trust in neighbours recover differently.
 *
 * Evidence: confidence, which rests on performance, falls faster than it rises; trust, which rests on shared values, moves alike both
 * ways. Experiment: half a year of an epidemic overloads the organisations, half a year follows. Measure: how far bad and good contacts with
 * organisations move confidence, and how far an incident and a neighbour's help move trust in neighbours, as a share of the way there was to go.
 */
import { victimOf } from "../../model/processes/experience.ts";
import { FORM, NEAR_CONTACTS } from "../../model/residents.ts";
import type { World } from "../../model/state.ts";
import { DAYS_PER_WEEK } from "../../model/time.ts";
import type { Looker, Measure } from "../measure.ts";
import { pattern, type Readings } from "../pattern.ts";
import { contactMeasure, type Effect } from "./contactAsymmetry.ts";

const SHOCK_DAYS = 180;
const DAYS = 388;
/** Those compared with start at most this far from the resident, on the scale of 0 to 1. */
const CALIPER = 0.02;
const HELP = 1 << FORM.help;

/** Adds one event: what it moved, and the room there was on its side. */
function add(effect: Effect, change: number, room: number): void {
  if (Number.isNaN(change)) return;
  effect.count++;
  effect.change += change;
  effect.room += room;
}

/** Trust in neighbours: of who is struck by an incident, on that day; of whose contact helped somebody, in that week. */
class NeighbourBook {
  readonly struck: Effect = { count: 0, change: 0, room: 0 };
  readonly helped: Effect = { count: 0, change: 0, room: 0 };
  /** Trust before the processes that may move it. */
  #before = new Float32Array(0);

  remember({ residents }: World): void {
    this.#before = residents.columns.socialTrust.slice();
  }

  /** Nothing but incidents moves trust between two looks of a day. */
  readIncidents(world: World): void {
    const { serial, escalatedDay } = world.hazards.columns;
    const now = world.residents.columns.socialTrust;
    for (let slot = 0; slot < world.hazards.used; slot++) {
      if (serial[slot] < 0 || escalatedDay[slot] !== world.day) continue;
      const victim = victimOf(world, slot);
      if (victim >= 0) add(this.struck, now[victim] - this.#before[victim], this.#before[victim]);
    }
  }

  /** Who had a contact that helped, against those of the building who started alike, had none and did nothing themselves. */
  readHelp(world: World): void {
    const { place, residents } = world;
    const { wasActive, active, ageBand, socialTrust: now } = residents.columns;
    for (let building = 0; building < place.buildingCount; building++) {
      const first = place.buildingResident[building];
      const end = place.buildingResident[building + 1];
      const quiet: number[] = [];
      const helped: number[] = [];
      for (let i = first; i < end; i++) {
        if (ageBand[i] === 0 || active[i] !== 0) continue;
        (contactsOf(world, i, first, end).some((other) => wasActive[other] === HELP) ? helped : quiet).push(i);
      }
      for (const i of helped) {
        const alike = quiet.filter((other) => Math.abs(this.#before[other] - this.#before[i]) <= CALIPER);
        const drift = alike.reduce((sum, other) => sum + now[other] - this.#before[other], 0) / alike.length;
        add(this.helped, now[i] - this.#before[i] - drift, 1 - this.#before[i]);
      }
    }
  }
}

/** A resident's contacts: three on each side around the building (fewer in a small one) and two elsewhere. */
function contactsOf({ residents }: World, i: number, first: number, end: number): number[] {
  const living = end - first;
  const reach = Math.min(NEAR_CONTACTS, (living - 1) >> 1);
  const near = Array.from({ length: 2 * reach }, (_, k) => (k < reach ? k - reach : k - reach + 1));
  const { farFirst, farSecond } = residents.columns;
  return [...near.map((offset) => first + ((i - first + offset + living) % living)), farFirst[i], farSecond[i]];
}

const measure: Measure = {
  id: "trust-moves",
  look(specification): Looker {
    const contacts = contactMeasure.look(specification);
    const book = new NeighbourBook();
    return {
      afterProcess(world, process) {
        contacts.afterProcess!(world, process);
        if (world.day < 0) return;
        if (process === "plan-day") book.remember(world);
        if (process === "escalation") {
          book.readIncidents(world);
          book.remember(world);
        }
        if (process === "participation" && (world.day + 1) % DAYS_PER_WEEK === 0) book.readHelp(world);
      },
      readings: (output) => ({
        ...contacts.readings(output),
        ...Object.fromEntries(
          (["struck", "helped"] as const).flatMap((name) => {
            const { count, change, room } = book[name];
            return [
              [`${name}-change`, count === 0 ? Number.NaN : change / count],
              [`${name}-room`, count === 0 ? Number.NaN : room / count],
            ];
          }),
        ),
      }),
    };
  },
};

/** How much of the way to the end of the scale an event moves an attitude: to none of it when bad, to full when good. */
const speed = (of: Readings, event: string, sign: number) => (sign * of("shock", `${event}-change`)) / of("shock", `${event}-room`);
const confidence = (of: Readings) => speed(of, "confidence-bad", -1) / speed(of, "confidence-good", 1);
const social = (of: Readings) => speed(of, "struck", -1) / speed(of, "helped", 1);

export const trustRecovery = pattern({
  id: "trust-recovery",
  row: "9",
  level: "S",
  title: "Confidence and trust in neighbours recover differently",
  evidence: [
    {
      text: "Asymmetry of trust depends on the attitude one starts with and holds for confidence, less for trust based on shared values",
      source: "Earle & Siegrist; review in Journal of Psychological Science 2013",
      mark: "V",
    },
    { text: "Trust is gained slowly and lost quickly", source: "Slovic 1993", mark: "V" },
  ],
  experiment:
    "A community of 8,000 is struck by an epidemic of 180 days from day 0: up to four times as many calls for help, more disputes, up to 30 % less capacity. Cases pile up and end badly; afterwards the organisations work the backlog off. " +
    "Until version 0.3.0 an office's case moved trust in neighbours too, and the same contacts were asked about both attitudes. Now only what neighbours do and what befalls one moves it, so it is asked of these: being struck by an incident, and help by a contact. " +
    "The recovery of a community over time is not tested: half a year after the shock the backlog still does harm, and how fast means return depends on the assumed rates of forgetting.",
  measured:
    "Confidence: contacts of days 0 to 359 as in pattern 8, from the morning on which one's matter ended to 28 days later, less that of neighbours who started alike. Trust in neighbours: of the victim of an incident, on that day; of an adult one of whose eight contacts helped a neighbour last week, in that week, less the mean change of adults of the building who started within 0.02 of it, had no such contact and did nothing themselves. Each divided by the room there was: down to 0 after what is bad, up to 1 after what is good. The ratio of the two is how many good events it takes to make up for a bad one. Alike both ways is a ratio between 0.5 and 2.",
  mechanism:
    "trust.gainRate and trust.lossRatio for confidence; for trust in neighbours trust.socialRate times the fear of an incident downwards and participation.helpTrust upwards. That the two are separate attitudes with separate rules is a choice made with this evidence in view.",
  configurations: {
    shock: {
      what: "an epidemic of half a year",
      days: DAYS,
      patch: { events: { epidemic: { type: "epidemic", day: 0, duration: `${SHOCK_DAYS} days`, severity: 1 } } },
    },
  },
  measure,
  criteria: [
    {
      id: "confidence-asymmetric",
      label: "Confidence: share of the way lost by a bad contact, of that gained by a good one",
      unit: "ratio",
      value: confidence,
      target: { kind: "within", low: 2, high: 100 },
    },
    {
      id: "social-symmetric",
      label: "Trust in neighbours: share of the way lost by an incident, of that gained by help",
      unit: "ratio",
      value: social,
      target: { kind: "within", low: 0.5, high: 2 },
    },
    {
      id: "difference",
      label: "Ratio of confidence less twice that of trust in neighbours",
      unit: "ratio",
      value: (of) => confidence(of) - 2 * social(of),
      target: { kind: "positive" },
    },
  ],
  knockOut: {
    what: "confidence falls no faster than it rises",
    patch: { set: { "trust.lossRatio": 1 } },
    loses: ["confidence-asymmetric"],
  },
});
