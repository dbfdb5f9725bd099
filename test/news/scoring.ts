import type { ClassifiedItem } from '../../src/news/classify.ts'

/** What a person says of an item: a line of a labelled file. */
export interface Label {
  readonly id: string
  readonly title: string
  readonly summary?: string
  readonly published: string | null
  readonly relevant: boolean
  readonly kinds: readonly string[]
  readonly stage: string | null
  readonly effective: string | null
  readonly bodies: readonly string[]
  readonly story?: string | null
}

/** What was said of an item beside what a person says of it. */
export interface Judged {
  readonly label: Label
  readonly said: Pick<ClassifiedItem, 'relevant' | 'kinds' | 'stage' | 'effective' | 'bodies' | 'story'>
}

/** Between 0 and 1. */
export interface Rates {
  readonly f1: number
  readonly precision: number
  readonly recall: number
}

/** The figures of a set of items. `stage` and `effective` are shares of the relevant items, null where there is none. */
export interface Scores {
  readonly items: number
  readonly relevantItems: number
  readonly relevance: Rates
  readonly kinds: Rates
  readonly bodies: Rates
  readonly stage: number | null
  readonly effective: number | null
  readonly sameStory: Rates
}

/** Scores understandings against labels: micro-averaged over items, and over pairs of items for stories. */
export function scoresOf(items: readonly Judged[]): Scores {
  const relevant = items.filter(({ label }) => label.relevant)
  const share = (isRight: (item: Judged) => boolean): number | null =>
    relevant.length === 0 ? null : relevant.filter(isRight).length / relevant.length
  return {
    items: items.length,
    relevantItems: relevant.length,
    relevance: ratesOf(items.map(({ label, said }) => [asSet(label.relevant), asSet(said.relevant)])),
    kinds: ratesOf(items.map(({ label, said }) => [new Set(label.kinds), new Set<string>(said.kinds)])),
    bodies: ratesOf(items.map(({ label, said }) => [new Set(label.bodies), new Set(said.bodies)])),
    stage: share(({ label, said }) => said.stage === label.stage),
    effective: share(({ label, said }) => said.effective === label.effective),
    sameStory: ratesOf([[pairsOf(items, ({ label }) => label.story), pairsOf(items, ({ said }) => said.story)]]),
  }
}

/** Items by some name that each has, the names in alphabetical order. */
export function grouped(items: readonly Judged[], nameOf: (item: Judged) => string): [string, Judged[]][] {
  const groups = new Map<string, Judged[]>()
  for (const item of items) groups.set(nameOf(item), [...(groups.get(nameOf(item)) ?? []), item])
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1))
}

function asSet(yes: boolean): Set<string> {
  return new Set(yes ? ['yes'] : [])
}

/** The pairs of items that are told as one story. */
function pairsOf(items: readonly Judged[], storyOf: (item: Judged) => string | null | undefined): Set<string> {
  const told = items.flatMap((item) => (storyOf(item) ? [{ id: item.label.id, story: storyOf(item) }] : []))
  return new Set(
    told.flatMap((one, at) =>
      told.slice(at + 1).flatMap((other) => (one.story === other.story ? [`${one.id} ${other.id}`] : [])),
    ),
  )
}

function ratesOf(pairs: readonly (readonly [wanted: ReadonlySet<string>, got: ReadonlySet<string>])[]): Rates {
  let hits = 0
  let wantedCount = 0
  let gotCount = 0
  for (const [wanted, got] of pairs) {
    wantedCount += wanted.size
    gotCount += got.size
    for (const one of got) if (wanted.has(one)) hits++
  }
  const precision = gotCount === 0 ? 1 : hits / gotCount
  const recall = wantedCount === 0 ? 1 : hits / wantedCount
  return {
    precision,
    recall,
    f1: hits === 0 && precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  }
}
