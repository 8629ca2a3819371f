/** Lists and look-ups made from the tables of kinds and roles (kinds.ts). */
import { type Duty, type Kind, kinds, type Matter, type OrganisationKind, type OrganisationRole, type Role, roles } from "./kinds.ts";

/** Ids in the order of the table: the index of a kind is its place here. */
export const organisationKinds: readonly OrganisationKind[] = kinds.map(({ id }) => id);

export const organisationRoles: readonly OrganisationRole[] = roles.map(({ id }) => id);

export const rolesByKind = Object.fromEntries(
  kinds.map(({ id }) => [id, roles.filter(({ kind }) => kind === id).map((role) => role.id)]),
) as unknown as Readonly<Record<OrganisationKind, readonly OrganisationRole[]>>;

export function kindIndexOf(kind: OrganisationKind): number {
  return organisationKinds.indexOf(kind);
}

/** The row of an organisation's kind. */
export function kindOf({ kindIndex }: { readonly kindIndex: number }): Kind {
  return kinds[kindIndex];
}

/** Indices of the kinds that residents hold to account for a matter. */
export function kindsAnsweringFor(matter: Matter): readonly number[] {
  return kinds.flatMap(({ answersFor }, index) => (answersFor.includes(matter) ? [index] : []));
}

/** The row of a role. */
export function roleOf(id: OrganisationRole): Role {
  return roles.find((role) => role.id === id)!;
}

/** Roles with a duty. */
export function rolesWith(duty: Duty): ReadonlySet<OrganisationRole> {
  return new Set(roles.filter(({ duties }) => duties.includes(duty)).map(({ id }) => id));
}

/** Roles that provide hours bought, with the setting that holds them. */
export const sellers = roles.filter((role): role is Role & { readonly sells: NonNullable<Role["sells"]> } => role.sells !== null);

/** Name of the column with residents' confidence in a kind. */
export type ConfidenceColumn = `confidence${Capitalize<OrganisationKind>}`;

export function confidenceColumn(kind: OrganisationKind): ConfidenceColumn {
  return `confidence${kind[0].toUpperCase()}${kind.slice(1)}` as ConfidenceColumn;
}
