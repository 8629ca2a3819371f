import { describe, expect, it } from "vitest";
import { engageResidents } from "../../src/model/agents/police.ts";
import { organisationKinds, rolesByKind } from "../../src/model/kindLists.ts";
import type { ModelSpecification } from "../../src/model/specification.ts";
import {
  communityOf,
  digest,
  emptyCommunity,
  emptyOrganisation,
  type Finished,
  freshWorld,
  run,
  summaryOf,
  useOf,
  withParameters,
} from "./worlds.ts";

const interventions = [
  "purchased-services",
  "resources-talent",
  "mediation-legality",
  "smart-infrastructure",
  "forum",
  "emergency-linkage",
];
const specification = {
  ...communityOf(600, 180),
  interventions: interventions.map((id) => useOf(id, { planningDays: 10, constructionDays: 20 })),
};
/** The same with every organisation bound to the community, so that nothing is shared with another one. */
const local = {
  ...specification,
  organisations: specification.organisations.map((entry) => ({ ...entry, community: specification.communities[0].id })),
};

/** Columns of the first `count` residents, bytes by column. */
function residentBytes({ world }: Finished, count: number) {
  return Object.entries(world.residents.columns).map(([name, column]) => [name, digest(column.slice(0, count))]);
}

/** Rows of one community without the serial number, which counts the hazards of all. */
function hazardRows({ output }: Finished, community: string) {
  const [serial, place] = ["hazard", "community"].map((name) => output.hazards!.columns.indexOf(name));
  return output.hazards!.rows.filter((row) => row[place] === community).map((row) => row.filter((_, k) => k !== serial));
}

const organisationLedger = ({ output }: Finished) =>
  output.ledger.filter(({ from, to }) => [from, to].some((name) => name.startsWith("organisation:") && name !== "organisation:inert"));

describe("one inert community more", () => {
  const share = (entry: ModelSpecification): ModelSpecification => ({ ...entry, communities: [...entry.communities, emptyCommunity()] });

  it("changes no hazard, resident or booking of a community that shares no organisation with it, but for what residents on average pay", () => {
    // Funds, what is bought of them, the mean mood of the street and its survey are common to all; without them nothing is.
    const alone = withParameters(
      { ...local, interventions: [], experiment: { forum: "talk" } },
      { resources: { feeSlope: 0, publicBudget: 0 }, attention: { penaltyPull: 0, driveBelow: 0 } },
    );
    const [one, two] = [run(alone), run(share(alone))];
    expect(residentBytes(two, 600)).toEqual(residentBytes(one, 600));
    expect(hazardRows(two, "community")).toEqual(hazardRows(one, "community"));
    expect(hazardRows(two, "inert")).toEqual([]);
    expect(organisationLedger(two)).toEqual(organisationLedger(one));
  });

  it("does not change what a community's property company earns from its own residents", () => {
    // Programme money and the forum's fund go by all residents of the street, and so does what the survey makes offices do.
    const alone = withParameters(
      { ...local, interventions: [], experiment: { forum: "talk" } },
      { resources: { publicBudget: 0, otherFunds: 0 }, attention: { penaltyPull: 0, driveBelow: 0 } },
    );
    const fees = (finished: Finished) => organisationLedger(finished).filter(({ purpose }) => purpose === "property fees");
    expect(fees(run(alone)).length).toBe(6);
    expect(digest(fees(run(share(alone))))).toBe(digest(fees(run(alone))));
  });

  it("takes no more than its residents' share of the contacts with a police that serves the street", () => {
    const touched = (entry: ModelSpecification) => {
      let residents = 0;
      for (let replication = 0; replication < 40; replication++) {
        const world = freshWorld(entry, replication);
        const before = world.residents.columns.satisfaction.slice(0, 600);
        for (const organisation of world.organisations) organisation.engagementHours = organisation.kind === "police" ? 2 : 0;
        engageResidents(world);
        residents += world.residents.columns.satisfaction.slice(0, 600).filter((value, i) => value !== before[i]).length;
      }
      return residents;
    };
    expect(touched(share(specification)) / touched(specification)).toBeGreaterThan(0.95);
  });
});

describe("one inert organisation more", () => {
  const one = run(specification);
  const all = organisationKinds.flatMap((kind) => rolesByKind[kind].map((role) => ({ kind, role })));

  // A volunteer team is never inert: its people are the residents who patrol, not its staff.
  it.each(all.filter(({ role }) => role !== "volunteer-team"))(
    "of the role $role changes no hazard, resident or booking",
    ({ kind, role }) => {
      const inert = emptyOrganisation({ kind, role, support: ["dispute"] });
      const two = run({ ...specification, organisations: [...specification.organisations, inert] });
      expect(digest(organisationLedger(two))).toBe(digest(organisationLedger(one)));
      expect(digest(two.output.hazards)).toBe(digest(one.output.hazards));
      expect(residentBytes(two, 600)).toEqual(residentBytes(one, 600));
      expect(summaryOf(two.output, "cost")).toBe(summaryOf(one.output, "cost"));
    },
  );

  it("changes nothing wherever in the list it stands", () => {
    const inert = emptyOrganisation();
    const list = specification.organisations;
    const first = run({ ...specification, organisations: [inert, ...list] });
    const last = run({ ...specification, organisations: [...list, inert] });
    expect(digest(first.output.hazards)).toBe(digest(last.output.hazards));
    expect(residentBytes(first, 600)).toEqual(residentBytes(last, 600));
  });
});

describe("names", () => {
  it("of scenario and organisations' labels are not part of the chance", () => {
    const base = communityOf(600, 120);
    const relabelled = {
      ...base,
      id: "other",
      title: "Another title",
      organisations: base.organisations.map((o) => ({ ...o, label: "X" })),
    };
    const [one, two] = [run(base), run(relabelled)];
    expect(digest(two.output.hazards)).toBe(digest(one.output.hazards));
    expect(residentBytes(two, 600)).toEqual(residentBytes(one, 600));
  });
});
