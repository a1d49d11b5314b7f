/**
 * Choosing, dragging and moving by keys. The things are markup of the server: `data-item` holds the
 * place of one, `data-list` that of a list, `data-new` what a palette makes. Nothing is changed
 * here; the server is told and shows what became of it.
 */

const NEW = 'application/x-formwork-new';
const OLD = 'application/x-formwork-item';

/** Tiles stand on so many columns, and are as wide as one of these. */
const COLUMNS = 12;
const SPANS = [3, 4, 6, 8, 12];

let dragged: { from: string; kind: string; what: string } | null = null;

document.addEventListener('dragstart', (event) => {
  const source = (event.target as HTMLElement).closest?.<HTMLElement>('[data-new]');
  if (source && event.dataTransfer) {
    dragged = { from: '', kind: source.dataset.new!, what: source.dataset.what ?? 'field' };
    event.dataTransfer.setData(NEW, dragged.kind);
    event.dataTransfer.effectAllowed = 'copy';
  }
});

document.addEventListener('dragend', () => {
  dragged = null;
  document.querySelectorAll('[data-drop]').forEach((each) => each.removeAttribute('data-drop'));
});

class FormworkCanvas extends HTMLElement {
  private ready = false;

  connectedCallback() {
    if (this.ready) {
      return;
    }
    this.ready = true;
    this.addEventListener('click', (event) => this.onClick(event));
    this.addEventListener('keydown', (event) => this.onKey(event));
    this.addEventListener('dragstart', (event) => this.onDrag(event));
    this.addEventListener('pointerdown', (event) => this.onGrip(event));
    this.addEventListener('dragover', (event) => this.onOver(event));
    this.addEventListener('drop', (event) => this.onDrop(event));
    this.addEventListener('dragleave', (event) => {
      if (!this.contains(event.relatedTarget as Node)) {
        this.clear();
      }
    });
  }

  /** Marks things as chosen; one of them is brought into view. */
  choose(place: string, all: string) {
    this.querySelectorAll('[data-chosen]').forEach((each) => {
      each.removeAttribute('data-chosen');
      each.removeAttribute('aria-current');
    });
    all.split(' ').forEach((each) => {
      this.item(each)?.setAttribute('data-chosen', '');
      this.item(each)?.setAttribute('aria-current', 'true');
    });
    const item = this.item(place);
    item?.scrollIntoView({ block: 'nearest' });
    if (this.contains(document.activeElement) || document.activeElement === document.body) {
      item?.focus({ preventScroll: true });
    }
  }

  private item(place: string) {
    return this.querySelector<HTMLElement>(`[data-item="${CSS.escape(place)}"]`);
  }

  private tell(name: string, detail: unknown) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  private onClick(event: MouseEvent) {
    const target = event.target as HTMLElement;
    if (target.closest('button, a, fw-menu, [popover]')) {
      return;
    }
    const item = target.closest<HTMLElement>('[data-item]');
    this.tell('fw-chosen', { place: item?.dataset.item ?? '', how: this.how(event) });
  }

  /** Whether a thing is chosen alone, or as one of several. */
  private how(event: MouseEvent | KeyboardEvent) {
    const several = this.dataset.several;
    return several === undefined ? ''
      : event.shiftKey ? 'reach'
      : event.ctrlKey || event.metaKey || several === 'always' ? 'toggle'
      : '';
  }

  private onKey(event: KeyboardEvent) {
    const target = event.target as HTMLElement;
    const place = target.dataset?.item;
    if (place === undefined) {
      return;
    }
    const command = event.ctrlKey || event.metaKey;
    const key =
      event.altKey && event.key === 'ArrowUp' ? 'up'
      : event.altKey && event.key === 'ArrowDown' ? 'down'
      : event.altKey && event.key === 'ArrowLeft' ? 'left'
      : event.altKey && event.key === 'ArrowRight' ? 'right'
      : event.key === 'Delete' || event.key === 'Backspace' ? 'delete'
      : command && event.key === 'd' ? 'duplicate'
      : command && event.key === 'c' ? 'copy'
      : command && event.key === 'x' ? 'cut'
      : command && event.key === 'v' ? 'paste'
      : '';
    if (key) {
      event.preventDefault();
      event.stopPropagation();
      this.tell('fw-key', { key, place });
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.tell('fw-chosen', { place, how: this.how(event) });
    } else if (command && event.key === 'a' && this.dataset.several !== undefined) {
      event.preventDefault();
      this.tell('fw-chosen', { place, how: 'section' });
    } else if (event.key === 'Escape') {
      this.tell('fw-chosen', { place });
    } else if (/^Arrow/.test(event.key)) {
      event.preventDefault();
      this.step(target, event, event.key === 'ArrowDown' || event.key === 'ArrowRight' ? 1 : -1);
    }
  }

