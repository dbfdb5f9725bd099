/** Waits until something is so, looking often. Throws when it is not so in time. */
export async function until(isSo: () => boolean, withinMs = 8_000): Promise<void> {
  const end = Date.now() + withinMs
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`It was not so within ${withinMs} milliseconds.`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
