/**
 * Runs a group of failure modes: every configuration shows what is claimed of it, and the documentation states it. While docs/failure-modes.md
 * says that it is pending, its figures are those of an earlier model and are not held; the structure of modes and document still is.
 */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { documented, section, structureOf, updateDocument } from "./document.ts";
import { type Finding, measure } from "./measure.ts";
import type { FailureMode, Miss } from "./mode.ts";

const pending = /<!-- pending since \d{4}-\d\d-\d\d -->/.test(readFileSync("docs/failure-modes.md", "utf8"));

export function testFailureModes(group: string, modes: readonly FailureMode[], misses: readonly Miss[]): void {
  const findings = new Map<FailureMode, readonly Finding[]>();

  describe.skipIf(pending)("the failing configuration, and its contrast, show what is expected:", () => {
    it.each(modes.map((mode) => [`${mode.intervention}, ${mode.id}`, mode] as const))("%s", (_, mode) => {
      const found = measure(mode);
      findings.set(mode, found);
      expect(found.flatMap((finding) => complaints(finding))).toEqual([]);
    });
  });

  describe.runIf(misses.length > 0 && !pending)("what the model does not show is listed as such:", () => {
    it.each(misses.map((miss) => [`${miss.intervention}, ${miss.id}`, miss] as const))("%s", (_, miss) => {
      const found = measure(miss);
      findings.set(miss, found);
      // One that is shown by now is no miss: it belongs to the failure modes above.
      expect(found.every(({ failingShown, contrastShown }) => failingShown && contrastShown)).toBe(false);
    });
  });

  it.skipIf(pending && process.env["COSAFE_UPDATE"] !== "1")(
    `docs/failure-modes.md has this group as measured (COSAFE_UPDATE=1 writes it)`,
    () => {
      const written = section(group, modes, misses, findings);
      if (process.env["COSAFE_UPDATE"] === "1") updateDocument(group, written);
      expect(structureOf(documented(group))).toBe(structureOf(written));
    },
  );
}

function complaints({ outcome, failing, contrast, failingShown, contrastShown }: Finding): string[] {
  const seen = `failing ${JSON.stringify(failing)}, contrast ${JSON.stringify(contrast)}`;
  return [
    ...(failingShown ? [] : [`${outcome.indicator}: failing configuration expected ${outcome.failing}; ${seen}`]),
    ...(contrastShown ? [] : [`${outcome.indicator}: contrast expected ${outcome.contrast}; ${seen}`]),
  ];
}
