/** A process of its own that opens the database, says so, and waits to be ended: for tests of two at once and of kills. */
import { openStore } from '../../src/store/store.ts'

const [url = ''] = process.argv.slice(2)
const store = await openStore({ url, onFault: (fault) => console.error(fault) })
const tables = await store.db.introspection.getTables()
console.log(`open with ${tables.length} tables`)
await store.close()
