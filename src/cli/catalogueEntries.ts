/** The catalogues that can be listed, the scenario files of this folder among them. */
import type { CatalogueEntry } from "../index.ts";

export async function catalogueNames(): Promise<string[]> {
  const { catalogues } = await import("../index.ts");
  return [...Object.keys(catalogues), "scenarios"];
}

export async function entriesOf(catalogue: string): Promise<readonly CatalogueEntry[]> {
  const { catalogues, listScenarios } = await import("../index.ts");
  return catalogue === "scenarios" ? listScenarios() : catalogues[catalogue]();
}
