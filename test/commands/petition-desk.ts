/** /petition over a loopback site and a real database, with a clock that the test moves. */
import type { TestContext } from 'node:test'
import { createPetition } from '../../commands/petition.ts'
import type { Caller } from '../../src/chat/command.ts'
import type { Message } from '../../src/chat/message.ts'
import { createLog } from '../../src/log.ts'
import { createPushes, type Pushes } from '../../src/pushes/pushes.ts'
import { createAreaFinder } from '../../src/register/find-area.ts'
import { HERE, makeWorld, type World } from '../petitions/world.ts'
import { callerOn, REGISTER_PARTS, routerOf } from './world.ts'

export interface PetitionDesk {
  readonly world: World
  readonly pushes: Pushes
  readonly ask: (line: string, caller?: Caller) => Promise<Message>
  readonly press: (action: string, payload: string) => Promise<Message>
}

const areaFinder = createAreaFinder(REGISTER_PARTS.register, REGISTER_PARTS.finder, REGISTER_PARTS.areas)

export async function openPetitionDesk(t: TestContext): Promise<PetitionDesk> {
  const world = await makeWorld()
  t.after(() => world[Symbol.asyncDispose]())
  const clock = () => world.now
  const pushes = createPushes({
    db: world.store.db,
    petitions: world.petitions,
    clock,
    log: createLog('silent', false),
  })
  const command = createPetition({ ...REGISTER_PARTS, areaFinder, petitions: world.petitions, pushes, now: clock })
  const router = routerOf([command])
  const caller = callerOn('slack', HERE)
  return {
    world,
    pushes,
    ask: async (line, from = caller) => (await router.runTyped(line, from)).message,
    press: async (action, payload) => (await router.press(action, payload, caller)).message,
  }
}
