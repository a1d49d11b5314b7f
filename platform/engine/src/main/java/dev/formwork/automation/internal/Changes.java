package dev.formwork.automation.internal;

import dev.formwork.definitions.Apps;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.RuleActs;
import dev.formwork.records.RuleSubject;
import dev.formwork.rules.DecisionTable;
import dev.formwork.triggers.Action;
import dev.formwork.triggers.Setting;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Actions that change records which are there. */
@Component
class Changes {

  private final RuleActs acts;
  private final Apps apps;

  Changes(RuleActs acts, Apps apps) {
    this.acts = acts;
    this.apps = apps;
  }

  /** Fields of the record itself, worked out of it as it is when it is written. */
  Deeds.Progress own(Deed deed) {
    RuleSubject subject = Objects.requireNonNull(deed.subject());
    var told = new LinkedHashMap<String, Object>();
    RuleActs.Set set =
        acts.set(
            subject.form(),
            subject.id(),
            current -> {
              Setting setting = setting(deed, current);
              told.putAll(setting.told());
              return setting.values();
            },
            deed.act(subject.id()));
    told.put("before", set.before());
    told.put("after", set.after());
    return Deeds.Progress.done(1, Map.of("record", subject.id()), told);
  }

  /** What an action would set in a record. */
  Setting setting(Deed deed, RuleSubject current) {
    return acts.evaluate(
        deed.about().of(current),
        context -> Setting.of(deed.action(), context, table -> table(deed, table)).orElseThrow());
  }

  private Optional<DecisionTable> table(Deed deed, String table) {
    QualifiedKey key = QualifiedKey.parse(table, deed.run().rule().app());
    return key.app().equals(deed.run().rule().app())
        ? apps.release(key.app(), deed.run().release()).find(DecisionTable.TYPE, key.key())
        : apps.live().find(DecisionTable.TYPE, key);
  }

  Deeds.Progress others(Deed deed, Action.Update update, String after) {
    QualifiedKey form = update.records().formIn(deed.run().rule().app());
    List<String> page = acts.ids(deed.about(), update.records(), after, RunDriver.PAGE);
    for (String id : page) {
      acts.set(form, id, target -> theirs(deed, update, target), deed.act(id));
    }
    return new Deeds.Progress(
        page.size() < RunDriver.PAGE ? "" : page.getLast(),
        page.size(),
        Map.of("form", form.toString()),
        Map.of("last", page.isEmpty() ? "" : page.getLast()));
  }

  /** What an update sets in one of its records. */
  Map<String, @Nullable Object> theirs(Deed deed, Action.Update update, RuleSubject target) {
    return acts.evaluate(
        deed.about(each(target)), context -> Setting.values(update.set(), context));
  }

  static Map<String, Object> each(RuleSubject other) {
    var each = new LinkedHashMap<>(other.data());
    each.put("id", other.id());
    return each;
  }

  Deeds.Progress patch(Deed deed, Action.ApplyPatch patch) {
    RuleSubject subject = Objects.requireNonNull(deed.subject());
    QualifiedKey form = QualifiedKey.parse(patch.form(), deed.run().rule().app());
    if (!(subject.data().get(patch.to().value()) instanceof String id)) {
      throw new Refusal.Conflict(
          Problem.error("rule.patch.nobody", "").with("field", patch.to().value()));
    }
    RuleActs.Set set = acts.set(form, id, target -> patched(subject, target, patch), deed.act(id));
    return Deeds.Progress.done(
        1, Map.of("record", id), Map.of("before", set.before(), "after", set.after()));
  }

  /** The new values, if what they replace is as it was when they were asked for. */
  static Map<String, @Nullable Object> patched(
      RuleSubject subject, RuleSubject target, Action.ApplyPatch patch) {
    for (Map.Entry<FieldKey, FieldKey> old : patch.old().entrySet()) {
      Object was = subject.data().get(old.getValue().value());
      Object is = target.data().get(old.getKey().value());
      if (!same(was, is)) {
        throw new Refusal.Conflict(
            Problem.error("rule.patch.outdated", "")
                .with("field", old.getKey().value())
                .with("was", was == null ? "" : was)
                .with("is", is == null ? "" : is));
      }
    }
    var values = new LinkedHashMap<String, @Nullable Object>();
    patch
        .fields()
        .forEach((theirs, ours) -> {
          Object value = subject.data().get(ours.value());
          if (value != null) {
            values.put(theirs.value(), value);
          }
        });
    return values;
  }

  private static boolean same(@Nullable Object one, @Nullable Object other) {
    return (one instanceof Number && other instanceof Number)
        ? new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0
        : Objects.equals(one, other);
  }
}
