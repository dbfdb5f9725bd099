/** Tasks that most pushes need. */

export interface TaskTemplate {
  readonly id: string
  readonly text: string
}

export const TEMPLATES: readonly TaskTemplate[] = [
  { id: 'leaflet', text: 'Leaflet a street' },
  { id: 'paper', text: 'Write to the local paper' },
  { id: 'scrutiny', text: 'Ask the council’s health scrutiny committee to look at it' },
  { id: 'mp', text: 'Ask your MP what they will do about it' },
  { id: 'stall', text: 'Hold a stall' },
  { id: 'group', text: 'Post in a group that you are in' },
]

/** What a task says: the template's words, with what was added to them. */
export function writeTask(template: TaskTemplate | undefined, text: string): string {
  if (!template) return text
  return text === '' ? template.text : `${template.text}: ${text}`
}
