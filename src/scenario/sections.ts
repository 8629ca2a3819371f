/** Reading one file's header and the sections of one arm: what the readers of scenarios, packages and diagnoses share. */
import type { Arm } from "./arms/arms.ts";
import { checkSections } from "./checks/check.ts";
import { object, refuseUnknownKeys } from "./fields/containers.ts";
import type { Field, Reading } from "./fields/field.ts";
import type { Catalogues } from "./format/catalogues.ts";
import { type Header, headerShape, type Sections, sectionKeys, sectionsField } from "./format/declaration.ts";
import { checkOutcome } from "./problems/outcomeName.ts";
import { filterMap, type MapNode } from "./text/tree.ts";
import type { Problem, Setting } from "./types.ts";

export interface Format {
  readonly catalogues: Catalogues;
  readonly header: Field<Header>;
  readonly sections: Field<Sections>;
}

export interface ReadArm {
  readonly arm: Arm;
  readonly sections: Sections;
  readonly settings: readonly Setting[];
  readonly problems: readonly Problem[];
}

const formats = new WeakMap<Catalogues, Format>();

/** The format that catalogues define; made once, since all readers of the same catalogues share it. */
export function formatOf(catalogues: Catalogues): Format {
  const format = formats.get(catalogues) ?? {
    catalogues,
    header: object(headerShape, "Header.") as Field<Header>,
    sections: sectionsField(catalogues),
  };
  formats.set(catalogues, format);
  return format;
}

const listedHeader = new Set(["horizon", "seed", "replications"]);

/** The header, and those of its settings that `explain` lists. */
export function readHeader(root: MapNode, { header: field, catalogues }: Format, problems: Problem[]) {
  const keys = Object.keys(headerShape);
  refuseUnknownKeys(root, ["extends", ...keys, ...sectionKeys, "problems", "arms"], "", problems);
  const reading: Reading = { problems, settings: [] };
  const value =
    field.read(
      filterMap(root, (key) => keys.includes(key)),
      "",
      reading,
    ) ?? field.placeholder;
  const primary = value["primary-outcome"];
  if (primary !== null) checkOutcome(primary, "primary-outcome", root, catalogues, problems);
  return { header: value, settings: reading.settings.filter(({ path }) => listedHeader.has(path)) };
}

/** One arm's sections, checked. Problems of the header are known to the checks, so that a refused horizon is not used. */
export function readSections(
  arm: Arm,
  tree: MapNode,
  header: Header,
  settings: readonly Setting[],
  known: readonly Problem[],
  format: Format,
): ReadArm {
  const horizon = known.filter(({ path }) => path === "horizon");
  const reading: Reading = { problems: [...horizon], settings: [...settings] };
  const sections = format.sections.read(tree, "", reading) ?? format.sections.placeholder;
  const { problems } = reading;
  checkSections({ sections, tree, horizonDays: header.horizon, catalogues: format.catalogues, problems });
  return { arm, sections, settings: reading.settings, problems };
}

/** The file's name without folder and ending. */
export function scenarioId(path: string): string {
  return path.replace(/^(.*[\\/]|cosafe:)/, "").replace(/\.ya?ml$/i, "");
}
