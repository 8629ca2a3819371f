/** The catalogues that the format is generated from: those of the model, or small ones in tests. */
import type { Intervention } from "../../model/intervention.ts";
import type { ParameterGroup, ParameterSpecifications } from "../../model/parameter.ts";

export interface Catalogues {
  readonly parameterGroups: readonly ParameterGroup[];
  readonly categoryFields: ParameterSpecifications;
  readonly defaultCategories: readonly { readonly id: string; readonly label: string; readonly values: Readonly<Record<string, number>> }[];
  /** Categories of own parts, which a place has only where its scenario names them. */
  readonly ownCategories?: Catalogues["defaultCategories"];
  readonly interventions: readonly Pick<Intervention, "id" | "title" | "summary" | "parameters" | "phases">[];
  readonly indicatorIds: readonly string[];
  readonly observableIds: readonly string[];
  readonly eventTypes: readonly string[];
  readonly organisationKinds: readonly string[];
  /** Kinds that a place has as a rule. */
  readonly usualKinds: readonly string[];
  readonly rolesByKind: Readonly<Record<string, readonly string[]>>;
  readonly tieLayers: readonly string[];
}
