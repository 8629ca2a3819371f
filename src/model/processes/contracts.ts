/**
 * Process 10, contracts: hours are bought by tender; the winner chooses quality.
 *
 * Bidders are the place's organisations of the role and firms from elsewhere. Each has costs and a professional pride of its own; pride
 * costs, and who has work asks more. A bid is above costs by what competition leaves: with N bidders 1/N of the distance to the dearest
 * there can be, the equilibrium of the sealed first-price tender with evenly spread costs, so that one who is alone asks for all (textbook
 * form [M]). Bids are scored by price and promised quality. In a prearranged tender the others bid for show: the favourite wins at a mark-up and
 * escapes part of the audits (Chen, World Bank WP 11267 [V]; internalised purchase, Chongqing Univ. J. 2016 [V]), so that the number of
 * bidders is no sign of competition. Quality: e* = clamp((β + P(audit) · penalty) / c), the linear principal–agent model (Holmström 1979).
 */
import { nameKey } from "../../kernel/random.ts";
import { settled } from "../../kernel/settled.ts";
import { agencyOf, inForce, isAgency, mannedShare, staffContracts } from "../agents/serviceAgency.ts";
import { sellers } from "../kindLists.ts";
import type { OrganisationRole } from "../kinds.ts";
import { wageOf } from "../payroll.ts";
import { clampShare } from "../residents.ts";
import { type Contract, NOBODY, type Organisation, OUTSIDE, type World } from "../state.ts";
import { DAYS_PER_MONTH } from "../time.ts";
import { expectedAudit } from "./contractAudits.ts";

/** Draws by firm, and by firm and tender. */
const DRAW = { cost: 0, pride: 1, occupation: 2, arranged: 3, favourite: 4 } as const;
/** Mixes the number of a tender into the key of its lot: 2³² over the golden ratio, odd. */
const KEY_MIXER = 0x9e3779b1;

export function noContract(): Contract {
  return settled({ hours: 0, price: 0, pride: 0, arranged: 0, audited: 0, winner: NOBODY, endDay: 0, tenders: 0 });
}

/** Rules under which a contract is let and supervised. */
export interface Rules {
  /** Probability that the winner is arranged beforehand. */
  readonly prearranged: number;
  /** Share of the work that is to be checked; what is checked is a matter of ties and hours (contractAudits.ts). */
  readonly audit: number;
  readonly penalty: number;
}

/** What is put out to tender. */
export interface Lot {
  /** Stable key of whom the hours are for. */
  readonly key: number;
  /** Role of those who bid. */
  readonly role: OrganisationRole;
  /** Organisation with which the work of a winner from elsewhere is seen. */
  readonly at: number;
}

/** One firm's offer. */
export interface Bid {
  /** Index among organisations, or OUTSIDE. */
  readonly bidder: number;
  readonly price: number;
  readonly pride: number;
  /** Promised quality under the penalty and the audits that the bidder expects. */
  readonly quality: number;
  readonly audited: number;
}

/** Quality that a provider of this pride chooses under audit and penalty. */
export function providerQuality(
  world: Pick<World, "policy" | "parameters">,
  pride: number,
  arranged: number,
  rules: Omit<Rules, "prearranged">,
): number {
  const p = world.parameters.contracts;
  const audit = rules.audit * (1 - p.affiliateDiscount * arranged);
  return clampShare((pride + audit * p.penalty * rules.penalty * enforceable(world)) / p.effortCost);
}

/** What the law makes of a penalty. */
export function enforceable({ policy, parameters }: Pick<World, "policy" | "parameters">): number {
  const { lawlessShare } = parameters.contracts;
  return lawlessShare + (1 - lawlessShare) * policy.legality;
}

/** All bids for a lot, firms of the place first. */
export function bidsFor(world: World, lot: Lot, tender: number, rules: Rules): Bid[] {
  const { organisations, parameters } = world;
  const p = parameters.contracts;
  const insiders = organisations.filter((other) => other.role === lot.role && other.posts > 0);
  const outsiders = Math.round(p.outsideBidders);
  const rivals = { ...rules, bidders: insiders.length + outsiders };
  const bids = insiders.map((firm) => bid(world, lot, firm.index, firm.key, Math.min(1, firm.utilisation), rivals));
  for (let k = 0; k < outsiders; k++) {
    const key = nameKey(`${lot.role} from elsewhere ${k}`);
    const occupied = world.streams.tender.uniform(DRAW.occupation, key, mixed(lot.key, tender));
    bids.push(bid(world, lot, OUTSIDE, key, occupied, rivals));
  }
  return bids;
}

/** Yuan for an hour of a trade at mean costs, before any profit. */
export function meanPrice({ parameters }: Pick<World, "parameters">, role: OrganisationRole): number {
  const { hoursPerPost, overhead } = parameters.contracts;
  return (wageOf(parameters, role) / hoursPerPost) * (1 + overhead);
}

