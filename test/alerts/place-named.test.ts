import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Mention } from '../../src/news/understanding.ts'
import { placeNamed } from './newsroom.ts'
import { body, system } from './stories-for-tests.ts'

const place = (...mentions: Mention[]) => placeNamed({ mentions })
const ccg = (id: string) => body(`ccg-${id}`, id)
const toBe: Mention = { name: 'NHS Mersey CCG', kind: 'new-body', id: null, words: 'Mersey CCG' }

describe('the place that stands for a story', () => {
  it('is the one body that it names', () => assert.equal(place(ccg('wirral')), 'Wirral'))
  it('is the system of several bodies', () =>
    assert.equal(place(ccg('wirral'), ccg('halton')), 'Cheshire and Merseyside'))
  it('is the system that is named, whatever bodies are', () =>
    assert.equal(place(ccg('wirral'), ccg('halton'), system('E54000008', 'An ICS')), 'Cheshire and Merseyside'))
  it('is the region of bodies of several systems', () => assert.equal(place(ccg('wirral'), ccg('bury')), 'North West'))
  it('is England when they lie in several regions', () => assert.equal(place(ccg('wirral'), ccg('croydon')), 'England'))
  it('is England when nothing is named', () => assert.equal(place(), 'England'))
  it('is the one body to be when nothing else is named', () => assert.equal(place(toBe), 'NHS Mersey CCG'))
  it('is where the old bodies are when a body to be is named with them', () =>
    assert.equal(place(toBe, ccg('wirral')), 'Wirral'))
  it('passes over what the register does not know', () =>
    assert.equal(place(body('ccg-atlantis', 'NHS Atlantis CCG')), 'England'))
})
