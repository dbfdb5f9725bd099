/** Answering interactions: docs, "Receiving and Responding". */
import { checkMessage } from './check-message.ts'
import { changeMessage, removeMessage, storeMessage } from './message-routes.ts'
import {
  ApiFault,
  alreadyAcknowledged,
  array,
  Problems,
  record,
  unknownInteraction,
  unknownMessage,
  unknownWebhook,
} from './problems.ts'
import type { Call, Route } from './routes.ts'
import { messageWire } from './wire.ts'
import type { Interaction, Message } from './world.ts'

const EPHEMERAL = 64

/** Docs, "Interaction Callback Type". */
const CHANNEL_MESSAGE = 4
const DEFERRED_MESSAGE = 5
const DEFERRED_UPDATE = 6
const UPDATE_MESSAGE = 7
const AUTOCOMPLETE = 8

export const interactionRoutes: readonly Route[] = [
  { method: 'POST', path: '/interactions/:interaction/:token/callback', tokenInPath: true, run: acknowledge },
  {
    method: 'GET',
    path: '/webhooks/:app/:token/messages/:message',
    tokenInPath: true,
    run: (call) => wireOf(call, responseOf(call)),
  },
  {
    method: 'PATCH',
    path: '/webhooks/:app/:token/messages/:message',
    tokenInPath: true,
    run: (call) => {
      const message = changeMessage(call, responseOf(call))
      liveOf(call).changed()
      return wireOf(call, message)
    },
  },
  {
    method: 'DELETE',
    path: '/webhooks/:app/:token/messages/:message',
    tokenInPath: true,
    run: (call) => {
      const message = responseOf(call)
      const interaction = liveOf(call)
      removeMessage(call.world, message)
      if (interaction.original === message) interaction.original = null
      interaction.changed()
      return null
    },
  },
  { method: 'POST', path: '/webhooks/:app/:token', tokenInPath: true, run: followUp },
]

function wireOf({ world }: Call, message: Message): object {
  return messageWire(world, message, false)
}

function acknowledge(call: Call): null {
  const { world, params } = call
  const interaction = world.interactions.get(params['token'] ?? '')
  if (!interaction || interaction.id !== params['interaction']) throw unknownInteraction()
  if (interaction.acknowledged) throw alreadyAcknowledged()
  if (Date.now() - interaction.startedAt > world.ackWithinMs) throw unknownInteraction()
  const data = record(call.form['data'])
  const type = Number(call.form['type'])
  const isAutocomplete = interaction.type === 4
  if (isAutocomplete !== (type === AUTOCOMPLETE)) throw wrongType()
  if (isAutocomplete) interaction.choices = checkChoices(array(data['choices']))
  else if (type === DEFERRED_MESSAGE) interaction.original = respond(call, interaction, data, true)
  else if (type === CHANNEL_MESSAGE) {
    checkMessage(data, call.files)
    interaction.original = respond(call, interaction, data, false)
  } else if (!(interaction.type === 3 && (type === DEFERRED_UPDATE || type === UPDATE_MESSAGE))) throw wrongType()
  interaction.acknowledged = true
  interaction.changed()
  return null
}

function wrongType(): ApiFault {
  const wrong = { code: 'BASE_TYPE_CHOICES', message: 'Value must be one of those that suit the interaction.' }
  return new ApiFault(400, 50035, 'Invalid Form Body', { type: { _errors: [wrong] } })
}

function checkChoices(choices: readonly unknown[]): { name: string; value: string | number }[] {
  const problems = new Problems()
  if (choices.length > 25) problems.add(['data', 'choices'], 'BASE_TYPE_MAX_LENGTH', 'Must be 25 or fewer in length.')
  for (const [index, choice] of choices.entries()) {
    const { name, value } = record(choice)
    problems.length(['data', 'choices', index, 'name'], name, 1, 100)
    if (typeof value !== 'number') problems.length(['data', 'choices', index, 'value'], value, 1, 100)
  }
  problems.settle()
  return choices as { name: string; value: string | number }[]
}

function respond(call: Call, interaction: Interaction, form: Record<string, unknown>, isLoading: boolean): Message {
  const isEphemeral = (Number(form['flags'] ?? 0) & EPHEMERAL) !== 0
  return storeMessage(
    { ...call, form },
    {
      channelId: interaction.channelId,
      ephemeralFor: isEphemeral ? interaction.user.id : null,
      isLoading,
      interactionId: interaction.id,
    },
  )
}

/** The interaction that the path's token belongs to, while the token is good. */
function liveOf({ world, params }: Call): Interaction {
  const interaction = world.interactions.get(params['token'] ?? '')
  if (!interaction || params['app'] !== world.applicationId) throw unknownWebhook()
  if (Date.now() - interaction.startedAt > world.tokenLivesMs) throw new ApiFault(401, 50027, 'Invalid Webhook Token')
  if (!interaction.acknowledged) throw unknownWebhook()
  return interaction
}

function responseOf(call: Call): Message {
  const interaction = liveOf(call)
  const wanted = call.params['message']
  const message = wanted === '@original' ? interaction.original : interaction.followups.find((one) => one.id === wanted)
  if (!message) throw unknownMessage()
  return message
}

/** While the response is "is thinking…", a follow-up takes its place and keeps who sees it: docs, "Create Followup Message". */
function followUp(call: Call): object {
  const interaction = liveOf(call)
  if (interaction.original?.isLoading) {
    const message = changeMessage(call, interaction.original)
    interaction.changed()
    return wireOf(call, message)
  }
  checkMessage(call.form, call.files)
  const message = respond(call, interaction, { ...call.form }, false)
  interaction.followups.push(message)
  interaction.changed()
  return wireOf(call, message)
}
