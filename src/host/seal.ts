/**
 * The seal of a manifest: its last line holds the hash of all the others, so that a byte that was changed in it shows as one in any
 * other file does. Without a key it guards against damage and slips, not against whoever seals it anew.
 */
import { createHash } from "node:crypto";

const sealLine = /,\n {2}"seal": "([0-9a-f]{64})"\n\}\n$/;
/** `whole`: as it was written. */
export type SealState = "whole" | "changed";

/** A manifest's text with its seal, ending in a line end. */
export function sealed(manifest: Readonly<Record<string, unknown>>): string {
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  return `${text.slice(0, -3)},\n  "seal": "${hashOf(text)}"\n}\n`;
}

/** What the seal says of a manifest's bytes. */
export function sealState(bytes: Uint8Array): SealState {
  const text = Buffer.from(bytes).toString("latin1");
  const seal = sealLine.exec(text);
  if (seal === null) return "changed";
  return hashOf(Buffer.from(text.replace(sealLine, "\n}\n"), "latin1")) === seal[1] ? "whole" : "changed";
}

function hashOf(text: string | Uint8Array): string {
  return createHash("sha256").update(text).digest("hex");
}
