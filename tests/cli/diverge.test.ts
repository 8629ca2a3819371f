import { afterAll, describe, expect, it } from "vitest";
import { cosafe, newFolder, removeFolder } from "./tinyScenario.ts";

const cwd = newFolder();
afterAll(() => removeFolder(cwd));

describe("cosafe diverge", () => {
  it("names the first day, process, agent and draw at which an arm parts from the baseline", () => {
    const { code, out } = cosafe(cwd, ["diverge", "tiny.yaml#baseline@1", "tiny.yaml#talks@1", "--days", "60"]);
    expect(code).toBe(0);
    expect(out).toContain("\nIdentical until day 9, process watch.\nFirst difference: day 10, process policy, account fund:safety: ");
    expect(out).toMatch(
      /The first draw that differs: day \d+, process \w+, draw \d+:\n {2}baseline@1: .*\n {2}talks@1: .*\n {2}the same chance/,
    );
  });

  it("says that two runs are identical, and changes only the second by --set", () => {
    expect(cosafe(cwd, ["diverge", "tiny.yaml", "tiny.yaml", "--days", "30"]).out).toBe(
      "A and B are identical to the end of day 29: every state variable, every draw.\n",
    );
    const set = cosafe(cwd, ["diverge", "tiny.yaml", "tiny.yaml", "--days", "30", "--set", "parameters.routing.maximumHops=1", "--json"]);
    expect(JSON.parse(set.out)).toMatchObject({ given: [{ path: "parameters.routing.maximumHops", b: 1 }], days: 30 });
  });

  it("refuses names that mean no run", () => {
    for (const name of ["tiny.yaml#", "tiny.yaml@x", "tiny.yaml#talk", "tiny.yaml#talks@99999999999"]) {
      expect(cosafe(cwd, ["diverge", "tiny.yaml", name]).code).toBe(2);
    }
    expect(cosafe(cwd, ["diverge", "tiny.yaml", "tiny.yaml#talk"]).err).toContain('did you mean "talks"?');
  });
});
