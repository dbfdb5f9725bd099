/**
 * From SVG to PNG, without a browser.
 *
 * The renderer and its fonts are loaded when the first picture is asked for, because most programs that run never draw
 * one. One picture at a time: each takes tens of megabytes while it is drawn.
 */
import { fileURLToPath } from 'node:url'

/** Pixels per unit of the picture: sharp on a phone. */
const ZOOM = 2

let last: Promise<unknown> = Promise.resolve()

/** Draws the SVG as a PNG, two pixels a unit. Only the fonts that come with the program are used, so that it looks the same everywhere. */
export function renderPicture(svg: string): Promise<Uint8Array> {
  const turn = last.then(() => draw(svg))
  last = turn.catch(() => undefined)
  return turn
}

async function draw(svg: string): Promise<Uint8Array> {
  const { renderAsync } = await import('@resvg/resvg-js')
  const image = await renderAsync(svg, {
    font: { loadSystemFonts: false, fontFiles: fontFiles(), defaultFontFamily: 'DejaVu Sans' },
    fitTo: { mode: 'zoom', value: ZOOM },
  })
  return image.asPng()
}

function fontFiles(): string[] {
  const fonts = [
    import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
    import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
  ]
  return fonts.map((font) => fileURLToPath(font))
}
