/** Audits of purchases: along a tie, out of hours, and what they do to what was bought. */
import { describe, expect, it } from "vitest";
import { pairOf, SUPERVISION } from "../../src/model/pairs.ts";
import { auditAlongTies, auditNeed } from "../../src/model/processes/audits.ts";
import { expectedAudit } from "../../src/model/processes/contractAudits.ts";
import { awardContract, bidsFor, noContract, supportHours } from "../../src/model/processes/contracts.ts";
import { OUTSIDE } from "../../src/model/state.ts";
import { communityOf, freshWorld, type ParameterPatch, run, summaryOf, withParameters } from "./worlds.ts";

/** A committee with ten contracted hours a day, worked by a firm from elsewhere; the street office supervises it alone, over a tie of one half. */
function contracted(patch: ParameterPatch = {}) {
  const world = freshWorld(
    withParameters(communityOf(400, 1), {
      ...patch,
      contracts: { checkHours: 0.1, penalty: 1, intrinsicQuality: 0.4, effortCost: 1, lawlessShare: 1, ...patch.contracts },
      institutions: { auditIntensity: 0.8, consequence: 0.5, ...patch.institutions },
    }),
  );
  const [office, committee, firm] = ["street-office", "residents-committee", "security-company"].map(
    (role) => world.organisations.find((one) => one.role === role)!,
  );
  world.pairs.layers[SUPERVISION].fill(0);
  world.pairs.layers[SUPERVISION][pairOf(world.pairs, office.index, committee.index)] = 0.5;
  Object.assign(committee.support, { hours: 10, price: 30, pride: 0.4, winner: OUTSIDE, endDay: 400 });
  return { world, office, committee, firm };
}

describe("audits of purchases", () => {
  it("by hand: 300 hours a month, 0.8 of them asked over a tie of one half, at a tenth of an hour each are 12 hours", () => {
    const { world, office, committee } = contracted();
    expect(auditNeed(world, office)).toBeCloseTo(12, 12);
    office.supervisionHours = 6;
    auditAlongTies(world);
    // There were hours for half: 60 of the 300 hours are seen.
    expect([committee.support.audited, office.auditFill]).toEqual([expect.closeTo(0.2, 12), 0.5]);
    expect(world.period.auditHours).toBeCloseTo(6, 12);
    // Quality 0.4 + 0.2 · 0.5 of ten hours.
    expect(supportHours(world, committee)).toBeCloseTo(10 * 0.5, 12);
  });

  it("do not happen without a tie, without hours, without anybody there or where nobody asks: quality is pride then", () => {
    const without = [
      ({ world }: ReturnType<typeof contracted>) => world.pairs.layers[SUPERVISION].fill(0),
      ({ office }: ReturnType<typeof contracted>) => (office.supervisionHours = 0),
      ({ office }: ReturnType<typeof contracted>) => (office.staff = 0),
      ({ world }: ReturnType<typeof contracted>) => (world.policy.auditIntensity = 0),
    ];
    for (const take of without) {
      const made = contracted();
      made.office.supervisionHours = 12;
      made.committee.support.audited = 0.7;
      take(made);
      auditAlongTies(made.world);
      expect(made.committee.support.audited).toBe(0);
      expect(supportHours(made.world, made.committee)).toBeCloseTo(4, 12);
    }
  });

  it("share hours with audits of cases alike", () => {
    const { world, office, committee } = contracted({
      institutions: { auditLedger: 0, auditSampling: 1, auditCallBack: 0, auditDigital: 0 },
      evaluation: { samplingHours: 1 },
    });
    committee.books.due = 30;
    // 12 hours for the contract, 0.8 · 0.5 · 30 for cases.
    expect(auditNeed(world, office)).toBeCloseTo(24, 12);
    office.supervisionHours = 12;
    auditAlongTies(world);
    expect([committee.support.audited, committee.samplingRate]).toEqual([expect.closeTo(0.2, 12), expect.closeTo(0.2, 12)]);
  });

  it("go to the firm of the place that won: who supervises only the committee does not see it", () => {
    const { world, office, committee, firm } = contracted();
    committee.support.winner = firm.index;
    office.supervisionHours = 12;
    auditAlongTies(world);
    expect(committee.support.audited).toBe(0);
    world.pairs.layers[SUPERVISION][pairOf(world.pairs, office.index, firm.index)] = 1;
    office.supervisionHours = auditNeed(world, office);
    auditAlongTies(world);
    expect(committee.support.audited).toBeCloseTo(0.8, 12);
  });

  it("are expected by bidders as supervisors had hours for them of late, and so is the quality that is promised", () => {
    const { world, office, committee } = contracted({ contracts: { qualitySpread: 0 } });
    office.auditFill = 0.5;
    expect(expectedAudit(world, committee.index, 0.8)).toBeCloseTo(0.2, 12);
    const lot = { key: 5, role: "security-company", at: committee.index } as const;
    const outside = bidsFor(world, lot, 0, { prearranged: 0, audit: 0.8, penalty: 0.5 }).filter(({ bidder }) => bidder === OUTSIDE);
    expect(outside.map(({ quality }) => quality)).toEqual([expect.closeTo(0.5, 12), expect.closeTo(0.5, 12)]);
    const contract = noContract();
    awardContract(world, contract, lot, { prearranged: 0, audit: 0.8, penalty: 0.5 });
    expect(contract.audited).toBeCloseTo(contract.winner === OUTSIDE ? 0.2 : 0, 12);
  });

  it("make what is bought better in a run where they are asked for and cost no hours, less so where the office is tied to nobody and sees its own house alone", () => {
    const price = (auditIntensity: number, layer: "full" | "empty") => {
      const base = withParameters(communityOf(600, 240), {
        resources: { publicBudget: 300 },
        programme: { pressingDays: 0 },
        contracts: { checkHours: 0, prearranged: 0 },
        institutions: {
          auditIntensity,
          consequence: 1,
          auditLedger: 0,
          auditSampling: 0,
          auditCallBack: 0,
          auditDigital: 1,
          platformCoverage: 0,
        },
      });
      return summaryOf(run({ ...base, experiment: { layers: { supervision: layer } } }).output, "contract-price");
    };
    expect(price(1, "full")).toBeLessThan(0.8 * price(0, "full"));
    expect(price(1, "empty")).toBeGreaterThan(1.1 * price(1, "full"));
    expect(price(0, "empty")).toBeGreaterThan(price(1, "empty"));
  });
});
