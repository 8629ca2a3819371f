import { it } from "vitest";
import { baseSpecification, communityOf, run } from "./worlds.ts";
it("probe", () => {
  for (const [n, h] of [[8000, 365], [800, 365], [400, 180], [120, 40]] as const) {
    const t = performance.now();
    const spec = n === 8000 ? { ...baseSpecification(), horizonDays: h } : communityOf(n, h);
    const { output, world } = run(spec, 0, { recordEvery: 30 });
    console.log(n, h, (performance.now() - t).toFixed(0), "ms", world.hazards.created, output.hazards!.rows.length, output.warnings.length);
  }
});
