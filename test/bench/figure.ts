/** What a bench gives, and the few sums it needs. */

export interface Figure {
  readonly name: string
  readonly figure: string
}

/** Runs something so many times, and gives how long each run took in milliseconds. */
export function times(runs: number, work: () => unknown): number[] {
  return Array.from({ length: runs }, () => {
    const began = performance.now()
    work()
    return performance.now() - began
  })
}

export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * percent) / 100) - 1)] ?? Number.NaN
}

export function median(values: readonly number[]): number {
  return percentile(values, 50)
}
