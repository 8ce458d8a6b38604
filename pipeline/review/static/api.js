// Asking the server. Reading is free; a decision brings the token of this start.
import { t } from './dom.js';

const token = document.querySelector('meta[name=gyoji-token]').content;
export const canWrite = token !== '';

async function answer(response) {
  const data = await response.json().catch(() => ({ error: 'broken', detail: String(response.status) }));
  if (response.ok) return data;
  const error = data.error && data.error !== 'broken' ? t(data.error) : t('app.error', { detail: data.detail ?? response.status });
  throw new Error(response.status === 403 ? t('app.readonly') : error);
}

async function ask(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Error(t('app.gone'));
  }
  return answer(response);
}

export const get = (path, query) => ask(query ? `${path}?${new URLSearchParams(query)}` : path);

export function decide(body) {
  if (!canWrite) return Promise.reject(new Error(t('app.readonly')));
  const headers = { 'content-type': 'application/json', 'x-gyoji-token': token };
  return ask('/api/decide', { method: 'POST', headers, body: JSON.stringify(body) });
}
