import { defineConfig } from "vitest/config";

/** Runs every pattern of the evidence; takes longer than all other tests together. */
const evidence = "tests/evidence/evidence.test.ts";

const common = { testTimeout: 120_000, hookTimeout: 120_000, pool: "threads", maxWorkers: 2, env: { NO_COLOR: "1" } } as const;

/** Two groups, one after the other, so that the cores are not shared: `--project units` leaves out the second. */
export default defineConfig({
  test: {
    projects: [
      { test: { ...common, name: "units", include: ["tests/**/*.test.ts"], exclude: [evidence], sequence: { groupOrder: 0 } } },
      { test: { ...common, name: "evidence", include: [evidence], sequence: { groupOrder: 1 } } },
    ],
  },
});
