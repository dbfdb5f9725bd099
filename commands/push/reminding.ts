/** How somebody wants to be reminded of their tasks. */
import { type Caller, type Subcommand, subcommand } from '../../src/chat/command.ts'
import { type Message, sentence } from '../../src/chat/message.ts'
import type { Pushes, ReminderWish } from '../../src/pushes/pushes.ts'
import { writeCall } from '../written-call.ts'

export function remindSubcommand(pushes: Pick<Pushes, 'remind' | 'remindersOf'>): Subcommand {
  return subcommand({
    name: 'remind',
    description: 'Your own reminders: whether I may remind you of your tasks, and when not',
    who: 'anyone',
    for: 'asker',
    options: [
      {
        kind: 'choice',
        name: 'reminders',
        description: 'On or off',
        required: false,
        choices: [
          { name: 'On', value: 'on' },
          { name: 'Off', value: 'off' },
        ],
      },
      {
        kind: 'text',
        name: 'quiet',
        description: 'Your quiet hours, in which none comes, as 21:00-09:00 or 10pm-7am; or none',
        required: false,
        maxLength: 40,
      },
    ],
    answer: async ({ reminders, quiet }, caller) => {
      const { platform, tenant, userId } = caller
      const person = { platform, tenant, userId }
      if (reminders === undefined && quiet === undefined)
        return reminderCard('Your reminders', await pushes.remindersOf(person), caller)
      const isOn = reminders === undefined ? undefined : reminders === 'on'
      return reminderCard('As you wish', await pushes.remind(person, { isOn, quiet }), caller)
    },
  })
}

function reminderCard(title: string, { isOn, quiet }: ReminderWish, { platform }: Caller): Message {
  const hours = quiet === '' ? 'at any hour' : `but never in your quiet hours, ${quiet.replace('-', ' to ')}`
  const call = (values: Record<string, string>) => writeCall('/push remind', values, platform)
  const change = isOn
    ? `To change this: ${call({ reminders: 'off' })}, or ${call({ reminders: 'on', quiet: '22:00-08:00' })}.`
    : `To change this: ${call({ reminders: 'on' })}.`
  return sentence(
    isOn ? 'good' : 'plain',
    title,
    isOn
      ? `They are on, ${hours}. I write to you alone: once when a task of yours has been quiet for three days, and the day before its push ends.`
      : 'They are off: I ask after no task of yours. One that is quiet for four days is open to others again, without a word.',
    `When an organiser gives you a task I tell you all the same, outside your quiet hours. ${change}`,
  )
}
