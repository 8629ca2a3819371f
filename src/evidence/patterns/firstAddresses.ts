/**
 * 30 · Where a case lands first: residents mostly turn to the wrong line, a desk mostly passes it on right, others often do not.
 *
 * Evidence: two of five calls to the police line are police matters; trained desks send most of what is not their own to the right office,
 * more with a platform; where there is no registry, two of five matters are tossed between peers. Experiment: an ordinary community for
 * three years, without a platform and with one. Measure: first addresses by channel in the last two years.
 */
import { channelIds } from "../../model/channels.ts";
import { QUEUED, WAITING } from "../../model/hazardStore.ts";
import { leadOf } from "../../model/knowledge.ts";
import type { World } from "../../model/state.ts";
import type { Looker, Measure } from "../measure.ts";
import { pattern, type Readings } from "../pattern.ts";

const DAYS = 1095;
/** What is known at the start is worn and renewed by then. */
const FROM = 365;
type Channel = (typeof channelIds)[number];
/** Lines at which a desk sits, and people who know the place and have no registry. */
const groups = { desk: ["police-line", "hotline"], peer: ["committee", "property-office", "volunteer"] } satisfies Record<
  string,
  Channel[]
>;
type Group = keyof typeof groups;

/** A case in its first round, as it comes to the organisation in charge. */
export interface Arrival {
  readonly channel: Channel;
  /** Whether it was put to the organisation in charge itself. */
  readonly own: boolean;
  readonly strayed: boolean;
}

/** By group: what was put to it, what of that was its own, and what of the rest it passed on to the right organisation at once. */
export function countAddresses(arrivals: readonly Arrival[]): Record<string, number> {
  const counts: Record<string, number> = {};
  const add = (name: string, channels: readonly Channel[]) => {
    const put = arrivals.filter(({ channel }) => channels.includes(channel));
    const passed = put.filter(({ own }) => !own);
    counts[`${name}-put`] = put.length;
    counts[`${name}-own`] = put.length - passed.length;
    counts[`${name}-passed`] = passed.length;
    counts[`${name}-right`] = passed.filter(({ strayed }) => !strayed).length;
  };
  for (const [name, channels] of Object.entries(groups)) add(name, channels);
  add("police-line", ["police-line"]);
  return counts;
}

const measure: Measure = {
  id: "first-addresses",
  look(): Looker {
    const arrivals: Arrival[] = [];
    const seen = new Map<number, number>();
    return {
      afterProcess(world, process) {
        if (world.day < FROM || (process !== "detection" && process !== "routing")) return;
        for (const slot of arrived(world, seen)) {
          const { channel, firstOrganisation, strayed } = world.hazards.columns;
          const own = firstOrganisation[slot] === leadOf(world, slot).index;
          arrivals.push({ channel: channelIds[channel[slot]], own, strayed: strayed[slot] === 1 });
        }
      },
      readings: () => countAddresses(arrivals),
    };
  },
};

/** Slots of residents' cases that have come to the organisation in charge for the first time since the last look. */
function arrived({ hazards }: World, seen: Map<number, number>): number[] {
  const c = hazards.columns;
  const slots: number[] = [];
  for (let slot = 0; slot < hazards.used; slot++) {
    const serial = c.serial[slot];
    if (serial < 0 || c.channel[slot] < 0 || c.claimed[slot] !== 1 || c.closures[slot] !== 0) continue;
    if ((c.status[slot] !== QUEUED && c.status[slot] !== WAITING) || seen.get(slot) === serial) continue;
    seen.set(slot, serial);
    slots.push(slot);
  }
  return slots;
}

const right = (configuration: string, group: Group) => (of: Readings) =>
  [of(configuration, `${group}-right`), of(configuration, `${group}-passed`)] as const;

export const firstAddresses = pattern({
  id: "first-addresses",
  row: "30",
  level: "T",
  title: "Residents mostly turn to the wrong line, a desk mostly passes it on right, others often do not",
  evidence: [
    {
      text: "58 to 62 % of demands on the police are no police matters (Jiangsu, Hefei); two thirds of 110 calls in Shandong, 2016",
      source: "official figures and press; share computed",
      mark: "C",
    },
    {
      text: "A district's dispatch finds the right address in more than 70 %; a street's classifies 92 % right with software trained on three years",
      source: "Dongcheng (Beijing); Tangqiao Street (Shanghai) 2024, press",
      mark: "P",
    },
    {
      text: "37 to 44 % of reports are passed on at least once where developers assign them to each other without a registry (445,000 reports)",
      source: "Jeong, Kim & Zimmermann 2009",
      mark: "V",
    },
  ],
  experiment:
    "The middling community (8,000 residents) as it is for three years, without any shared platform; and with the platform as the measure ships it. " +
    "What desks and others know at the start was set from the same sources (knowledge.deskRight, peerRight; channels.knowsLead), so that the levels of the first day are put in. " +
    "What is asked is whether they are still there in the second and third year, after turnover, new rules, learning and reading, and what a platform makes of them.",
  measured:
    "Residents' cases in their first round, days 365 to 1095. Own: put to the organisation in charge itself. Of the rest, right is what went from the first holder to the organisation in charge at once. Desks: police line and hotline. Peers: residents' committee, property office, volunteers. What presence found is left out.",
  mechanism:
    "Facts about who leads a matter, worn by turnover and new rules and renewed by reading, hand-overs and answers (knowledge.*), the strongest ties asked (routing.askedTies), matters that cannot be learned (opaqueShare, opaqueRight); automatic dispatch and the registry of the platform for what is written down (routing.platformAccuracy, registryAccuracy).",
  configurations: {
    plain: { what: "no platform", days: DAYS, patch: { set: { "institutions.platformCoverage": 0 } } },
    platform: { what: "a platform as shipped", days: DAYS, patch: { interventions: { "information-sharing": {} } } },
  },
  measure,
  criteria: [
    {
      id: "police-line",
      label: "Calls to the police line that are matters of the police",
      unit: "%",
      value: (of) => [of("plain", "police-line-own"), of("plain", "police-line-put")],
      scale: 100,
      target: { kind: "within", low: 33, high: 45 },
    },
    {
      id: "desk",
      label: "Passed on right by desks, no platform",
      unit: "%",
      value: right("plain", "desk"),
      scale: 100,
      target: { kind: "within", low: 65, high: 85 },
    },
    {
      id: "peer",
      label: "Passed on right by others, no platform",
      unit: "%",
      value: right("plain", "peer"),
      scale: 100,
      target: { kind: "within", low: 56, high: 63 },
    },
    {
      id: "desk-platform",
      label: "Passed on right by desks, with a platform",
      unit: "%",
      value: right("platform", "desk"),
      scale: 100,
      target: { kind: "within", low: 86, high: 92 },
    },
    {
      id: "platform-gains",
      label: "Desks with a platform less desks without",
      unit: "points",
      value: (of) =>
        100 * (of("platform", "desk-right") / of("platform", "desk-passed") - of("plain", "desk-right") / of("plain", "desk-passed")),
      target: { kind: "positive" },
    },
  ],
  knockOut: {
    what: "nobody reads or learns whose a matter is, while what is known goes out of date",
    patch: { set: { "knowledge.readShare": 0, "knowledge.learning": 0, "knowledge.askedLearning": 0 } },
    loses: ["desk", "peer"],
  },
});
