/** The catalogues that can be listed, the scenario files of this folder among them. */
import { type CatalogueEntry, catalogues } from "../../documents/catalogues.ts";
import { scenarioFiles } from "../../documents/scenarioFiles.ts";

export const catalogueNames: readonly string[] = [...Object.keys(catalogues), "scenarios"];

/** All entries; of scenarios, which have to be read, on request only some. */
export async function entriesOf(
  catalogue: string,
  isWanted: (scenario: string) => boolean = () => true,
): Promise<readonly CatalogueEntry[]> {
  if (catalogue !== "scenarios") return catalogues[catalogue]();
  if (!scenarioFiles().some(({ id }) => isWanted(id))) return [];
  return (await import("../../documents/scenarioEntries.ts")).listScenarios(isWanted);
}
