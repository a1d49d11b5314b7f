package dev.formwork.flows;

import com.fasterxml.jackson.annotation.JsonIgnoreType;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problems;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.rules.ValueSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person can decide on a task. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface Outcome {

  DefinitionKey key();

  /** What stands on the button. */
  LocalizedText title();

  /** Whether words are wanted with it. */
  OpinionRule opinionRule();

  /** What else it is not taken without. */
  List<Need> needs();

  /** Fields and where their new values come from, when it is decided. */
  Map<FieldKey, ValueSource> set();

  /** What must not be so for it to be taken. */
  default List<OutcomeCheck> checks() {
    return List.of();
  }

  /** What of that is so in a record. */
  default Problems stoppedBy(EvaluationContext record) {
    return new Problems(
        checks().stream()
            .filter(check -> check.stops(record))
            .map(OutcomeCheck::asProblem)
            .toList());
  }

  /** Whether it takes the record on. */
  default boolean goesOn() {
    return switch (this) {
      case Agree _, Resubmit _ -> true;
      case Reject _, Return _, Dispute _ -> false;
    };
  }

  /** Whether what the node demands must be there for it to be taken. */
  default boolean demandsAll() {
    return goesOn() && !(this instanceof Agree agree && agree.incomplete());
  }

  /** Whether it is the yes to what a node asks for. */
  default boolean agrees() {
    return this instanceof Agree && demandsAll();
  }

  /** Whether whoever decides so says where the record goes on when it was corrected. */
  default boolean asksWhereItGoesOn() {
    return switch (this) {
      case Return back -> back.resubmitRule() == ResubmitRule.ASK;
      case Dispute dispute -> dispute.resubmitRule() == ResubmitRule.ASK;
      case Agree _, Reject _, Resubmit _ -> false;
    };
  }

  /**
   * Yes: the flow goes on. Words are optional unless said otherwise.
   *
   * @param incomplete whether it is taken without the required fields and the ticks of the node, as
   *     where a customer was not reached
   * @param checks what holds it up, asked with what is filled in as it is decided
   */
  @JsonTypeName("agree")
  record Agree(
      DefinitionKey key,
      LocalizedText title,
      @Nullable OpinionRule opinion,
      List<Need> needs,
      boolean incomplete,
      List<OutcomeCheck> checks,
      Map<FieldKey, ValueSource> set,
      @Nullable DefinitionKey next)
      implements Outcome {

    public Agree {
      needs = List.copyOf(needs);
      checks = List.copyOf(checks);
      set = SetValues.of(set);
    }

    @Override
    public OpinionRule opinionRule() {
      return opinion == null ? OpinionRule.OPTIONAL : opinion;
    }
  }

  /** No, for good. Words are required unless said otherwise. */
  @JsonTypeName("reject")
  record Reject(
      DefinitionKey key,
      LocalizedText title,
      @Nullable OpinionRule opinion,
      List<Need> needs,
      Map<FieldKey, ValueSource> set,
      @Nullable DefinitionKey next)
      implements Outcome {

    public Reject {
      needs = List.copyOf(needs);
      set = SetValues.of(set);
    }

    @Override
    public OpinionRule opinionRule() {
      return opinion == null ? OpinionRule.REQUIRED : opinion;
    }
  }

  /** Not yet: back, to be corrected and submitted again. Words are required. */
  @JsonTypeName("return")
  record Return(
      DefinitionKey key,
      LocalizedText title,
      @Nullable OpinionRule opinion,
      List<Need> needs,
      Map<FieldKey, ValueSource> set,
      ReturnTarget to,
      @Nullable ResubmitRule resubmit)
      implements Outcome {

    public Return {
      needs = List.copyOf(needs);
      set = SetValues.of(set);
    }

    @Override
    public OpinionRule opinionRule() {
      return opinion == null ? OpinionRule.REQUIRED : opinion;
    }

    /** Where a returned record goes on: over again, unless said otherwise. */
    public ResubmitRule resubmitRule() {
      return resubmit == null ? ResubmitRule.RESTART : resubmit;
    }
  }

  /**
   * A side doesn't confirm: it names the facts that are wrong, and the record goes back.
   *
   * @param into field that keeps which facts were disputed; absent where none does
   */
  @JsonTypeName("dispute")
  record Dispute(
      DefinitionKey key,
      LocalizedText title,
      @Nullable OpinionRule opinion,
      List<Need> needs,
      Map<FieldKey, ValueSource> set,
      ReturnTarget to,
      @Nullable ResubmitRule resubmit,
      @Nullable FieldKey into)
      implements Outcome {

    public Dispute {
      needs = List.copyOf(needs);
      set = SetValues.of(set);
    }

    @Override
    public OpinionRule opinionRule() {
      return opinion == null ? OpinionRule.OPTIONAL : opinion;
    }

    /** Where a disputed record goes on: right back to be confirmed, unless said otherwise. */
    public ResubmitRule resubmitRule() {
      return resubmit == null ? ResubmitRule.BACK : resubmit;
    }
  }

  /** The record was corrected; not written in definitions, every returned record has it. */
  @JsonIgnoreType
  record Resubmit(DefinitionKey key, LocalizedText title) implements Outcome {

    public static final Resubmit RESUBMIT =
        new Resubmit(DefinitionKey.of("resubmit"), LocalizedText.of("Submit again", "重新提交"));

    @Override
    public OpinionRule opinionRule() {
      return OpinionRule.OPTIONAL;
    }

    @Override
    public List<Need> needs() {
      return List.of();
    }

    @Override
    public Map<FieldKey, ValueSource> set() {
      return Map.of();
    }
  }
}
