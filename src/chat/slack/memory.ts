/** What the adapter remembers for a while, in the store's cache: it may be lost, and nothing worse happens than a repeat. */
export interface Memory {
  get(key: string): Promise<unknown>
  /** False when it could not be kept. */
  set(key: string, value: unknown, milliseconds: number): Promise<boolean>
  delete(key: string): Promise<boolean>
}
