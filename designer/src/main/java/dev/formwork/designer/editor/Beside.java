package dev.formwork.designer.editor;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for numbers beside the screen: after a moment of quiet, for what was wanted last, and never
 * for longer than anybody would wait.
 */
final class Beside {

  /** How long an answer may take. */
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Logger log = LoggerFactory.getLogger(Beside.class);
  private static final Duration QUIET = Duration.ofMillis(350);
  private static final int SOON = 150;
  private static final int AT_ONCE = 3;

  private final Semaphore turns = new Semaphore(AT_ONCE);
  private int waiting;

  /** A place on the screen where an answer is shown. */
  static final class Slot {
    private final AtomicInteger round = new AtomicInteger();

    /** Whatever was asked for it is of no use any more. */
    void forget() {
      round.incrementAndGet();
    }

    private int round() {
      return round.get();
    }
  }

  /** A question. */
  interface Work {
    /** Asks, and returns what shows the answer. */
    Runnable ask();
  }

  /** What is shown where there is no answer. */
  interface Otherwise {
    void late();

    void failed(RuntimeException why);
  }

  void ask(Slot slot, Work work, Otherwise otherwise) {
    UI ui = UI.getCurrent();
    slot.forget();
    int round = slot.round();
    waiting++;
    ui.setPollInterval(SOON);
    Thread.ofVirtual()
        .name("figures")
        .start(() -> {
          Runnable shown = inTurn(slot, round, work, otherwise);
          try {
            var _ =
                ui.access(() -> {
                  waiting--;
                  if (waiting == 0) {
                    ui.setPollInterval(-1);
                  }
                  if (slot.round() == round) {
                    shown.run();
                  }
                });
          } catch (UIDetachedException gone) {
            log.debug("Nobody waits for numbers any more", gone);
          }
        });
  }

  private Runnable inTurn(Slot slot, int round, Work work, Otherwise otherwise) {
    try {
      Thread.sleep(QUIET);
      turns.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return () -> {};
    }
    try {
      return slot.round() == round ? inTime(work, otherwise) : () -> {};
    } finally {
      turns.release();
    }
  }

  private static Runnable inTime(Work work, Otherwise otherwise) {
    var shown = new AtomicReference<Runnable>(otherwise::late);
    Thread asking =
        Thread.ofVirtual()
            .name("figures-asking")
            .start(() -> {
              try {
                shown.set(work.ask());
              } catch (RuntimeException failed) {
                shown.set(() -> otherwise.failed(failed));
              }
            });
    try {
      if (!asking.join(PATIENCE)) {
        asking.interrupt();
        return otherwise::late;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return shown.get();
  }
}
