/** Whether the files of the register are, byte for byte, those whose facts were verified. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { REGISTER_DATA } from '../register.ts'
import { CHECKSUMS } from './checksums.ts'

/** One sentence for each file of a folder (by default the shipped one) that is missing or differs. */
export function checkFiles(folder: URL = REGISTER_DATA): string[] {
  return Object.entries(CHECKSUMS).flatMap(([file, expected]) => {
    const actual = checksum(new URL(file, folder))
    if (actual === null) return [`${file} cannot be read.`]
    return actual === expected ? [] : [`${file} is not the file that was verified: its SHA-256 is ${actual}.`]
  })
}

function checksum(file: URL): string | null {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex')
  } catch {
    return null
  }
}
