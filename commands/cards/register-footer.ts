/** The register's sources, as every card that shows its facts names them. */
import type { Text } from '../../src/chat/message.ts'
import { REGISTER_COMPILED } from '../../src/register/register.ts'
import { writeDate } from '../../src/time.ts'

export const REGISTER_FOOTER: Text = `Register: ODS and ONS, OGL v3.0, as at ${writeDate(REGISTER_COMPILED)}`
