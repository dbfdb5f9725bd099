/** What the shell's help says. */
export const USAGE: readonly string[] = [
  'Usage: mergerwatch COMMAND',
  '',
  '  lookup TEXT [--on DATE] [--json]      what became of a CCG or an ICB, by name, code, council or postcode',
  '  classify [--json] [FILE]              understand items of news, as JSON Lines from FILE or standard input',
  '  feeds check URL|FILE                  whether it is a feed, and what a reader makes of it',
  '  manifest slack|discord                what to give the platform to make the app',
  '      [--url https://…]                   Slack in HTTP mode instead of Socket Mode',
  '  backup FILE                           write everything that is kept to FILE, also while the bot runs',
  '  restore FILE                          replace everything that is kept by what FILE holds',
  '  help, --version',
  '',
  'To run the bot itself: npm start. The database is the one that DATABASE_URL names.',
]
