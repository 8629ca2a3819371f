/**
 * Channels: where a resident who reports turns first (M4, M8).
 *
 * A logit choice by age, by what came of reports over a channel in this domain, by confidence in who answers it in this domain and by cost; who knows which
 * channel leads to the organisation in charge mostly goes there. That the first address is wrong in most cases is an outcome.
 */
import { exp } from "../kernel/maths.ts";
import { gumbelChoice, nameKey } from "../kernel/random.ts";
import { confidenceIn } from "./confidence.ts";
import { rolesWith } from "./kindLists.ts";
import type { Duty } from "./kinds.ts";
import { leadOf, oneOf } from "./knowledge.ts";
import { coverageAt } from "./platform.ts";
import { ageOfBand, LITERACY_STEPS } from "./residents.ts";
import type { Organisation, World } from "./state.ts";

/** Duty of those who answer each channel. */
const answeredBy = {
  "police-line": "emergency line",
  hotline: "hotline",
  committee: "organise",
  "property-office": "fees",
  volunteer: "volunteers",
  app: "hotline",
} as const satisfies Readonly<Record<string, Duty>>;

export const channelIds = Object.keys(answeredBy) as (keyof typeof answeredBy)[];
export const CHANNELS = channelIds.length;
const channelKeys = Uint32Array.from(channelIds, nameKey);
const APP = channelIds.indexOf("app");
const HOTLINE = channelIds.indexOf("hotline");
/** Step of the draw by which a building belongs to one of several organisations with one duty. */
const DUTY_DRAW = 1_000_000;
const weights = new Float64Array(CHANNELS);
const WITHOUT_STAFF = rolesWith("volunteers");

/** Who takes a report over a channel at a building; null where nobody answers. */
export function answering(world: World, channel: number, building: number): Organisation | null {
  return onDuty(world, answeredBy[channelIds[channel]], building);
}

/** Who serves a community and has a duty, by the list of who serves it: neither changes during a run. */
const holders = new WeakMap<readonly number[], Map<Duty, readonly number[]>>();

function holdersOf({ organisations, serving }: World, duty: Duty, community: number): readonly number[] {
  const all = serving[community];
  const known = holders.get(all)?.get(duty);
  if (known !== undefined) return known;
  const roles = rolesWith(duty);
  const found = all.filter((i) => roles.has(organisations[i].role));
  holders.set(all, new Map([...(holders.get(all) ?? []), [duty, found]]));
  return found;
}

function canAct({ role, staff }: Organisation): boolean {
  return staff > 0 || WITHOUT_STAFF.has(role);
}

/**
 * The organisation with a duty at a building that can act (a volunteer team can without paid staff); null where there is none. Where
 * several have it, each building is one's for good.
 */
export function onDuty(world: World, duty: Duty, building: number): Organisation | null {
  const { organisations, place, streams } = world;
  const all = holdersOf(world, duty, place.buildingCommunity[building]);
  if (all.length === 0) return null;
  if (all.length === 1) return canAct(organisations[all[0]]) ? organisations[all[0]] : null;
  const one = oneOf(organisations, all, canAct, streams.channel, DUTY_DRAW, building);
  return one < 0 ? null : organisations[one];
}

/** Channel by which a resident reports a hazard, or −1 where nobody can be reached. `turn` counts the reports of this hazard. */
export function chooseChannel(world: World, slot: number, resident: number, turn: number): number {
  const { hazards, place, residents, parameters, policy, streams, record, categories } = world;
  const p = parameters.channels;
  const c = hazards.columns;
  const building = c.building[slot];
  const category = c.category[slot];
  const community = place.buildingCommunity[building];
  const own = hazards.ownKey(slot);
  const years = ageOfBand[residents.columns.ageBand[resident]] - p.referenceAge;
  const literacy = residents.columns.literacy[resident] / LITERACY_STEPS;
  const knows = streams.channel.bernoulli(p.knowsLead + p.literacyWeight * (literacy - 0.5), 2 * turn, own);
  const lead = knows ? leadOf(world, slot) : null;
  const bases = [p.policeLine, p.hotline, p.committee, p.propertyOffice, p.volunteer, p.app];
  const ages = [p.agePoliceLine, p.ageHotline, p.ageCommittee, p.agePropertyOffice, p.ageVolunteer, p.ageApp];
  const onApp = coverageAt(world, "app");
  for (let k = 0; k < CHANNELS; k++) {
    const answerer = k === APP && onApp <= 0 ? null : answering(world, k, building);
    if (answerer === null) {
      weights[k] = 0;
      continue;
    }
    // Where this very matter was reported over the channel before, nothing came of it: else nobody would have to report it again.
    const past = k === c.channel[slot] ? 0 : record.channelOutcome[(community * CHANNELS + k) * categories.length + category];
    const dear = k === APP || k === HOTLINE ? policy.channelCost : 0;
    weights[k] =
      (k === APP ? onApp : 1) *
      exp(
        bases[k] +
          ages[k] * years +
          (answerer === lead ? p.knowledgeWeight : 0) +
          p.outcomeWeight * (past - 0.5) +
          p.confidenceWeight * (confidenceIn(world, resident, answerer.kindIndex, community, category) - 0.5) -
          p.costWeight * dear,
      );
  }
  return gumbelChoice(weights, channelKeys, streams.channel, 2 * turn + 1, own);
}

/** Word of mouth about a channel: what came of a report, 0 nothing to 1 solved in time. */
export function rememberChannel(world: World, slot: number, outcome: number): void {
  const { hazards, place, record, parameters, categories } = world;
  const { channel, category, building } = hazards.columns;
  if (channel[slot] < 0) return;
  const at = (place.buildingCommunity[building[slot]] * CHANNELS + channel[slot]) * categories.length + category[slot];
  record.channelOutcome[at] += (outcome - record.channelOutcome[at]) / parameters.channels.outcomeMemory;
}
