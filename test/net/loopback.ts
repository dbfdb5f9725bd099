/** A small web server on loopback for the tests of the way out. */
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Loopback extends AsyncDisposable {
  /** "http://127.0.0.1:<port>" */
  readonly url: string
  readonly port: number
  /** The requests so far. */
  readonly requests: IncomingMessage[]
}

export type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** Serves each path as told, 404 otherwise. Close it with `await using`. */
export async function serve(answers: Record<string, Answer>): Promise<Loopback> {
  const requests: IncomingMessage[] = []
  const listener: RequestListener = (request, response) => {
    requests.push(request)
    const answer = answers[request.url ?? '']
    if (answer) answer(request, response)
    else response.writeHead(404).end()
  }
  const server = createServer(listener)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    requests,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
