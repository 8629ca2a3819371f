/**
 * 34 · About one case in seven is dealt with by two organisations together.
 *
 * Evidence: a district's count of hotline tickets of one field. Experiment: an ordinary community for two years. Measure: ended cases
 * that a second organisation had joined.
 */
import { QUEUED, WAITING } from "../../model/hazardStore.ts";
import type { World } from "../../model/state.ts";
import type { Looker, Measure } from "../measure.ts";
import { pattern } from "../pattern.ts";

const FROM = 365;
const DAYS = 730;

/** A case in hand before the day's work. */
interface InHand {
  readonly slot: number;
  readonly closures: number;
  readonly needsPartner: boolean;
}

/** Rounds of cases that end, those that needed a partner, and those that one had joined. */
const measure: Measure = {
  id: "joint-cases",
  look(): Looker {
    let inHand: InHand[] = [];
    const counts = { ended: 0, needed: 0, joint: 0 };
    return {
      afterProcess(world, process) {
        if (world.day < FROM) return;
        if (process === "routing") inHand = casesInHand(world);
        if (process !== "handling") return;
        const { closures, resolvedDay, partner } = world.hazards.columns;
        for (const { slot, closures: before, needsPartner } of inHand) {
          if (closures[slot] === before && resolvedDay[slot] !== world.day) continue;
          counts.ended++;
          if (needsPartner) counts.needed++;
          if (partner[slot] >= 0) counts.joint++;
        }
      },
      readings: () => ({ ...counts }),
    };
  },
};

function casesInHand({ hazards }: World): InHand[] {
  const c = hazards.columns;
  const list: InHand[] = [];
  for (let slot = 0; slot < hazards.used; slot++) {
    if (c.serial[slot] < 0 || (c.status[slot] !== QUEUED && c.status[slot] !== WAITING)) continue;
    list.push({ slot, closures: c.closures[slot], needsPartner: c.needsPartner[slot] === 1 });
  }
  return list;
}

export const jointCases = pattern({
  id: "joint-cases",
  row: "34",
  level: "T",
  title: "About one case in seven is dealt with jointly",
  evidence: [
    {
      text: "Longyang district (Baoshan, Yunnan) 2025: after ten offices had written down who leads and who helps for twelve kinds of ticket, 179 were handed over, 25 of them (14 %) dealt with by several departments together",
      source: "official report of the district; share computed",
      mark: "V",
    },
  ],
  experiment:
    "The middling community (8,000 residents) as it is for two years. One count in one place, of tickets of one field; the tolerance is the 95 % interval of 25 in 179 by chance alone (exact binomial), since nothing else says how places differ.",
  measured:
    "Second year: rounds of cases that ended, solved or closed on paper, and those among them that a second organisation had joined.",
  mechanism:
    "The share of cases that cannot be dealt with alone (partnerShare of the category, an assumption) times how often the partner joins: ties of joint action, trust, load, mandates, brokers (partnership.*).",
  configurations: { community: { what: "the community as it is, two years", days: DAYS } },
  measure,
  criteria: [
    {
      id: "joint",
      label: "Cases dealt with jointly",
      unit: "%",
      value: (of) => [of("community", "joint"), of("community", "ended")],
      scale: 100,
      target: { kind: "within", low: 9.2, high: 19.9 },
    },
  ],
  noted: [
    {
      id: "needed",
      label: "cases that could not be dealt with alone",
      unit: "%",
      scale: 100,
      value: (of) => [of("community", "needed"), of("community", "ended")],
    },
  ],
  knockOut: {
    what: "nobody joins who is asked, persuaded or not",
    patch: { set: { "partnership.maximum": 0, "partnership.persuasion": 0 } },
    loses: ["joint"],
  },
});