function bid(world: World, lot: Lot, bidder: number, key: number, occupied: number, rules: Rules & { readonly bidders: number }): Bid {
  const { parameters, streams } = world;
  const p = parameters.contracts;
  const spread = (purpose: number, size: number) => size * (2 * streams.tender.uniform(purpose, key, 0) - 1);
  const mean = meanPrice(world, lot.role);
  const prouder = spread(DRAW.pride, p.qualitySpread);
  const cost = mean * (1 + spread(DRAW.cost, p.costSpread)) * (1 + p.qualityCost * prouder) * (1 + p.margin * occupied);
  const dearest = mean * (1 + p.costSpread) * (1 + p.qualityCost * p.qualitySpread) * (1 + p.margin);
  const pride = p.intrinsicQuality * (1 + prouder);
  const audited = expectedAudit(world, bidder === OUTSIDE ? lot.at : bidder, rules.audit);
  const quality = providerQuality(world, pride, 0, { audit: audited, penalty: rules.penalty });
  return { bidder, price: cost + (dearest - cost) / rules.bidders, pride, quality, audited };
}

/** The best bid: promised quality against the best, and the lowest price against its own, weighted. */
export function bestBid(bids: readonly Bid[], qualityWeight: number): Bid {
  const lowest = Math.min(...bids.map(({ price }) => price));
  const highest = Math.max(...bids.map(({ quality }) => quality));
  const score = ({ price, quality }: Bid) =>
    (1 - qualityWeight) * (price > 0 ? lowest / price : 1) + qualityWeight * (highest > 0 ? quality / highest : 1);
  return bids.reduce((best, other) => (score(other) > score(best) ? other : best));
}

/** What a tender comes to: its winner, at which price, and whether it was arranged beforehand. */
export interface Award {
  readonly winner: Bid;
  readonly price: number;
  readonly arranged: number;
}

/** Holds a tender; null when nobody bids. */
export function holdTender(world: World, lot: Lot, tender: number, rules: Rules): Award | null {
  const { parameters, streams } = world;
  const p = parameters.contracts;
  const bids = bidsFor(world, lot, tender, rules);
  if (bids.length === 0) return null;
  const arranged = streams.tender.uniform(DRAW.arranged, lot.key, tender) < rules.prearranged;
  if (!arranged) {
    const winner = bestBid(bids, p.qualityWeight);
    return { winner, price: winner.price, arranged: 0 };
  }
  const winner = favourite(bids, streams.tender.uniform(DRAW.favourite, lot.key, mixed(lot.key, tender)));
  return { winner, price: Math.max(winner.price, bestBid(bids, 0).price * (1 + p.arrangedMarkup)), arranged: 1 };
}

/** Holds a tender and writes its winner into the contract; false when nobody bids. Hours are for the buyer to set. */
export function awardContract(world: World, contract: Contract, lot: Lot, rules: Rules): boolean {
  const award = holdTender(world, lot, contract.tenders++, rules);
  if (award === null) return false;
  const { winner, price, arranged } = award;
  Object.assign(contract, { winner: winner.bidder, price, pride: winner.pride, arranged, audited: winner.audited });
  contract.endDay = world.day + DAYS_PER_MONTH * Math.round(world.parameters.contracts.termMonths);
  return true;
}

/** Whom a tender was arranged for: one of the place where there is one. */
function favourite(bids: readonly Bid[], chance: number): Bid {
  const local = bids.filter(({ bidder }) => bidder !== OUTSIDE);
  const circle = local.length > 0 ? local : bids;
  return circle[Math.floor(chance * circle.length)];
}

/** One key of a lot and its tender's number. */
function mixed(key: number, tender: number): number {
  return Math.imul(key ^ (tender + 1), KEY_MIXER) >>> 0;
}

/** Rules of the street's own purchases: as everything else is to be checked. */
export function streetRules({ policy, parameters }: Pick<World, "policy" | "parameters">): Rules {
  return { prearranged: parameters.contracts.prearranged, audit: policy.auditIntensity, penalty: policy.consequence };
}

/** Gives today's bought hours to those who won them (a winner from elsewhere works beside the first of the role here). */
export function deliverServices(world: World): void {
  const { services, policy, organisations } = world;
  for (const { sells } of sellers) services[sells].hours = inForce(services[sells], world.day) ? policy[sells] : 0;
  for (const organisation of organisations) if (isAgency(organisation)) staffContracts(world, organisation);
  for (const { id, sells } of sellers) deliver(world, services[sells], id);
}

function deliver(world: World, contract: Contract, role: OrganisationRole): void {
  const agency = agencyOf(world, contract);
  const worked = contract.hours * mannedShare(world, contract);
  if (agency !== null) agency.servicesDue += worked * contract.price;
  const quality = providerQuality(world, contract.pride, contract.arranged, {
    audit: contract.audited,
    penalty: world.policy.contractPenalty,
  });
  let isFirst = true;
  for (const organisation of world.organisations) {
    if (organisation.role !== role || organisation.posts <= 0) continue;
    const works = contract.winner === OUTSIDE ? isFirst : organisation.index === contract.winner;
    organisation.purchasedHours = works ? worked : 0;
    organisation.providerQuality = quality;
    isFirst = false;
  }
}

/** Good hours that contracted hands give to an organisation's queue today. */
export function supportHours(world: World, organisation: Organisation): number {
  const { support } = organisation;
  if (support.hours <= 0) return 0;
  const quality = providerQuality(world, support.pride, support.arranged, { audit: support.audited, penalty: world.policy.consequence });
  const hours = support.hours * mannedShare(world, support) * quality * world.emergency.capacityFactor;
  world.period.contractedHours += hours;
  return hours;
}
