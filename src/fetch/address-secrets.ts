/** An address without fragment, and its user name and password as the header that they stand for. */
export function withoutSecrets(url: URL): { url: URL; authorization: { authorization?: string } } {
  const { username, password } = url;
  url.hash = '';
  url.username = '';
  url.password = '';
  if (username === '' && password === '') return { url, authorization: {} };
  const pair = `${plain(username)}:${plain(password)}`;
  return { url, authorization: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` } };
}

function plain(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return part;
    throw error;
  }
}
