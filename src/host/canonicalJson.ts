/**
 * Canonical JSON (RFC 8785): keys sorted, no white space, so that equal values have equal bytes and equal hashes.
 */
import { createHash } from "node:crypto";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** The one text of a JSON value. Throws on NaN and infinities, which JSON cannot say; absent members are left out. */
export function canonicalJson(value: unknown): string {
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new Error(`canonical JSON: expected a finite number, received ${value}`);
  }
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
}

/** Hex sha256 of a value's canonical JSON. */
export function hashJson(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value), "utf8").digest("hex");
}

/**
 * Paths at which two JSON values differ, with both values; at most `limit`. Items that all have an id are named by it, e.g.
 * `organisations.police-station.staff`, others by their place, e.g. `points[1].days`.
 */
export function differences(a: unknown, b: unknown, limit = 10, path = ""): { path: string; a: unknown; b: unknown }[] {
  if (limit <= 0 || Object.is(a, b)) return [];
  if (!isContainer(a) || !isContainer(b) || Array.isArray(a) !== Array.isArray(b)) return [{ path, a, b }];
  if (Array.isArray(a) && Array.isArray(b)) {
    const [itemsOfA, itemsOfB] = [itemsById(a), itemsById(b)];
    if (itemsOfA !== null && itemsOfB !== null) return differences(itemsOfA, itemsOfB, limit, path);
    if (a.length !== b.length) return [{ path, a, b }];
  }
  const found: { path: string; a: unknown; b: unknown }[] = [];
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const place = Array.isArray(a) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;
    found.push(...differences(a[key as keyof typeof a], b[key as keyof typeof b], limit - found.length, place));
    if (found.length >= limit) break;
  }
  return found;
}

/** Items under their ids; null where some have none, or share one. */
function itemsById(items: readonly unknown[]): Readonly<Record<string, unknown>> | null {
  const ids = items.map((item) => (isContainer(item) ? (item as { readonly id?: unknown }).id : undefined));
  const areNames = ids.every((id) => typeof id === "string") && new Set(ids).size === ids.length;
  return areNames && ids.length > 0 ? Object.fromEntries(items.map((item, i) => [ids[i], item])) : null;
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
