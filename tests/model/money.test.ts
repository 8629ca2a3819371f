/** Money, firms, tenders and purchases: days and months worked out by hand. */
import { describe, expect, it } from "vitest";
import { bookFirmMonth, feeIncome, firmEffort, firmPosts } from "../../src/model/agents/propertyFirm.ts";
import { QUEUED } from "../../src/model/hazardStore.ts";
import { wageOf } from "../../src/model/payroll.ts";
import {
  awardContract,
  type Bid,
  bestBid,
  bidsFor,
  deliverServices,
  noContract,
  supportHours,
} from "../../src/model/processes/contracts.ts";
import { buyHelp, hoursWaiting } from "../../src/model/processes/purchases.ts";
import { fillFund, manageResources } from "../../src/model/processes/resources.ts";
import { NOBODY, OUTSIDE } from "../../src/model/state.ts";
import { communityOf, freshWorld, type ParameterPatch, run, withParameters } from "./worlds.ts";

const worldWith = (patch: ParameterPatch = {}) => freshWorld(withParameters(communityOf(8000, 30), patch));
const ofRole = (world: ReturnType<typeof worldWith>, role: string) => world.organisations.find((other) => other.role === role)!;

describe("a property firm", () => {
  /** 3,000 households that pay 0.8 of 1,000 yuan, a tenth of a year being 36.5 days; wages of 50,000. */
  const estate = (patch: ParameterPatch = {}) => {
    const world = worldWith({
      resources: { propertyFee: 1000, feeWillingness: 0.8, feeSlope: 0, ...patch.resources },
      wages: { propertyWorker: 50000 },
      firms: {
        labourShare: 0.6,
        otherCostShare: 0.3,
        postsFloor: 2,
        reserveMonths: 2,
        lossMonths: 3,
        replacementMonths: 2,
        ...patch.firms,
      },
    });
    return { world, firm: ofRole(world, "property-company") };
  };

  it("by hand: 2.4 million a year of fees carry 28.8 posts at 50,000", () => {
    const { world, firm } = estate();
    expect(feeIncome(world, firm)).toBeCloseTo((2_400_000 * 30) / 365, 6);
    expect(firmPosts(world, firm)).toBeCloseTo((0.6 * 2_400_000) / 50_000, 9);
    expect(firm.reserve).toBeCloseTo((2 * 2_400_000 * 30) / 365, 6);
  });

  it("keeps a floor of posts however little is paid: 2 per 1,000 households", () => {
    const { world, firm } = estate({ resources: { propertyFee: 50 } });
    expect(firmPosts(world, firm)).toBeCloseTo(6, 12);
  });

  it("by hand: a month's profit goes to owners once two months of fees are put by, a loss is taken from them first", () => {
    const { world, firm } = estate();
    const month = (2_400_000 * 30) / 365;
    bookFirmMonth(world, firm, 0.6 * month);
    expect(world.accounts.balance("use:profit")).toBeCloseTo(0.1 * month, 6);
    expect(firm.reserve).toBeCloseTo(2 * month, 6);
    bookFirmMonth(world, firm, 1.7 * month);
    expect(firm.reserve).toBeCloseTo(month, 6);
    expect(firm.lossMonths).toBe(0);
  });

  it("leaves after the third month of loss with nothing put by, the street then pays a stop-gap, and another firm comes", () => {
    const { world, firm } = estate();
    firm.reserve = 0;
    const seen = Array.from({ length: 6 }, () => {
      bookFirmMonth(world, firm, 400_000);
      return firm.absentMonths;
    });
    expect(seen).toEqual([0, 0, 1, 2, 0, 0]);
    expect(world.period.firmChanges).toBe(1);
    expect(world.accounts.total("organisation:property-company", "stop-gap for an estate without a firm")).toBeCloseTo(800_000, 6);
    expect(world.accounts.total("organisation:property-company", "capital of a new firm")).toBeGreaterThan(0);
  });

  it("works as hard as pride, checks and later fees are worth: e* = β + audit · consequence · penalty + ρ · slope · fees due / wages", () => {
    const { world, firm } = estate({ resources: { feeSlope: 0.5 } });
    firm.auditRate = 0.2;
    Object.assign(world.policy, { consequence: 0.5, legality: 1 });
    const { intrinsicQuality, penalty } = world.parameters.contracts;
    const later = (0.25 * 0.5 * 3_000_000) / (firm.staff * 50_000);
    expect(firmEffort(world, firm)).toBeCloseTo(intrinsicQuality + 0.1 * penalty + later, 12);
    firm.absentMonths = 1;
    expect(firmEffort(world, firm)).toBeCloseTo(intrinsicQuality + 0.1 * penalty, 12);
  });

  it("shrinks to what its fees carry: half the fee, in a year about half the people", () => {
    const staffAt = (propertyFee: number) => {
      const { world } = run({ ...withParameters(communityOf(300, 360), { resources: { propertyFee } }) });
      return ofRole(world, "property-company").staff;
    };
    expect(staffAt(525) / staffAt(1050)).toBeGreaterThan(0.4);
    expect(staffAt(525) / staffAt(1050)).toBeLessThan(0.6);
  });
});

