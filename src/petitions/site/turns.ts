/** One request at a time to the site; people who wait for an answer go before the polling. */

export interface Turns {
  /** Does the work when it is its turn. */
  take<Result>(isUrgent: boolean, work: () => Promise<Result>): Promise<Result>
}

export function createTurns(): Turns {
  const urgent: (() => void)[] = []
  const patient: (() => void)[] = []
  let isBusy = false
  const next = () => {
    const start = urgent.shift() ?? patient.shift()
    if (start) start()
    else isBusy = false
  }
  return {
    take: async (isUrgent, work) => {
      if (isBusy) await new Promise<void>((start) => (isUrgent ? urgent : patient).push(start))
      isBusy = true
      try {
        return await work()
      } finally {
        next()
      }
    },
  }
}
