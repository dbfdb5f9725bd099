import about from '../../package.json' with { type: 'json' }

/** As package.json says. */
export const VERSION: string = about.version
