/** Who knows who leads a matter, as state (ODD element 2; M3): facts by organisation, and what matters are. */

export interface Knowledge {
  /** Matters per category. */
  readonly matters: number;
  /** `facts[(organisation * categories + category) * matters + matter]`: MISSING, RIGHT or WRONG. */
  readonly facts: Uint8Array;
  /** Per category and matter: written down when below the written share; claimed by two when below the overlap; not to be learned when 1. */
  readonly writtenFrom: Float64Array;
  readonly contestedFrom: Float64Array;
  readonly opaque: Uint8Array;
  /** Fading count of cases of a matter that strayed with an organisation, laid out as facts. */
  readonly strayed: Float64Array;
  /** Matters that a forum has written down, for its members. */
  readonly agreed: Uint8Array;
  /** Who drafted it, by index of organisation; −1 where none did. */
  readonly draftedBy: Int32Array;
  /** Lead by community, category and matter: `leads[(community * categories + category) * matters + matter]`, −1 without one. */
  readonly leads: Int32Array;
}
