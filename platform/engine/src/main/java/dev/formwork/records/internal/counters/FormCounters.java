package dev.formwork.records.internal.counters;

import dev.formwork.kernel.QualifiedKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The counters of one form and what is being done to them: one document, so that whoever reads it
 * twice and finds the same revision knows that nothing was folded or built in between.
 *
 * @param batch how many batches of changes were begun to be put into cells
 * @param plan the effects of a batch that is not finished
 * @param holder who builds or folds
 * @param until when somebody else may
 * @param announced since when all writes tell the counters that are built
 */
record FormCounters(
    QualifiedKey form,
    long revision,
    long batch,
    List<String> plan,
    @Nullable String holder,
    Instant until,
    Instant announced,
    List<Kept> counters) {

  FormCounters {
    plan = List.copyOf(plan);
    counters = List.copyOf(counters);
  }

  static FormCounters none(QualifiedKey form) {
    return new FormCounters(form, 0, 0, List.of(), null, Instant.EPOCH, Instant.EPOCH, List.of());
  }

  Optional<Kept> find(String key) {
    return counters.stream().filter(kept -> kept.counter().key().equals(key)).findFirst();
  }

  boolean has(Kept.State state) {
    return counters.stream().anyMatch(kept -> kept.state() == state);
  }

  boolean isFree(Instant now) {
    return holder == null || !until.isAfter(now);
  }

  boolean isHeldBy(String who) {
    return who.equals(holder);
  }

  FormCounters heldBy(String who, Instant end) {
    return new FormCounters(form, revision, batch, plan, who, end, announced, counters);
  }

  FormCounters released() {
    return new FormCounters(form, revision, batch, plan, null, Instant.EPOCH, announced, counters);
  }

  FormCounters planned(List<String> effects) {
    return new FormCounters(form, revision, batch + 1, effects, holder, until, announced, counters);
  }

  FormCounters finished() {
    return new FormCounters(form, revision, batch, List.of(), holder, until, announced, counters);
  }

  FormCounters announcedAt(Instant now) {
    return new FormCounters(form, revision, batch, plan, holder, until, now, counters);
  }

  FormCounters with(Kept added) {
    var more = new ArrayList<>(counters);
    more.add(added);
    return withAll(more);
  }

  FormCounters without(String key) {
    return withAll(counters.stream().filter(each -> !each.counter().key().equals(key)).toList());
  }

  FormCounters change(String key, UnaryOperator<Kept> change) {
    return withAll(
        counters.stream()
            .map(each -> each.counter().key().equals(key) ? change.apply(each) : each)
            .toList());
  }

  FormCounters withAll(List<Kept> all) {
    return new FormCounters(form, revision, batch, plan, holder, until, announced, all);
  }
}
