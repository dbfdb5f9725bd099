/** The few SVG elements that the pictures are made of, as text. */

export interface TextStyle {
  readonly size: number
  readonly fill: string
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly bold?: boolean
  /** The ground's colour around each letter, so that a line behind the words does not run through them. */
  readonly halo?: string
}

export interface LineStyle {
  readonly stroke: string
  readonly width: number
  /** As in `stroke-dasharray`; a whole line when not given. */
  readonly dashes?: string
}

const FONT_FAMILY = 'DejaVu Sans'

/** Characters that no XML document may hold (XML 1.0, section 2.2), and marks that turn the writing direction. */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]|\p{Bidi_Control}/gu
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text that is safe between tags and in attributes. */
export function escapeText(text: string): string {
  return text.replace(UNWRITABLE, '').replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? '')
}

/** The whole picture, `width` by `height` units, on its own ground. */
export function svg(width: number, height: number, ground: string, edge: string, parts: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect x="1" y="1" width="${width - 2}" height="${height - 2}" rx="10" fill="${ground}" stroke="${edge}" stroke-width="1.5"/>`,
    ...parts,
    '</svg>',
  ].join('\n')
}

/** A line of text whose baseline begins, is centred, or ends at the point. */
export function text(x: number, y: number, words: string, style: TextStyle): string {
  const weight = style.bold ? ' font-weight="bold"' : ''
  const anchor = style.anchor === undefined || style.anchor === 'start' ? '' : ` text-anchor="${style.anchor}"`
  const halo =
    style.halo === undefined
      ? ''
      : ` paint-order="stroke" stroke="${style.halo}" stroke-width="5" stroke-linejoin="round"`
  return `<text x="${tidy(x)}" y="${tidy(y)}" font-family="${FONT_FAMILY}" font-size="${style.size}"${weight}${anchor} fill="${style.fill}"${halo}>${escapeText(words)}</text>`
}

export function line(x1: number, y1: number, x2: number, y2: number, style: LineStyle): string {
  return `<line x1="${tidy(x1)}" y1="${tidy(y1)}" x2="${tidy(x2)}" y2="${tidy(y2)}"${stroke(style)}/>`
}

/** A line through all points, each `[x, y]`. */
export function polyline(points: readonly (readonly [number, number])[], style: LineStyle): string {
  return `<polyline points="${join(points)}" fill="none" stroke-linejoin="round" stroke-linecap="round"${stroke(style)}/>`
}

/** A filled shape with these corners. */
export function polygon(points: readonly (readonly [number, number])[], fill: string): string {
  return `<polygon points="${join(points)}" fill="${fill}"/>`
}

export function rectangle(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${tidy(x)}" y="${tidy(y)}" width="${tidy(width)}" height="${tidy(height)}" rx="2" fill="${fill}"/>`
}

export function dot(x: number, y: number, radius: number, fill: string): string {
  return `<circle cx="${tidy(x)}" cy="${tidy(y)}" r="${radius}" fill="${fill}"/>`
}

function join(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y]) => `${tidy(x)},${tidy(y)}`).join(' ')
}

function stroke({ stroke: colour, width, dashes }: LineStyle): string {
  return ` stroke="${colour}" stroke-width="${width}"${dashes === undefined ? '' : ` stroke-dasharray="${dashes}"`}`
}

/** Tenths of a unit are finer than a pixel. */
function tidy(number: number): number {
  return Math.round(number * 10) / 10
}
