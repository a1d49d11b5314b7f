/** Keys of the search sheet: the results are links, the arrows choose one, Enter follows it. */
const found = (sheet: Element) => [...sheet.querySelectorAll<HTMLElement>('.fw-search-found')];

const choose = (all: HTMLElement[], at: number) =>
  all.forEach((each, i) => {
    each.toggleAttribute('data-chosen', i === at);
    if (i === at) {
      each.scrollIntoView({ block: 'nearest' });
    }
  });

document.addEventListener('keydown', (event) => {
  const sheet = (event.target as HTMLElement).closest?.('dialog.fw-search');
  if (!sheet || event.isComposing) {
    return;
  }
  const all = found(sheet);
  const at = all.findIndex((each) => each.hasAttribute('data-chosen'));
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    const step = event.key === 'ArrowDown' ? 1 : -1;
    choose(all, at < 0 && step < 0 ? all.length - 1 : (at + step + all.length) % all.length);
  } else if (event.key === 'Enter' && !(event.target instanceof HTMLAnchorElement)) {
    event.preventDefault();
    (all[at] ?? all[0])?.click();
  }
});

/** A click beside the sheet closes it, as it asks nothing. */
document.addEventListener('click', (event) => {
  if (event.target instanceof HTMLDialogElement && event.target.matches('.fw-search')) {
    event.target.close();
  }
});

export {};
