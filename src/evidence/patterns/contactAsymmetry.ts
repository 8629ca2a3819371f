/**
 * 8 · A bad contact weighs more than a good one.
 *
 * Evidence: in surveys on encounters with the police, the effect of a bad one on confidence is 4 to 14 times that of a good one.
 * Experiment: one ordinary year in a middling community. Measure: confidence of those whose reported matter ended, just before and four
 * weeks after, against neighbours of the same building who started alike and had no matter of their own in these weeks.
 */
import { QUEUED, WAITING } from "../../model/hazardStore.ts";
import { kindIndexOf, organisationKinds } from "../../model/kindLists.ts";
import type { World } from "../../model/state.ts";
import type { Measure } from "../measure.ts";
import { pattern } from "../pattern.ts";

/** Days on which matters end that are looked at, and days until the second look. */
const YEAR = 360;
const FOLLOW_UP_DAYS = 28;
/** Those compared with start at most this far from the resident, on the scale of 0 to 1. */
const CALIPER = 0.1;
/** Residents next door whom the contact itself reaches as hearsay: nobody to compare with. */
const NEXT_DOOR = 3;

/** Kinds of organisation in their order, then trust in neighbours. */
const SOCIAL = organisationKinds.length;
const POLICE = kindIndexOf("police");

export type Ending = "good" | "bad";

/** A resident's matter has ended; attitudes of the building's residents as they were that morning. */
interface Contact {
  readonly day: number;
  readonly resident: number;
  readonly kind: number;
  readonly ending: Ending | "late";
  readonly first: number;
  readonly confidence: Float32Array;
  readonly socialTrust: Float32Array;
}

/** Sums over contacts: how many, change against those without one, and room to the end of the scale on the side of the ending. */
export interface Effect {
  count: number;
  change: number;
  room: number;
}

/**
 * Change of one resident between two looks, less the mean change of those who may be compared and started within the caliper; NaN where
 * there is nobody. `self` and the arrays run over the residents of one building.
 */
export function changeAgainstAlike(
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  self: number,
  comparable: (other: number) => boolean,
): number {
  let count = 0;
  let drift = 0;
  for (let other = 0; other < before.length; other++) {
    if (other === self || Math.abs(before[other] - before[self]) > CALIPER || !comparable(other)) continue;
    count++;
    drift += after[other] - before[other];
  }
  return count === 0 ? Number.NaN : after[self] - before[self] - drift / count;
}

/** A case in hand before the day's work, with somebody's report behind it. */
interface CaseInHand {
  readonly slot: number;
  readonly reporter: number;
  readonly kind: number;
  readonly closures: number;
}

function casesInHand({ hazards, organisations }: World): CaseInHand[] {
  const c = hazards.columns;
  const list: CaseInHand[] = [];
  for (let slot = 0; slot < hazards.used; slot++) {
    if (c.serial[slot] < 0 || c.reporter[slot] < 0) continue;
    if (c.status[slot] !== QUEUED && c.status[slot] !== WAITING) continue;
    list.push({ slot, reporter: c.reporter[slot], kind: organisations[c.organisation[slot]].kindIndex, closures: c.closures[slot] });
  }
  return list;
}

/** How a case ended today: well (solved in the time residents expect), late, badly (closed or given up unsolved), or not at all. */
function endingOf({ hazards, categories, day }: World, { slot, closures }: CaseInHand): Contact["ending"] | null {
  const c = hazards.columns;
  if (c.closures[slot] > closures) return "bad";
  if (c.resolvedDay[slot] !== day) return null;
  return day - c.detectedDay[slot] <= categories[c.category[slot]].fields.expectedDays ? "good" : "late";
}

/** Attitudes of a building's residents to a kind of organisation, and to neighbours. */
function attitudesOf({ residents, place }: World, building: number, attitude: number): Float32Array {
  const column = attitude === SOCIAL ? residents.columns.socialTrust : residents.confidence[attitude];
  return column.slice(place.buildingResident[building], place.buildingResident[building + 1]);
}

