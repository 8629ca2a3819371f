/** What the format is generated from: the model's catalogues, or small ones in tests. */

import { indicators } from "../../model/indicators/catalogue.ts";
import type { Intervention } from "../../model/intervention.ts";
import { interventions } from "../../model/interventions/catalogue.ts";
import { organisationKinds, rolesByKind } from "../../model/kindLists.ts";
import { kinds } from "../../model/kinds.ts";
import { observableIds } from "../../model/observables.ts";
import { layerIds } from "../../model/pairs.ts";
import type { ParameterGroup, ParameterSpecifications } from "../../model/parameter.ts";
import { parameterGroups } from "../../model/parameters/catalogue.ts";
import { categoryFields, defaultCategories, ownCategories } from "../../model/parameters/categories.ts";
import { eventTypes } from "../../model/specification.ts";
import type { Catalogues } from "./catalogues.ts";

/** The catalogues of the model itself. */
export const modelCatalogues: Catalogues = {
  parameterGroups: parameterGroups as readonly ParameterGroup[],
  categoryFields: categoryFields as ParameterSpecifications,
  defaultCategories,
  ownCategories,
  interventions: interventions as readonly Intervention[],
  indicatorIds: indicators.map(({ id }) => id),
  observableIds,
  eventTypes,
  organisationKinds,
  usualKinds: kinds.filter(({ isUsual }) => isUsual).map(({ id }) => id),
  rolesByKind,
  tieLayers: layerIds,
};
