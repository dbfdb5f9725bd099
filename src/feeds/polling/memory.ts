/** What the poller remembers of a feed between two reads, kept as JSON in the feed's row. */
import { z } from 'zod'

const memory = z.object({
  /** The address in the list that the feed came from, when it has moved since; or null. */
  listedAs: z.string().nullable().catch(null),
  /** Which address the stored validators belong to. */
  validatedUrl: z.string().nullable().catch(null),
  /** How long the feed itself asks to be left alone between reads; 0 when it does not say. */
  askedMs: z.number().catch(0),
  /** Hours (0–23, GMT) and days (0 is Sunday) in which it asks not to be read. */
  skipHours: z.array(z.number()).catch([]),
  skipDays: z.array(z.number()).catch([]),
  /** The moment of the first of the failures in a row, or null. */
  failingSince: z.string().nullable().catch(null),
})

export type Memory = z.infer<typeof memory>

/** Reads the column; a fresh memory when it is empty or spoilt. */
export function readMemory(column: string | null): Memory {
  const read = memory.safeParse(parseJson(column ?? '{}'))
  return read.success ? read.data : memory.parse({})
}

export function writeMemory(remembered: Memory): string {
  return JSON.stringify(remembered)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