describe("a tender", () => {
  const bids: Bid[] = [
    { bidder: 3, price: 30, pride: 0.5, quality: 0.8, audited: 0 },
    { bidder: OUTSIDE, price: 24, pride: 0.4, quality: 0.5, audited: 0 },
    { bidder: OUTSIDE, price: 25, pride: 0.45, quality: 0.75, audited: 0 },
  ];

  it("by hand, of three bidders: price alone takes the cheapest, quality alone the best, both the one in between", () => {
    expect(bestBid(bids, 0)).toBe(bids[1]);
    expect(bestBid(bids, 1)).toBe(bids[0]);
    // Scores at one half: 0.5 · 24/30 + 0.5 = 0.9; 0.5 + 0.5 · 0.625 = 0.8125; 0.48 + 0.46875 = 0.94875.
    expect(bestBid(bids, 0.5)).toBe(bids[2]);
  });

  it("by hand, without spread: a guard's hour costs wage / hours · (1 + overhead), and who is fully occupied adds the margin", () => {
    const world = worldWith({
      contracts: { costSpread: 0, qualitySpread: 0, outsideBidders: 0, overhead: 0.2, margin: 0.1, hoursPerPost: 2400 },
    });
    ofRole(world, "security-company").utilisation = 0.5;
    const lot = { key: 1, role: "security-company", at: 0 } as const;
    const rules = { prearranged: 0, audit: 0, penalty: 0 };
    // 27 yuan, and 28.35 to who is half occupied. Alone it asks what the dearest would, 29.7; among three, a third of the way from its own.
    expect(bidsFor(world, lot, 0, rules).map(({ price }) => price)).toEqual([expect.closeTo(29.7, 9)]);
    const three = worldWith({
      contracts: { costSpread: 0, qualitySpread: 0, outsideBidders: 2, overhead: 0.2, margin: 0.1, hoursPerPost: 2400 },
    });
    ofRole(three, "security-company").utilisation = 0.5;
    expect(bidsFor(three, lot, 0, rules)[0].price).toBeCloseTo(28.35 + 1.35 / 3, 9);
  });

  it("by hand: who is prouder is dearer by qualityCost, so that price alone takes a poorer bid than quality alone", () => {
    const world = worldWith({ contracts: { costSpread: 0, margin: 0, outsideBidders: 40, qualitySpread: 0.3, qualityCost: 0.5 } });
    const bids = bidsFor(world, { key: 3, role: "security-company", at: 0 }, 0, { prearranged: 0, audit: 0, penalty: 0 });
    const mean = world.parameters.contracts.intrinsicQuality;
    const own = 27 * (1 + 0.5 * (bids[1].pride / mean - 1));
    expect(bids[1].price).toBeCloseTo(own + (27 * 1.15 - own) / 41, 9);
    expect(bestBid(bids, 0).quality).toBe(Math.min(...bids.map(({ quality }) => quality)));
    expect(bestBid(bids, 1).quality).toBe(Math.max(...bids.map(({ quality }) => quality)));
  });

  it("that is prearranged goes to a firm of the place, at no less than the best of the others and the mark-up", () => {
    const world = worldWith({ contracts: { outsideBidders: 5 } });
    const lot = { key: 7, role: "security-company", at: 0 } as const;
    const rules = { prearranged: 1, audit: 0, penalty: 0 };
    const contract = noContract();
    expect(contract.winner).toBe(NOBODY);
    expect(awardContract(world, contract, lot, rules)).toBe(true);
    const others = bidsFor(world, lot, 0, rules);
    expect([contract.winner, contract.arranged]).toEqual([ofRole(world, "security-company").index, 1]);
    expect(contract.price).toBeGreaterThanOrEqual(Math.min(...others.map(({ price }) => price)) * 1.05 - 1e-12);
    expect(contract.endDay).toBe(360);
  });

  it("gets cheaper, on average over tenders, with more bidders; not where all are prearranged", () => {
    const meanPrice = (outsideBidders: number, prearranged: number) => {
      const world = worldWith({ contracts: { outsideBidders } });
      const prices = Array.from({ length: 200 }, (_, key) => {
        const contract = noContract();
        awardContract(world, contract, { key, role: "security-company", at: 0 }, { prearranged, audit: 0, penalty: 0 });
        return contract.price / Math.max(0.01, contract.pride);
      });
      return prices.reduce((sum, price) => sum + price, 0) / prices.length;
    };
    expect(meanPrice(6, 0)).toBeLessThan(meanPrice(0, 0));
    expect(meanPrice(6, 1)).toBeGreaterThan(meanPrice(6, 0));
  });

  it("has its hours worked by the winner alone, or beside the place's own when the winner is from elsewhere", () => {
    const world = worldWith();
    Object.assign(world.policy, { securityHours: 12, socialWorkHours: 4 });
    const firm = ofRole(world, "security-company");
    deliverServices(world);
    expect(firm.purchasedHours).toBe(0);
    for (const winner of [firm.index, OUTSIDE]) {
      Object.assign(world.services.securityHours, { winner, pride: 0.5, endDay: 100 });
      deliverServices(world);
      expect([firm.purchasedHours, ofRole(world, "social-work-ngo").purchasedHours]).toEqual([12, 0]);
    }
    expect(firm.providerQuality).toBe(0.5);
  });
});

