import assert from 'node:assert/strict'
import { it } from 'node:test'
import { readMessage, writeMessage } from '../../src/alerts/message-text.ts'
import type { Message } from '../../src/chat/message.ts'

it('a message comes out of the outbox as it went in, picture and all', () => {
  const png = Uint8Array.from({ length: 300 }, (_, place) => place % 256)
  const plain: Message = {
    title: 'Leaflets',
    tone: 'plain',
    blocks: [{ kind: 'paragraph', text: ['a', { bold: 'b' }] }],
  }
  assert.deepEqual(readMessage(writeMessage(plain)), plain)
  const { picture, ...rest } = readMessage(writeMessage({ ...plain, picture: { png, name: 'a.png', alt: 'A line.' } }))
  assert.deepEqual(rest, plain)
  assert.deepEqual([picture?.name, picture?.alt], ['a.png', 'A line.'])
  assert.deepEqual(Uint8Array.from(picture?.png ?? []), png)
})
