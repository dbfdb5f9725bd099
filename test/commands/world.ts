/** A router over the real register, and what its answers say, for the tests of the commands. */
import type { Caller, Command } from '../../src/chat/command.ts'
import { type Message, plainText } from '../../src/chat/message.ts'
import type { PlatformName } from '../../src/chat/platform.ts'
import { createRouter, type Router } from '../../src/chat/router.ts'
import { createAreas } from '../../src/register/areas.ts'
import { createFinder } from '../../src/register/find.ts'
import { createLineage } from '../../src/register/lineage.ts'
import { loadRegister } from '../../src/register/register.ts'
import { createStatus } from '../../src/register/status.ts'

const register = loadRegister()
const lineage = createLineage(register)

/** The register's parts, read once for all tests. */
export const REGISTER_PARTS = {
  register,
  lineage,
  finder: createFinder(register, lineage),
  areas: createAreas(register, lineage),
  status: createStatus(register, lineage),
}

/** The day on which the tests ask. */
export const NOW = new Date('2026-11-22T12:00:00Z')

export function callerOn(platform: PlatformName, more: Partial<Caller> = {}): Caller {
  return {
    platform,
    tenant: 'T1',
    channel: 'C1',
    userId: 'U1',
    userName: 'Ada',
    isAdmin: async () => true,
    ...more,
  }
}

/** A router that throws every fault at the test. */
export function routerOf(commands: readonly Command[]): Router {
  return createRouter({
    commands,
    isOrganiser: async () => false,
    onFault: (what, fault) => {
      throw new Error(`${what} failed`, { cause: fault })
    },
  })
}

/** Everything that a message says, a line each. */
export function wordsOf(message: Message): string {
  const lines = message.blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [plainText(block.text)]
    if (block.kind === 'list') return block.items.map((item) => `- ${plainText(item)}`)
    return block.facts.map((fact) => `${fact.label}: ${plainText(fact.value)}`)
  })
  const choices = message.menu?.options.map((option) => `? ${option.label}`) ?? []
  return [message.title, ...lines, ...choices, plainText(message.footer ?? '')].join('\n')
}

/** The value of the fact with that label; undefined when the message has none. */
export function factOf(message: Message, label: string): string | undefined {
  const all = message.blocks.flatMap((block) => (block.kind === 'facts' ? block.facts : []))
  const fact = all.find((one) => one.label === label)
  return fact && plainText(fact.value)
}

/** The links in a message, in order. */
export function linksOf(message: Message): string[] {
  const texts = message.blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [block.text]
    return block.kind === 'list' ? [...block.items] : block.facts.map((fact) => fact.value)
  })
  return texts
    .flatMap((text) => [text].flat())
    .flatMap((span) => (typeof span === 'object' && 'url' in span ? [span.url] : []))
}