describe("the street office's purchases", () => {
  /** A street with 60,000 yuan in the fund and one queue: the committee, 40 hours waiting at 10 hours a day. */
  const month = (patch: ParameterPatch = {}, budget = 0) => {
    const world = worldWith({
      resources: { publicBudget: budget },
      contracts: { outsideBidders: 0, costSpread: 0, qualitySpread: 0, margin: 0, prearranged: 0 },
      programme: { delegableShare: 0.3, pressingDays: 1 },
      ...patch,
    });
    world.day = 29;
    for (const organisation of world.organisations) organisation.capacityHours = 10;
    const committee = ofRole(world, "residents-committee");
    return { world, committee };
  };
  /** One technology firm from elsewhere, at the mean price of its trade. */
  const oneBidder = { outsideBidders: 1, costSpread: 0, qualitySpread: 0, margin: 0, prearranged: 0, misfit: 0 };
  /** A case in an organisation's queue since a day. */
  const wait = (world: ReturnType<typeof worldWith>, organisation: number, work: number, caseDay: number) => {
    const { hazards, streams } = world;
    const slot = hazards.add(0, 0, caseDay, 0, streams.hazard);
    hazards.columns.status[slot] = QUEUED;
    hazards.columns.organisation[slot] = organisation;
    hazards.columns.caseDay[slot] = caseDay;
    hazards.columns.work[slot] = work;
    return slot;
  };

  it("by hand: hours for the committee's queue by tender, as many as it can use; next month there is no money for a post besides", () => {
    const { world, committee } = month();
    wait(world, committee.index, 40, 29);
    world.accounts.book(0, "source:government", "fund:safety", "x", 60_000);
    buyHelp(world);
    // Social work costs 100,000 / 2,400 · 1.2 = 50 yuan an hour; 0.3 of ten hours a day; 60,000 over twelve months would pay for 3.33.
    expect(committee.support.price).toBeCloseTo(50, 9);
    expect(committee.support.hours).toBeCloseTo(3, 9);
    expect(world.accounts.balance("fund:safety")).toBeCloseTo(60_000 - 3 * 50 * 30, 6);
    world.day = 59;
    buyHelp(world);
    expect(world.accounts.balance("fund:safety")).toBeCloseTo(60_000 - 2 * 3 * 50 * 30, 6);
    expect(committee.fundedPosts).toBe(0);
    expect(world.period.fundingGap).toBeCloseTo((75_000 * 30) / 365, 6);
  });

  it("by hand: kit that is wanted and not there costs a month of its life, and no more than what is lacking", () => {
    const { world } = month({ contracts: oneBidder, programme: { delegableShare: 0.3, pressingDays: 1, kitPrice: 30_000, kitMonths: 60 } });
    const police = ofRole(world, "police-station");
    wait(world, police.index, 40, 29);
    world.policy.policeLogistics = 0.5;
    buyHelp(world);
    // Half of the kit of all officers over 60 months, and a month's wage of an auxiliary.
    expect(world.period.fundingGap).toBeCloseTo((0.5 * police.staff * 30_000) / 60 + (75_000 * 30) / 365, 6);
  });

  it("go to the longest queue in days first, and count late cases and those called in again once more each", () => {
    const { world, committee } = month();
    const office = ofRole(world, "street-office");
    wait(world, committee.index, 20, 29);
    const late = wait(world, office.index, 9, -60);
    expect([...hoursWaiting(world)].filter((hours) => hours > 0)).toEqual([18, 20]);
    world.hazards.columns.duplicates[late] = 1;
    expect(hoursWaiting(world)[office.index]).toBe(27);
    world.accounts.book(0, "source:government", "fund:safety", "x", 6_000);
    buyHelp(world);
    // 500 yuan a month: all of it goes to the office.
    expect(office.support.hours * office.support.price * 30).toBeCloseTo(500, 6);
    expect(committee.support.hours).toBe(0);
  });

  it("pay for posts once a body has its contract, and for kit of a police short of it", () => {
    const { world, committee } = month({ contracts: oneBidder });
    const police = ofRole(world, "police-station");
    wait(world, committee.index, 40, 29);
    wait(world, police.index, 40, 29);
    world.policy.policeLogistics = 0.5;
    world.accounts.book(0, "source:government", "fund:safety", "x", 2_000_000);
    buyHelp(world);
    expect([police.kit, police.fundedPosts, committee.fundedPosts]).toEqual([1, 1, 0]);
    world.day = 59;
    buyHelp(world);
    expect([police.fundedPosts, committee.fundedPosts]).toEqual([expect.closeTo(1 - 1 / 12 + 1, 12), 1]);
  });

  it("by hand: kit costs what the winner of a tender asks and fills what its quality makes of it; nobody bids, no kit", () => {
    const kitOf = (contracts: ParameterPatch["contracts"]) => {
      const { world } = month({ contracts: { ...oneBidder, ...contracts }, institutions: { auditIntensity: 0 } });
      const police = ofRole(world, "police-station");
      wait(world, police.index, 40, 29);
      world.policy.policeLogistics = 0.5;
      world.accounts.book(0, "source:government", "fund:safety", "x", 2_000_000);
      buyHelp(world);
      return [police.kit, world.accounts.balance("use:kit") / (0.5 * police.staff * world.parameters.programme.kitPrice)];
    };
    // Pride of 0.6 leaves 0.4 of the misfit; who is alone asks the dearest price there can be.
    expect(kitOf({ misfit: 0.5, intrinsicQuality: 0.6, effortCost: 1, costSpread: 0.1 })).toEqual([
      expect.closeTo(0.8, 12),
      expect.closeTo(1.1, 9),
    ]);
    expect(kitOf({ outsideBidders: 0 })).toEqual([0, 0]);
  });

  it("buy nothing where nothing waits, and the money stays", () => {
    const { world } = month();
    world.accounts.book(0, "source:government", "fund:safety", "x", 60_000);
    buyHelp(world);
    expect([world.accounts.balance("fund:safety"), world.period.purchases, world.period.fundingGap]).toEqual([60_000, 0, 0]);
  });

  it("pay what runs on a month ahead, cut what the fund cannot pay, and count the cut", () => {
    const { world, committee } = month();
    Object.assign(committee.support, { hours: 2, price: 50, pride: 0.5, winner: OUTSIDE, endDay: 400 });
    world.accounts.book(0, "source:government", "fund:safety", "x", 1200);
    buyHelp(world);
    // 2 hours · 50 yuan · 30 days = 3,000 due, 1,200 there.
    expect(committee.support.hours).toBeCloseTo(0.8, 12);
    expect([world.period.purchases, world.period.fundingGap]).toEqual([1200, 1800].map((yuan) => expect.closeTo(yuan, 6)));
    expect(world.accounts.balance("fund:safety")).toBeCloseTo(0, 6);
    Object.assign(world.policy, { auditRate: 0, consequence: 0 });
    expect(supportHours(world, committee)).toBeCloseTo(0.8 * 0.5, 12);
  });
});

