/** Bytes to text, for files that say what they are in wrong or missing words. */

const DECLARED = /^[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})["']/
const CHARSET = /charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})/i

/**
 * Decodes a feed: by its byte order mark; as UTF-16 when every other byte of its beginning is zero; as UTF-8 when it is
 * valid UTF-8, whatever it claims to be (text in another encoding hardly ever is by chance); as its prolog or the
 * header Content-Type say; and as windows-1252 when all else fails.
 */
export function decodeFeed(bytes: Uint8Array, contentType = ''): string {
  const byForm = utf16Form(bytes)
  if (byForm) return decodeAs(byForm, bytes) ?? ''
  const beginning = new TextDecoder('latin1').decode(bytes.subarray(0, 400))
  const declared = [DECLARED.exec(beginning)?.[1], CHARSET.exec(contentType)?.[1]].filter((name) => name !== undefined)
  const isStateful = declared.some((name) => /^iso-2022/i.test(name))
  const encodings = isStateful
    ? [...declared, 'utf-8']
    : ['utf-8', ...declared.filter((name) => !/^utf-?8$/i.test(name))]
  for (const encoding of encodings) {
    const text = decodeAs(encoding, bytes)
    if (text !== null) return text
  }
  return decodeDamaged(bytes)
}

/** UTF-16 as its byte order mark says, or as the zero beside the first "<" (or "{") shows. */
function utf16Form(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second, third, fourth] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return 'utf-16le'
  if (first === 0 && second !== 0 && third === 0 && fourth !== 0) return 'utf-16be'
  return null
}

/** The text, or null when the bytes are not valid in that encoding, or nobody knows it. */
function decodeAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: !encoding.startsWith('utf-16') }).decode(bytes)
  } catch {
    return null
  }
}

/** UTF-8 with a few bytes spoilt stays UTF-8; otherwise it is windows-1252, in which every byte means something. */
function decodeDamaged(bytes: Uint8Array): string {
  const asUtf8 = new TextDecoder('utf-8').decode(bytes)
  const damaged = asUtf8.split('\uFFFD').length - 1
  const foreign = asUtf8.replace(/[\p{ASCII}\uFFFD]/gu, '').length
  return damaged * 2 < foreign ? asUtf8 : new TextDecoder('windows-1252').decode(bytes)
}
