/**
 * What `npm start` runs. JavaScript, because Node then need not load its TypeScript stripper (about 30 MB) once the
 * compile cache holds every file; and the cache must be on before the first of them is read.
 */
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/mergerwatch'))
await import('./main.ts')
