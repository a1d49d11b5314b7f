/**
 * What the frame of all screens does without asking the server: folding the navigation, light and
 * dark, and keys. A key belongs to whatever names it in aria-keyshortcuts.
 */
const keep = (name: string, value: string) => {
  const age = value ? 31536000 : 0;
  document.cookie = `formwork-${name}=${value}; path=/; max-age=${age}; samesite=lax`;
};

const set = (name: string, value: string) => {
  if (value) {
    document.documentElement.dataset[name] = value;
  } else {
    delete document.documentElement.dataset[name];
  }
  keep(name, value);
};

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));

const combination = (event: KeyboardEvent) =>
  (event.ctrlKey || event.metaKey ? 'Control+' : '') +
  (event.altKey ? 'Alt+' : '') +
  (event.key.length === 1 ? event.key.toUpperCase() : event.key);

document.addEventListener('keydown', (event) => {
  const keys = combination(event);
  if (!keys.startsWith('Control+') && (typing(event.target) || document.querySelector('dialog[open]'))) {
    return;
  }
  const owner = [...document.querySelectorAll<HTMLElement>('[aria-keyshortcuts]')].find(
    (each) =>
      each.getAttribute('aria-keyshortcuts')!.split(' ').includes(keys) &&
      (each.hasAttribute('data-key-always') || each.checkVisibility()),
  );
  if (owner) {
    event.preventDefault();
    if (owner.matches('vaadin-text-field')) {
      owner.focus();
    } else {
      owner.click();
    }
  }
});

/** Enter answers a question that stands over the screen, Ctrl+Enter also from a long text. */
document.addEventListener('keydown', (event) => {
  const target = event.target as HTMLElement;
  const sheet = target.closest?.('dialog.fw-sheet');
  const short = target instanceof HTMLInputElement && !target.hasAttribute('aria-expanded');
  if (sheet && event.key === 'Enter' && (short || event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    target.blur();
    sheet.querySelector<HTMLElement>('.fw-sheet-actions > [data-look="primary"]')?.click();
  }
});

document.addEventListener('click', (event) => {
  if ((event.target as HTMLElement).closest?.('.fw-fold')) {
    set('side', document.documentElement.dataset.side === 'folded' ? '' : 'folded');
  }
});

/** A group of the navigation opens or closes, and is so again when this person comes back. */
document.addEventListener('click', (event) => {
  const fold = (event.target as HTMLElement).closest?.<HTMLElement>('.fw-side-fold');
  const all = fold?.closest<HTMLElement>('[data-folds]');
  if (fold && all) {
    const open = fold.getAttribute('aria-expanded') !== 'true';
    fold.setAttribute('aria-expanded', String(open));
    document.getElementById(fold.getAttribute('aria-controls')!)!.hidden = !open;
    const opened = [...all.querySelectorAll<HTMLElement>('.fw-side-fold[aria-expanded="true"]')];
    keep(all.dataset.folds!, opened.map((each) => each.dataset.fold).join('.') || '-');
  }
});

/** Copies without asking the server, as browsers allow it only in the click itself. */
document.addEventListener('click', (event) => {
  const button = (event.target as HTMLElement).closest?.<HTMLElement>('[data-copy]');
  const words = button?.querySelector('span:last-child');
  if (button && words) {
    void navigator.clipboard?.writeText(button.dataset.copy!).then(() => {
      words.textContent = button.dataset.copied!;
    });
  }
});

/** A frame that is told now and then, while somebody looks, to show what has come up since. */
type Frame = HTMLElement & { $server: { count(): void } };

const BEAT = 30_000;
let frame: Frame | undefined;

const ask = () => {
  if (frame?.isConnected && !document.hidden) {
    frame.$server.count();
  }
};

setInterval(ask, BEAT);
document.addEventListener('visibilitychange', ask);

declare global {
  interface Window {
    formwork: { theme(choice: string): void; beat(element: Frame): void };
  }
}

window.formwork = {
  ...window.formwork,
  theme: (choice) => set('theme', choice),
  beat: (element) => {
    frame = element;
  },
};

export {};
