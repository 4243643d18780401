// Asks for a document's password in its own pane. What is typed goes to the worker and nowhere else.
import { Failure } from '../../model/failure.ts';
import type { Call } from '../../model/item.ts';
import styles from './pdf.module.css';
import { words } from './words.ts';

/** @throws Failure 'unsupported' when the reader gives up */
export function askPassword(root: HTMLElement, isAgain: boolean, { signal }: Call): Promise<string> {
  const say = words();
  const form = document.createElement('form');
  form.className = styles.prompt ?? '';
  const title = document.createElement('p');
  title.textContent = isAgain ? say.lockedAgain : say.locked;
  title.setAttribute('role', 'status');
  const field = document.createElement('input');
  Object.assign(field, { type: 'password', autocomplete: 'off', ariaLabel: say.password, placeholder: say.password });
  const open = button(say.unlock, 'submit');
  const cancel = button(say.cancel, 'button');
  form.append(title, field, open, cancel);
  root.append(form);
  field.focus({ preventScroll: true });
  return new Promise<string>((resolve, reject) => {
    const end = new AbortController();
    const leave = (settle: () => void): void => {
      end.abort();
      form.remove();
      settle();
    };
    form.addEventListener('keydown', (event) => event.stopPropagation(), end);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      leave(() => resolve(field.value));
    });
    cancel.addEventListener('click', () => leave(() => reject(new Failure('unsupported', { detail: 'locked with a password' }))));
    signal.addEventListener('abort', () => leave(() => reject(signal.reason)), { signal: end.signal });
  });
}

function button(text: string, type: 'submit' | 'button'): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = type;
  element.textContent = text;
  return element;
}
