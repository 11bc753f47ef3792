// A draft's claims, as the server lists them.

export interface Place {
  line: number;
  character: number;
}

export interface Range {
  start: Place;
  end: Place;
}

export interface Source {
  id: string;
  outlet?: string | null;
  says: string;
  quote?: string | null;
  opens: boolean;
}

export interface Claim {
  verdict: 'verified' | 'alleged' | 'contradicted' | 'disputed' | 'overstated' | 'unsupported';
  message?: string | null;
  text: string;
  range: Range;
  fact: { id: string; label: string; location?: { uri: string; range: Range } | null };
  sources: Source[];
}

export interface Sum {
  verified: number;
  contradicted: number;
  disputed: number;
  unsourced: number;
}

/** The narrowest claim at a place. */
export function claimAt(claims: Claim[], place: Place): Claim | undefined {
  const inside = claims.filter(({ range }) => !before(place, range.start) && !before(range.end, place));
  return inside.sort((one, other) => one.text.length - other.text.length)[0];
}

function before(one: Place, other: Place): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}
