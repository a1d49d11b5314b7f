package dev.formwork.records;

import dev.formwork.flows.Assignee;
import dev.formwork.flows.Records;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.internal.ActingForRules;
import dev.formwork.rules.Condition;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.triggers.Happening;
import dev.formwork.triggers.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Records as rules see and change them. Changes take the one write path like everybody's; what is
 * not a rule's own is decided there.
 */
@Service
@NoPermission(because = "rules act with the rights of whoever published them")
public class RuleActs {

  private final ActingForRules acting;

  RuleActs(ActingForRules acting) {
    this.acting = acting;
  }

  /**
   * What a rule looks at.
   *
   * @param app the rule's
   * @param subject the record that it is about; absent where it is about none
   * @param by person id of whoever set it off; the platform where absent
   * @param now the moment that it runs for: the same, however often it is tried
   * @param more values beside the record's
   */
  public record About(
      DefinitionKey app,
      @Nullable RuleSubject subject,
      @Nullable String by,
      Instant now,
      Map<String, Object> more) {

    public About {
      more = Map.copyOf(more);
    }

    public About of(@Nullable RuleSubject other) {
      return new About(app, other, by, now, more);
    }

    public About with(Map<String, Object> others) {
      return new About(app, subject, by, now, others);
    }
  }

  public Optional<RuleSubject> find(QualifiedKey form, String id) {
    return acting.find(form, id).map(RuleSubject::of);
  }

  /** Works something out in one context of scripts. */
  public <T> T evaluate(About about, Function<EvaluationContext, T> work) {
    return acting.evaluate(about, work);
  }

  /** The same where time is counted as the record's store counts it. */
  public <T> T plan(About about, BiFunction<EvaluationContext, Plan, T> work) {
    return acting.plan(about, work);
  }

  /** Ids of submitted records of a form for which this holds, in the order of ids. */
  public List<String> ids(
      About about, QualifiedKey form, @Nullable Condition where, String after, int limit) {
    return acting.ids(about, form, where, after, limit);
  }

  /** Ids of the other records that a rule means, in the order of ids. */
  public List<String> ids(About about, Records records, String after, int limit) {
    return acting.ids(about, records, after, limit);
  }

  /** Whom these name, by person id. */
  public List<String> people(About about, List<Assignee> assignees) {
    return acting.people(about, assignees);
  }

  /**
   * What a write of the past did to a record. States are told by when it was submitted and when its
   * flow ended; all else that the platform knows of it is that of today.
   *
   * @param after the record as it was then
   */
  public record Past(RuleSubject after, Happening happening, Instant at, String by) {}

  /**
   * How far the past was looked at.
   *
   * @param all whether there is no more of it
   */
  public record Looked(int records, boolean all) {}

  /**
   * Goes through what happened to submitted records of a form since then: the newest records first,
   * of each the latest first.
   *
   * @param records so many at most
   * @param isEnough takes each; true ends it
   */
  public Looked past(QualifiedKey form, Instant since, int records, Predicate<Past> isEnough) {
    return acting.past(form, since, records, isEnough);
  }

  /** What came of setting fields. */
  public record Set(boolean changed, Map<String, Object> before, Map<String, Object> after) {}

  /**
   * Sets fields of a record to values worked out of it as it is, in one write; where it changes
   * meanwhile they are worked out again. Nothing is written where nothing would change.
   *
   * @param values null empties the field
   */
  public Set set(
      QualifiedKey form,
      String id,
      Function<RuleSubject, Map<String, @Nullable Object>> values,
      Command.Act act) {
    return acting.set(form, id, values, act);
  }

  /** What setting these values would change; refuses what the fields can't hold. */
  public Set wouldSet(RuleSubject subject, Map<String, @Nullable Object> values) {
    return acting.wouldSet(subject, values);
  }

  /** Does what the command says, as the platform or on behalf of somebody. */
  public RecordView handle(@Nullable String by, Command command) {
    return acting.handle(by, command);
  }
}
