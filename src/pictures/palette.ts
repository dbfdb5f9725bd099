/**
 * The colours of pictures. A picture brings its own light ground, so that it reads the same in a dark and in a light
 * chat; against it, text has a contrast of 4.5 to 1 at least and lines of 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11). No
 * colour stands alone for a meaning: each line has its own dashes, and words beside it.
 */
export const PALETTE = {
  ground: '#ffffff',
  edge: '#8b949e',
  text: '#1b1f24',
  quiet: '#4d5560',
  grid: '#dde2e7',
  main: '#0b5cad',
  second: '#6b3fa0',
  threshold: '#9a3b00',
  target: '#0f6b38',
  cone: '#cfe0f3',
} as const