/** Every resident whose own matter ended within a year, before and four weeks after. */
export const contactMeasure: Measure = {
  id: "contacts",
  look() {
    let inHand: { readonly one: CaseInHand; readonly confidence: Float32Array; readonly socialTrust: Float32Array }[] = [];
    const waiting: Contact[] = [];
    const lastContact = new Map<number, number[]>();
    const effects: Record<string, Effect> = {};
    const effect = (name: string) => (effects[name] ??= { count: 0, change: 0, room: 0 });
    for (const about of ["confidence", "police", "social"]) for (const ending of ["good", "bad"]) effect(`${about}-${ending}`);
    const add = (name: string, change: number, room: number) => {
      const sums = effect(name);
      if (Number.isNaN(change)) return;
      sums.count++;
      sums.change += change;
      sums.room += room;
    };
    const settle = (world: World, contact: Contact) => {
      const { day, resident, kind, ending, first, confidence, socialTrust } = contact;
      if (ending === "late" || contactsWithin(lastContact.get(resident), day) > 1) return;
      const self = resident - first;
      const building = world.residents.columns.building[resident];
      const comparable = (other: number) =>
        world.residents.columns.ageBand[first + other] > 0 &&
        Math.abs(other - self) > NEXT_DOOR &&
        contactsWithin(lastContact.get(first + other), day) === 0;
      const room = (level: number) => (ending === "good" ? 1 - level : level);
      const change = changeAgainstAlike(confidence, attitudesOf(world, building, kind), self, comparable);
      add(`confidence-${ending}`, change, room(confidence[self]));
      if (kind === POLICE) add(`police-${ending}`, change, room(confidence[self]));
      const social = changeAgainstAlike(socialTrust, attitudesOf(world, building, SOCIAL), self, comparable);
      add(`social-${ending}`, social, room(socialTrust[self]));
    };
    return {
      afterProcess(world, process) {
        const { day, residents, place } = world;
        if (day < 0) return;
        if (process === "routing") {
          inHand = casesInHand(world).map((one) => {
            const building = residents.columns.building[one.reporter];
            return { one, confidence: attitudesOf(world, building, one.kind), socialTrust: attitudesOf(world, building, SOCIAL) };
          });
        }
        if (process === "handling") {
          for (const { one, confidence, socialTrust } of inHand) {
            const ending = endingOf(world, one);
            if (ending === null) continue;
            const { reporter: resident, kind } = one;
            const days = lastContact.get(resident) ?? [];
            days.push(day);
            lastContact.set(resident, days);
            if (day >= YEAR) continue;
            const first = place.buildingResident[residents.columns.building[resident]];
            waiting.push({ day, resident, kind, ending, first, confidence, socialTrust });
          }
        }
        if (process === "escalation") while (waiting.length > 0 && waiting[0].day + FOLLOW_UP_DAYS <= day) settle(world, waiting.shift()!);
      },
      readings: () =>
        Object.fromEntries(
          Object.entries(effects).flatMap(([name, { count, change, room }]) => [
            [`${name}-count`, count],
            [`${name}-change`, count === 0 ? Number.NaN : change / count],
            [`${name}-room`, count === 0 ? Number.NaN : room / count],
          ]),
        ),
    };
  },
};

/** How many of a resident's contacts ended on or after a day. */
function contactsWithin(days: readonly number[] | undefined, from: number): number {
  return days === undefined ? 0 : days.filter((day) => day >= from).length;
}

export const contactAsymmetry = pattern({
  id: "contact-asymmetry",
  row: "8",
  level: "T",
  title: "A bad contact weighs more than a good one",
  evidence: [
    {
      text: "The impact of a bad experience with the police on confidence in them is 4 to 14 times that of a good one; the coefficients of good ones do not differ from zero (Chicago; replicated in seven urban areas of three countries)",
      source: "Skogan 2006, Policing and Society 16, abstract",
      mark: "V",
    },
    {
      text: "Trust is gained slowly and lost quickly; a survey in Houston (N = 1,143) has the same sign",
      source: "Slovic 1993; Houston survey",
      mark: "V",
    },
  ],
  experiment:
    "One ordinary year in a middling community of 8,000, nothing tried. Residents report what they notice; some matters are solved in the time residents expect, some late, some are closed or given up unsolved. A first version asked the same residents a year apart: bad contacts then weighed 14.0 times as much as good ones (95 % interval 12.2 to 15.7), and for the police the ratio had no upper bound, since those who report crimes are often their victims and had lost confidence by that. It was replaced by a look just before and four weeks after the end of the matter. The evidence is American and European; that it carries over to Chinese estates is assumed.",
  measured:
    "Every adult whose own matter ended on days 0 to 359: confidence in the kind of organisation that handled it, on the morning of that day and 28 days later, less the mean change of adults of the same building who started within 0.1 of it, live more than three doors away and had no matter of their own end in between. Good: solved in the expected time. Bad: closed or given up unsolved. Solved late counts as neither; residents with a second matter in the four weeks are left out.",
  mechanism:
    "After an outcome, confidence moves a share of the distance to it: trust.gainRate upwards, trust.gainRate × trust.lossRatio downwards (processes/experience.ts). The loss ratio, 7, was chosen with this evidence in view; what is tested is whether contacts as residents have them, with outcomes of all shades, starting levels, hearsay and forgetting, show a ratio of that size. Good contacts do little here, but not nothing as in the evidence.",
  configurations: { ordinary: { what: "an ordinary year, nothing tried", days: YEAR + FOLLOW_UP_DAYS } },
  measure: contactMeasure,
  criteria: [
    {
      id: "bad-to-good",
      label: "Confidence lost by a bad contact, of that gained by a good one",
      unit: "ratio",
      value: (of) => [-of("ordinary", "confidence-bad-change"), of("ordinary", "confidence-good-change")],
      target: { kind: "within", low: 3, high: 15 },
    },
    {
      id: "bad-to-good-police",
      label: "The same, police alone",
      unit: "ratio",
      value: (of) => [-of("ordinary", "police-bad-change"), of("ordinary", "police-good-change")],
      target: { kind: "within", low: 3, high: 15 },
    },
  ],
  knockOut: {
    what: "confidence falls no faster than it rises",
    patch: { set: { "trust.lossRatio": 1 } },
    loses: ["bad-to-good", "bad-to-good-police"],
  },
});