describe("a service agency", () => {
  /** A social-work NGO of three at 100,000 yuan a head, with a standing contract for all of them unless a budget says less. */
  const ngo = (budget = 0, patch: ParameterPatch = {}) => {
    const base = communityOf(8000, 30);
    const organisations = base.organisations.map((entry) => (entry.role === "social-work-ngo" ? { ...entry, staff: 3, budget } : entry));
    const world = freshWorld(
      withParameters(
        { ...base, organisations },
        {
          wages: { socialWorker: 100_000 },
          agencies: { reserveMonths: 2, quitRate: 0 },
          resources: { hireMonths: 3, surplusLeaving: 0.1, quitLoad: 0 },
          ...patch,
        },
      ),
    );
    return { world, agency: ofRole(world, "social-work-ngo") };
  };
  const month = (300_000 * 30) / 365;
  const live = (world: ReturnType<typeof worldWith>, agency: { staff: number }, months: number) =>
    Array.from({ length: months }, (_, n) => {
      world.day = 30 * n + 29;
      manageResources(world);
      return agency.staff;
    });

  it("keeps the people whom its standing contract pays", () => {
    const { world, agency } = ngo();
    expect([agency.income, agency.reserve]).toEqual([month, 2 * month]);
    for (const staff of live(world, agency, 12)) expect(staff).toBeCloseTo(3, 9);
  });

  it("without contracts lives on what is put by: some leave each month, the rest when nothing is left", () => {
    const { world, agency } = ngo(1);
    expect(agency.income).toBeLessThan(1);
    agency.reserve = 2 * month;
    const staff = live(world, agency, 4);
    // Nothing comes in: 2 months of wages carry 2 · 3 / 12.17 posts in the first month; of the surplus a tenth goes.
    expect(staff[0]).toBeCloseTo(3 - 0.1 * (3 - (3 * 30) / 365), 2);
    expect(agency.staff).toBeLessThan(0.01);
    expect(agency.reserve).toBeCloseTo(0, 1);
    expect(world.accounts.balance(`organisation:${agency.id}`) + 2 * month).toBeGreaterThan(-1);
  });

  it("hires with a lag what a contract pays, puts people on it first, and gives up what it cannot staff", () => {
    const { world, agency } = ngo();
    const committee = ofRole(world, "residents-committee");
    Object.assign(committee.support, { hours: 10, price: 50, pride: 0.5, winner: agency.index, endDay: 400 });
    Object.assign(world.policy, { auditIntensity: 0 });
    deliverServices(world);
    expect(agency.onContract).toBeCloseTo(10 / agency.hours, 12);
    expect(supportHours(world, committee)).toBeCloseTo(10 * 0.5, 9);
    agency.staff = 1;
    deliverServices(world);
    expect([agency.onContract, supportHours(world, committee)]).toEqual([1, expect.closeTo(agency.hours * 0.5, 9)]);
    agency.staff = 3;
    agency.earned = 10 * 50 * 30; // as the street pays a month ahead
    agency.reserve += 10 * 50 * 30;
    const [staff] = live(world, agency, 1);
    // 15,000 yuan pay 1.825 more posts and what is put by of them a twelfth of 1 month less; a third of the vacancies are filled.
    expect(staff).toBeGreaterThan(3.3);
    expect(staff).toBeLessThan(3 + 1.825 / 3 + 0.05);
  });

  it("loses by contracts that end what it had hired for them", () => {
    const { world, agency } = ngo();
    agency.staff = 6;
    const staff = live(world, agency, 24);
    expect(staff[0]).toBeLessThan(6);
    expect(Math.abs(staff.at(-1)! - 3)).toBeLessThan(0.3);
  });
});

describe("the books", () => {
  it("agree with what every body has put by, after every day of two years with all that moves money", () => {
    const specification = withParameters(communityOf(300, 720), { resources: { publicBudget: 300 } });
    const faults = new Set<string>();
    run(specification, 0, {
      afterDay: ({ organisations, accounts }) => {
        for (const { id, reserve } of organisations) if (Math.abs(accounts.balance(`organisation:${id}`) - reserve) > 1e-4) faults.add(id);
        if (accounts.balance("fund:safety") < -1e-6) faults.add("fund");
      },
    });
    expect([...faults]).toEqual([]);
  });

  it("pay wages by role from the payroll and nothing of it from programme money", () => {
    const world = worldWith();
    fillFund(world);
    manageResources(world);
    const office = ofRole(world, "street-office");
    expect(wageOf(world.parameters, "street-office")).toBe(140000);
    const payroll = world.accounts.ledger().filter(({ to, purpose }) => to === `organisation:${office.id}` && purpose === "public payroll");
    expect(payroll.map(({ yuan }) => yuan)).toEqual([expect.closeTo((7.5 * 140000 * 30) / 365, 6)]);
    const fund = world.accounts.ledger().filter(({ from }) => from === "fund:safety");
    expect(fund).toEqual([]);
  });
});
