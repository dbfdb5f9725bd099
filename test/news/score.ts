/** Prints how well a labelled file is understood, in all, by stage and by year: `npm run score -- LABELS.jsonl`. */
import { readFileSync } from 'node:fs'
import { classify } from '../../src/news/classify.ts'
import { createUnderstanding } from '../../src/news/understand.ts'
import { loadRegister } from '../../src/register/register.ts'
import { grouped, type Judged, type Label, type Rates, type Scores, scoresOf } from './scoring.ts'

const [file] = process.argv.slice(2)
if (file === undefined) {
  console.error('Name a file of labelled items, one JSON object a line: npm run score -- LABELS.jsonl')
  process.exit(2)
}
const lines = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
const results = classify(lines, createUnderstanding(loadRegister()))
const judged = results.map((said, at): Judged => {
  if ('error' in said) throw new Error(said.error)
  return { label: JSON.parse(lines[at] ?? '') as Label, said }
})

const figure = (value: number | null): string => (value === null ? '-' : value.toFixed(3))
const both = ({ f1, precision, recall }: Rates): string =>
  `F1 ${figure(f1)}  precision ${figure(precision)}  recall ${figure(recall)}`
const all = scoresOf(judged)
console.log(`items            ${all.items}, of which ${all.relevantItems} relevant
relevant         ${both(all.relevance)}
kinds            ${both(all.kinds)}
bodies           ${both(all.bodies)}
stage            accuracy ${figure(all.stage)}
effective date   accuracy ${figure(all.effective)}
same story       ${both(all.sameStory)}`)
console.log(
  tableOf(
    'stage',
    grouped(judged, ({ label }) => (label.relevant ? (label.stage ?? 'no stage') : 'irrelevant')),
  ),
)
console.log(
  tableOf(
    'year',
    grouped(judged, ({ label }) => label.published?.slice(0, 4) ?? 'undated'),
  ),
)

/** A row for each group; relevance is the share of items told rightly to be relevant or not. */
function tableOf(by: string, groups: readonly [string, Judged[]][]): string {
  const rows = groups.map(([name, items]) => rowOf(name, items, scoresOf(items)))
  const head = [`by ${by}`, 'items', 'relevance', 'kinds', 'bodies', 'stage', 'effective']
  return `\n${[head, ...rows]
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(at === 0 ? 17 : 11))
        .join('')
        .trimEnd(),
    )
    .join('\n')}`
}

function rowOf(name: string, items: readonly Judged[], scores: Scores): string[] {
  const right = items.filter(({ label, said }) => label.relevant === said.relevant).length / items.length
  const { kinds, bodies, stage, effective } = scores
  return [name, String(items.length), ...[right, kinds.f1, bodies.f1, stage, effective].map(figure)]
}
