package dev.formwork;

import dev.formwork.outbound.NotSent;
import dev.formwork.outbound.Outbound;
import dev.formwork.outbound.Outgoing;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Keeps what would leave. */
public final class CapturedOutbound implements Outbound {

  private final List<Outgoing> left = new CopyOnWriteArrayList<>();
  private volatile Consumer<Outgoing> before = _ -> {};

  @Override
  public Receipt send(Outgoing outgoing) {
    left.add(outgoing);
    before.accept(outgoing);
    return new Receipt("captured");
  }

  /** All that left since the last {@link #forget()}, each attempt too. */
  public List<Outgoing> left() {
    return List.copyOf(left);
  }

  /** From now on nothing can be sent. */
  public void failWith(NotSent failure) {
    before =
        _ -> {
          throw failure;
        };
  }

  /** Nothing has left, and everything can be sent. */
  public void forget() {
    left.clear();
    before = _ -> {};
  }
}
