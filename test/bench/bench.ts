/** Measures everything that the README's section "Speed" quotes, and prints it as rows for that table. */
import { cpus } from 'node:os'
import { benchFeeds } from './feeds.ts'
import { benchGrowth } from './growth.ts'
import { benchLookup } from './lookup.ts'
import { benchPetitions } from './petitions.ts'
import { benchSearch } from './search.ts'
import { benchUnderstanding } from './understanding.ts'
import { benchWhole } from './whole.ts'

const [cpu] = cpus()
console.log(`Node ${process.version}, ${cpus().length} × ${cpu?.model.trim()}\n\n| what | figure |\n|---|---|`)
for (const bench of [
  benchUnderstanding,
  benchGrowth,
  benchLookup,
  benchSearch,
  benchFeeds,
  benchPetitions,
  benchWhole,
]) {
  for (const { name, figure } of await bench()) console.log(`| ${name} | ${figure} |`)
}
process.exit()
