import { describe, expect, it } from "vitest";
import { findOutcome } from "../../src/methods/outcome.ts";
import { formatProblems, loadScenario } from "../../src/scenario/load.ts";
import { formerNames, formerRemedy } from "../../src/scenario/text/formerNames.ts";
import type { FileSource } from "../../src/scenario/types.ts";

const head = ["title: An old file", "purpose: A file for version 0.3.0", "horizon: 1 year"];
const place = ["place: { communities: { here: { residents: 8000, households: 3000, buildings: 60, grids: 8 } } }"];
const organisations = [
  "organisations:",
  "  police: { kind: police, role: police-station, staff: 6, hours: 8 hours/day, mandate: { lead: [property-crime, public-order] } }",
  "  committee: { kind: ngo, role: residents-committee, staff: 15, hours: 5 hours/day, mandate: { lead: [dispute, help-request, fire-facility] } }",
  "  office: { kind: government, role: street-office, staff: 8, hours: 5 hours/day, mandate: { lead: [environment-traffic] } }",
];
const files = (text: string): FileSource => ({
  read: (path) => (path === "old.yaml" ? { bytes: Buffer.from(text) } : { failure: "missing" }),
  resolve: (_, relative) => relative,
});

/** What is said of lines after the common ones; empty for a valid file. */
function said(...lines: readonly string[]): string {
  const loaded = loadScenario("old.yaml", files([...head, ...place, ...organisations, ...lines].join("\n")), {});
  return "problems" in loaded ? formatProblems(loaded.problems) : "";
}

const parameters = Object.entries(formerNames).filter(([name]) => name.includes("."));

describe("names of version 0.3.0", () => {
  it("are none of this version's", () => {
    expect(said("parameters: { institutions: { auditIntensity: 0.05 } }")).toBe("");
    for (const [name] of parameters) expect(said("parameters:", `  ${name}: 0.05`), name).toContain(`received "${name.split(".")[1]}"`);
  });

  for (const [name, { now, gone }] of parameters) {
    it(`${name}: the message says what has come of it, and doing so is valid`, () => {
      const [group, key] = name.split(".");
      const text = said("parameters:", `  ${group}: { ${key}: 0.05 }`);
      expect(text).toMatch(/^old\.yaml:10:\d+: key of parameters\./);
      expect(text).toContain("1 problem;");
      if (gone !== undefined) expect(text).toContain(`; version 0.3.0 had it; leave it out: ${gone}\n`);
      else {
        expect(text).toContain(`; the name has changed: write ${now.split(".")[1]}\n`);
        expect(said("parameters:", `  ${group}: { ${now.split(".")[1]}: 0.05 }`)).toBe("");
      }
    });
  }

  it("mention in their remedies only parameters that exist", () => {
    for (const [, { gone = "" }] of parameters) {
      for (const [path] of gone.matchAll(/\b[a-z]+\.[a-z][A-Za-z]+\b/g)) {
        const [group, key] = path.split(".");
        expect(said("parameters:", `  ${group}: { ${key}: nonsense }`), path).toContain(`parameter ${path}: expected a`);
      }
    }
  });

  it("lever: is intervention now, said at the key, with all else of the use still checked", () => {
    const old = (key: string, extra = "") => ["interventions:", `  second-forum: { ${key}: forum, start: month 4${extra} }`];
    expect(said(...old("lever"))).toBe(
      'old.yaml:10:19: intervention second-forum: expected intervention: forum, received "lever: forum"; the name has changed: write intervention: forum\n1 problem; nothing was run',
    );
    expect(said(...old("intervention"))).toBe("");
    expect(said(...old("lever", ", strength: 3"))).toContain("2 problems");
    expect(said("interventions:", "  second: { lever: forumm }")).toMatch(/^old\.yaml:10:20: .*did you mean "forum"\?\n1 problem/);
    expect(said("interventions:", "  second: { lever: forum, intervention: forum }")).toContain("the name has changed: write intervention");
  });

  it("lever: where intervention: would be no key either is not answered with it", () => {
    const told = said("arms: { more: { lever: forum } }");
    expect(told).toContain('received "lever"');
    expect(told).not.toContain("write intervention\n");
    expect(told).not.toContain("the name has changed");
  });

  it("levers: is interventions now, in the file and in an arm", () => {
    expect(said("levers: { forum: {} }")).toContain('received "levers"; the name has changed: write interventions');
    expect(said("arms: { more: { levers: { forum: {} } } }")).toContain('received "levers"; the name has changed: write interventions');
  });

  it("are known behind --set, and as outcomes", () => {
    const text = [...head, ...place, ...organisations].join("\n");
    const loaded = loadScenario("old.yaml", files(text), { set: ["contracts.hourPrice=40"] });
    expect("problems" in loaded && formatProblems(loaded.problems)).toContain("leave it out: prices come from bids");
    expect(findOutcome("lever-cost")).toEqual({ problem: expect.stringContaining("write intervention-cost") });
  });

  it("are told apart from names that never were", () => {
    expect(formerRemedy(["institutions.auditRates", "constructor", "toString"])).toBeNull();
  });
});
