/** Bodies read with a limit on what they unpack to. */
import { FetchFault } from './fetched.ts'

/** What a body is read from: undici's response, as far as this needs it. */
export interface Readable {
  readonly headers: { get(name: string): string | null }
  readonly body: AsyncIterable<Uint8Array> | null
}

/**
 * Reads the whole body, at most `maxBytes` of it after unpacking: the bytes are counted as they come out of the
 * decompressor, so that a bomb costs no more than its first megabytes. Throws a `FetchFault` when there are more.
 */
export async function readBody(response: Readable, maxBytes: number): Promise<Uint8Array> {
  const isPacked = (response.headers.get('content-encoding') ?? 'identity').trim().toLowerCase() !== 'identity'
  if (!isPacked && Number(response.headers.get('content-length')) > maxBytes) throw tooLarge(maxBytes, false)
  if (!response.body) return new Uint8Array()
  const pieces: Uint8Array[] = []
  let total = 0
  for await (const piece of response.body) {
    total += piece.byteLength
    if (total > maxBytes) throw tooLarge(maxBytes, isPacked)
    pieces.push(piece)
  }
  return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces, total)
}

function tooLarge(maxBytes: number, isPacked: boolean): FetchFault {
  const limit = writeSize(maxBytes)
  return new FetchFault(
    'too-large',
    isPacked ? `It decompressed to more than ${limit}.` : `It is larger than ${limit}.`,
  )
}

/** "10 MB", "512 kB", "800 bytes" (decimal units). */
function writeSize(bytes: number): string {
  const [size, unit] =
    bytes >= 1_000_000 ? [bytes / 1_000_000, 'MB'] : bytes >= 1_000 ? [bytes / 1_000, 'kB'] : [bytes, 'bytes']
  return `${size.toLocaleString('en-GB', { maximumFractionDigits: 1 })} ${unit}`
}
