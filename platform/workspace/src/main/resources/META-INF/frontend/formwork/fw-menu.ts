/** A button with a list that opens below it; the markup comes from the server side. */
class FormworkMenu extends HTMLElement {
  private ready = false;

  connectedCallback() {
    if (this.ready) {
      return;
    }
    this.ready = true;
    this.addEventListener('click', (event) => this.onClick(event));
    this.addEventListener('keydown', (event) => this.onKey(event));
    this.addEventListener('toggle', (event) => this.onToggle(event as ToggleEvent), true);
  }

  private get trigger() {
    return this.firstElementChild as HTMLElement;
  }

  private get list() {
    return this.querySelector<HTMLElement>(':scope > [popover]')!;
  }

  private get items() {
    return [...this.list.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
  }

  private onClick(event: Event) {
    const target = event.target as HTMLElement;
    if (this.trigger.contains(target)) {
      this.list.togglePopover();
      return;
    }
    const item = target.closest('[role^="menuitem"]');
    if (item) {
      this.list.hidePopover();
    }
    if (item?.getAttribute('role') === 'menuitemradio') {
      this.items
        .filter((each) => each.getAttribute('role') === 'menuitemradio')
        .forEach((each) => each.setAttribute('aria-checked', String(each === item)));
    }
  }

  private onToggle(event: ToggleEvent) {
    const open = event.newState === 'open';
    this.trigger.setAttribute('aria-expanded', String(open));
    if (open) {
      this.place();
      this.items[0]?.focus({ preventScroll: true });
    }
  }

  private place() {
    const gap = 4;
    const edge = 8;
    const at = this.trigger.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.list;
    const below = at.bottom + gap + height <= innerHeight - edge;
    const left = at.left + width <= innerWidth - edge ? at.left : at.right - width;
    this.list.style.setProperty('--x', `${Math.max(edge, left)}px`);
    this.list.style.setProperty('--y', `${below ? at.bottom + gap : Math.max(edge, at.top - gap - height)}px`);
  }

  private onKey(event: KeyboardEvent) {
    const items = this.items;
    const at = items.indexOf(document.activeElement as HTMLElement);
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at < 0 ? items.length - 1 : at - 1,
      Home: 0,
      End: items.length - 1,
    };
    if (event.key === 'ArrowDown' && event.target === this.trigger && !this.list.matches(':popover-open')) {
      this.list.showPopover();
      event.preventDefault();
    } else if (event.key in steps && items.length > 0 && this.list.matches(':popover-open')) {
      items[(steps[event.key] + items.length) % items.length].focus();
      event.preventDefault();
    } else if (event.key === 'Tab') {
      this.list.hidePopover();
    }
  }
}

customElements.get('fw-menu') ?? customElements.define('fw-menu', FormworkMenu);

export {};
