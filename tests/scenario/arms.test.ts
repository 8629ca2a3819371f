/** Arms, combinations of arms, and the command line as a last patch. */
import { describe, expect, test } from "vitest";
import { nodeFiles } from "../../src/host/nodeFiles.ts";
import { loadScenario } from "../../src/scenario/load.ts";
import { good, resolved, said } from "./fixtures.ts";

const arms = `${good}
interventions: { forum: { start: day 10 } }
arms:
  platform: { label: Platform, interventions: { information-sharing: { start: day 30, parameters: { openness: 0.9 } } } }
  staffed: { organisations: { office: { staff: 9 } }, set: { trust.memory: 30 days } }
  quiet: { interventions: { forum: off } }
  package: { label: All of it, use: [platform, staffed] }
  more: { use: [package], interventions: { information-sharing: { strength: 0.5 } } }
`;

const armOf = (id: string, text = arms, overrides = {}) => resolved(text, overrides).arms.find((arm) => arm.id === id)!;

describe("an arm", () => {
  test("comes after the baseline, in the order of the file", () => {
    expect(resolved(arms).arms.map(({ id, label }) => [id, label])).toEqual([
      ["baseline", "Baseline"],
      ["platform", "Platform"],
      ["staffed", "staffed"],
      ["quiet", "quiet"],
      ["package", "All of it"],
      ["more", "more"],
    ]);
  });

  test("is a patch on the file's own baseline", () => {
    expect(armOf("platform").specification.interventions.map(({ id, startDay, values }) => [id, startDay, values])).toEqual([
      ["forum", 10, { meetings: 1 }],
      ["information-sharing", 30, { openness: 0.9, licence: 50_000 }],
    ]);
    expect(armOf("baseline").specification.interventions).toHaveLength(1);
    expect(armOf("quiet").specification.interventions).toEqual([]);
  });

  test("combines other arms with `use`, at any remove, and may go on from there", () => {
    const { specification } = armOf("more");
    expect(specification.interventions.map(({ id, strength }) => [id, strength])).toEqual([
      ["forum", 1],
      ["information-sharing", 0.5],
    ]);
    expect(specification.organisations[0].staff).toBe(9);
    expect(specification.parameters).toMatchObject({ trust: { memory: 30 } });
    expect(armOf("package").settings.find(({ path }) => path === "organisations.office.staff")?.setBy?.line).toBe(26);
  });

  test("uses one intervention twice under another id", () => {
    const text = `${good}arms: { a: { interventions: { forum: {}, second-forum: { intervention: forum, start: year 2 } } } }\n`;
    expect(armOf("a", text).specification.interventions.map(({ id, intervention, startDay }) => [id, intervention, startDay])).toEqual([
      ["forum", "forum", 0],
      ["second-forum", "forum", 365],
    ]);
  });

  test("may give the baseline a label of its own", () => {
    expect(resolved(`${good}arms: { baseline: { label: As it is } }\n`).arms).toMatchObject([{ id: "baseline", label: "As it is" }]);
  });

  test("of a base file is inherited, and taken away with null", () => {
    const others = { "base.yaml": arms };
    const text = "extends: base.yaml\narms: { more: null, quiet: null, staffed: { organisations: { office: { staff: 12 } } } }\n";
    expect(resolved(text, {}, others).arms.map(({ id }) => id)).toEqual(["baseline", "platform", "staffed", "package"]);
    expect(resolved(text, {}, others).arms[3].specification.organisations[0].staff).toBe(12);
  });
});

describe("the command line", () => {
  test("selects arms in the order of the file, whatever the order named", () => {
    expect(resolved(arms, { arms: ["package", "baseline"] }).arms.map(({ id }) => id)).toEqual(["baseline", "package"]);
  });

  test("names an unknown arm with the nearest known one", () => {
    expect(said(arms, { arms: ["packge"] })).toMatchInlineSnapshot(`
      "--arms:1:1: arm: expected baseline, platform, staffed, quiet, package or more, received "packge"; did you mean "package"?
      1 problem; nothing was run"
    `);
  });

  test("names as possible only what is there: a community that a case took away is not suggested", () => {
    const file = "scenarios/street.yaml";
    const loaded = loadScenario(file, nodeFiles(file), { set: ["place.communities.community.residents=100"] });
    expect(loaded).toMatchObject({
      problems: [{ expected: expect.stringMatching(/^old-compound, /), received: '"community"', remedy: null }],
    });
  });

  test("overrides seed, replications and horizon", () => {
    expect(resolved(arms, { seed: "0", replications: 3, days: 90 })).toMatchObject({ seed: "0", replications: 3, horizonDays: 90 });
  });

  test("may not say one thing twice", () => {
    expect(said(arms, { days: 90, seed: "2", set: ["horizon=1 year", "seed=3"] })).toMatch(
      /--set:1:1: horizon: expected --days or --set horizon=…, received both[\s\S]*--set:2:1: seed: expected --seed or/,
    );
  });

  test("may not say it by two settings of the same thing, in all arms or in one; one for all and one for an arm are two things", () => {
    const twice = (...set: string[]) => said(arms, { set });
    expect(twice("trust.memory=2 weeks", "parameters.trust.memory=3 weeks")).toMatch(
      /--set:2:1: .*trust\.memory: expected one --set for it, received a second/,
    );
    expect(twice("arms.platform.trust.memory=2 weeks", "arms.platform.trust.memory=2 weeks")).toMatch(/--set:2:1: /);
    const two = ["trust.memory=2 weeks", "arms.platform.trust.memory=3 weeks"];
    expect(() => resolved(arms, { set: two })).not.toThrow();
  });

  test("sets a parameter in every arm, with the units of the file", () => {
    const overrides = { set: ["trust.memory=2 weeks", "parameters.handling.wage=10000 yuan/month"] };
    const found = resolved(arms, overrides).arms.map(({ specification }) => specification.parameters as unknown);
    expect(found).toEqual(
      found.map(() => ({ trust: { gainRate: 0.01, memory: 14 }, handling: { wage: 120_000, visits: 0.1, effort: 2 } })),
    );
    expect(armOf("package", arms, overrides).settings.find(({ path }) => path === "parameters.trust.memory")?.setBy).toEqual({
      file: "--set",
      line: 1,
      column: 14,
    });
  });

  test("changes an intervention only in the arms that have it", () => {
    const strengths = resolved(arms, { set: ["interventions.information-sharing.strength=0.25"] }).arms.map(
      ({ specification }) => specification.interventions.find(({ id }) => id === "information-sharing")?.strength,
    );
    expect(strengths).toEqual([undefined, 0.25, undefined, undefined, 0.25, 0.25]);
  });

  test("changes a single arm by its path", () => {
    const staff = resolved(arms, { set: ["arms.package.organisations.office.staff=1"] }).arms.map(
      (arm) => arm.specification.organisations[0].staff,
    );
    expect(staff).toEqual([6, 6, 9, 6, 1, 9]);
  });

  test("may set lists and header keys", () => {
    const scenario = resolved(good, { set: ["organisations.police.mandate.support=[]", "horizon=2 years"] });
    expect(scenario.horizonDays).toBe(730);
    expect(scenario.arms[0].specification.organisations[1].support).toEqual([]);
  });

  test("shows warnings only of the arms that will run", () => {
    const text = `${good}arms: { late: { interventions: { forum: { start: year 9 } } }, same: {} }\n`;
    expect(resolved(text, { arms: ["baseline"] }).warnings).toEqual([]);
    expect(resolved(text).warnings).toHaveLength(2);
  });
});