  /** With Shift the choice grows along, with Ctrl only the focus moves. */
  private step(from: HTMLElement, event: KeyboardEvent, by: number) {
    const how = this.how(event);
    const all = [...this.querySelectorAll<HTMLElement>('[data-item]')]
      .filter((each) => how !== 'reach' || each.dataset.what === from.dataset.what);
    const next = all[all.indexOf(from) + by];
    if (next) {
      next.focus();
      if (how !== 'toggle') {
        this.tell('fw-chosen', { place: next.dataset.item, how });
      }
    }
  }

  /** The edge of a tile is dragged: it takes the width at once, and the server is told in the end. */
  private onGrip(event: PointerEvent) {
    const grip = (event.target as HTMLElement).closest<HTMLElement>('[data-resize]');
    const item = grip?.closest<HTMLElement>('[data-item]');
    if (!grip || !item || event.button !== 0) {
      return;
    }
    event.preventDefault();
    item.removeAttribute('draggable');
    grip.setPointerCapture(event.pointerId);
    const left = item.getBoundingClientRect().left;
    const style = getComputedStyle(this);
    const inner = this.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    const gap = parseFloat(style.columnGap) || 0;
    const column = (inner + gap) / COLUMNS;
    let span = Number(item.dataset.span);
    const onMove = (move: PointerEvent) => {
      const columns = (move.clientX - left + gap) / column;
      span = SPANS.reduce((best, each) =>
        Math.abs(each - columns) < Math.abs(best - columns) ? each : best);
      item.style.setProperty('--fw-span', String(span));
      item.setAttribute('data-resizing', String(span));
    };
    const onEnd = () => {
      grip.removeEventListener('pointermove', onMove);
      grip.removeEventListener('pointerup', onEnd);
      grip.removeEventListener('pointercancel', onEnd);
      item.removeAttribute('data-resizing');
      item.setAttribute('draggable', 'true');
      this.tell('fw-resized', { place: item.dataset.item, span });
    };
    grip.addEventListener('pointermove', onMove);
    grip.addEventListener('pointerup', onEnd);
    grip.addEventListener('pointercancel', onEnd);
  }

  private onDrag(event: DragEvent) {
    const item = (event.target as HTMLElement).closest<HTMLElement>('[data-item][draggable]');
    if (item && event.dataTransfer) {
      dragged = { from: item.dataset.item!, kind: '', what: item.dataset.what ?? 'field' };
      event.dataTransfer.setData(OLD, dragged.from);
      event.dataTransfer.effectAllowed = 'move';
      const together = this.querySelectorAll('[data-item][data-chosen]').length;
      if (together > 1 && item.hasAttribute('data-chosen')) {
        this.showCount(event.dataTransfer, together);
      }
    }
  }

  /** Several that are dragged together are a number under the pointer. */
  private showCount(transfer: DataTransfer, count: number) {
    const picture = document.createElement('div');
    picture.className = 'fw-canvas-count';
    picture.textContent = String(count);
    document.body.append(picture);
    transfer.setDragImage(picture, 0, 0);
    setTimeout(() => picture.remove());
  }

  /** The list under the pointer that takes what is dragged, and where in it. */
  private aim(event: DragEvent) {
    const list = (event.target as HTMLElement)
      .closest<HTMLElement>(`[data-list][data-takes="${dragged?.what}"]`);
    if (!list || !dragged || list.dataset.list!.startsWith(dragged.from + '/') && dragged.from) {
      return null;
    }
    const items = [...list.querySelectorAll<HTMLElement>(':scope > [data-item]')];
    const index = items.findIndex((each) => {
      const box = each.getBoundingClientRect();
      const above = event.clientY < box.top;
      const within = event.clientY <= box.bottom;
      const wide = box.width > list.getBoundingClientRect().width * 0.75;
      const first = wide
        ? event.clientY < box.top + box.height / 2
        : event.clientX < box.left + box.width / 2;
      return above || (within && first);
    });
    return { list, items, index: index < 0 ? items.length : index };
  }

  private onOver(event: DragEvent) {
    const aim = this.aim(event);
    this.clear();
    if (!aim) {
      return;
    }
    event.preventDefault();
    const { list, items, index } = aim;
    if (index < items.length) {
      items[index].setAttribute('data-drop', 'before');
    } else if (items.length > 0) {
      items[items.length - 1].setAttribute('data-drop', 'after');
    } else {
      list.setAttribute('data-drop', 'into');
    }
  }

  private onDrop(event: DragEvent) {
    const aim = this.aim(event);
    this.clear();
    if (aim && dragged) {
      event.preventDefault();
      const { from, kind } = dragged;
      this.tell('fw-dropped', { from, kind, list: aim.list.dataset.list, index: aim.index });
    }
  }

  private clear() {
    this.querySelectorAll('[data-drop]').forEach((each) => each.removeAttribute('data-drop'));
    this.removeAttribute('data-drop');
  }
}

customElements.define('fw-canvas', FormworkCanvas);
